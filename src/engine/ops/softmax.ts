// softmax and its logarithm, along one axis. Scores are shifted by the largest, so that none overflows.
import { exp, log } from '../elementary.ts';
import { lanewise, laneOf, peakAndSum } from '../kernels/lanes.ts';
import type { NDArray } from '../ndarray.ts';
import type { Explanation, Op } from '../op.ts';
import { bracket, call, times } from '../tex.ts';

/** The axis along which the probabilities add up to 1. */
export type SoftmaxSettings = { readonly axis: number };

/** yᵢ = e^{xᵢ} / Σⱼ e^{xⱼ}; ∂yᵢ/∂xⱼ = yᵢ(δᵢⱼ − yⱼ), so the product is y ⊙ (g − Σ g⊙y). */
export const softmax: Op<SoftmaxSettings> = {
  name: 'softmax',
  forward: ([x], { axis }) =>
    lanewise(x!, axis, (out, lane) => {
      const { peak, sum } = peakAndSum(x!.data, lane);
      const { start, end, step } = lane;
      for (let i = start; i < end; i += step) out[i] = exp(x!.data[i]! - peak) / sum;
    }),
  backward: ({ data: g }, [x], { data: y }, { axis }) =>
    lanewise(x!, axis, (out, { start, end, step }) => {
      let sum = 0;
      for (let i = start; i < end; i += step) sum += g[i]! * y[i]!;
      for (let i = start; i < end; i += step) out[i] = y[i]! * (g[i]! - sum);
    }),
  tex: ([x]) => call('softmax', x!),
  gradientTex: (_place, { upstream, output }, _settings, shapes) => {
    const sum = `\\sum ${upstream} ${times(shapes)} ${output}`;
    return `${output} ${times(shapes)} ${bracket(`${upstream} - ${sum}`)}`;
  },
  explain: (index, [x], { data: y }, { axis }) =>
    fromWholeLane(index, x!, axis, (i) => y[index]! * ((i === index ? 1 : 0) - y[i]!)),
  addedAs: (index, [x], { data: y }, { axis }) => {
    const shared = places(index, x!, axis).map((i) => ({ outputIndex: i, derivative: -y[i]! }));
    const own = { outputIndex: index, derivative: 1 };
    return [{ factor: y[index]!, terms: [...shared, own] }];
  },
};

/** yᵢ = xᵢ − ln Σⱼ e^{xⱼ}; ∂yᵢ/∂xⱼ = δᵢⱼ − e^{yⱼ}, so the product is g − e^y Σ g. */
export const logSoftmax: Op<SoftmaxSettings> = {
  name: 'logSoftmax',
  forward: ([x], { axis }) =>
    lanewise(x!, axis, (out, lane) => {
      const { peak, sum } = peakAndSum(x!.data, lane);
      const rest = log(sum);
      const { start, end, step } = lane;
      for (let i = start; i < end; i += step) out[i] = x!.data[i]! - peak - rest;
    }),
  backward: ({ data: g }, [x], { data: y }, { axis }) =>
    lanewise(x!, axis, (out, { start, end, step }) => {
      let sum = 0;
      for (let i = start; i < end; i += step) sum += g[i]!;
      for (let i = start; i < end; i += step) out[i] = g[i]! - exp(y[i]!) * sum;
    }),
  tex: ([x]) => call('log\\,softmax', x!),
  gradientTex: (_place, { upstream, output }, _settings, shapes) =>
    `${upstream} - e^{${output}} ${times(shapes)} \\sum ${upstream}`,
  explain: (index, [x], { data: y }, { axis }) =>
    fromWholeLane(index, x!, axis, (i) => (i === index ? 1 : 0) - exp(y[i]!)),
  addedAs: (index, [x], { data: y }, { axis }) => {
    const all = places(index, x!, axis).map((i) => ({ outputIndex: i, derivative: 1 }));
    const own = { outputIndex: index, derivative: 1 };
    return [
      { factor: -exp(y[index]!), terms: all },
      { factor: 1, terms: [own] },
    ];
  },
};

/** Every element of the lane takes part in element `index`. */
function fromWholeLane(
  index: number,
  x: NDArray,
  axis: number,
  derivative: (i: number) => number,
): Explanation {
  const terms = places(index, x, axis).map((i) => ({
    input: 0,
    index: i,
    derivative: derivative(i),
  }));
  return { rule: 'function-of-several', terms };
}

/** The elements of the lane that element `index` lies in. */
function places(index: number, x: NDArray, axis: number): number[] {
  const { start, end, step } = laneOf(index, x.shape, axis);
  return Array.from({ length: (end - start) / step }, (_, place) => start + place * step);
}
