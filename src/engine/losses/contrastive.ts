// Contrastive losses: what belongs together shall lie together, apart from everything else.
import { arange } from '../make.ts';
import { allowed } from '../options.ts';
import { formatShape, sameShape } from '../shape.ts';
import { refuse } from '../errors.ts';
import type { Tensor } from '../tensor.ts';
import { crossEntropy } from './classification.ts';
import { reduced, type LossOptions } from './reduction.ts';
import { sameShaped } from './targets.ts';

/** Options of {@link infoNCE}. */
export interface InfoNceOptions extends LossOptions {
  /** τ: the smaller, the more the nearest wrong partners count; 0.07 unless stated otherwise. */
  readonly temperature?: number;
}

/**
 * InfoNCE: mean over i of −ln( e^{s_ii/τ} / Σ_j e^{s_ij/τ} ), where s_ij is the cosine between row i of `anchors`
 * and row j of `positives` (van den Oord et al., 2018).
 *
 * Both are [n, features]. Row i of both belongs together; all other rows of `positives` are its negatives.
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `bad-option` unless τ > 0, `axis-out-of-range`,
 * `unknown-reduction`
 */
export function infoNCE(anchors: Tensor, positives: Tensor, options: InfoNceOptions = {}): Tensor {
  const op = 'infoNCE';
  const { temperature = 0.07, ...rest } = options;
  allowed(op, 'temperature', temperature, temperature > 0, 'a number above 0');
  const cosines = unit(anchors).matmul(unit(sameShaped(op, anchors, positives)).transpose());
  const own = arange(0, anchors.shape[0], 1, { dtype: anchors.dtype });
  return crossEntropy(cosines.div(temperature), own, rest);
}

/**
 * Skip-gram with negative sampling: mean over words of −ln σ(c·o) − Σ_k ln σ(−c·n_k), with the vector c of a
 * word, o of a word of its context and n_k of words drawn at random (Mikolov et al., 2013).
 *
 * `center` and `context` are [features] or [batch, features], `negatives` has one more axis before the last:
 * [count, features] or [batch, count, features].
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `axis-out-of-range`, `unknown-reduction`
 */
export function skipGramNegativeSampling(
  center: Tensor,
  context: Tensor,
  negatives: Tensor,
  options?: LossOptions,
): Tensor {
  const op = 'skipGramNegativeSampling';
  const near = center.mul(sameShaped(op, center, context)).sum(-1);
  checkNegatives(op, center, negatives);
  const beside = center.reshape([...center.shape.slice(0, -1), 1, center.shape.at(-1)!]);
  const far = negatives.mul(beside).sum(-1);
  const likelihood = near.logSigmoid().add(far.neg().logSigmoid().sum(-1));
  return reduced(op, likelihood.neg(), options);
}

/** Rows of length 1; a row of zeros stays as it is. */
function unit(x: Tensor): Tensor {
  const square = x.square().sum(-1, { keepdims: true });
  return x.div(square.maximum(1e-24).sqrt());
}

function checkNegatives(op: string, { shape }: Tensor, negatives: Tensor): void {
  const count = negatives.shape.at(-2) ?? 0;
  const expected = shape.toSpliced(-1, 0, count);
  if (sameShape(negatives.shape, expected)) return;
  const shapes = { left: formatShape(negatives.shape), right: formatShape(expected) };
  throw refuse('shapes-differ', { op, ...shapes });
}
