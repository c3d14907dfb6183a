// Penalties that layers put on their weights while a model is fitted. Leaves L1 and L2 to regularisation.
import type { Tensor } from '../tensor.ts';

/** A penalty on weights, for example `l2(0.01)`: a scalar that fitting adds to the loss. */
export type Regularizer = (weights: Tensor) => Tensor;

/** The penalty as a list: empty without a regularizer. */
export function penaltyOf(
  regularizer: Regularizer | undefined,
  weights: Tensor,
): readonly Tensor[] {
  return regularizer === undefined ? [] : [regularizer(weights)];
}
