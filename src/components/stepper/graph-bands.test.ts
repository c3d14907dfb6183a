import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutEmptyBands, type Band } from './graph-bands.ts';

const bands = fc.array(
  fc
    .tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 1, max: 80 }))
    .map(([from, height]): Band => [from, from + height]),
  { minLength: 1, maxLength: 12 },
);

test('what stands there keeps its height, and its order with all others', () => {
  fc.assert(
    fc.property(bands, (full) => {
      const move = withoutEmptyBands(full);
      for (const [from, to] of full) expect(move(to) - move(from)).toBeCloseTo(to - from, 9);
      const edges = full.flat().sort((a, b) => a - b);
      for (const [i, edge] of edges.entries())
        expect(move(edge)).toBeGreaterThanOrEqual(move(edges[i - 1] ?? edge) - 1e-9);
    }),
  );
});

test('an empty band is 48 px wide at most, and a narrower one stays as it is', () => {
  const move = withoutEmptyBands([
    [0, 100],
    [500, 600],
    [630, 700],
  ]);
  expect([0, 100, 500, 600, 630].map(move)).toEqual([0, 100, 148, 248, 278]);
  expect(move(300)).toBe(124);
});
