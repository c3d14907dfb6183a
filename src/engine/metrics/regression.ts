// How far predicted numbers are from the true ones. Leaves losses, which a network learns from, to losses/.
import { refuse } from '../errors.ts';
import { readPair, type Values } from './values.ts';

/**
 * R² = 1 − Σ (ŷ − y)² / Σ (y − ȳ)²: 1 is perfect, 0 is as good as always saying the mean ȳ, below 0 is worse.
 *
 * Prediction and target are [n] or [n, 1].
 *
 * @throws EngineError `shapes-differ`, `not-finite`, `nothing-to-reduce`, `targets-constant`
 * @peers sklearn.metrics.r2_score
 */
export function r2(prediction: Values, target: Values): number {
  const op = 'r2';
  const [predicted, wanted] = readPair(op, prediction, target);
  const mean = wanted.reduce((sum, value) => sum + value, 0) / wanted.length;
  const spread = squares(wanted, () => mean);
  if (spread === 0) throw refuse('targets-constant', { op, value: String(mean) });
  return 1 - squares(wanted, (row) => predicted[row]!) / spread;
}

/**
 * Mean of (ŷ − y)², as a number. The loss of the same name gives a tensor that gradients flow through.
 *
 * @throws EngineError `shapes-differ`, `not-finite`, `nothing-to-reduce`
 * @peers sklearn.metrics.mean_squared_error
 */
export function meanSquaredError(prediction: Values, target: Values): number {
  const [predicted, wanted] = readPair('meanSquaredError', prediction, target);
  return squares(wanted, (row) => predicted[row]!) / wanted.length;
}

/**
 * √ of the mean of (ŷ − y)²: an error in the unit of y.
 *
 * @throws EngineError `shapes-differ`, `not-finite`, `nothing-to-reduce`
 * @peers sklearn.metrics.root_mean_squared_error
 */
export function rootMeanSquaredError(prediction: Values, target: Values): number {
  return Math.sqrt(meanSquaredError(prediction, target));
}

/**
 * Mean of |ŷ − y|.
 *
 * @throws EngineError `shapes-differ`, `not-finite`, `nothing-to-reduce`
 * @peers sklearn.metrics.mean_absolute_error
 */
export function meanAbsoluteError(prediction: Values, target: Values): number {
  const [predicted, wanted] = readPair('meanAbsoluteError', prediction, target);
  const total = wanted.reduce((sum, value, row) => sum + Math.abs(value - predicted[row]!), 0);
  return total / wanted.length;
}

function squares(wanted: Float64Array, other: (row: number) => number): number {
  return wanted.reduce((sum, value, row) => sum + (value - other(row)) * (value - other(row)), 0);
}
