// Activations that saturate: sigmoid, tanh, softsign, hardtanh level out on both sides.
import { sigmoid as sigmoidOf, tanh as tanhOf } from '../elementary.ts';
import { bracket, number, raised, times } from '../tex.ts';
import { familyOfFunctions, functionOfOne } from './pointwise.ts';
import type { ClampSettings } from './selection.ts';

/** σ(a) = 1 / (1 + e⁻ᵃ); the derivative is σ(1 − σ). */
export const sigmoid = functionOfOne({
  name: 'sigmoid',
  value: sigmoidOf,
  derivative: (_x, y) => y * (1 - y),
  tex: (x) => `\\sigma${bracket(x)}`,
  gradientTex: ({ g, y }, shapes) =>
    `${g} ${times(shapes)} ${y} ${times(shapes)} ${bracket(`1 - ${y}`)}`,
});

/** tanh a; the derivative is 1 − tanh² a. */
export const tanh = functionOfOne({
  name: 'tanh',
  value: tanhOf,
  derivative: (_x, y) => 1 - y * y,
  tex: (x) => `\\tanh${bracket(x)}`,
  gradientTex: ({ g, y }, shapes) => `${g} ${times(shapes)} ${bracket(`1 - ${raised(y, '2')}`)}`,
});

/** a / (1 + |a|); the derivative is 1 / (1 + |a|)². */
export const softsign = functionOfOne({
  name: 'softsign',
  value: (x) => (Math.abs(x) === Infinity ? Math.sign(x) : x / (1 + Math.abs(x))),
  derivative: (x) => 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))),
  tex: (x) => `\\frac{${x}}{1 + \\left|${x}\\right|}`,
  gradientTex: ({ g, x }, shapes) =>
    `${g} ${times(shapes)} \\frac{1}{${raised(bracket(`1 + \\left|${x}\\right|`), '2')}}`,
});

/** min(max(a, low), high); the derivative is 1 between the bounds, else 0 (0 on the bounds, unlike clamp). */
export const hardtanh = familyOfFunctions<ClampSettings>('hardtanh', ({ low, high }) => ({
  value: (x) => (x <= low ? low : x >= high ? high : x),
  derivative: (x) => (x <= low || x >= high ? 0 : x === x ? 1 : NaN),
  tex: (x) => `\\min\\left(\\max\\left(${x},\\,${number(low)}\\right),\\,${number(high)}\\right)`,
  gradientTex: ({ g, x }, shapes) =>
    `${g} ${times(shapes)} \\left[${number(low)} < ${x} < ${number(high)}\\right]`,
}));
