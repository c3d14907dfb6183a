import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from './path.ts';
import { pathData, simplify } from './path.ts';

test('a straight line keeps its ends only', () => {
  expect(
    pathData([
      [0, 0],
      [10, 10],
      [500, 500],
      [1000, 1000],
    ]),
  ).toBe('M0 0l1000 1000');
});

test('a single place is a dot, and an area is closed', () => {
  expect(pathData([[3, 4]])).toBe('M3 4h0');
  expect(
    pathData(
      [
        [0, 0],
        [0, 9],
        [9, 9],
      ],
      true,
    ),
  ).toBe('M0 0l0 9 9 0z');
});

test('no place that is left out is further away than the tolerance', () => {
  const places = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })),
    { minLength: 2 },
  );
  fc.assert(
    fc.property(places, (all: Place[]) => {
      const kept = simplify(all, 5);
      const away = ([x, y]: Place) =>
        Math.min(...kept.slice(1).map((to, i) => distance([x, y], kept[i] ?? to, to)));
      for (const place of all) expect(away(place)).toBeLessThanOrEqual(5 + 1e-9);
    }),
  );
});

function distance([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const part = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  const t = Math.max(0, Math.min(1, part));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}
