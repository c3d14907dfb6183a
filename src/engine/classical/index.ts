// The classical algorithms under one name.
import { kNearestNeighbors } from './k-nearest-neighbors.ts';
import { linearRegression } from './linear-regression.ts';

/**
 * Algorithms that learn without a network. Each makes a model: `fit(x, y)`, then `predict(x)` and `score(x, y)`.
 *
 * @peers sklearn
 */
export const classical = {
  linearRegression,
  kNearestNeighbors,
} as const;

export type { Classifier, Estimator, ProbabilisticClassifier } from './estimator.ts';
export type { Rows, Targets } from './matrix.ts';
export type { KNearestNeighborsOptions, Neighbors } from './k-nearest-neighbors.ts';
export type { LinearRegressionOptions } from './linear-regression.ts';
