// Addition, subtraction, multiplication, division, negation: element by element, broadcast.
import { minus, plus, product, quotient } from '../kernels/pairs.ts';
import { atom, raised, times } from '../tex.ts';
import { functionOfOne, functionOfTwo } from './pointwise.ts';

/** a + b; both derivatives are 1. */
export const add = functionOfTwo({
  name: 'add',
  rule: 'sum',
  loop: plus,
  partials: [1, 1],
  tex: (a, b) => `${a} + ${atom(b)}`,
  gradientTex: [({ g }) => g, ({ g }) => g],
});

/** a − b; the derivatives are 1 and −1. */
export const sub = functionOfTwo({
  name: 'sub',
  rule: 'sum',
  loop: minus,
  partials: [1, -1],
  tex: (a, b) => `${a} - ${atom(b)}`,
  gradientTex: [({ g }) => g, ({ g }) => `-${g}`],
});

/** a · b; each factor's derivative is the other factor. */
export const mul = functionOfTwo({
  name: 'mul',
  rule: 'product',
  loop: product,
  partials: [(_a, b) => b, (a) => a],
  tex: (a, b, shapes) => `${a} ${times(shapes, 0, 1)} ${atom(b)}`,
  gradientTex: [
    ({ g, b }, shapes) => `${g} ${times(shapes, 1)} ${atom(b)}`,
    ({ g, a }, shapes) => `${g} ${times(shapes, 0)} ${atom(a)}`,
  ],
});

/** a / b; the derivatives are 1/b and −a/b². */
export const div = functionOfTwo({
  name: 'div',
  rule: 'function-of-several',
  loop: quotient,
  partials: [(_a, b) => 1 / b, (a, b) => -a / b / b],
  tex: (a, b) => `\\frac{${a}}{${b}}`,
  gradientTex: [
    ({ g, b }, shapes) => `${g} ${times(shapes, 1)} \\frac{1}{${b}}`,
    ({ g, a, b }, shapes) => `-${g} ${times(shapes)} \\frac{${a}}{${raised(b, '2')}}`,
  ],
});

/** −a */
export const neg = functionOfOne({
  name: 'neg',
  rule: 'sum',
  value: (x) => -x,
  derivative: -1,
  tex: (x) => `-${atom(x)}`,
  gradientTex: ({ g }) => `-${g}`,
});
