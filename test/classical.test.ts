// The classical algorithms on the shipped sets: what is published of them comes out.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { classical, tensor, type TreeSplit } from '#engine';

const { decisionTree } = classical;
const iris = readIris();

/** The shipped set. */
function readIris() {
  const text = readFileSync('src/content/data/iris.json', 'utf8');
  const { rows } = JSON.parse(text) as { readonly rows: readonly (readonly number[])[] };
  return { x: tensor(rows.map((row) => row.slice(0, 4))), y: rows.map((row) => row[4]!) };
}

test('the root of the iris tree separates 50 flowers: petal length ≤ 2.45, Gini 0.667 → 0 and 0.5', () => {
  const root = decisionTree().fit(iris.x, iris.y).tree as TreeSplit;
  expect(root).toMatchObject({ kind: 'split', feature: 2, samples: 150, counts: [50, 50, 50] });
  expect(root.threshold).toBeCloseTo(2.45, 6);
  expect(root.impurity).toBeCloseTo(2 / 3, 12);
  expect([root.left.impurity, root.right.impurity]).toEqual([0, 0.5]);
  expect([root.left.samples, root.right.samples]).toEqual([50, 100]);
});

test('petal width ≤ 0.8 asks the same: with its column first it is the root', () => {
  const root = decisionTree({ maxDepth: 1 }).fit(columns(3, 2, 1, 0), iris.y).tree as TreeSplit;
  expect(root.feature).toBe(0);
  expect(root.threshold).toBeCloseTo(0.8, 6);
  expect([root.left.impurity, root.right.impurity]).toEqual([0, 0.5]);
});

function columns(...order: readonly number[]): number[][] {
  const rows = iris.x.toArray() as number[][];
  return rows.map((row) => order.map((column) => row[column]!));
}

test.each(['gini', 'entropy'] as const)('%s: a full tree knows its examples', (criterion) => {
  const model = decisionTree({ criterion }).fit(iris.x, iris.y);
  expect(model.score(iris.x, iris.y)).toBe(1);
  expect(model.depth).toBeLessThan(8);
  const shares = [...model.featureImportances.data];
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
  expect(shares[2]! + shares[3]!).toBeGreaterThan(0.9);
});
