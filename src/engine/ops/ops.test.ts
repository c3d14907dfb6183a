// Every operation of the table, on random shapes: gradients against central differences, and explanations
// against gradients. An operation without a row in sampling/ fails.
import { assert, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addUp,
  backwardSteps,
  explainContribution,
  explainContributions,
  openContribution,
  ops,
  originOf,
  valueFromTerms,
  type BackwardStep,
  type DType,
  type Tensor,
} from '../index.ts';
import { any } from './sampling/draw.ts';
import { draws } from './sampling/draws.ts';
import { gradientAgrees, runs } from './sampling/gradient.ts';
import { samplerOf, samplers, type Sampler } from './sampling/index.ts';

test('every row of the samplers belongs to an operation', () => {
  const names = new Set(ops.map(({ name }) => name));
  expect(Object.keys(samplers).filter((name) => !names.has(name))).toEqual([]);
});

describe.each(ops.map((op) => ({ name: op.name, op })))('$name', ({ name, op }) => {
  const sampler: Sampler = (draw) => samplerOf(name)(draw);

  test('its gradient agrees with central differences', () => {
    assert(gradientAgrees(op), runs);
  });

  test('its explanation, transposed, is its gradient', () => {
    const agrees = property(draws, (draw) => {
      const { inputs, use } = sampler(draw);
      const output = use(...inputs);
      const upstream = any(output.shape, draw.seed + 9).detach();
      const [first] = backwardSteps(output, upstream);
      checkExplained(output, upstream, first!.contributions);
    });
    assert(agrees, runs);
  });

  test.each<DType>(['float32', 'float64'])(
    'its gradient, opened, adds up to the bit in %s',
    (dtype) => {
      const agrees = property(draws, (draw) => {
        const { inputs, use } = sampler(draw);
        const output = use(...inputs.map((input) => input.to(dtype)));
        const upstream = any(output.shape, draw.seed + 9)
          .detach()
          .to(dtype);
        const [first] = backwardSteps(output, upstream);
        checkAddedUp(output, upstream, first!.contributions);
      });
      assert(agrees, runs);
    },
  );

  test.each<DType>(['float32', 'float64'])(
    'its terms, put together by its rule, reproduce its output in %s',
    (dtype) => {
      const agrees = property(draws, (draw) => {
        const { inputs, use } = sampler(draw);
        checkRetold(use(...inputs.map((input) => input.to(dtype))));
      });
      assert(agrees, runs);
    },
  );
});

function checkAddedUp(
  output: Tensor,
  upstream: Tensor,
  contributions: BackwardStep['contributions'],
): void {
  const { op, inputs, attributes } = originOf(output);
  const arrays = inputs.map(({ array }) => array);
  const use = { op: op!, inputs: arrays, output: output.array, attributes };
  for (const { place, value } of contributions) {
    value.data.forEach((element, index) => {
      const { terms, rest } = openContribution(use, place, index, upstream, element);
      expect(addUp(terms, rest, value.dtype) - element).toBe(0);
      const size = terms.reduce((sum, term) => sum + Math.abs(term.upstream * term.derivative), 0);
      // in float32 every operation adds exactly these terms; in float64 some round by another way
      expect(Math.abs(rest)).toBeLessThanOrEqual(value.dtype === 'float32' ? 0 : 1e-14 * size);
    });
  }
}

function checkRetold(output: Tensor): void {
  const { op, inputs, attributes } = originOf(output);
  const use = {
    op: op!,
    inputs: inputs.map(({ array }) => array),
    output: output.array,
    attributes,
  };
  output.data.forEach((value, index) => {
    const { terms } = use.op.explain(index, use.inputs, use.output, attributes);
    const parts = terms.map((term) => term.derivative * use.inputs[term.input]!.data[term.index]!);
    const size = parts.reduce((sum, part) => sum + Math.abs(part), Math.abs(value));
    const unit = output.dtype === 'float32' ? 2 ** -23 * Math.abs(value) : 2 ** -52 * size;
    expect(Math.abs(valueFromTerms(use, index) - value)).toBeLessThanOrEqual(unit);
  });
}

function checkExplained(
  output: Tensor,
  upstream: Tensor,
  contributions: BackwardStep['contributions'],
): void {
  const { op, inputs, attributes } = originOf(output);
  const arrays = inputs.map(({ array }) => array);
  const use = { op: op!, inputs: arrays, output: output.array, attributes };
  for (const { place, value } of contributions) {
    expect(value.shape).toEqual(inputs[place]!.shape);
    const terms = explainContributions(use, place, upstream);
    terms.forEach((list, index) => {
      // asking only the elements it reaches leaves out none that counts
      const direct = explainContribution(use, place, index, upstream);
      expect(direct.filter(counts)).toEqual(list.filter(counts));
      const sum = list.reduce((total, term) => total + term.upstream * term.derivative, 0);
      expect(Math.abs(sum - value.data[index]!)).toBeLessThan(1e-9 * (1 + Math.abs(sum)));
    });
  }
}

function counts({ derivative }: { readonly derivative: number }): boolean {
  return derivative !== 0;
}
