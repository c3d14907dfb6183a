// k-means: the inertia only falls, and what is left at the end cannot be improved by its own rules.
import { expect, test } from 'vitest';
import { tensor } from '../make.ts';
import { Random } from '../random.ts';
import { kMeans } from './k-means.ts';

function points(seed: number, count: number, clouds: number) {
  const random = new Random(seed);
  const rows = Array.from({ length: count }, (_, row) =>
    [0, 1].map((axis) => (((row % clouds) * (axis + 2) * 5) % 17) + random.normal()),
  );
  return tensor(rows, { dtype: 'float64' });
}

test.each(Array.from({ length: 25 }, (_, seed) => seed))(
  'seed %i: the inertia never rises',
  (seed) => {
    const x = points(seed, 80, 5);
    const { history, centers, labels, inertia } = kMeans({ clusters: 1 + (seed % 7), seed }).fit(x);
    const falls = history.map(({ inertia: value }) => value);
    expect(falls).toEqual(falls.toSorted((a, b) => b - a));
    expect(inertia).toBe(falls.at(-1));
    expect(inertia).toBeCloseTo(
      byHand(x.toArray() as number[][], centers.toArray() as number[][], [...labels.data]),
      9,
    );
  },
);

/** Σ of squared distances to the centre that the label names, which must be the nearest. */
function byHand(x: number[][], centers: number[][], labels: number[]): number {
  return x.reduce((sum, point, row) => {
    const squares = centers.map(
      (center) => (center[0]! - point[0]!) ** 2 + (center[1]! - point[1]!) ** 2,
    );
    expect(squares[labels[row]!]).toBe(Math.min(...squares));
    return sum + squares[labels[row]!]!;
  }, 0);
}

test('separate clouds are found', () => {
  const x = points(1, 60, 3);
  const model = kMeans({ clusters: 3, restarts: 5 }).fit(x);
  const labels = [...model.labels.data];
  for (const [row, label] of labels.entries()) expect(label).toBe(labels[row % 3]);
  expect(new Set(labels).size).toBe(3);
  expect(model.predict(model.centers).toArray()).toEqual([0, 1, 2]);
});

test('more clusters than different points leave some empty, more than points are refused', () => {
  const model = kMeans({ clusters: 3 }).fit([[1], [1], [5]]);
  expect(model.inertia).toBe(0);
  expect(() => kMeans({ clusters: 4 }).fit([[1], [1], [5]])).toThrow(
    '3 rows are too few: clusters is 4',
  );
});
