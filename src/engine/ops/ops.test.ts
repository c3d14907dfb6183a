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
  tensor,
  valueFromTerms,
  type BackwardStep,
  type ContributionTerm,
  type DType,
  type OpenedContribution,
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
    'its gradient, opened, adds up to the bit in %s, and nothing is left over',
    (dtype) => {
      const agrees = property(draws, (draw) => {
        const { inputs, use } = sampler(draw);
        for (const version of [inputs, inputs.map(inHalves)]) {
          const output = use(...version.map((input) => input.to(dtype)));
          const upstream = any(output.shape, draw.seed + 9)
            .detach()
            .to(dtype);
          const [first] = backwardSteps(output, upstream);
          checkAddedUp(output, upstream, first!.contributions);
        }
      });
      assert(agrees, runs);
    },
  );

  test.each<DType>(['float32', 'float64'])(
    'its terms, put together by its rule, reproduce its output to the bit in %s',
    (dtype) => {
      const agrees = property(draws, (draw) => {
        const { inputs, use } = sampler(draw);
        for (const version of [inputs, inputs.map(inHalves)]) {
          checkRetold(use(...version.map((input) => input.to(dtype))));
        }
      });
      assert(agrees, runs);
    },
  );
});

/** The same numbers rounded to halves, so that some are equal, and some 0. */
function inHalves(input: Tensor): Tensor {
  const halves = Array.from(input.data, (value) => Math.round(2 * value) / 2);
  return tensor(halves, { dtype: 'float64', requiresGrad: true }).reshape(input.shape);
}

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
      const opened = openContribution(use, place, index, upstream, element);
      expect([addUp(opened, value.dtype), opened.rest]).toEqual([element + 0, 0]);
      checkSlopes(opened.terms, explainContribution(use, place, index, upstream));
    });
  }
}

/** Factored out or not, an output element has the slope in which it is explained. */
function checkSlopes(
  terms: OpenedContribution['terms'],
  explained: readonly ContributionTerm[],
): void {
  const slopes = new Map<number, { slope: number; size: number }>();
  const add = (outputIndex: number, change: number) => {
    const { slope, size } = slopes.get(outputIndex) ?? { slope: 0, size: 0 };
    slopes.set(outputIndex, { slope: slope + change, size: size + Math.abs(change) });
  };
  for (const { outputIndex, derivative, factor } of terms) add(outputIndex, derivative * factor);
  for (const { outputIndex, derivative } of explained) add(outputIndex, -derivative);
  for (const { slope, size } of slopes.values()) {
    if (Number.isFinite(size)) expect(Math.abs(slope)).toBeLessThanOrEqual(1e-14 * size);
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
  // + 0: what is added to nothing is never −0
  output.data.forEach((value, index) => expect(valueFromTerms(use, index) + 0).toBe(value + 0));
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
