// Metrics against values worked out by hand and definitions by brute force.
import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { tensor } from '../make.ts';
import { metrics } from './metrics.ts';

const predicted = [0, 1, 1, 0, 1, 0];
const wanted = [0, 1, 0, 0, 1, 1];

test('accuracy, precision, recall and F1 of two classes', () => {
  expect(metrics.accuracy(predicted, wanted)).toBeCloseTo(4 / 6, 12);
  expect(metrics.precision(predicted, wanted)).toBeCloseTo(2 / 3, 12);
  expect(metrics.recall([1, 1, 1, 0], [1, 0, 0, 1])).toBeCloseTo(1 / 2, 12);
  expect(metrics.f1([1, 1, 1, 0], [1, 0, 0, 1])).toBeCloseTo(2 / 5, 12);
  expect(metrics.precision(predicted, wanted, { positive: 0 })).toBeCloseTo(2 / 3, 12);
  expect(metrics.precision([0, 0], [0, 1])).toBe(0);
});

test('macro is the mean over classes, micro of all counts together', () => {
  const [guess, truth] = [
    [0, 1, 2, 2, 1],
    [0, 1, 1, 2, 2],
  ];
  expect(metrics.precision(guess!, truth!)).toBeCloseTo((1 + 1 / 2 + 1 / 2) / 3, 12);
  expect(metrics.recall(guess!, truth!, { average: 'macro' })).toBeCloseTo(2 / 3, 12);
  expect(metrics.f1(guess!, truth!, { average: 'micro' })).toBeCloseTo(3 / 5, 12);
});

test('the confusion matrix counts true classes in rows', () => {
  const { classes, counts } = metrics.confusionMatrix([3, 3, 5], [3, 5, 5]);
  expect(classes).toEqual([3, 5]);
  expect(counts.toArray()).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

test('R² and the errors of regression', () => {
  expect(metrics.r2([1, 2, 4], [1, 2, 3])).toBeCloseTo(1 - 1 / 2, 12);
  expect(metrics.r2([2, 2, 2], [1, 2, 3])).toBe(0);
  expect(metrics.meanSquaredError([1, 5], [1, 2])).toBe(4.5);
  expect(metrics.rootMeanSquaredError([1, 5], [4, 2])).toBe(3);
  expect(metrics.meanAbsoluteError(tensor([[1], [5]]), [0, 1])).toBe(2.5);
});

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'seed %i: the area under the ROC curve is the share of pairs in order, ties ½',
  (seed) => {
    const random = new Random(seed);
    const levels = seed % 2 === 0 ? 3 : 1000;
    const target = Array.from({ length: 25 }, (_, row) =>
      row < 2 ? row : Number(random.uniform() < 0.4),
    );
    const score = target.map((one) => Math.floor((random.uniform() + one * 0.3) * levels) / 2);
    expect(metrics.rocAuc(score, target)).toBeCloseTo(orderedPairs(score, target), 12);
  },
);

/** The U of Mann and Whitney, as a share of all pairs. */
function orderedPairs(score: readonly number[], target: readonly number[]): number {
  const pairs = score.flatMap((high, i) =>
    score.flatMap((low, j) =>
      target[i] === 1 && target[j] === 0 ? [high > low ? 1 : high === low ? 0.5 : 0] : [],
    ),
  );
  return pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length;
}

test('the ROC curve goes from (0, 0) to (1, 1), one point for equal scores', () => {
  const { falsePositiveRate, truePositiveRate, thresholds } = metrics.rocCurve(
    [4, 2, 2, 1],
    [1, 1, 0, 0],
  );
  expect(falsePositiveRate.toArray()).toEqual([0, 0, 0.5, 1]);
  expect(truePositiveRate.toArray()).toEqual([0, 0.5, 1, 1]);
  expect(thresholds.toArray()).toEqual([Infinity, 4, 2, 1]);
});

test('metrics refuse what they cannot compare', () => {
  expect(() => metrics.accuracy([1], [1, 2])).toThrow('accuracy: shapes differ: [1] and [2]');
  expect(() => metrics.accuracy([], [])).toThrow('accuracy: no elements');
  expect(() => metrics.r2([1, NaN], [1, 2])).toThrow('NaN at [1] of the prediction');
  expect(() => metrics.rocAuc([1, 2], [1, 1])).toThrow('all targets are of class 1');
  expect(() => metrics.accuracy(tensor([[1, 2]]), [1])).toThrow('[1, 2] and [n]');
});
