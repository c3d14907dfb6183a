// Divergences: how far one distribution lies from another.
import type { Nested } from '../ndarray.ts';
import {
  klDivergence as ofProbability,
  klDivergenceOfLogs as ofLogarithm,
} from '../ops/entropy.ts';
import { apply, type Tensor } from '../tensor.ts';
import { reduced, type LossOptions } from './reduction.ts';
import { checkProbabilities, sameShaped } from './targets.ts';

/** Options of {@link klDivergence}. */
export interface KlDivergenceOptions extends LossOptions {
  /** True if the prediction holds ln q instead of q, for example from `logSoftmax()`. */
  readonly logProbabilities?: boolean;
}

/**
 * Kullback–Leibler divergence of a prediction q from a target t over the last axis: mean over rows of
 * Σ_c t_c ln(t_c / q_c) (Kullback and Leibler, 1951).
 *
 * 0 if both are equal, else positive; 0·ln 0 counts as 0. Target and prediction have the same shape, and each
 * row of both adds up to 1. The mean over rows is PyTorch's `batchmean`. Where q comes from a softmax, pass its
 * logarithms and `{ logProbabilities: true }`: they do not round to 0.
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `probability-outside`, `axis-out-of-range` for a
 * scalar, `unknown-reduction`
 * @peers scipy.special.rel_entr, nn.KLDivLoss, F.kl_div
 */
export function klDivergence(
  prediction: Tensor,
  target: Tensor | Nested,
  options: KlDivergenceOptions = {},
): Tensor {
  const op = 'klDivergence';
  const fitting = sameShaped(op, prediction, target);
  checkProbabilities(op, fitting, { activation: 'softmax', remedy: 'probabilities' });
  const remedy = 'logProbabilities: true';
  if (options.logProbabilities !== true)
    checkProbabilities(op, prediction, { activation: 'softmax', remedy });
  const divergence = options.logProbabilities === true ? ofLogarithm : ofProbability;
  return reduced(op, apply(divergence, [prediction, fitting]).sum(-1), options);
}

/**
 * Kullback–Leibler divergence of normal distributions N(μ, σ²) from N(0, 1) over the last axis: mean over rows
 * of −½ Σ_j (1 + ln σ²_j − μ²_j − σ²_j), in closed form (Kingma and Welling, 2014, appendix B).
 *
 * The part of a variational autoencoder's loss that keeps codes near the standard normal distribution.
 * `logVariance` holds ln σ², in the shape of `mean`.
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `axis-out-of-range` for a scalar, `unknown-reduction`
 * @peers torch.distributions.kl_divergence
 */
export function gaussianKlDivergence(
  mean: Tensor,
  logVariance: Tensor,
  options?: LossOptions,
): Tensor {
  const op = 'gaussianKlDivergence';
  const logarithms = sameShaped(op, mean, logVariance);
  const parts = logarithms.add(1).sub(mean.square()).sub(logarithms.exp());
  return reduced(op, parts.sum(-1).mul(-0.5), options);
}
