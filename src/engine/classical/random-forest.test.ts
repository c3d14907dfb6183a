// Forests: seeded, better than one tree, and judged by examples that no tree was shown.
import { afterEach, expect, test } from 'vitest';
import { setPause } from '../pause.ts';
import { Random } from '../random.ts';
import { decisionTree } from './decision-tree.ts';
import { randomForest } from './random-forest.ts';

afterEach(() => setPause(null));

/** Points in a square; the class tells whether they lie in a circle, wrongly one time in ten. */
function circle(seed: number, count: number) {
  const random = new Random(seed);
  const x = Array.from({ length: count }, () => [0, 0, 0, 0].map(() => random.uniform() * 2 - 1));
  const y = x.map(([a, b]) => Number(a! * a! + b! * b! < 0.6 !== random.uniform() < 0.1));
  return { x, y };
}

const known = circle(1, 200);
const fresh = circle(2, 400);

test('a forest is better on new examples than one tree, and foresees how good', () => {
  const forest = randomForest({ trees: 60, seed: 3 }).fit(known.x, known.y);
  const tree = decisionTree().fit(known.x, known.y);
  const score = forest.score(fresh.x, fresh.y);
  expect(score).toBeGreaterThan(tree.score(fresh.x, fresh.y) + 0.03);
  expect(Math.abs(forest.oobScore - score)).toBeLessThan(0.06);
  const [first, second, third, fourth] = forest.featureImportances.data;
  expect(Math.min(first!, second!)).toBeGreaterThan(Math.max(third!, fourth!));
});

test('the same seed grows the same forest, another one another', () => {
  const grow = (seed: number) => randomForest({ trees: 5, seed }).fit(known.x, known.y).trees;
  expect(grow(1)).toEqual(grow(1));
  expect(grow(1)).not.toEqual(grow(2));
});

test('shares add up to 1 and the likeliest class is predicted', () => {
  const forest = randomForest({ trees: 9 }).fit(known.x, known.y);
  const shares = forest.predictProbabilities(fresh.x).toArray() as number[][];
  const classes = forest.predict(fresh.x).toArray() as number[];
  for (const [row, [no, yes]] of shares.entries()) {
    expect(no! + yes!).toBeCloseTo(1, 6);
    expect(classes[row]).toBe(yes! > no! ? 1 : 0);
  }
});

test('numbers are predicted by the mean of the trees', () => {
  const y = known.x.map(([a, b]) => 3 * a! + b!);
  const forest = randomForest({ criterion: 'squaredError', trees: 40 }).fit(known.x, y);
  expect(
    forest.score(
      fresh.x,
      fresh.x.map(([a, b]) => 3 * a! + b!),
    ),
  ).toBeGreaterThan(0.8);
  expect(forest.oobScore).toBeGreaterThan(0.8);
  expect(forest.classes).toEqual([]);
});

test('with pauses the same forest grows; a stop keeps the trees there are', async () => {
  let pauses = 0;
  setPause(async () => ++pauses !== 4);
  const stopped = await randomForest({ trees: 9 }).fitAsync(known.x, known.y);
  expect(stopped.trees).toEqual(randomForest({ trees: 4 }).fit(known.x, known.y).trees);
});
