import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caps } from '../output.ts';
import { binEdges, distribution } from './bins.ts';

const numbers = fc.array(fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 })), { maxLength: 50 });

test('every finite value is counted once, in the bin whose edges hold it', () => {
  fc.assert(
    fc.property(numbers, fc.option(fc.integer({ min: 1, max: 9 })), (values, bins) => {
      const edges = binEdges([values], bins);
      const finite = values.filter(Number.isFinite);
      const { counts, notFinite } = distribution(values, edges);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(finite.length);
      expect(notFinite).toBe(values.length - finite.length);
      counts.forEach((count, bin) => {
        const [low = 0, high = 0] = [edges[bin], edges[bin + 1]];
        const last = bin === counts.length - 1;
        const inside = finite.filter(
          (value) => value >= low && (last ? value <= high : value < high),
        );
        expect(count).toBe(inside.length);
      });
    }),
  );
});

test('edges rise and stay within the cap, whatever the numbers', () => {
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 3 }), (series) => {
      const edges = binEdges(series, null);
      expect(edges.length).toBeLessThanOrEqual(caps.bins + 1);
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
      expect(edges.every(Number.isFinite)).toBe(true);
    }),
  );
});

test('bins are about twice the range of the quartiles over the cube root of n wide, at round numbers', () => {
  const uniform = Array.from({ length: 1001 }, (_, place) => place / 1000);
  expect(binEdges([uniform], null)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  const spike = [...Array<number>(99).fill(-0.3), 0.7];
  expect(binEdges([spike], null)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
});

test('numbers that doubles hardly tell apart get bins all the same', () => {
  const edges = binEdges([[1e15, 1e15 + 0.5, 1e15 + 1]], null);
  expect([edges[0], edges.at(-1)]).toEqual([1e15, 1e15 + 1]);
});

test('mean and standard deviation hold for the largest doubles', () => {
  const { mean, deviation } = distribution([1e308, -1e308], [-1e308, 1e308]);
  expect([mean, deviation]).toEqual([0, 1e308]);
});

test('without a finite value there are no bins', () => {
  expect(binEdges([[NaN, Infinity], []], 5)).toEqual([]);
  expect(distribution([NaN], [])).toMatchObject({ counts: [], notFinite: 1, mean: NaN });
});
