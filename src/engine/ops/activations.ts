// Sigmoid, tanh, ReLU and softplus, element by element, stable for any input.
import { sigmoid as sigmoidOf, softplus as softplusOf, tanh as tanhOf } from '../elementary.ts';
import { bracket, call, raised, times } from '../tex.ts';
import { functionOfOne } from './pointwise.ts';

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

/** max(a, 0); the derivative is 1 above 0, else 0 (0 at 0 itself). */
export const relu = functionOfOne({
  name: 'relu',
  value: (x) => (x <= 0 ? 0 : x),
  derivative: (x) => (x <= 0 ? 0 : x > 0 ? 1 : NaN),
  tex: (x) => call('ReLU', x),
  gradientTex: ({ g, x }, shapes) => `${g} ${times(shapes)} \\left[${x} > 0\\right]`,
});

/** ln(1 + eᵃ); the derivative is σ(a). */
export const softplus = functionOfOne({
  name: 'softplus',
  value: softplusOf,
  derivative: (x) => sigmoidOf(x),
  tex: (x) => call('softplus', x),
  gradientTex: ({ g, x }, shapes) => `${g} ${times(shapes)} \\sigma${bracket(x)}`,
});
