// Held against the series ½ + φ(0) Σ (−1)ⁿ x²ⁿ⁺¹ / (n! 2ⁿ (2n + 1)), summed in whole numbers of 2⁻¹⁴⁰⁰.
import { describe, expect, test } from 'vitest';
import { bell } from './elementary.ts';
import { normalDensity, normalShare } from './normal.ts';
import { Random } from './random.ts';

const bits = 1400n;
const one = 1n << bits;

/** A double as a whole number of 2⁻¹⁴⁰⁰, exactly. */
function exactly(x: number): bigint {
  let shift = 0n;
  while (!Number.isInteger(x)) {
    x *= 2;
    shift += 1n;
  }
  return BigInt(x) << (bits - shift);
}

/** The ratio of two whole numbers, to about 2⁻⁶⁰. */
function ratio(a: bigint, b: bigint): number {
  return Number(((a - b) << 80n) / b) / 2 ** 80;
}

/** Σ (−x²/2)ⁿ / n! · weight(n) */
function series(x: bigint, weight: (n: bigint) => bigint): bigint {
  const step = -((x * x) >> (bits + 1n));
  let term = one;
  let sum = 0n;
  for (let n = 0n; term !== 0n && term !== -1n; n++) {
    sum += term / weight(n);
    term = ((term * step) >> bits) / (n + 1n);
  }
  return sum;
}

const exactBell = (x: bigint) => series(x, () => 1n);

/** φ(0) = 1/√(2π), from Φ(40) = 1 but for 10⁻³⁵⁰. */
const peak = (() => {
  const x = exactly(40);
  const area = (x * series(x, (n) => 2n * n + 1n)) >> bits;
  return (one * one) / (2n * area);
})();

function exactShare(x: bigint): bigint {
  const area = (x * series(x, (n) => 2n * n + 1n)) >> bits;
  return one / 2n + ((peak * area) >> bits);
}

/** Seeded points from far below zero up to 8, and small ones. */
const points = (() => {
  const random = new Random(1);
  const wide = Array.from({ length: 150 }, () => -37.5 + 45.5 * random.uniform());
  const narrow = Array.from({ length: 150 }, () => -6 + 12 * random.uniform());
  const tiny = Array.from({ length: 20 }, () => 10 ** (-8 * random.uniform()));
  return [...wide, ...narrow, ...tiny, ...tiny.map((x) => -x)];
})();

const ulp = 2 ** -52;

describe.each([
  { name: 'Φ', ours: normalShare, exact: exactShare, bound: 4 },
  { name: 'φ', ours: normalDensity, exact: (x: bigint) => (peak * exactBell(x)) >> bits, bound: 3 },
  { name: 'the bell curve', ours: bell, exact: exactBell, bound: 2 },
])('$name', ({ ours, exact, bound }) => {
  test(`stays within ${bound} ulp, far below zero too`, () => {
    for (const x of points) {
      const value = exactly(ours(x));
      expect(Math.abs(ratio(value, exact(exactly(x)))) / ulp, `at ${x}`).toBeLessThan(bound);
    }
  });
});

test('limits and the middle are exact', () => {
  expect([-Infinity, -1e300, -40, 0, 40, Infinity].map(normalShare)).toEqual([0, 0, 0, 0.5, 1, 1]);
  expect([-Infinity, 1e300].map(normalDensity)).toEqual([0, 0]);
  expect([normalShare(NaN), normalDensity(NaN)]).toEqual([NaN, NaN]);
});
