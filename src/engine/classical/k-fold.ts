// k-fold cross-validation: every row is in a test part once.
import { known, type Names } from '../known-options.ts';
import { Random } from '../random.ts';
import type { Targets } from './matrix.ts';
import { readTargets } from './matrix.ts';
import { countOfRows, wholeNumber } from '../options.ts';
import { dealt } from './train-test-split.ts';

/** Options of {@link kFold}. */
export interface KFoldOptions {
  /** k, how many parts; 5 unless stated. */
  readonly folds?: number;
  /** False takes rows as they come; true, unless stated, draws them by lot. */
  readonly shuffle?: boolean;
  /** Draws them; 0 unless stated. */
  readonly seed?: number;
  /** Classes, one for each row: every part then has its share of each. */
  readonly stratify?: Targets;
}

const optionNames: Names<KFoldOptions> = {
  folds: true,
  shuffle: true,
  seed: true,
  stratify: true,
};

/** Row numbers to learn from and to be judged by, both ascending. */
export interface Fold {
  readonly trainRows: readonly number[];
  readonly testRows: readonly number[];
}

/**
 * k divisions of the rows 0 … rows − 1: each row is in the test part of exactly one. Parts differ by one row at most.
 *
 * @throws EngineError `bad-option`, `too-few-rows`, `rows-differ`
 * @peers sklearn.model_selection.KFold, sklearn.model_selection.StratifiedKFold
 */
export function kFold(rows: number, options: KFoldOptions = {}): readonly Fold[] {
  const op = 'kFold';
  known(op, options, optionNames);
  const { folds = 5, shuffle = true, seed = 0, stratify } = options;
  wholeNumber(op, 'rows', rows, 1);
  countOfRows(op, 'folds', folds, rows, 2);
  const random = new Random(wholeNumber(op, 'seed', seed, 0));
  const classes = stratify === undefined ? new Float64Array(rows) : readTargets(op, stratify, rows);
  const partOf = new Int32Array(rows);
  const all = Array.from({ length: rows }, (_, row) => row);
  if (shuffle || stratify !== undefined) {
    dealt(classes, random).forEach((row, place) => (partOf[row] = place % folds));
  } else all.forEach((row) => (partOf[row] = Math.floor((row * folds) / rows)));
  return Array.from({ length: folds }, (_, part) => ({
    trainRows: all.filter((row) => partOf[row] !== part),
    testRows: all.filter((row) => partOf[row] === part),
  }));
}
