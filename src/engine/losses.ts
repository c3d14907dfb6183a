// Losses: one number for how far predictions are from targets.
// Their element-wise formulas are operations (ops/entropy.ts) or compositions of operations.
import { refuse } from './errors.ts';
import { tensor } from './make.ts';
import { allocate, type Nested } from './ndarray.ts';
import {
  binaryCrossEntropy as entropyOfProbability,
  binaryCrossEntropyWithLogits as entropyOfLogit,
  crossEntropy as entropyOfScores,
} from './ops/entropy.ts';
import { formatShape, sameShape, unravel } from './shape.ts';
import { Tensor, apply, leaf } from './tensor.ts';

/** How the elements of a loss become its result: their mean, their sum, or all of them as they are. */
export type LossReduction = 'mean' | 'sum' | 'none';

/** Options of every loss. */
export interface LossOptions {
  /** `'mean'` unless stated otherwise. */
  readonly reduction?: LossReduction;
}

/**
 * Mean squared error: mean of (ŷ − y)².
 *
 * Both have the same shape: unlike `sub`, a loss never broadcasts, which would hide a missing axis.
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `unknown-reduction`
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
 * Binary cross-entropy of probabilities p: mean of −(y ln p + (1 − y) ln(1 − p)).
 *
 * Logarithms are not let below −100 (as in PyTorch). If p = σ(z), use
 * {@link binaryCrossEntropyWithLogits} on z: it needs no such limit.
 *
 * @throws EngineError `probability-outside`, `shapes-differ`, `dtypes-differ`, `unknown-reduction`
 */
export function binaryCrossEntropy(
  probability: Tensor,
  target: Tensor | Nested,
  options?: LossOptions,
): Tensor {
  const op = 'binaryCrossEntropy';
  const fitting = sameShaped(op, probability, target);
  checkProbabilities(op, probability);
  return reduced(op, apply(entropyOfProbability, [probability, fitting]), options);
}

/**
 * Binary cross-entropy of logits z, where p = σ(z): mean of max(z, 0) − z·y + ln(1 + e^−|z|).
 *
 * Finite for any finite z; the gradient of one element is σ(z) − y.
 *
 * @throws EngineError `shapes-differ`, `dtypes-differ`, `unknown-reduction`
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
 * Cross-entropy of scores z over classes (the last axis): mean over rows of −Σ_c y_c ln softmax(z)_c.
 *
 * `target` holds one class, counted from 0, for each row (the shape of `logits` without its last axis), or
 * one probability for each score (the shape of `logits`).
 *
 * @throws EngineError `needs-an-axis`, `targets-do-not-fit`, `class-outside`, `unknown-reduction`
 */
export function crossEntropy(
  logits: Tensor,
  target: Tensor | Nested,
  options?: LossOptions,
): Tensor {
  const op = 'crossEntropy';
  if (logits.shape.length === 0) throw refuse('needs-an-axis', { op, shape: '[]' });
  const probabilities = classProbabilities(op, logits, asTensor(target, logits));
  return reduced(op, apply(entropyOfScores, [logits, probabilities]), options);
}

function reduced(op: string, elements: Tensor, { reduction = 'mean' }: LossOptions = {}): Tensor {
  if (reduction === 'mean') return elements.mean();
  if (reduction === 'sum') return elements.sum();
  if (reduction === 'none') return elements;
  throw refuse('unknown-reduction', { op, found: String(reduction) });
}

function asTensor(value: Tensor | Nested, like: Tensor): Tensor {
  return value instanceof Tensor ? value : tensor(value, { dtype: like.dtype });
}

function sameShaped(op: string, prediction: Tensor, target: Tensor | Nested): Tensor {
  const fitting = asTensor(target, prediction);
  if (!sameShape(prediction.shape, fitting.shape)) {
    const shapes = { left: formatShape(prediction.shape), right: formatShape(fitting.shape) };
    throw refuse('shapes-differ', { op, ...shapes });
  }
  return fitting;
}

function checkProbabilities(op: string, { data, shape }: Tensor): void {
  // NaN passes: it is traced to the operation that made it, not blamed on the loss
  const place = data.findIndex((p) => p < 0 || p > 1);
  if (place < 0) return;
  const index = formatShape(unravel(place, shape));
  const remedy = 'binaryCrossEntropyWithLogits';
  throw refuse('probability-outside', { op, value: String(data[place]), index, remedy });
}

/** Targets as probabilities: classes become rows with a single 1. */
function classProbabilities(op: string, logits: Tensor, target: Tensor): Tensor {
  if (sameShape(target.shape, logits.shape)) return target;
  if (!sameShape(target.shape, logits.shape.slice(0, -1))) {
    const shapes = { target: formatShape(target.shape), logits: formatShape(logits.shape) };
    throw refuse('targets-do-not-fit', { op, ...shapes });
  }
  const classes = logits.shape.at(-1)!;
  const result = allocate(logits.shape, logits.dtype);
  target.data.forEach((value, row) => {
    if (!Number.isInteger(value) || value < 0 || value >= classes) {
      const index = formatShape(unravel(row, target.shape));
      const range = { classes, last: classes - 1 };
      throw refuse('class-outside', { op, value: String(value), index, ...range });
    }
    result.data[row * classes + value] = 1;
  });
  return leaf(result, false);
}
