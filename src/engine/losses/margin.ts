// Margin losses: 0 once the right answer leads by enough, a straight line below.
import { where } from '../functions.ts';
import type { Nested } from '../ndarray.ts';
import { allowed } from '../options.ts';
import type { Tensor } from '../tensor.ts';
import { reduced, type LossOptions } from './reduction.ts';
import { classRows, sameShaped } from './targets.ts';

/** Options of {@link hinge}. */
export interface HingeOptions extends LossOptions {
  /** True for squared hinge, which is smooth where it becomes 0. */
  readonly squared?: boolean;
}

/** Options of {@link multiMargin}. */
export interface MultiMarginOptions extends LossOptions {
  /** By how much the right class must lead; 1 unless stated otherwise. */
  readonly margin?: number;
}

/**
 * Hinge loss of scores s and targets y ∈ {−1, 1}: mean of max(0, 1 − y·s), or of its square (Cortes and Vapnik,
 * 1995). The loss of a support vector machine. Both have the same shape.
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `bad-option` for a target other than −1 and 1,
 * `unknown-reduction`
 * @peers tf.losses.hingeLoss, sklearn.metrics.hinge_loss
 */
export function hinge(score: Tensor, target: Tensor | Nested, options: HingeOptions = {}): Tensor {
  const op = 'hinge';
  const signs = sameShaped(op, score, target);
  for (const sign of signs.data) allowed(op, 'target', sign, sign * sign === 1, '−1 or 1');
  const missing = score.mul(signs).neg().add(1).relu();
  return reduced(op, options.squared === true ? missing.square() : missing, options);
}

/**
 * Multi-class margin loss of scores s over C classes (the last axis): mean over rows of
 * 1/C · Σ_{c ≠ y} max(0, margin − s_y + s_c) (Crammer and Singer, 2001; summed as in PyTorch).
 *
 * `target` holds one class, counted from 0, for each row.
 *
 * @throws EngineError `needs-an-axis`, `targets-do-not-fit`, `class-outside`, `bad-option` unless the margin is
 * finite, `unknown-reduction`
 * @peers nn.MultiMarginLoss, F.multi_margin_loss
 */
export function multiMargin(
  scores: Tensor,
  target: Tensor | Nested,
  options: MultiMarginOptions = {},
): Tensor {
  const op = 'multiMargin';
  const { margin = 1 } = options;
  allowed(op, 'margin', margin, Number.isFinite(margin), 'a finite number');
  const { rows } = classRows(op, scores, target);
  const right = where(rows, scores, 0).sum(-1, { keepdims: true });
  const violations = where(rows, 0, scores.sub(right).add(margin).relu());
  return reduced(op, violations.mean(-1), options);
}
