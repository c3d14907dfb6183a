// How often predicted classes are the true ones, and which are taken for which.
import { refuse } from '../errors.ts';
import { tensor } from '../make.ts';
import type { Tensor } from '../tensor.ts';
import { readPair, type Values } from './values.ts';

/** How the numbers of single classes become one. */
export interface AverageOptions {
  /**
   * `'binary'`: only class `positive` counts; `'macro'`: mean over classes; `'micro'`: all classes' counts together.
   * Without it `'binary'` where there are no classes but 0 and 1, else `'macro'`.
   */
  readonly average?: 'binary' | 'macro' | 'micro';
  /** The class that counts with `'binary'`; 1 unless stated. */
  readonly positive?: number;
}

/** Which classes were taken for which. */
export interface Confusion {
  /** Classes of prediction and target, ascending. */
  readonly classes: readonly number[];
  /** Row: true class; column: predicted class; [classes, classes]. */
  readonly counts: Tensor;
}

/**
 * Share of predictions that equal their target.
 *
 * Both are [n] or [n, 1] and hold classes; for probabilities take the likeliest class first.
 *
 * @throws EngineError `shapes-differ`, `not-finite`, `nothing-to-reduce`
 * @peers sklearn.metrics.accuracy_score, tf.metrics.categoricalAccuracy
 */
export function accuracy(prediction: Values, target: Values): number {
  const [predicted, wanted] = readPair('accuracy', prediction, target);
  return wanted.filter((value, row) => value === predicted[row]).length / wanted.length;
}

/**
 * TP / (TP + FP): of what was predicted as a class, the share that is of it. 0 where nothing was predicted.
 *
 * @throws EngineError `bad-option`, `shapes-differ`, `not-finite`, `nothing-to-reduce`
 * @peers sklearn.metrics.precision_score, tf.metrics.precision
 */
export function precision(prediction: Values, target: Values, options?: AverageOptions): number {
  return averaged('precision', prediction, target, options, ({ hits, predicted }) =>
    quotient(hits, predicted),
  );
}

/**
 * TP / (TP + FN): of what is of a class, the share that was predicted as it. 0 where nothing is of it.
 *
 * @throws EngineError `bad-option`, `shapes-differ`, `not-finite`, `nothing-to-reduce`
 * @peers sklearn.metrics.recall_score, tf.metrics.recall
 */
export function recall(prediction: Values, target: Values, options?: AverageOptions): number {
  return averaged('recall', prediction, target, options, ({ hits, wanted }) =>
    quotient(hits, wanted),
  );
}

/**
 * 2 P R / (P + R): the harmonic mean of precision and recall (van Rijsbergen, 1979).
 *
 * @throws EngineError `bad-option`, `shapes-differ`, `not-finite`, `nothing-to-reduce`
 * @peers sklearn.metrics.f1_score
 */
export function f1(prediction: Values, target: Values, options?: AverageOptions): number {
  return averaged('f1', prediction, target, options, ({ hits, predicted, wanted }) =>
    quotient(2 * hits, predicted + wanted),
  );
}

/**
 * How many examples of each class (row) were predicted as each class (column).
 *
 * @throws EngineError `shapes-differ`, `not-finite`, `nothing-to-reduce`
 * @peers sklearn.metrics.confusion_matrix, tf.math.confusionMatrix
 */
export function confusionMatrix(prediction: Values, target: Values): Confusion {
  const [predicted, wanted] = readPair('confusionMatrix', prediction, target);
  const classes = classesOf(predicted, wanted);
  const counts = classes.map(() => classes.map(() => 0));
  wanted.forEach((value, row) => {
    counts[classes.indexOf(value)]![classes.indexOf(predicted[row]!)]! += 1;
  });
  return { classes, counts: tensor(counts) };
}

/** Of one class: how many were predicted as it, are of it, and both. */
interface Counts {
  readonly hits: number;
  readonly predicted: number;
  readonly wanted: number;
}

function averaged(
  op: string,
  prediction: Values,
  target: Values,
  { average, positive = 1 }: AverageOptions = {},
  measure: (counts: Counts) => number,
): number {
  const [predicted, wanted] = readPair(op, prediction, target);
  const classes = classesOf(predicted, wanted);
  const kind = average ?? (classes.every((one) => one === 0 || one === 1) ? 'binary' : 'macro');
  const counts = (one: number): Counts => ({
    hits: wanted.filter((value, row) => value === one && predicted[row] === one).length,
    predicted: predicted.filter((value) => value === one).length,
    wanted: wanted.filter((value) => value === one).length,
  });
  if (kind === 'binary') return measure(counts(positive));
  if (kind === 'macro') return total(classes.map((one) => measure(counts(one)))) / classes.length;
  if (kind !== 'micro') {
    const range = "'binary', 'macro', 'micro'";
    throw refuse('bad-option', { op, option: 'average', value: String(kind), range });
  }
  const all = classes.map(counts);
  return measure({
    hits: total(all.map(({ hits }) => hits)),
    predicted: predicted.length,
    wanted: wanted.length,
  });
}

function classesOf(predicted: Float64Array, wanted: Float64Array): number[] {
  return [...new Set([...predicted, ...wanted])].sort((a, b) => a - b);
}

function quotient(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
