// What all models of this folder have in common, so that they can be exchanged, searched over and asked to vote.
import type { Tensor } from '../tensor.ts';
import type { Rows, Targets } from './matrix.ts';

/** A model that learns from examples with targets. */
export interface Estimator {
  /** Learns; forgets what it knew before. */
  fit(x: Rows, y: Targets): this;
  /** A target for each row, [rows]. */
  predict(x: Rows): Tensor;
  /** How good the predictions are: accuracy for classes, R² for numbers. */
  score(x: Rows, y: Targets): number;
}

/** A model of classes. */
export interface Classifier extends Estimator {
  /** The classes of `y` at fit, ascending. */
  readonly classes: readonly number[];
}

/** A classifier that gives each class a share. */
export interface ProbabilisticClassifier extends Classifier {
  /** For each row one probability for each class, in the order of `classes`: [rows, classes]. */
  predictProbabilities(x: Rows): Tensor;
}
