// Trees against what is published of them, and against every possible question.
import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { decisionTree } from './decision-tree.ts';
import type { TreeSplit } from './grow-tree.ts';

test('XOR needs two questions, although the first gains nothing', () => {
  const x = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const model = decisionTree().fit(x, [0, 1, 1, 0]);
  expect(model.predict(x).toArray()).toEqual([0, 1, 1, 0]);
  expect([model.depth, model.leaves]).toEqual([2, 4]);
});

test.each(Array.from({ length: 20 }, (_, seed) => seed))(
  'seed %i: no other question leaves the numbers of both sides closer together',
  (seed) => {
    const random = new Random(seed);
    const x = Array.from({ length: 20 }, () => [random.normal(), Math.floor(random.normal() * 2)]);
    const y = x.map(([a, b]) => a! * b! + random.normal());
    const root = decisionTree({ criterion: 'squaredError', maxDepth: 1 }).fit(x, y)
      .tree as TreeSplit;
    const all = x.flatMap((row) => row.map((value, feature) => spreadAfter(x, y, feature, value)));
    const found = spreadAfter(x, y, root.feature, root.threshold);
    expect(found).toBeLessThanOrEqual(Math.min(...all) + 1e-9);
    expect(
      root.left.samples * root.left.impurity + root.right.samples * root.right.impurity,
    ).toBeCloseTo(found, 9);
  },
);

function spreadAfter(x: number[][], y: number[], feature: number, threshold: number): number {
  const sides = [true, false].map((left) =>
    y.filter((_, i) => x[i]![feature]! <= threshold === left),
  );
  return sides.reduce((sum, side) => {
    const mean = side.reduce((a, b) => a + b, 0) / side.length;
    return sum + side.reduce((a, value) => a + (value - mean) ** 2, 0);
  }, 0);
}

const strips = Array.from({ length: 60 }, (_, row) => [row, (row * 7) % 60]);
const stripes = strips.map(([place]) => Math.floor(place! / 20));

test('limits are kept', () => {
  const fit = (options: object) => decisionTree(options).fit(strips, stripes);
  expect(fit({}).score(strips, stripes)).toBe(1);
  expect([fit({}).depth, fit({ maxDepth: 1 }).depth]).toEqual([2, 1]);
  expect(fit({ minSamplesLeaf: 25 }).leaves).toBe(2);
  expect(fit({ minSamplesSplit: 61 }).leaves).toBe(1);
  expect(fit({ maxFeatures: 1, seed: 1 }).tree).toEqual(fit({ maxFeatures: 1, seed: 1 }).tree);
  expect(() => fit({ maxDepth: 0 })).toThrow('maxDepth is 0; use a whole number from 1 up');
});

test('a leaf tells the share of each class; only what was asked about is important', () => {
  const model = decisionTree({ maxDepth: 1 }).fit(strips, stripes);
  expect(model.predictProbabilities([[50, 0]]).toArray()).toEqual([[0, 0.5, 0.5]]);
  expect(model.featureImportances.toArray()).toEqual([1, 0]);
});

test('the impurity of three equal classes is 2/3 by Gini, log₂ 3 by entropy', () => {
  expect(decisionTree().fit(strips, stripes).tree.impurity).toBeCloseTo(2 / 3, 12);
  const { tree } = decisionTree({ criterion: 'entropy' }).fit(strips, stripes);
  expect(tree.impurity).toBeCloseTo(1.584962500721156, 12);
});
