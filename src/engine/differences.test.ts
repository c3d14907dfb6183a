// How slopes are measured and judged: what is right gives no alarm, what is wrong is not excused.
import { expect, test } from 'vitest';
import { floorOf, nearestSlopes, relativeError, type Slopes } from './differences.ts';

const tolerance = 1e-5;

/** The slopes of f at a place, sought nearest to what is tested. */
function slopes(f: (x: number) => number, at: number, tested: number): Slopes {
  const errorOf = (central: number) => relativeError(tested, central, floorOf([central]));
  const asking = nearestSlopes(f(at), at, 1e-5, errorOf, tolerance);
  let next = asking.next();
  while (!next.done) next = asking.next(f(next.value));
  return next.value;
}

const error = (f: (x: number) => number, at: number, tested: number) => {
  const { central } = slopes(f, at, tested);
  return relativeError(tested, central, floorOf([central]));
};

test('a loss that is flat but for the rounding of large numbers agrees with 0, and not with 10⁻⁵', () => {
  const flat = (x: number) => 1 + x - x + (0.3 * (x + 7) - 0.3 * x - 2.1);
  expect(error(flat, 0.7, 0)).toBeLessThan(tolerance);
  expect(error(flat, 0.7, 1e-5)).toBeGreaterThan(0.9);
});

test('a strong bend agrees with its slope, and not with one that is off by a hundredth', () => {
  const steep = (x: number) => (2000 * x) ** 4;
  const slope = 4 * 2000 ** 4 * 0.001 ** 3;
  expect(error(steep, 0.001, slope)).toBeLessThan(tolerance);
  expect(error(steep, 0.001, 1.01 * slope)).toBeGreaterThan(0.009);
});

test('a kink at the point is one; a kink beside it excuses no wrong slope, however large the step', () => {
  const bent = (x: number) => Math.abs(x);
  expect(slopes(bent, 0, 1).kink).toBe(true);
  for (const beside of [1e-5, 3e-5, 1e-4, 1e-3]) {
    expect(slopes(bent, beside, 1)).toMatchObject({ kink: false, central: expect.closeTo(1, 8) });
    expect(slopes(bent, beside, 0.5).kink).toBe(false);
    expect(error(bent, beside, 0.5)).toBeGreaterThan(0.4);
  }
});
