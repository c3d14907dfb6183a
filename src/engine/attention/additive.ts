// Additive attention: a small network scores each key against the query.
import type { Tensor } from '../tensor.ts';
import { maskedSoftmax, type AttentionResult } from './scaled-dot-product.ts';

/** Parameters of {@link additiveAttention}. */
export interface AdditiveWeights {
  /** W of shape [query width, size]. */
  readonly queryWeights: Tensor;
  /** U of shape [key width, size]. */
  readonly keyWeights: Tensor;
  /** v of shape [size]. */
  readonly energy: Tensor;
}

/** Options of {@link additiveAttention}. */
export interface AdditiveOptions {
  /** 1 where a key may be looked at, 0 where not; broadcasts to [..., keys]. */
  readonly mask?: Tensor | undefined;
}

/**
 * Additive attention (Bahdanau et al., 2015): weights = softmax(v·tanh(s·W + h·U)), output = Σ weights·h.
 *
 * `query` s is [..., query width], for example the state of a decoder; `keys` h are [..., keys, key width], for
 * example the states of an encoder, and are the values too. `output` is [..., key width], `weights`
 * [..., keys]. Masked as in {@link scaledDotProductAttention}.
 *
 * @throws EngineError `inner-sizes-differ`, `needs-an-axis`, `shapes-do-not-broadcast`
 */
export function additiveAttention(
  query: Tensor,
  keys: Tensor,
  { queryWeights, keyWeights, energy }: AdditiveWeights,
  { mask }: AdditiveOptions = {},
): AttentionResult {
  const asked = query.matmul(queryWeights).unsqueeze(-2);
  const scores = asked.add(keys.matmul(keyWeights)).tanh().matmul(energy);
  const weights = maskedSoftmax(scores, mask);
  return { output: weights.unsqueeze(-2).matmul(keys).squeeze(-2), weights };
}
