// The metrics under one name.
import { accuracy, confusionMatrix, f1, precision, recall } from './classification.ts';
import { rocAuc, rocCurve } from './ranking.ts';
import { meanAbsoluteError, meanSquaredError, r2, rootMeanSquaredError } from './regression.ts';

/**
 * Numbers that say how good predictions are: for people to judge by, not for gradients to flow through.
 *
 * All take the prediction first and the target second, as losses do: `metrics.accuracy(prediction, target)`.
 *
 * @peers sklearn.metrics, tf.metrics
 */
export const metrics = {
  accuracy,
  precision,
  recall,
  f1,
  confusionMatrix,
  rocCurve,
  rocAuc,
  r2,
  meanSquaredError,
  rootMeanSquaredError,
  meanAbsoluteError,
} as const;

export type { AverageOptions, Confusion } from './classification.ts';
export type { RankingOptions, RocCurve } from './ranking.ts';
