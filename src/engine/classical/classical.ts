// The classical algorithms under one name.
import { crossValidate } from './cross-validate.ts';
import { decisionTree } from './decision-tree.ts';
import { kNearestNeighbors } from './k-nearest-neighbors.ts';
import { kFold } from './k-fold.ts';
import { kMeans } from './k-means.ts';
import { kernelSvm } from './kernel-svm.ts';
import { linearRegression } from './linear-regression.ts';
import { linearSvm } from './linear-svm.ts';
import { logisticRegression } from './logistic-regression.ts';
import { pca } from './pca.ts';
import { randomForest } from './random-forest.ts';
import { minMaxScaler, standardScaler } from './scalers.ts';
import { gridSearch, randomSearch } from './search.ts';
import { trainTestSplit } from './train-test-split.ts';
import { voting } from './voting.ts';

/**
 * Algorithms that learn without a network. Each makes a model: `fit(x, y)`, then `predict(x)` and `score(x, y)`.
 *
 * @peers sklearn
 */
export const classical = {
  linearRegression,
  logisticRegression,
  linearSvm,
  kernelSvm,
  kNearestNeighbors,
  decisionTree,
  randomForest,
  kMeans,
  pca,
  standardScaler,
  minMaxScaler,
  trainTestSplit,
  kFold,
  crossValidate,
  gridSearch,
  randomSearch,
  voting,
} as const;

export type { Classifier, Estimator, ProbabilisticClassifier } from './estimator.ts';
export type { Rows, Targets } from './matrix.ts';
export type {
  KNearestNeighbors,
  KNearestNeighborsOptions,
  Neighbors,
} from './k-nearest-neighbors.ts';
export type { LinearRegression, LinearRegressionOptions } from './linear-regression.ts';
export type { GrowthOptions } from './growth-settings.ts';
export type { TreeLeaf, TreeNode, TreeSplit } from './grow-tree.ts';
export type { Criterion } from './tally.ts';
export type { RandomForest, RandomForestOptions } from './random-forest.ts';
export type { LinearSvm, LinearSvmOptions } from './linear-svm.ts';
export type { LogisticRegression, LogisticRegressionOptions } from './logistic-regression.ts';
export type { KMeans, KMeansOptions, KMeansRound } from './k-means.ts';
export type { KernelSvm, KernelSvmOptions, Margin } from './kernel-svm.ts';
export type { KernelName } from './kernels.ts';
export type { Pca, PcaOptions } from './pca.ts';
export type { CrossValidation, CrossValidationOptions, Trainable } from './cross-validate.ts';
export type { Fold, KFoldOptions } from './k-fold.ts';
export type { Chosen, Grid, RandomSearchOptions, SearchResult, Space, Trial } from './search.ts';
export type { Examples } from '../take-rows.ts';
export type { Split, SplitOptions } from './train-test-split.ts';
export type { Voting, VotingOptions } from './voting.ts';
export type { DecisionTree } from './decision-tree.ts';
export type { Scaler } from './scalers.ts';
