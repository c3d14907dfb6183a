// ReLU and its kin, which pass what is positive and hold back the rest: with a slope, a bend or a limit.
import { exp, expm1, sigmoid as sigmoidOf, softplus as softplusOf } from '../elementary.ts';
import { eachPair } from '../kernels/elementwise.ts';
import { atom, bracket, call, scaled, times } from '../tex.ts';
import {
  familyOfFunctions,
  functionOfOne,
  functionOfTwo,
  type FunctionOfOne,
} from './pointwise.ts';

/** max(a, 0); the derivative is 1 above 0, else 0 (0 at 0 itself). */
export const relu = functionOfOne({
  name: 'relu',
  value: (x) => (x <= 0 ? 0 : x),
  derivative: (x) => (x <= 0 ? 0 : x > 0 ? 1 : NaN),
  tex: (x) => call('ReLU', x),
  gradientTex: ({ g, x }, shapes) => `${g} ${times(shapes)} ${isAbove(x)}`,
});

/** max(0, a) + s·min(0, a); the derivative is 1 above 0, else s (s at 0 itself). */
export const leakyRelu = familyOfFunctions<{ readonly negativeSlope: number }>(
  'leakyRelu',
  ({ negativeSlope }) => ({
    value: (x) => (x > 0 ? x : negativeSlope * x),
    derivative: (x) => (x > 0 ? 1 : x <= 0 ? negativeSlope : NaN),
    tex: (x) => `${positivePart(x)} + ${scaled(negativeSlope, negativePart(x))}`,
    gradientTex: ({ g, x }, shapes) =>
      `${g} ${times(shapes)} ${bracket(`${isAbove(x)} + ${scaled(negativeSlope, isNotAbove(x))}`)}`,
  }),
);

/** max(0, a) + s ⊙ min(0, a) with a slope s that is learnt; as in leakyRelu, and ∂/∂s = min(0, a). */
export const prelu = functionOfTwo({
  name: 'prelu',
  rule: 'function-of-several',
  loop: eachPair((x, slope) => (x > 0 ? x : slope * x)),
  partials: [(x, slope) => (x > 0 ? 1 : x <= 0 ? slope : NaN), (x) => (x > 0 ? 0 : x)],
  tex: (x, slope, shapes) =>
    `${positivePart(x)} + ${atom(slope)} ${times(shapes, 1)} ${negativePart(x)}`,
  gradientTex: [
    ({ g, a, b }, shapes) =>
      `${g} ${times(shapes)} ${bracket(`${isAbove(a)} + ${atom(b)} ${times(shapes, 1)} ${isNotAbove(a)}`)}`,
    ({ g, a }, shapes) => `${g} ${times(shapes, 0)} ${negativePart(a)}`,
  ],
});

/** min(max(a, 0), 6); the derivative is 1 between 0 and 6, else 0 (0 at both ends). */
export const relu6 = functionOfOne({
  name: 'relu6',
  value: (x) => (x <= 0 ? 0 : x >= 6 ? 6 : x),
  derivative: (x) => (x <= 0 || x >= 6 ? 0 : x > 0 ? 1 : NaN),
  tex: (x) => `\\min\\left(${positivePart(x)},\\,6\\right)`,
  gradientTex: ({ g, x }, shapes) => `${g} ${times(shapes)} \\left[0 < ${x} < 6\\right]`,
});

/** a above 0, else α(eᵃ − 1); the derivative is 1 above 0, else αeᵃ (α at 0 itself). */
export const elu = familyOfFunctions<{ readonly alpha: number }>('elu', ({ alpha }) =>
  exponentialBelow(1, alpha),
);

/** λ·elu with the α and λ that keep mean 0 and variance 1 from layer to layer (Klambauer et al., 2017). */
export const selu = functionOfOne({
  name: 'selu',
  ...exponentialBelow(1.0507009873554805, 1.6732632423543772),
});

/** λa above 0, else λα(eᵃ − 1). */
function exponentialBelow(scale: number, alpha: number): FunctionOfOne {
  const limit = scale * alpha;
  const short = (value: number) => Number(value.toFixed(4));
  const whole = (sum: string) => (scale === 1 ? sum : scaled(short(scale), bracket(sum)));
  return {
    value: (x) => (x > 0 ? scale * x : limit * expm1(x)),
    derivative: (x) => (x > 0 ? scale : limit * exp(x)),
    tex: (x) =>
      whole(`${positivePart(x)} + ${scaled(short(alpha), bracket(`e^{${negativePart(x)}} - 1`))}`),
    gradientTex: ({ g, x }, shapes) => {
      const slope = bracket(`${isAbove(x)} + ${scaled(short(alpha), `e^{${x}} ${isNotAbove(x)}`)}`);
      return `${g} ${times(shapes)} ${scaled(short(scale), slope)}`;
    },
  };
}

/** ln(1 + eᵃ); the derivative is σ(a). */
export const softplus = functionOfOne({
  name: 'softplus',
  value: softplusOf,
  derivative: (x) => sigmoidOf(x),
  tex: (x) => call('softplus', x),
  gradientTex: ({ g, x }, shapes) => `${g} ${times(shapes)} \\sigma${bracket(x)}`,
});

/** ln σ(a) = −softplus(−a); the derivative is 1 − σ(a) = σ(−a). */
export const logSigmoid = functionOfOne({
  name: 'logSigmoid',
  value: (x) => -softplusOf(-x),
  derivative: (x) => sigmoidOf(-x),
  tex: (x) => `\\ln \\sigma${bracket(x)}`,
  gradientTex: ({ g, x }, shapes) => `${g} ${times(shapes)} ${bracket(`1 - \\sigma${bracket(x)}`)}`,
});

function positivePart(x: string): string {
  return `\\max\\left(0,\\,${x}\\right)`;
}

function negativePart(x: string): string {
  return `\\min\\left(0,\\,${x}\\right)`;
}

function isAbove(x: string): string {
  return `\\left[${x} > 0\\right]`;
}

function isNotAbove(x: string): string {
  return `\\left[${x} \\le 0\\right]`;
}
