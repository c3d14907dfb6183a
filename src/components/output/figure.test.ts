import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostStops, nearestStop, rowAway, stopsOf, thin } from './figure.ts';

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

test('stops are made only when they are asked for, and none beyond the ends', () => {
  const made: number[] = [];
  const stops = stopsOf(3, (index) => {
    made.push(index);
    return { x: 0, y: 0, text: String(index) };
  });
  expect([stops.at(1)?.text, stops.at(3), stops.at(-1)]).toEqual(['1', undefined, undefined]);
  expect(made).toEqual([1]);
});

test('the arrows up and down lead from row to row, stay at an edge, and leave single stops alone', () => {
  const rows = { first: 2, length: 3 };
  expect([rowAway(3, 1, 8, rows), rowAway(6, -1, 8, rows)]).toEqual([6, 3]);
  expect([rowAway(6, 1, 8, rows), rowAway(3, -1, 8, rows)]).toEqual([6, 3]);
  expect([rowAway(1, 1, 8, rows), rowAway(1, 1, 8, undefined)]).toEqual([null, null]);
});
