// k-NN against a search written another way.
import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { kNearestNeighbors } from './k-nearest-neighbors.ts';

const seeds = Array.from({ length: 20 }, (_, seed) => seed);

test.each(seeds)('seed %i: the class is the vote of the nearest by brute force', (seed) => {
  const random = new Random(seed);
  const points = (count: number) =>
    Array.from({ length: count }, () => [random.uniform(), random.uniform(), random.uniform()]);
  const [x, asked] = [points(40), points(15)];
  const y = x.map((_, row) => row % 3);
  const k = 1 + (seed % 7);
  const model = kNearestNeighbors({ neighbors: k }).fit(x, y);
  expect([...model.predict(asked).data]).toEqual(asked.map((point) => vote(x, y, point, k)));
});

/** Takes out the nearest, k times, and counts. */
function vote(x: number[][], y: number[], point: number[], k: number): number {
  const left = new Set(x.keys());
  const votes = [0, 0, 0];
  const distance = (row: number) =>
    Math.sqrt(point.reduce((sum, value, i) => sum + (value - x[row]![i]!) ** 2, 0));
  for (let turn = 0; turn < k; turn++) {
    const nearest = [...left].reduce((a, b) => (distance(b) < distance(a) ? b : a));
    left.delete(nearest);
    votes[y[nearest]!]! += 1;
  }
  return votes.indexOf(Math.max(...votes));
}

test('votes add up to 1; with distances an example in the same place decides', () => {
  const x = [[0], [1], [1.1], [1.2]];
  const y = [7, 9, 9, 9];
  const byCount = kNearestNeighbors({ neighbors: 4 }).fit(x, y);
  expect(byCount.predictProbabilities([[0]]).toArray()).toEqual([[0.25, 0.75]]);
  const byDistance = kNearestNeighbors({ neighbors: 4, weights: 'distance' }).fit(x, y);
  expect(byDistance.predict([[0], [1]]).toArray()).toEqual([7, 9]);
  expect(byDistance.classes).toEqual([7, 9]);
  expect(byDistance.score(x, y)).toBe(1);
});

test('the nearest are told with their distances', () => {
  const { indices, distances } = kNearestNeighbors({ neighbors: 2 })
    .fit([[0], [3], [4]], [0, 1, 1])
    .nearest([[1]]);
  expect(indices.toArray()).toEqual([[0, 1]]);
  expect(distances.toArray()).toEqual([[1, 2]]);
});
