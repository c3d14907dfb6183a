// The normal distribution from + − × ÷ only: the same bits in every JavaScript engine.
// erf is the same function on another scale: Φ(x) = ½ (1 + erf(x/√2)).
import { bell } from './elementary.ts';

const PEAK = 0.3989422804014327; // φ(0) = 1/√(2π)

/** φ(x) = e^(−x²/2) / √(2π), within 3 ulp. */
export function normalDensity(x: number): number {
  return PEAK * bell(x);
}

/** Φ(x), the share of a normal distribution that lies below x, within 4 ulp, far below 0 too. */
export function normalShare(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) return 0.5 + PEAK * x * polynomial(middle, x * x);
  return x > 0 ? 1 - shareAbove(size) : shareAbove(size);
}

/** 1 − Φ(x) for x > 0, as e^(−x²/2) · p(t) / (1 + x), where p hardly bends: t = (x − 5) / (x + 5). */
function shareAbove(x: number): number {
  if (x > 39) return 0;
  return (bell(x) * polynomial(outside, (x - 5) / (x + 5))) / (1 + x);
}

/** By Horner's rule, coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

/** ∫ e^(−x²/2) dx = x Σ cₙ x²ⁿ with cₙ = (−½)ⁿ / (n! (2n + 1)), from c₁₁ down. */
const middle = (() => {
  const coefficients = [1];
  for (let n = 1, power = 1; n < 12; n++) {
    power /= -2 * n;
    coefficients.unshift(power / (2 * n + 1));
  }
  return coefficients;
})();

/** Of p(t), from t²³ down: its Chebyshev series on −1 … 1, cut where terms fall below 10⁻¹⁸. */
const outside = [
  -3.815816262632953e-10, -2.8220772290629865e-10, 4.4011596227599254e-9, 3.627373163401201e-9,
  -3.095201755804207e-8, -2.6286205089898754e-8, 1.9627809920091187e-7, 1.27878221820937e-7,
  -1.3074486019237587e-6, -7.034644683537101e-8, 9.05982468125664e-6, -9.896097759279782e-6,
  -5.36075811148722e-5, 0.00018233414511643843, 7.791597409338999e-6, -0.00167607234455447,
  0.006522000667783896, -0.015170415402514863, 0.024536963243678652, -0.026401042966308307,
  0.010002352385229382, 0.031030368425963708, -0.09155228183400904, 0.46151582985003775,
];
