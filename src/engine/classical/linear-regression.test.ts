// Least squares against the normal equations, and what makes it impossible.
import { expect, test } from 'vitest';
import { tensor } from '../make.ts';
import { Random } from '../random.ts';
import { linearRegression } from './linear-regression.ts';

/** Rows of normal numbers and targets, from a seed. */
function problem(seed: number, rows: number, columns: number) {
  const random = new Random(seed);
  const x = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => random.normal() * 3 + 1),
  );
  return { x, y: x.map((row) => row[0]! * 2 - 1 + random.normal()) };
}

const seeds = Array.from({ length: 30 }, (_, seed) => seed);

test.each(seeds)('seed %i: w and b solve the normal equations Aᵀ(A w − y) + λ w = 0', (seed) => {
  const lambda = seed % 3;
  const { x, y } = problem(seed, 8 + (seed % 7), 1 + (seed % 5));
  const model = linearRegression({ lambda }).fit(x, y);
  const weights = exactWeights(x, y, lambda);
  const errors = x.map(
    (row, i) => row.reduce((sum, v, j) => sum + v * weights.w[j]!, weights.b) - y[i]!,
  );
  for (const [column, w] of weights.w.entries()) {
    const slope = errors.reduce((sum, error, i) => sum + error * x[i]![column]!, lambda * w);
    expect(Math.abs(slope)).toBeLessThan(1e-9);
  }
  expect(Math.abs(errors.reduce((sum, error) => sum + error, 0))).toBeLessThan(1e-9);
  expect(model.predict(x).shape).toEqual([x.length]);
});

/** The learned numbers in double precision. */
function exactWeights(x: number[][], y: number[], lambda: number) {
  const model = linearRegression({ lambda }).fit(double(x), y);
  return { w: [...model.weights.data], b: model.intercept };
}

const double = (x: number[][]) => tensor(x, { dtype: 'float64' });

test('points on a line give the line, also without an intercept', () => {
  const model = linearRegression().fit([[0], [1], [2]], [2, 5, 8]);
  expect(model.weights.item()).toBeCloseTo(3, 6);
  expect(model.intercept).toBeCloseTo(2, 6);
  expect(model.score([[0], [1], [5]], [2, 5, 17])).toBeCloseTo(1, 6);
  expect(linearRegression({ intercept: false }).fit([[1], [2]], [2, 4]).intercept).toBe(0);
});

test('a column that repeats the others is named; a penalty makes it harmless', () => {
  const x = [
    [1, 2, 3],
    [2, 1, 3],
    [5, 0, 5],
    [4, 4, 8],
  ];
  expect(() => linearRegression().fit(x, [1, 2, 3, 4])).toThrow('column 2 is a combination');
  expect(linearRegression({ lambda: 1 }).fit(x, [1, 2, 3, 4]).weights.shape).toEqual([3]);
});

test('what cannot be learned from is refused', () => {
  const model = linearRegression();
  expect(() => model.predict([[1]])).toThrow('call fit(…) first');
  expect(() => model.fit([[1], [NaN]], [1, 2])).toThrow('NaN at [1, 0] of x');
  expect(() => model.fit([[1], [2]], [1])).toThrow('2 rows of x, but 1 of y');
  expect(() => model.fit([[1], [2]], [1, 2]).predict([[1, 2]])).toThrow('2 features, but 1 at fit');
});
