import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostStops, nearestStop, thin } from './figure.ts';

test('few data stay, many are thinned to evenly spaced ones with the first and the last', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (length) => {
      const data = Array.from({ length }, (_, index) => index);
      const kept = thin(data, 26);
      expect(kept.length).toBe(length <= mostStops ? length : 26);
      expect([kept[0], kept.at(-1)]).toEqual([0, length - 1]);
    }),
  );
});

test('the pointer finds the nearest datum, along the axis or on the plane', () => {
  const stops = [
    { x: 0.1, y: 0.9, text: 'a' },
    { x: 0.2, y: 0.1, text: 'b' },
  ];
  expect(nearestStop(stops, 0.12, null)).toBe(0);
  expect(nearestStop(stops, 0.12, 0)).toBe(1);
});
