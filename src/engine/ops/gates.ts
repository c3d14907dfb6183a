// Smooth gates: each element times a share s(a) that rises from 0 to 1. They differ in s alone.
import { exp, sigmoid } from '../elementary.ts';
import { normalDensity, normalShare } from '../normal.ts';
import { atom, bracket, call, raised, times } from '../tex.ts';
import { familyOfFunctions, functionOfOne, type FunctionOfOne } from './pointwise.ts';

/** a·s(a); the derivative is s + a·s′. A closed gate gives 0 for a = −∞ too. */
function gated(share: (x: number) => number, slope: (x: number) => number) {
  return {
    value: (x: number) => {
      const open = share(x);
      return open === 0 ? 0 : x * open;
    },
    derivative: (x: number) => {
      const rise = slope(x);
      return rise === 0 ? share(x) : share(x) + x * rise;
    },
  };
}

/** a·σ(a); the derivative is σ(a)(1 + a(1 − σ(a))). */
export const silu = functionOfOne({
  name: 'silu',
  ...gated(sigmoid, (x) => sigmoid(x) * sigmoid(-x)),
  tex: (x, shapes) => `${x} ${times(shapes)} \\sigma${bracket(x)}`,
  gradientTex: ({ g, x }, shapes) => {
    const share = `\\sigma${bracket(x)}`;
    const slope = bracket(`1 + ${atom(x)} ${times(shapes)} ${bracket(`1 - ${share}`)}`);
    return `${g} ${times(shapes)} ${share} ${times(shapes)} ${slope}`;
  },
});

/** a·tanh(softplus(a)) (Misra, 2019). */
export const mish = functionOfOne({
  name: 'mish',
  ...gated(mishShare, mishSlope),
  tex: (x, shapes) => `${x} ${times(shapes)} ${mishTex(x)}`,
  gradientTex: ({ g, x }, shapes) => {
    const rise = `${bracket(`1 - ${raised('t', '2')}`)} ${times(shapes)} \\sigma${bracket(x)}`;
    const slope = bracket(`t + ${atom(x)} ${times(shapes)} ${rise}`);
    return `${g} ${times(shapes)} ${slope}, \\quad t = ${mishTex(x)}`;
  },
});

/** tanh(softplus(x)) = n / (n + 2) with n = eˣ(eˣ + 2); by e⁻ˣ where eˣ would overflow. */
function mishShare(x: number): number {
  const e = exp(-Math.abs(x));
  return x > 0 ? (1 + 2 * e) / (1 + 2 * e * (1 + e)) : (e * (e + 2)) / (2 + e * (e + 2));
}

/** Its derivative, 4eˣ(eˣ + 1) / (n + 2)². */
function mishSlope(x: number): number {
  const e = exp(-Math.abs(x));
  const root = x > 0 ? 1 + 2 * e * (1 + e) : 2 + e * (e + 2);
  return (4 * e * (1 + e) * (x > 0 ? e : 1)) / (root * root);
}

function mishTex(x: string): string {
  return `\\tanh${bracket(call('softplus', x))}`;
}

/** Which formula: the exact one, or the one with tanh that looks like it. */
export type GeluSettings = { readonly approximate: 'none' | 'tanh' };

/** a·Φ(a); the derivative is Φ(a) + a·φ(a) (Hendrycks and Gimpel, 2016). */
export const gelu = familyOfFunctions<GeluSettings>('gelu', ({ approximate }) =>
  approximate === 'tanh' ? geluByTanh : geluByNormal,
);

const geluByNormal: FunctionOfOne = {
  ...gated(normalShare, normalDensity),
  tex: (x, shapes) => `${x} ${times(shapes)} \\Phi${bracket(x)}`,
  gradientTex: ({ g, x }, shapes) => {
    const slope = bracket(`\\Phi${bracket(x)} + ${atom(x)} ${times(shapes)} \\varphi${bracket(x)}`);
    return `${g} ${times(shapes)} ${slope}`;
  },
};

const ROOT = 0.7978845608028654; // √(2/π)
const CUBIC = 0.044715;

/** ½a(1 + tanh u) = a·σ(2u) with u = √(2/π)(a + 0.044715a³): the second form keeps its digits far below 0. */
const geluByTanh: FunctionOfOne = {
  ...gated(
    (x) => sigmoid(2 * innerOf(x)),
    (x) => {
      const u = innerOf(x);
      const rise = sigmoid(2 * u) * sigmoid(-2 * u);
      return rise === 0 ? 0 : rise * 2 * ROOT * (1 + 3 * CUBIC * x * x);
    },
  ),
  tex: (x, shapes) =>
    `\\tfrac{1}{2}\\,${atom(x)} ${times(shapes)} ${bracket(`1 + \\tanh${bracket(innerTex(x))}`)}`,
  gradientTex: ({ g, x }, shapes) => {
    const rise = `${bracket('1 - t^{2}')} ${times(shapes)} u'`;
    const slope = bracket(`1 + t + ${atom(x)} ${times(shapes)} ${rise}`);
    return `\\tfrac{1}{2}\\,${g} ${times(shapes)} ${slope}, \\quad t = \\tanh u,\\; u = ${innerTex(x)}`;
  },
};

function innerOf(x: number): number {
  return ROOT * (x + CUBIC * x * x * x);
}

function innerTex(x: string): string {
  return `\\sqrt{2/\\pi}\\,${bracket(`${x} + ${CUBIC}\\,${raised(x, '3')}`)}`;
}
