import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axis } from './axis.ts';

test('ticks are round numbers, three to five of them', () => {
  expect(axis(0, 0.1606).ticks.map(({ text }) => text)).toEqual(['0', '0.05', '0.10', '0.15']);
  expect(axis(1e-4, 0.2, 'log').ticks.map(({ text }) => text)).toEqual([
    '1e−4',
    '0.001',
    '0.01',
    '0.1',
  ]);
});

test('what has no place on an axis has none', () => {
  expect([NaN, Infinity].map(axis(0, 1).place)).toEqual([null, null]);
  expect([0, -1].map(axis(0.1, 1, 'log').place)).toEqual([null, null]);
});

test('a constant lies in the middle', () => {
  expect([axis(3, 3).place(3), axis(0, 0).place(0)]).toEqual([0.5, 0.5]);
});

test('every place and every tick lies on the axis, whatever its ends', () => {
  const end = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
  fc.assert(
    fc.property(end, end, fc.constantFrom('linear' as const, 'log' as const), (a, b, scale) => {
      const [low, high] = scale === 'log' ? [Math.abs(a) || 1, Math.abs(b) || 1] : [a, b];
      const made = axis(Math.min(low, high), Math.max(low, high), scale);
      for (const at of [made.place(low), made.place(high), ...made.ticks.map((tick) => tick.at)]) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 500 },
  );
});

test('what lies far beyond an end stands at that end', () => {
  const { place } = axis(0, 0.001);
  expect([-Number.MAX_VALUE, -1e306, 1e306].map(place)).toEqual([0, 0, 1]);
});
