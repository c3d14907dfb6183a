// Cross-validation: how good models of a kind are, judged on rows that each has not seen.
import { known, type Names } from '../known-options.ts';
import { paused } from '../pause.ts';
import type { Tensor } from '../tensor.ts';
import { kFold, type Fold } from './k-fold.ts';
import { readExamples, takeRows, type Examples } from '../take-rows.ts';

/** A model that can be fitted and scored, at once or with a promise; higher scores are better. */
export interface Trainable {
  fit(x: Tensor, y: Tensor): unknown;
  fitAsync?(x: Tensor, y: Tensor): Promise<unknown>;
  score(x: Tensor, y: Tensor): number | Promise<number>;
}

/** Options of {@link crossValidate}. */
export interface CrossValidationOptions {
  /** k, how many models are trained; 5 unless stated. */
  readonly folds?: number;
  /** Draws the parts; 0 unless stated. */
  readonly seed?: number;
  /** True gives every part its share of each class. */
  readonly stratify?: boolean;
}

/** The names of {@link CrossValidationOptions}. */
export const crossValidationNames: Names<CrossValidationOptions> = {
  folds: true,
  seed: true,
  stratify: true,
};

/** The score of each fold, their mean and their standard deviation (over folds). */
export interface CrossValidation {
  readonly scores: readonly number[];
  readonly mean: number;
  readonly std: number;
}

/**
 * Trains a fresh model on each k − 1 parts of the rows and scores it on the part left out (Stone, 1974).
 *
 * `make` gives the fresh models: `() => classical.decisionTree({ maxDepth: 3 })`. Whatever learns from the data,
 * scalers included, belongs into the model. Pauses after each fold; a stop keeps the folds there are.
 *
 * @throws EngineError `bad-option`, `needs-rows`, `rows-differ`, `too-few-rows`, and what the model refuses
 * @peers sklearn.model_selection.cross_val_score, sklearn.model_selection.cross_validate
 */
export async function crossValidate(
  make: () => Trainable,
  x: Examples,
  y: Examples,
  options: CrossValidationOptions = {},
): Promise<CrossValidation> {
  known('crossValidate', options, crossValidationNames);
  const read = readExamples('crossValidate', x, y);
  const folds = foldsOf(read.y, read.rows, options);
  const scores: number[] = [];
  for (const fold of folds) {
    scores.push(await scoreOn(fold, make(), read.x, read.y));
    if (await paused(scores.length / folds.length)) break;
  }
  return summary(scores);
}

/** The same folds for every model of a comparison. */
export function foldsOf(
  y: Tensor,
  rows: number,
  { folds = 5, seed = 0, stratify = false }: CrossValidationOptions,
): readonly Fold[] {
  return kFold(rows, stratify ? { folds, seed, stratify: y } : { folds, seed });
}

/** The score of a model on one fold's test rows, learned from its training rows. */
export async function scoreOn(fold: Fold, model: Trainable, x: Tensor, y: Tensor): Promise<number> {
  await train(model, takeRows(x, fold.trainRows), takeRows(y, fold.trainRows));
  return model.score(takeRows(x, fold.testRows), takeRows(y, fold.testRows));
}

/** Fits a model, with pauses where it can. */
export async function train(model: Trainable, x: Tensor, y: Tensor): Promise<void> {
  await (model.fitAsync === undefined ? model.fit(x, y) : model.fitAsync(x, y));
}

/** Mean and standard deviation of scores. */
export function summary(scores: readonly number[]): CrossValidation {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const squares = scores.reduce((sum, score) => sum + (score - mean) * (score - mean), 0);
  return { scores, mean, std: Math.sqrt(squares / scores.length) };
}
