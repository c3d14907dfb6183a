// Regularisers: what large weights cost. Leaves adding it to the loss to whoever trains.
import type { Tensor } from '../tensor.ts';
import { checkFromZero } from './numbers.ts';

/** λ of {@link l1} and {@link l2} together. */
export interface Penalty {
  readonly l1?: number;
  readonly l2?: number;
}

/** The penalty of one tensor of weights, a scalar, that says what it was made from. */
export interface KnownRegularizer {
  (weights: Tensor): Tensor;
  readonly penalty: Penalty;
}

/**
 * λ·Σ|w|: pushes weights to exactly 0 (lasso; Tibshirani, 1996). λ is 0.01 unless stated.
 *
 * @throws EngineError `bad-option`
 * @peers tf.regularizers.l1
 */
export function l1(lambda = 0.01): KnownRegularizer {
  checkFromZero('l1', { lambda });
  return regularizer((weights) => weights.abs().sum().mul(lambda), { l1: lambda });
}

/**
 * λ·Σw²: keeps weights small; its gradient is 2λ·w (ridge; Hoerl and Kennard, 1970). λ is 0.01 unless stated.
 *
 * @throws EngineError `bad-option`
 * @peers tf.regularizers.l2
 */
export function l2(lambda = 0.01): KnownRegularizer {
  checkFromZero('l2', { lambda });
  return regularizer((weights) => weights.square().sum().mul(lambda), { l2: lambda });
}

/**
 * λ₁·Σ|w| + λ₂·Σw² (elastic net; Zou and Hastie, 2005). Both λ are 0.01 unless stated.
 *
 * @throws EngineError `bad-option`
 * @peers tf.regularizers.l1l2
 */
export function l1l2(options: Penalty = {}): KnownRegularizer {
  const { l1: first = 0.01, l2: second = 0.01 } = options;
  checkFromZero('l1l2', { l1: first, l2: second });
  const [absolute, squared] = [l1(first), l2(second)];
  return regularizer((weights) => absolute(weights).add(squared(weights)), {
    l1: first,
    l2: second,
  });
}

function regularizer(of: (weights: Tensor) => Tensor, penalty: Penalty): KnownRegularizer {
  return Object.assign(of, { penalty });
}
