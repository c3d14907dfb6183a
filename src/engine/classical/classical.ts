// The classical algorithms under one name.
import { decisionTree } from './decision-tree.ts';
import { kNearestNeighbors } from './k-nearest-neighbors.ts';
import { linearRegression } from './linear-regression.ts';
import { linearSvm } from './linear-svm.ts';
import { logisticRegression } from './logistic-regression.ts';
import { randomForest } from './random-forest.ts';

/**
 * Algorithms that learn without a network. Each makes a model: `fit(x, y)`, then `predict(x)` and `score(x, y)`.
 *
 * @peers sklearn
 */
export const classical = {
  linearRegression,
  logisticRegression,
  linearSvm,
  kNearestNeighbors,
  decisionTree,
  randomForest,
} as const;

export type { Classifier, Estimator, ProbabilisticClassifier } from './estimator.ts';
export type { Rows, Targets } from './matrix.ts';
export type { KNearestNeighborsOptions, Neighbors } from './k-nearest-neighbors.ts';
export type { LinearRegressionOptions } from './linear-regression.ts';
export type { GrowthOptions } from './growth-settings.ts';
export type { TreeLeaf, TreeNode, TreeSplit } from './grow-tree.ts';
export type { Criterion } from './tally.ts';
export type { RandomForestOptions } from './random-forest.ts';
export type { LinearSvmOptions } from './linear-svm.ts';
export type { LogisticRegressionOptions } from './logistic-regression.ts';
