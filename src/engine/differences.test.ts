// How slopes are measured and judged: what is right gives no alarm, what is wrong is not excused.
import { expect, test } from 'vitest';
import {
  floorOf,
  nearestSlopes,
  noise,
  relativeError,
  slopesAround,
  type Slopes,
} from './differences.ts';

const step = 1e-5;
const tolerance = 1e-5;

/** What comes of asking for the values of f. */
function answered(asking: Generator<number, Slopes, number>, f: (x: number) => number): Slopes {
  let next = asking.next();
  while (!next.done) next = asking.next(f(next.value));
  return next.value;
}

/** The slopes of f at a place, sought nearest to what is tested. */
function slopes(f: (x: number) => number, at: number, tested: number): Slopes {
  const errorOf = (central: number) => relativeError(tested, central, floorOf([central]));
  return answered(nearestSlopes(f(at), at, step, errorOf, tolerance), f);
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

test('rounding that looks like a kink is none', () => {
  const flat = (x: number) => 1e4 * (x + 7) - 1e4 * x - 7e4 + 100;
  const floor = (4 * noise(100, step)) / tolerance;
  const places = Array.from({ length: 50 }, (_, i) => 0.1 + i / 70);
  const kinks = places.filter((at) => answered(slopesAround(flat(at), at, step), flat).kink);
  expect(kinks.length).toBeGreaterThan(0);
  for (const at of kinks) {
    const errorOf = (central: number) => relativeError(0, central, floor);
    const found = answered(nearestSlopes(flat(at), at, step, errorOf, tolerance), flat);
    expect([found.kink, errorOf(found.central) <= tolerance]).toEqual([false, true]);
  }
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
