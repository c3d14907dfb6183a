// Losses of regression: how far predicted numbers are from the right ones.
import type { Nested } from '../ndarray.ts';
import { allowed } from '../options.ts';
import type { Tensor } from '../tensor.ts';
import { reduced, type LossOptions } from './reduction.ts';
import { sameShaped } from './targets.ts';

/** Options of {@link huber}. */
export interface HuberOptions extends LossOptions {
  /** The error up to which the loss is a parabola; 1 unless stated otherwise. */
  readonly delta?: number;
}

/** Options of {@link smoothL1}. */
export interface SmoothL1Options extends LossOptions {
  /** The error up to which the loss is a parabola; 1 unless stated otherwise. */
  readonly beta?: number;
}

/**
 * Mean squared error: mean of (ŷ − y)².
 *
 * Both have the same shape: unlike `sub`, a loss never broadcasts, which would hide a missing axis.
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `unknown-reduction`
 * @peers nn.MSELoss, F.mse_loss, tf.losses.meanSquaredError, sklearn.metrics.mean_squared_error
 */
export function meanSquaredError(
  prediction: Tensor,
  target: Tensor | Nested,
  options?: LossOptions,
): Tensor {
  const op = 'meanSquaredError';
  const difference = prediction.sub(sameShaped(op, prediction, target));
  return reduced(op, difference.square(), options);
}

/**
 * Mean absolute error: mean of |ŷ − y|. One outlier pulls no harder than any other error; the gradient at 0 is
 * 0. Both have the same shape.
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `unknown-reduction`
 * @peers nn.L1Loss, F.l1_loss, tf.losses.absoluteDifference, sklearn.metrics.mean_absolute_error
 */
export function meanAbsoluteError(
  prediction: Tensor,
  target: Tensor | Nested,
  options?: LossOptions,
): Tensor {
  const op = 'meanAbsoluteError';
  const difference = prediction.sub(sameShaped(op, prediction, target));
  return reduced(op, difference.abs(), options);
}

/**
 * Huber loss with r = ŷ − y: mean of ½r² where |r| ≤ δ, of δ(|r| − ½δ) beyond (Huber, 1964). A parabola near 0
 * like the squared error, straight lines far out like the absolute one. Both have the same shape.
 *
 * Computed as c·(r − ½c) with c = min(max(r, −δ), δ), which is the same and has the same gradient c.
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `bad-option` unless δ > 0, `unknown-reduction`
 * @peers nn.HuberLoss, F.huber_loss, tf.losses.huberLoss
 */
export function huber(
  prediction: Tensor,
  target: Tensor | Nested,
  options: HuberOptions = {},
): Tensor {
  const op = 'huber';
  const { delta = 1 } = options;
  allowed(op, 'delta', delta, delta > 0, 'a number above 0');
  return reduced(op, bent(prediction.sub(sameShaped(op, prediction, target)), delta), options);
}

/**
 * Smooth L1 with r = ŷ − y: mean of ½r²/β where |r| < β, of |r| − ½β beyond (Girshick, 2015). It is
 * {@link huber} with δ = β, divided by β: its lines have the slope ±1 for any β. Both have the same shape.
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `bad-option` unless β > 0, `unknown-reduction`
 * @peers nn.SmoothL1Loss, F.smooth_l1_loss
 */
export function smoothL1(
  prediction: Tensor,
  target: Tensor | Nested,
  options: SmoothL1Options = {},
): Tensor {
  const op = 'smoothL1';
  const { beta = 1 } = options;
  allowed(op, 'beta', beta, beta > 0, 'a number above 0');
  const elements = bent(prediction.sub(sameShaped(op, prediction, target)), beta);
  return reduced(op, elements.div(beta), options);
}

/** ½r² where |r| ≤ δ, δ(|r| − ½δ) beyond. */
function bent(error: Tensor, delta: number): Tensor {
  const bounded = error.clamp(-delta, delta);
  return bounded.mul(error.sub(bounded.mul(0.5)));
}
