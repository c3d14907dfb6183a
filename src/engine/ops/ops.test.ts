// Every operation of the table, on random shapes: gradients against central differences, and explanations
// against gradients. An operation without a row in sampling/ fails.
import { assert, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backwardSteps,
  explainContributions,
  gradcheck,
  ops,
  originOf,
  type BackwardStep,
  type Tensor,
} from '../index.ts';
import { any } from './sampling/draw.ts';
import { draws, samplerOf, type Sampler } from './sampling/index.ts';

const settings = { seed: 7, numRuns: 40 };

describe.each(ops.map((op) => ({ name: op.name, op })))('$name', ({ name, op }) => {
  const sampler: Sampler = (draw) => samplerOf(name)(draw);

  test('its gradient agrees with central differences', () => {
    const agrees = property(draws, (draw) => {
      const { inputs, use } = sampler(draw);
      expect(originOf(use(...inputs)).op).toBe(op);
      const weights = any(use(...inputs).shape, draw.seed + 9).detach();
      const named = Object.fromEntries(inputs.map((input, place) => [`input ${place}`, input]));
      const report = gradcheck(
        () =>
          use(...inputs)
            .mul(weights)
            .sum(),
        named,
      );
      expect(report).toMatchObject({ verdict: 'agree' });
    });
    assert(agrees, settings);
  });

  test('its explanation, transposed, is its gradient', () => {
    const agrees = property(draws, (draw) => {
      const { inputs, use } = sampler(draw);
      const output = use(...inputs);
      const upstream = any(output.shape, draw.seed + 9).detach();
      const [first] = backwardSteps(output, upstream);
      checkExplained(output, upstream, first!.contributions);
    });
    assert(agrees, settings);
  });
});

function checkExplained(
  output: Tensor,
  upstream: Tensor,
  contributions: BackwardStep['contributions'],
): void {
  const { op, inputs, attributes } = originOf(output);
  const use = { op: op!, inputs, output, attributes };
  for (const { place, value } of contributions) {
    expect(value.shape).toEqual(inputs[place]!.shape);
    const terms = explainContributions(use, place, upstream);
    terms.forEach((list, index) => {
      const sum = list.reduce((total, term) => total + term.upstream * term.derivative, 0);
      expect(Math.abs(sum - value.data[index]!)).toBeLessThan(1e-9 * (1 + Math.abs(sum)));
    });
  }
}
