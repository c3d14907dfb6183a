import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ThinnedSeries } from './thinned-series.ts';

function filled(values: readonly number[], limit = 64): ThinnedSeries {
  const series = new ThinnedSeries('loss', limit);
  values.forEach((value, step) => series.push(step, value));
  return series;
}

describe('a thinned series', () => {
  const curve = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), {
    minLength: 1,
    maxLength: 900,
  });

  test('keeps every point of a short curve', () => {
    expect(filled([3, 1, 2])).toMatchObject({ label: 'loss' });
    expect(filled([3, 1, 2]).points()).toEqual({ label: 'loss', x: [0, 1, 2], y: [3, 1, 2] });
  });

  test('keeps first, last, lowest and highest, in order, within its limit', () => {
    fc.assert(
      fc.property(curve, (values) => {
        const { x, y } = filled(values).points();
        expect(x.length).toBeLessThanOrEqual(64);
        expect([x[0], x.at(-1)]).toEqual([0, values.length - 1]);
        expect([Math.min(...y), Math.max(...y)]).toEqual([
          Math.min(...values),
          Math.max(...values),
        ]);
        expect(x).toEqual([...x].sort((left, right) => left - right));
        expect(x.every((place, at) => Object.is(values[place], y[at]))).toBe(true);
      }),
    );
  });

  test('tells its growth piece by piece, and the whole after thinning', () => {
    fc.assert(
      fc.property(curve, fc.integer({ min: 1, max: 40 }), (values, pace) => {
        const series = new ThinnedSeries('loss', 64);
        let shown: readonly number[] = [];
        values.forEach((value, step) => {
          series.push(step, value);
          if (step % pace !== 0) return;
          const added = series.takeNew();
          shown = added === null ? series.takeAll().x : [...shown, ...added.x];
        });
        expect(shown).toEqual(series.points().x.slice(0, shown.length));
      }),
    );
  });

  test('never thins a NaN away', () => {
    const values = Array.from({ length: 500 }, (_, step) => (step === 321 ? NaN : 1));
    expect(filled(values).points().y.some(Number.isNaN)).toBe(true);
  });
});
