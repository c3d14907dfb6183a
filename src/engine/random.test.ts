import { expect, test } from 'vitest';
import { manualSeed, randn, uniform } from './index.ts';

test('the same seed gives the same numbers, another seed others', () => {
  expect(randn([5], { seed: 3 }).toArray()).toEqual(randn([5], { seed: 3 }).toArray());
  expect(randn([5], { seed: 3 }).toArray()).not.toEqual(randn([5], { seed: 4 }).toArray());
});

test('the sequence of a seed never changes', () => {
  expect(uniform([3], { seed: 0, dtype: 'float64' }).toArray()).toMatchInlineSnapshot(`
    [
      0.07003541584918083,
      0.3633301895529304,
      0.5655551061644347,
    ]
  `);
  expect(randn([3], { seed: 0, dtype: 'float64' }).toArray()).toMatchInlineSnapshot(`
    [
      -0.6110566187024876,
      -0.19423225849039308,
      0.1123171471966387,
    ]
  `);
});

test('manualSeed restarts the shared generator', () => {
  manualSeed(11);
  const first = randn([4]).toArray();
  manualSeed(11);
  expect(randn([4]).toArray()).toEqual(first);
  expect(randn([4]).toArray()).not.toEqual(first);
});

test('randn has mean 0 and standard deviation 1, and moves and scales them', () => {
  const x = randn([100_000], { seed: 1 });
  expect(Math.abs(x.mean().item())).toBeLessThan(0.01);
  expect(x.square().mean().item()).toBeCloseTo(1, 1);
  const moved = randn([100_000], { seed: 1, mean: 5, std: 0.1 });
  expect(moved.mean().item()).toBeCloseTo(5, 2);
});

test('uniform fills [low, high) evenly', () => {
  const x = uniform([100_000], { seed: 2, low: -2, high: 6 });
  expect([x.min().item() >= -2, x.max().item() < 6]).toEqual([true, true]);
  expect(x.mean().item()).toBeCloseTo(2, 1);
  expect(x.less(0).mean().item()).toBeCloseTo(0.25, 2);
});

test('neighbouring seeds are unrelated', () => {
  const [a, b] = [randn([10_000], { seed: 1 }), randn([10_000], { seed: 2 })];
  expect(Math.abs(a.mul(b).mean().item())).toBeLessThan(0.03);
});
