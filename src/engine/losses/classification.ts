// Losses of classification: how surprised a prediction is by the right class. Their element-wise formulas are
// operations (ops/entropy.ts); what targets may be is said in targets.ts.
import { where } from '../functions.ts';
import type { Nested } from '../ndarray.ts';
import { allowed } from '../options.ts';
import {
  binaryCrossEntropy as entropyOfProbability,
  binaryCrossEntropyWithLogits as entropyOfLogit,
  crossEntropy as entropyOfScores,
} from '../ops/entropy.ts';
import { sameShape } from '../shape.ts';
import { apply, type Tensor } from '../tensor.ts';
import { reduced, type LossOptions } from './reduction.ts';
import {
  asTensor,
  checkProbabilities,
  classRows,
  sameShaped,
  weightsOf,
  type ClassLossOptions,
} from './targets.ts';

/** Options of {@link crossEntropy}. */
export interface CrossEntropyOptions extends ClassLossOptions {
  /** The share ε of every target that is spread evenly over all classes; 0 unless stated otherwise. */
  readonly labelSmoothing?: number;
}

/**
 * Binary cross-entropy of probabilities p: mean of −(y ln p + (1 − y) ln(1 − p)).
 *
 * Logarithms are not let below −100 (as in PyTorch). If p = σ(z), use
 * {@link binaryCrossEntropyWithLogits} on z: it needs no such limit.
 *
 * @throws EngineError `probability-outside`, `shapes-differ`, `dtypes-differ`, `unknown-reduction`
 * @peers nn.BCELoss, F.binary_cross_entropy, tf.metrics.binaryCrossentropy, sklearn.metrics.log_loss
 */
export function binaryCrossEntropy(
  probability: Tensor,
  target: Tensor | Nested,
  options?: LossOptions,
): Tensor {
  const op = 'binaryCrossEntropy';
  const fitting = sameShaped(op, probability, target);
  checkProbabilities(op, probability, {
    activation: 'sigmoid',
    remedy: 'binaryCrossEntropyWithLogits',
  });
  return reduced(op, apply(entropyOfProbability, [probability, fitting]), options);
}

/**
 * Binary cross-entropy of logits z, where p = σ(z): mean of max(z, 0) − z·y + ln(1 + e^−|z|).
 *
 * Finite for any finite z; the gradient of one element is σ(z) − y.
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `unknown-reduction`
 * @peers nn.BCEWithLogitsLoss, F.binary_cross_entropy_with_logits, tf.losses.sigmoidCrossEntropy
 */
export function binaryCrossEntropyWithLogits(
  logits: Tensor,
  target: Tensor | Nested,
  options?: LossOptions,
): Tensor {
  const op = 'binaryCrossEntropyWithLogits';
  const fitting = sameShaped(op, logits, target);
  return reduced(op, apply(entropyOfLogit, [logits, fitting]), options);
}

/**
 * Cross-entropy of scores z over C classes (the last axis): mean over rows of −Σ_c y_c ln softmax(z)_c.
 *
 * `target` holds one class, counted from 0, for each row (the shape of `logits` without its last axis), or
 * one probability for each score (the shape of `logits`).
 *
 * `labelSmoothing` ε makes targets (1 − ε)y + ε/C (Szegedy et al., 2016). `classWeights` w multiply the terms;
 * with classes as targets the mean then divides by the sum of w over the rows, with probabilities by their
 * number (both as in PyTorch). Rows with the class `ignoreIndex` have no part in the loss or its mean.
 *
 * @throws EngineError `needs-an-axis`, `targets-do-not-fit`, `class-outside`, `bad-option`,
 * `unknown-reduction`
 * @peers nn.CrossEntropyLoss, F.cross_entropy, tf.losses.softmaxCrossEntropy
 */
export function crossEntropy(
  logits: Tensor,
  target: Tensor | Nested,
  options: CrossEntropyOptions = {},
): Tensor {
  const op = 'crossEntropy';
  const fitting = asTensor(target, logits);
  const smoothing = options.labelSmoothing ?? 0;
  const possible = smoothing >= 0 && smoothing <= 1;
  allowed(op, 'labelSmoothing', smoothing, possible, 'a number from 0 to 1');
  const soft = logits.shape.length > 0 && sameShape(fitting.shape, logits.shape);
  const { rows, total } = soft
    ? { rows: softRows(op, fitting, options), total: undefined }
    : classRows(op, logits, fitting, options, smoothing);
  const weighted = options.classWeights !== undefined || options.ignoreIndex !== undefined;
  return reduced(op, apply(entropyOfScores, [logits, rows], { weighted }), options, total);
}

/**
 * Negative log-likelihood of log-probabilities (the last axis holds the classes): mean over rows of −ln p_y.
 *
 * `target` holds one class, counted from 0, for each row. Of `logits.logSoftmax()` it is the
 * {@link crossEntropy} of the logits. `classWeights` and `ignoreIndex` as there.
 *
 * @throws EngineError `needs-an-axis`, `targets-do-not-fit`, `class-outside`, `bad-option`,
 * `unknown-reduction`
 * @peers nn.NLLLoss, F.nll_loss
 */
export function negativeLogLikelihood(
  logProbabilities: Tensor,
  target: Tensor | Nested,
  options: ClassLossOptions = {},
): Tensor {
  const op = 'negativeLogLikelihood';
  const { rows, total } = classRows(op, logProbabilities, target, options);
  // chosen, not multiplied by 0: the logarithm of an impossible class is −∞
  const chosen = where(rows, logProbabilities, 0).mul(rows);
  return reduced(op, chosen.sum(-1).neg(), options, total);
}

/** Probabilities of classes, smoothed and weighted. */
function softRows(
  op: string,
  target: Tensor,
  { labelSmoothing = 0, classWeights, ignoreIndex }: CrossEntropyOptions,
): Tensor {
  const classes = target.shape.at(-1)!;
  allowed(op, 'ignoreIndex', ignoreIndex, ignoreIndex === undefined, 'it with classes as targets');
  const weights = weightsOf(op, classes, classWeights);
  const smooth =
    labelSmoothing === 0 ? target : target.mul(1 - labelSmoothing).add(labelSmoothing / classes);
  return weights === undefined ? smooth : smooth.mul(asTensor(Array.from(weights), target));
}
