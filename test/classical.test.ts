// The classical algorithms on the shipped sets: what is published of them comes out.
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { createNotebook } from '#notebook';
import { classical, tensor, type TreeSplit } from '#engine';
import { createNodeRunner } from '../src/notebook/node-runner.ts';
import { buildWorkerText } from '../src/notebook/worker-text.ts';
import { classicalCell, classicalNumbers } from './classical-cell.ts';

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

test('the irises’ principal components explain what is published: 92.46, 5.31, 1.71, 0.52 %', () => {
  const shares = classical.pca().fit(iris.x).explainedVarianceRatio.toArray() as number[];
  expect(shares.map((share) => (100 * share).toFixed(2))).toEqual([
    '92.46',
    '5.31',
    '1.71',
    '0.52',
  ]);
});

test('three clusters of the irises have the published inertia, 78.851', () => {
  const { inertia, labels } = classical.kMeans({ clusters: 3, restarts: 10 }).fit(iris.x);
  expect(inertia).toBeCloseTo(78.851, 3);
  const sizes = [0, 1, 2].map((cluster) => labels.equal(cluster).sum().item());
  expect(sizes.toSorted((a, b) => a - b)).toEqual([38, 50, 62]);
});

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

test('a cell prints the same numbers to the last bit, also a second time', async () => {
  const notebook = createNotebook({ cells: [{ name: 'cell', source: classicalCell }], runner });
  for (const _ of [1, 2]) {
    await notebook.run('cell');
    const { error, outputs } = notebook.cell('cell');
    expect(error).toBeNull();
    const lines = outputs.map((output) => (output.kind === 'text' ? output.text : output.kind));
    expect(lines.join('\n')).toBe(classicalNumbers);
  }
});
