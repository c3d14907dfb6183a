// Operations that choose between values: maximum, minimum, clamp, where.
import { chain, chainPair, eachPair, map } from '../kernels/elementwise.ts';
import { expand } from '../kernels/strided.ts';
import { allocate } from '../ndarray.ts';
import type { Op } from '../op.ts';
import { broadcastIndex, broadcastShapes } from '../shape.ts';
import { number, summedBack, times } from '../tex.ts';
import { functionOfTwo } from './pointwise.ts';

/** The larger of a and b; a tie shares the derivative ½ and ½. */
export const maximum = functionOfTwo({
  name: 'maximum',
  rule: 'choice',
  loop: eachPair((a, b) => (a !== a || a > b ? a : b)),
  partials: [(a, b) => share(a, b), (a, b) => share(b, a)],
  tex: (a, b) => `\\max\\left(${a},\\,${b}\\right)`,
  gradientTex: [
    ({ g, a, b }, shapes) => `${g} ${times(shapes)} \\left[${a} > ${b}\\right]`,
    ({ g, a, b }, shapes) => `${g} ${times(shapes)} \\left[${b} > ${a}\\right]`,
  ],
});

/** The smaller of a and b; a tie shares the derivative ½ and ½. */
export const minimum = functionOfTwo({
  name: 'minimum',
  rule: 'choice',
  loop: eachPair((a, b) => (a !== a || a < b ? a : b)),
  partials: [(a, b) => share(b, a), (a, b) => share(a, b)],
  tex: (a, b) => `\\min\\left(${a},\\,${b}\\right)`,
  gradientTex: [
    ({ g, a, b }, shapes) => `${g} ${times(shapes)} \\left[${a} < ${b}\\right]`,
    ({ g, a, b }, shapes) => `${g} ${times(shapes)} \\left[${b} < ${a}\\right]`,
  ],
});

/** 1 for the greater of two, ½ on a tie, else 0. */
function share(greater: number, lesser: number): number {
  return greater > lesser ? 1 : greater === lesser ? 0.5 : 0;
}

/** The interval to stay in. */
export type ClampSettings = { readonly low: number; readonly high: number };

/** min(max(a, low), high); the derivative is 1 inside and on the bounds, 0 outside. */
export const clamp: Op<ClampSettings> = {
  name: 'clamp',
  forward: ([x], { low, high }) => map(x!, (value) => Math.min(Math.max(value, low), high)),
  backward: (upstream, [x], y, settings) =>
    chain(upstream, x!, y, (value) => inside(value, settings)),
  tex: ([x], { low, high }) =>
    `\\min\\left(\\max\\left(${x},\\,${number(low)}\\right),\\,${number(high)}\\right)`,
  gradientTex: (_place, { upstream, inputs }, { low, high }, shapes) =>
    `${upstream} ${times(shapes)} \\left[${number(low)} \\le ${inputs[0]} \\le ${number(high)}\\right]`,
  explain: (index, [x], _y, settings) => {
    const derivative = inside(x!.data[index]!, settings);
    return { rule: 'choice', terms: [{ input: 0, index, derivative }] };
  },
};

function inside(value: number, { low, high }: ClampSettings): number {
  if (value !== value) return NaN;
  return value >= low && value <= high ? 1 : 0;
}

/** a where the condition is not 0, else b; the condition itself gets the gradient 0. */
export const where: Op = {
  name: 'where',
  forward: ([condition, a, b]) => {
    const shape = broadcastShapes(
      'where',
      condition!.shape,
      broadcastShapes('where', a!.shape, b!.shape),
    );
    const [chosen, yes, no] = [condition!, a!, b!].map((array) => expand(array, shape).data);
    const y = allocate(shape, a!.dtype);
    for (let i = 0; i < y.size; i++) y.data[i] = chosen![i] !== 0 ? yes![i]! : no![i]!;
    return y;
  },
  backward: (upstream, [condition], _y, _settings, place) =>
    chainPair(upstream, condition!, condition!, (chosen) => passes(chosen, place)),
  addedTogether: () => 1,
  tex: ([condition, a, b]) =>
    `\\begin{cases} ${a} & ${condition} \\ne 0 \\\\ ${b} & ${condition} = 0 \\end{cases}`,
  gradientTex: (place, { upstream, inputs: [condition] }, _settings, shapes) => {
    if (place === 0) return '0';
    const test = `${condition} ${place === 1 ? '\\ne' : '='} 0`;
    const product = `${upstream} ${times(shapes)} \\left[${test}\\right]`;
    if (shapes === undefined) return product;
    return summedBack(product, upstream, shapes.inputs[place]!, shapes.output);
  },
  explain: (index, inputs, y) => {
    const places = inputs.map((input) => broadcastIndex(index, input.shape, y.shape));
    const chosen = inputs[0]!.data[places[0]!]!;
    const terms = places.map((flat, input) => ({
      input,
      index: flat,
      derivative: passes(chosen, input),
    }));
    return { rule: 'choice', terms };
  },
};

function passes(chosen: number, place: number): number {
  return place > 0 && (place === 1) === (chosen !== 0) ? 1 : 0;
}
