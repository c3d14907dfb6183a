// Setting examples aside, so that a model is judged on what it has not seen.
import { known, type Names } from '../known-options.ts';
import { Random } from '../random.ts';
import type { Tensor } from '../tensor.ts';
import { share, wholeNumber } from '../options.ts';
import { shuffle } from '../shuffle.ts';
import { readExamples, takeRows, type Examples } from '../take-rows.ts';

/** Options of {@link trainTestSplit}. */
export interface SplitOptions {
  /** Share of the rows that is set aside; 0.25 unless stated. At least one row stays on each side. */
  readonly testSize?: number;
  /** Draws which; 0 unless stated. */
  readonly seed?: number;
  /** True sets the same share of every class aside; targets must then be classes. */
  readonly stratify?: boolean;
}

const optionNames: Names<SplitOptions> = {
  testSize: true,
  seed: true,
  stratify: true,
};

/** Two parts of the same examples. */
export interface Split {
  readonly xTrain: Tensor;
  readonly yTrain: Tensor;
  readonly xTest: Tensor;
  readonly yTest: Tensor;
  /** Row numbers of both parts, ascending. */
  readonly trainRows: readonly number[];
  readonly testRows: readonly number[];
}

/**
 * Training and test part of x [rows, …] and y [rows, …], drawn by lot.
 *
 * The rows of each part keep their order. Scale and choose by the training part alone.
 *
 * @throws EngineError `bad-option`, `needs-rows`, `rows-differ`
 * @peers sklearn.model_selection.train_test_split
 */
export function trainTestSplit(x: Examples, y: Examples, options: SplitOptions = {}): Split {
  const op = 'trainTestSplit';
  known(op, options, optionNames);
  const { testSize = 0.25, seed = 0, stratify = false } = options;
  const read = readExamples(op, x, y);
  share(op, 'testSize', testSize);
  wholeNumber(op, 'rows', read.rows, 2);
  const random = new Random(wholeNumber(op, 'seed', seed, 0));
  const wanted = Math.min(Math.max(Math.round(testSize * read.rows), 1), read.rows - 1);
  const order = dealt(stratify ? read.y.data : new Float64Array(read.rows), random);
  const testRows = everyNth(order, wanted).sort((a, b) => a - b);
  const isTest = new Set(testRows);
  const trainRows = order.filter((row) => !isTest.has(row)).sort((a, b) => a - b);
  return {
    xTrain: takeRows(read.x, trainRows),
    yTrain: takeRows(read.y, trainRows),
    xTest: takeRows(read.x, testRows),
    yTest: takeRows(read.y, testRows),
    trainRows,
    testRows,
  };
}

/** Row numbers class after class, each class in an order drawn by lot. */
export function dealt(classes: ArrayLike<number>, random: Random): number[] {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < classes.length; row++) {
    const group = groups.get(classes[row]!);
    if (group === undefined) groups.set(classes[row]!, [row]);
    else group.push(row);
  }
  const sorted = [...groups].sort(([a], [b]) => a - b).map(([, rows]) => rows);
  for (const rows of sorted) shuffle(rows, random);
  return sorted.flat();
}

/** `count` of the rows at even distances: of every stretch its share. */
function everyNth(order: readonly number[], count: number): number[] {
  return Array.from(
    { length: count },
    (_, place) => order[Math.floor(((place + 0.5) * order.length) / count)]!,
  );
}
