// What losses are given as targets: numbers in the shape of the prediction, signs, probabilities, classes.
// A loss never broadcasts: that would hide a missing axis.
import { refuse } from '../errors.ts';
import { tensor } from '../make.ts';
import { allocate, type Nested } from '../ndarray.ts';
import { allowed } from '../options.ts';
import { formatShape, sameShape, unravel } from '../shape.ts';
import { Tensor, leaf } from '../tensor.ts';
import type { LossOptions } from './reduction.ts';

/** Options of losses whose targets are classes. */
export interface ClassLossOptions extends LossOptions {
  /** One weight for each class; the mean then divides by the sum of the weights of the rows. */
  readonly classWeights?: Tensor | readonly number[];
  /** A target that stands for "no target": its row has no part in the loss or its mean. */
  readonly ignoreIndex?: number;
}

/** Class targets, ready to multiply. */
export interface ClassRows {
  /** In the shape of the scores: the row's weight at its class, 0 elsewhere, smoothed; rows to ignore are 0. */
  readonly rows: Tensor;
  /** The sum of the weights of all rows: what a mean divides by. */
  readonly total: number;
}

/** Numbers as a tensor of the prediction's dtype; a tensor as it is. */
export function asTensor(value: Tensor | Nested, like: Tensor): Tensor {
  return value instanceof Tensor ? value : tensor(value, { dtype: like.dtype });
}

/**
 * The target as a tensor, if its shape is the prediction's.
 *
 * @throws EngineError `shapes-differ`
 */
export function sameShaped(op: string, prediction: Tensor, target: Tensor | Nested): Tensor {
  const fitting = asTensor(target, prediction);
  if (sameShape(prediction.shape, fitting.shape)) return fitting;
  const shapes = { left: formatShape(prediction.shape), right: formatShape(fitting.shape) };
  throw refuse('shapes-differ', { op, ...shapes });
}

/**
 * Refuses elements that are no probabilities.
 *
 * @throws EngineError `probability-outside`
 */
export function checkProbabilities(
  op: string,
  { data, shape }: Tensor,
  advice: { readonly activation: 'sigmoid' | 'softmax'; readonly remedy: string },
): void {
  // NaN passes: it is traced to the operation that made it, not blamed on the loss
  const place = data.findIndex((p) => p < 0 || p > 1);
  if (place < 0) return;
  const index = formatShape(unravel(place, shape));
  throw refuse('probability-outside', { op, value: String(data[place]), index, ...advice });
}

/**
 * Classes as rows, in the shape of the scores; the share `smoothing` of each 1 is spread over all classes.
 *
 * @throws EngineError `needs-an-axis`, `targets-do-not-fit`, `class-outside`, `bad-option`
 */
export function classRows(
  op: string,
  scores: Tensor,
  target: Tensor | Nested,
  options: ClassLossOptions = {},
  smoothing = 0,
): ClassRows {
  const { data, shape } = asTensor(target, scores);
  if (scores.shape.length === 0) throw refuse('needs-an-axis', { op, shape: '[]' });
  if (!sameShape(shape, scores.shape.slice(0, -1))) {
    const shapes = { target: formatShape(shape), logits: formatShape(scores.shape) };
    throw refuse('targets-do-not-fit', { op, ...shapes });
  }
  const classes = scores.shape.at(-1)!;
  const weights = weightsOf(op, classes, options.classWeights);
  const rows = allocate(scores.shape, scores.dtype);
  let total = 0;
  data.forEach((value, row) => {
    if (value === options.ignoreIndex) return;
    if (!Number.isInteger(value) || value < 0 || value >= classes) {
      const place = { value: String(value), index: formatShape(unravel(row, shape)) };
      throw refuse('class-outside', { op, ...place, classes, last: classes - 1 });
    }
    for (let c = 0; c < classes; c++) {
      const share = smoothing / classes + (c === value ? 1 - smoothing : 0);
      rows.data[row * classes + c] = share * (weights?.[c] ?? 1);
    }
    total += weights?.[value] ?? 1;
  });
  checkTotal(op, total, data.length, options);
  return { rows: leaf(rows, false), total };
}

/**
 * One weight for each class, if any are given.
 *
 * @throws EngineError `bad-option`
 */
export function weightsOf(
  op: string,
  classes: number,
  weights: ClassLossOptions['classWeights'],
): ArrayLike<number> | undefined {
  const list = weights instanceof Tensor ? weights.data : weights;
  const range = 'one number for each class';
  if (list !== undefined) allowed(op, 'classWeights', list, list.length === classes, range);
  return list;
}

/** A mean over rows that weigh nothing would be 0 / 0. */
function checkTotal(op: string, total: number, rows: number, options: ClassLossOptions): void {
  const { reduction = 'mean', classWeights, ignoreIndex } = options;
  if (reduction !== 'mean' || rows === 0) return;
  const range = 'options that leave at least one target its weight';
  if (ignoreIndex !== undefined) allowed(op, 'ignoreIndex', ignoreIndex, total !== 0, range);
  else allowed(op, 'classWeights', classWeights, total !== 0, range);
}
