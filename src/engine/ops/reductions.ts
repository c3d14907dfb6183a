// Sums, means and extremes over axes.
import { chainPair, eachPair, scale, zip } from '../kernels/elementwise.ts';
import { product } from '../kernels/pairs.ts';
import { extremeTo, sumTo } from '../kernels/reduce.ts';
import { expand } from '../kernels/strided.ts';
import { copy, type NDArray } from '../ndarray.ts';
import type { Op, Term } from '../op.ts';
import { sizeOf, type Shape } from '../shape.ts';
import { axisTex, times } from '../tex.ts';
import { checkSome, countTex, finish, kept, members, under, type Reduction } from './reducing.ts';

/** Σ over the axes; every derivative is 1. */
export const sum: Op<Reduction> = {
  name: 'sum',
  forward: ([x], settings) => finish(total(x!, settings, 1), settings),
  backward: (upstream, [x], _y, settings) => spread(upstream, x!.shape, settings),
  tex: ([x], { axes }, shapes) => `\\sum${axisTex(axes, shapes)} ${x}`,
  gradientTex: (_place, { upstream }) => `${upstream}\\,\\mathbf{1}`,
  explain: (index, [x], _y, settings) => ({
    rule: 'sum',
    terms: members(index, x!.shape, settings).map((flat) => term(flat, 1)),
  }),
};

/** The sum over the axes divided by the number n of elements in it; every derivative is 1/n. */
export const mean: Op<Reduction> = {
  name: 'mean',
  forward: ([x], settings) => {
    checkSome('mean', x!.shape, settings);
    return finish(total(x!, settings, x!.size / sizeOf(kept(x!.shape, settings))), settings);
  },
  backward: (upstream, [x], y, settings) =>
    spread(scale(upstream, y.size / x!.size), x!.shape, settings),
  tex: ([x], { axes }, shapes) =>
    `\\frac{1}{${countTex(shapes)}}\\sum${axisTex(axes, shapes)} ${x}`,
  gradientTex: (_place, { upstream }, _settings, shapes) =>
    `\\frac{1}{${countTex(shapes)}}\\,${upstream}\\,\\mathbf{1}`,
  explain: (index, [x], _y, settings) => {
    const flats = members(index, x!.shape, settings);
    return { rule: 'mean', terms: flats.map((flat) => term(flat, 1 / flats.length)) };
  },
};

/** The largest element along the axes; tied elements share the derivative 1 equally. */
export const max = extreme('max', true);

/** The smallest element along the axes; tied elements share the derivative 1 equally. */
export const min = extreme('min', false);

function extreme(name: string, largest: boolean): Op<Reduction> {
  return {
    name,
    forward: ([x], settings) => {
      checkSome(name, x!.shape, settings);
      return finish(extremeTo(x!, kept(x!.shape, settings), largest), settings);
    },
    backward: (upstream, [x], y, settings) => {
      const shape = kept(x!.shape, settings);
      const chosen = zip(
        name,
        x!,
        under(y, shape),
        eachPair((a, b) => (a === b ? 1 : 0)),
      );
      const ties = sumTo(chosen, shape);
      const share = chainPair(under(upstream, shape), ties, ties, (count) => 1 / count);
      return zip(name, chosen, share, product);
    },
    tex: ([x], { axes }, shapes) => `\\${name}${axisTex(axes, shapes)} ${x}`,
    gradientTex: (_place, { upstream, inputs, output }, _settings, shapes) =>
      `${upstream} ${times(shapes)} \\left[${inputs[0]} = ${output}\\right]`,
    explain: (index, [x], y, settings) => {
      const flats = members(index, x!.shape, settings);
      const ties = flats.filter((flat) => x!.data[flat] === y.data[index]).length;
      const derivative = (flat: number) => (x!.data[flat] === y.data[index] ? 1 / ties : 0);
      return { rule: 'choice', terms: flats.map((flat) => term(flat, derivative(flat))) };
    },
  };
}

/** Σ / divisor, in storage of its own. */
function total(x: NDArray, settings: Reduction, divisor: number): NDArray {
  const result = sumTo(x, kept(x.shape, settings), divisor);
  return result === x ? copy(x) : result;
}

/** Repeats a gradient of the result along the axes that were reduced. */
function spread(gradient: NDArray, shape: Shape, settings: Reduction): NDArray {
  return expand(under(gradient, kept(shape, settings)), shape);
}

function term(index: number, derivative: number): Term {
  return { input: 0, index, derivative };
}
