// Running totals along an axis.
import { lanewise, laneOf } from '../kernels/lanes.ts';
import type { Op } from '../op.ts';
import { call } from '../tex.ts';

/** The axis along which elements are added up. */
export type CumulativeSettings = { readonly axis: number };

/** yᵢ = x₀ + … + xᵢ; an element goes into every later total, so its gradient is the sum of theirs. */
export const cumsum: Op<CumulativeSettings> = {
  name: 'cumsum',
  forward: ([x], { axis }) =>
    lanewise(x!, axis, (out, { start, end, step }) => {
      let sum = 0;
      for (let i = start; i < end; i += step) out[i] = sum += x!.data[i]!;
    }),
  backward: (upstream, _inputs, _y, { axis }) =>
    lanewise(upstream, axis, (out, { start, end, step }) => {
      let sum = 0;
      for (let i = end - step; i >= start; i -= step) out[i] = sum += upstream.data[i]!;
    }),
  tex: ([x], { axis }) => call('cumsum', x!, `\\mathtt{axis}=${axis}`),
  gradientTex: (_place, { upstream }) => `\\textstyle\\sum_{j \\ge i} {${upstream}}_j`,
  explain: (index, [x], _y, { axis }) => {
    const { start, step } = laneOf(index, x!.shape, axis);
    const count = (index - start) / step + 1;
    const terms = Array.from({ length: count }, (_, place) => ({
      input: 0,
      index: start + place * step,
      derivative: 1,
    }));
    return { rule: 'sum', terms };
  },
  // from the end: each total adds to what came together behind it
  addedAs: (index, [x], _y, { axis }) => {
    const { end, step } = laneOf(index, x!.shape, axis);
    const terms = Array.from({ length: Math.ceil((end - index) / step) }, (_, place) => ({
      outputIndex: end - (place + 1) * step,
      derivative: 1,
    }));
    return [{ factor: 1, terms }];
  },
};
