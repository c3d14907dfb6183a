// Principal components are an eigen-decomposition of the covariance.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tensor } from '../make.ts';
import { Random } from '../random.ts';
import { pca } from './pca.ts';

const wide = { dtype: 'float64' } as const;

function cloud(seed: number, rows: number, columns: number): number[][] {
  const random = new Random(seed);
  const mix = Array.from({ length: columns }, () =>
    Array.from({ length: columns }, () => random.normal()),
  );
  return Array.from({ length: rows }, () => {
    const free = mix.map(() => random.normal() * 3);
    return mix.map((row, i) => row.reduce((sum, m, j) => sum + m * free[j]!, i));
  });
}

const problems = fc.record({
  seed: fc.nat(1e6),
  rows: fc.integer({ min: 2, max: 30 }),
  columns: fc.integer({ min: 1, max: 8 }),
});

test('V is orthonormal and VᵀΛV is the covariance', () => {
  fc.assert(
    fc.property(problems, ({ seed, rows, columns }) => {
      const x = cloud(seed, rows, columns);
      const model = pca().fit(tensor(x, wide));
      const V = model.components.toArray() as number[][];
      const variances = [...model.explainedVariance.data];
      const means = V.map((_, j) => x.reduce((sum, row) => sum + row[j]!, 0) / rows);
      for (let i = 0; i < columns; i++) {
        for (let j = 0; j < columns; j++) {
          const product = V[i]!.reduce((sum, v, k) => sum + v * V[j]![k]!, 0);
          expect(product).toBeCloseTo(i === j ? 1 : 0, 10);
          const covariance =
            x.reduce((sum, row) => sum + (row[i]! - means[i]!) * (row[j]! - means[j]!), 0) /
            (rows - 1);
          const made = variances.reduce((sum, value, k) => sum + V[k]![i]! * value * V[k]![j]!, 0);
          expect(Math.abs(made - covariance)).toBeLessThan(
            1e-9 * (1 + Math.abs(covariance) + variances[0]!),
          );
        }
      }
      expect(variances).toEqual(variances.toSorted((a, b) => b - a));
    }),
    { numRuns: 60, seed: 1 },
  );
});

test('all components give the rows back, two of them the nearest plane', () => {
  const x = cloud(3, 40, 4);
  const all = pca().fit(tensor(x, wide));
  const back = all.inverseTransform(all.transform(tensor(x, wide))).data;
  for (const [place, value] of x.flat().entries()) expect(back[place]).toBeCloseTo(value, 9);
  const flat = pca({ components: 2 }).fit(tensor(x, wide));
  const lost = flat
    .inverseTransform(flat.transform(tensor(x, wide)))
    .sub(tensor(x, wide))
    .square()
    .sum()
    .item();
  const [, , third, fourth] = all.explainedVariance.data;
  expect(lost / 39).toBeCloseTo(third! + fourth!, 9);
});

test('the largest element of each direction is positive, whatever the data', () => {
  for (let seed = 0; seed < 10; seed++) {
    const rows = pca()
      .fit(cloud(seed, 12, 3))
      .components.toArray() as number[][];
    for (const row of rows) {
      const largest = row.reduce((best, one) => (Math.abs(one) > Math.abs(best) ? one : best));
      expect(largest).toBeGreaterThan(0);
    }
  }
});

test('shares of the variance add up to 1; too many components are refused', () => {
  const shares = pca().fit(cloud(1, 20, 5)).explainedVarianceRatio;
  expect(shares.sum().item()).toBeCloseTo(1, 5);
  expect(
    pca()
      .fit([
        [1, 1],
        [1, 1],
      ])
      .explainedVarianceRatio.toArray(),
  ).toEqual([0, 0]);
  expect(() =>
    pca({ components: 3 }).fit([
      [1, 2],
      [2, 1],
    ]),
  ).toThrow('components is 3');
  expect(() => pca().fit([[1, 2]])).toThrow('rows is 1; use a whole number from 2 up');
});
