// Powers, roots, exponentials, logarithms, waves, and what cuts a number down, element by element.
import {
  cos as cosOf,
  exp as expOf,
  log as logOf,
  pow as powOf,
  sin as sinOf,
} from '../elementary.ts';
import { eachPair } from '../kernels/elementwise.ts';
import { atom, bracket, raised, times } from '../tex.ts';
import { functionOfOne, functionOfTwo } from './pointwise.ts';

/**
 * aᵇ; the derivatives are b·aᵇ⁻¹ and aᵇ·ln a.
 *
 * Where a is 0 the second one is its limit: 0 for b ≥ 0 (as in PyTorch), −∞ below.
 */
export const pow = functionOfTwo({
  name: 'pow',
  rule: 'function-of-several',
  loop: eachPair(powOf),
  partials: [
    (a, b) => (b === 0 ? 0 : b * powOf(a, b - 1)),
    (a, b) => (a === 0 && b >= 0 ? 0 : powOf(a, b) * logOf(a)),
  ],
  tex: (a, b) => raised(a, b),
  gradientTex: [
    ({ g, a, b }, shapes) =>
      `${g} ${times(shapes)} ${atom(b)} ${times(shapes, 1)} ${raised(a, `${b} - 1`)}`,
    ({ g, a, y }, shapes) => `${g} ${times(shapes)} ${y} ${times(shapes, 0)} \\ln ${a}`,
  ],
});

/** eᵃ; its own derivative. */
export const exp = functionOfOne({
  name: 'exp',
  value: expOf,
  derivative: (_x, y) => y,
  tex: (x) => `e^{${x}}`,
  gradientTex: ({ g, y }, shapes) => `${g} ${times(shapes)} ${y}`,
});

/** ln a; the derivative is 1/a. */
export const log = functionOfOne({
  name: 'log',
  value: logOf,
  derivative: (x) => 1 / x,
  tex: (x) => `\\ln ${x}`,
  gradientTex: ({ g, x }, shapes) => `${g} ${times(shapes)} \\frac{1}{${x}}`,
});

/** √a; the derivative is 1/(2√a), infinite at 0. */
export const sqrt = functionOfOne({
  name: 'sqrt',
  value: Math.sqrt,
  derivative: (_x, y) => 0.5 / y,
  tex: (x) => `\\sqrt{${x}}`,
  gradientTex: ({ g, y }, shapes) => `${g} ${times(shapes)} \\frac{1}{2${y}}`,
});

/** a²; the derivative is 2a. */
export const square = functionOfOne({
  name: 'square',
  value: (x) => x * x,
  derivative: (x) => 2 * x,
  tex: (x) => raised(x, '2'),
  gradientTex: ({ g, x }, shapes) => `${g} ${times(shapes)} 2${x}`,
});

/** |a|; the derivative is the sign of a, 0 at 0. */
export const abs = functionOfOne({
  name: 'abs',
  value: Math.abs,
  derivative: (x) => (x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : NaN),
  tex: (x) => `\\left|${x}\\right|`,
  gradientTex: ({ g, x }, shapes) => `${g} ${times(shapes)} \\operatorname{sgn}${bracket(x)}`,
});

/** 1/a; the derivative is −1/a². */
export const reciprocal = functionOfOne({
  name: 'reciprocal',
  value: (x) => 1 / x,
  derivative: (_x, y) => -y * y,
  tex: (x) => `\\frac{1}{${x}}`,
  gradientTex: ({ g, y }, shapes) => `-${g} ${times(shapes)} ${raised(y, '2')}`,
});

/** sin a; the derivative is cos a. */
export const sin = functionOfOne({
  name: 'sin',
  value: sinOf,
  derivative: (x) => cosOf(x),
  tex: (x) => `\\sin ${atom(x)}`,
  gradientTex: ({ g, x }, shapes) => `${g} ${times(shapes)} \\cos ${atom(x)}`,
});

/** cos a; the derivative is −sin a. */
export const cos = functionOfOne({
  name: 'cos',
  value: cosOf,
  derivative: (x) => -sinOf(x),
  tex: (x) => `\\cos ${atom(x)}`,
  gradientTex: ({ g, x }, shapes) => `-${g} ${times(shapes)} \\sin ${atom(x)}`,
});

/** −1, 0 or 1; the derivative is 0, at the jump too. */
export const sign = functionOfOne({
  name: 'sign',
  value: Math.sign,
  derivative: 0,
  tex: (x) => `\\operatorname{sgn}${bracket(x)}`,
  gradientTex: () => '0',
});

/** The largest whole number not above a; the derivative is 0, at the jumps too. */
export const floor = functionOfOne({
  name: 'floor',
  value: Math.floor,
  derivative: 0,
  tex: (x) => `\\left\\lfloor ${x} \\right\\rfloor`,
  gradientTex: () => '0',
});
