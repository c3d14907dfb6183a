// Reductions of the elements along axes to a number that depends on all of them: product, length, logsumexp.
import { exp, log } from '../elementary.ts';
import { peakAndSum } from '../kernels/lanes.ts';
import { axisTex, times } from '../tex.ts';
import { functionOfRow, type Reduction } from './reducing.ts';

/** Π over the axes, 1 of nothing; the derivative by one factor is the product of the others. */
export const prod = functionOfRow<Reduction>({
  name: 'prod',
  rule: 'product',
  value: (x, start, end) => {
    let product = 1;
    for (let i = start; i < end; i++) product *= x[i]!;
    return product;
  },
  // y / xᵢ would be 0/0 where a factor is 0: the factors before times those after are right everywhere
  slopes: ({ x, start, end }, slopes) => {
    let before = 1;
    for (let i = start; i < end; i++) {
      slopes[i - start] = before;
      before *= x[i]!;
    }
    let after = 1;
    for (let i = end - 1; i >= start; i--) {
      slopes[i - start]! *= after;
      after *= x[i]!;
    }
  },
  tex: (x, { axes }, shapes) => `\\prod${axisTex(axes, shapes)} ${x}`,
  gradientTex: ({ g, x }, _settings, shapes) =>
    `${g} ${times(shapes)} \\textstyle\\prod_{j \\ne i} {${x}}_j`,
});

/** ‖x‖ = √Σx², the Euclidean length; the derivative is x/‖x‖, taken as 0 where the length is 0. */
export const norm = functionOfRow<Reduction>({
  name: 'norm',
  value: (x, start, end) => {
    let sum = 0;
    for (let i = start; i < end; i++) sum += x[i]! * x[i]!;
    return Math.sqrt(sum);
  },
  slopes: ({ x, start, end, y }, slopes) => {
    for (let i = start; i < end; i++) slopes[i - start] = y === 0 ? 0 : x[i]! / y;
  },
  tex: (x, { axes }, shapes) => `\\left\\lVert ${x} \\right\\rVert${axisTex(axes, shapes)}`,
  gradientTex: ({ g, x, y }, _settings, shapes) => `${g} ${times(shapes)} \\frac{${x}}{${y}}`,
});

/** ln Σ eˣ, shifted by the largest x so that nothing overflows; the derivatives are the softmax of x. */
export const logsumexp = functionOfRow<Reduction>({
  name: 'logsumexp',
  needsSome: true,
  value: (x, start, end) => {
    const { peak, sum } = peakAndSum(x, { start, end, step: 1 });
    return Math.abs(peak) === Infinity ? peak : peak + log(sum);
  },
  slopes: ({ x, start, end }, slopes) => {
    const { peak, sum } = peakAndSum(x, { start, end, step: 1 });
    for (let i = start; i < end; i++) slopes[i - start] = exp(x[i]! - peak) / sum;
  },
  tex: (x, { axes }, shapes) => `\\ln \\sum${axisTex(axes, shapes)} e^{${x}}`,
  gradientTex: ({ g, x, y }, _settings, shapes) => `${g} ${times(shapes)} e^{${x} - ${y}}`,
});
