// Splits, folds, cross-validation, searches and votes.
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { tensor } from '../make.ts';
import { setPause } from '../pause.ts';
import { Random } from '../random.ts';
import { crossValidate } from './cross-validate.ts';
import { decisionTree } from './decision-tree.ts';
import { kFold } from './k-fold.ts';
import { kNearestNeighbors } from './k-nearest-neighbors.ts';
import { linearSvm } from './linear-svm.ts';
import { logisticRegression } from './logistic-regression.ts';
import { gridSearch, randomSearch } from './search.ts';
import { trainTestSplit } from './train-test-split.ts';
import { voting } from './voting.ts';

afterEach(() => setPause(null));

const random = new Random(5);
const y = Array.from({ length: 60 }, (_, row) => Number(row % 3 === 0));
const x = y.map((place) => [place * 2 + random.normal(), random.normal()]);

const sizes = fc.record({
  rows: fc.integer({ min: 2, max: 60 }),
  folds: fc.integer({ min: 2, max: 8 }),
  seed: fc.nat(999),
});

test('every row is in the test part of exactly one fold, and parts differ by one row at most', () => {
  fc.assert(
    fc.property(sizes, fc.boolean(), fc.boolean(), ({ rows, folds, seed }, shuffle, stratified) => {
      fc.pre(folds <= rows);
      const classes = Array.from({ length: rows }, (_, row) => row % 3);
      const options = { folds, seed, shuffle, ...(stratified && { stratify: classes }) };
      const parts = kFold(rows, options);
      expect(parts.flatMap(({ testRows }) => testRows).sort((a, b) => a - b)).toEqual([
        ...classes.keys(),
      ]);
      for (const { testRows, trainRows } of parts) {
        expect(new Set([...testRows, ...trainRows]).size).toBe(rows);
        expect(Math.abs(testRows.length - rows / folds)).toBeLessThan(1);
        for (const one of stratified ? [0, 1, 2] : []) {
          const all = classes.filter((place) => place === one).length;
          const here = testRows.filter((row) => classes[row] === one).length;
          expect(Math.abs(here - all / folds)).toBeLessThan(1);
        }
      }
    }),
    { seed: 1 },
  );
});

test('folds are drawn by their seed; unshuffled ones are stretches', () => {
  expect(kFold(20, { seed: 1 })).toEqual(kFold(20, { seed: 1 }));
  expect(kFold(20, { seed: 1 })).not.toEqual(kFold(20, { seed: 2 }));
  const [first] = kFold(5, { folds: 2, shuffle: false });
  expect(first).toEqual({ testRows: [0, 1, 2], trainRows: [3, 4] });
  expect(() => kFold(3)).toThrow('3 rows are too few: folds is 5');
});

test('a split parts the rows, of every class its share, whatever their shape', () => {
  const pictures = tensor(
    y.map((_, row) => [
      [row, row],
      [row, row],
    ]),
  );
  const split = trainTestSplit(pictures, y, { testSize: 0.2, seed: 3, stratify: true });
  expect([split.xTrain.shape, split.xTest.shape]).toEqual([
    [48, 2, 2],
    [12, 2, 2],
  ]);
  expect(split.yTest.sum().item()).toBe(4);
  expect([...split.trainRows, ...split.testRows].sort((a, b) => a - b)).toEqual([...y.keys()]);
  expect(split.xTest.slice(null, 0, 0).toArray()).toEqual(split.testRows);
  const again = trainTestSplit(pictures, y, { testSize: 0.2, seed: 3, stratify: true });
  expect([again.testRows, again.xTest.toArray()]).toEqual([split.testRows, split.xTest.toArray()]);
  expect(() => trainTestSplit([[1]], [1])).toThrow('rows is 1; use a whole number from 2 up');
});

test('cross-validation scores every fold on rows that the model has not seen', async () => {
  const memory = () => kNearestNeighbors({ neighbors: 1 });
  const { scores, mean, std } = await crossValidate(
    memory,
    x,
    y.map((_, row) => row % 2),
    { folds: 6 },
  );
  expect(scores).toHaveLength(6);
  expect(mean).toBeLessThan(0.75);
  expect(mean).toBeCloseTo(scores.reduce((sum, one) => sum + one, 0) / 6, 12);
  expect(std).toBeCloseTo(
    Math.sqrt(scores.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 6),
    12,
  );
});

test('a grid search tries every combination and refits the best', async () => {
  const grid = { maxDepth: [1, 9], criterion: ['gini', 'entropy'] } as const;
  const found = await gridSearch((settings) => decisionTree(settings), grid, x, y, {
    stratify: true,
  });
  expect(found.trials.map(({ settings }) => settings)).toEqual([
    { maxDepth: 1, criterion: 'gini' },
    { maxDepth: 1, criterion: 'entropy' },
    { maxDepth: 9, criterion: 'gini' },
    { maxDepth: 9, criterion: 'entropy' },
  ]);
  expect(found.best.mean).toBe(Math.max(...found.trials.map(({ mean }) => mean)));
  expect(found.model.score(x, y)).toBeGreaterThan(0.8);
  await expect(async () =>
    gridSearch(() => decisionTree(), { maxDepth: [] }, x, y),
  ).rejects.toThrow('maxDepth is []');
});

test('a random search draws by its seed; a stop keeps the trials there are', async () => {
  const space = { lambda: (u: number) => 10 ** (4 * u - 3), maxIterations: [50, 100] } as const;
  const look = () =>
    randomSearch((settings) => logisticRegression(settings), space, x, y, { trials: 4, seed: 2 });
  const found = await look();
  expect(found.trials.map(({ settings }) => settings)).toEqual(
    (await look()).trials.map(({ settings }) => settings),
  );
  for (const { settings } of found.trials) expect(settings.lambda).toBeGreaterThan(0.001);
  setPause(async () => false);
  expect((await look()).trials).toHaveLength(1);
});

test('models vote: two of three decide, or the mean of their probabilities', () => {
  const models = [logisticRegression(), decisionTree({ maxDepth: 2 }), linearSvm()];
  const vote = voting({ models }).fit(x, y);
  const votes = models.map((model) => model.predict(x).toArray() as number[]);
  const majority = y.map((_, row) =>
    Number(votes[0]![row]! + votes[1]![row]! + votes[2]![row]! >= 2),
  );
  expect(vote.predict(x).toArray()).toEqual(majority);
  const pair = [logisticRegression(), decisionTree({ maxDepth: 2 })];
  const soft = voting({ models: pair, soft: true }).fit(x, y);
  const [p, q] = pair.map((model) => model.predictProbabilities(x).data);
  expect(soft.predictProbabilities(x).data[3]).toBeCloseTo((p![3]! + q![3]!) / 2, 6);
  expect(() => voting({ models: [] })).toThrow('models is []');
});
