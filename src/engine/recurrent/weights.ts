// The parameters of a recurrent cell given as tensors, and the two sums made with them.
import { refuse } from '../errors.ts';
import { formatShape, sameShape, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Parameters of a recurrent cell, laid out as in PyTorch: one block of `units` rows for each gate, LSTM in the
 * order i, f, g, o (input, forget, content, output), GRU in the order r, z, n (reset, update, new content).
 */
export interface RecurrentWeights {
  /** W_x of shape [gates · units, features]. */
  readonly inputWeights: Tensor;
  /** W_h of shape [gates · units, units]. */
  readonly hiddenWeights: Tensor;
  /** b_x of shape [gates · units]; left out it is 0. */
  readonly inputBias?: Tensor | undefined;
  /** b_h of shape [gates · units]; left out it is 0. */
  readonly hiddenBias?: Tensor | undefined;
}

/** a = x·W_xᵀ + b_x along the last axis, and b = h·W_hᵀ + b_h for any h. */
export interface Sums {
  readonly fromInput: Tensor;
  fromHidden(hidden: Tensor): Tensor;
}

/**
 * The sums of a cell with this many gates; those of the input for all time steps in one product.
 *
 * @throws EngineError `weights-do-not-fit`
 */
export function sumsOf(
  op: string,
  gates: number,
  input: Tensor,
  units: number,
  weights: RecurrentWeights,
): Sums {
  const { inputWeights, hiddenWeights, inputBias, hiddenBias } = weights;
  const rows = gates * units;
  check(op, 'inputWeights', units, inputWeights, [rows, input.shape.at(-1)!]);
  check(op, 'hiddenWeights', units, hiddenWeights, [rows, units]);
  check(op, 'inputBias', units, inputBias, [rows]);
  check(op, 'hiddenBias', units, hiddenBias, [rows]);
  const across = hiddenWeights.transpose();
  return {
    fromInput: plus(timesAll(input, inputWeights.transpose()), inputBias),
    fromHidden: (hidden) => plus(hidden.matmul(across), hiddenBias),
  };
}

/** x·W for inputs with any axes before the last: one product of two matrices. */
export function timesAll(x: Tensor, weights: Tensor): Tensor {
  if (x.shape.length <= 2) return x.matmul(weights);
  const before = x.shape.slice(0, -1);
  const rows = before.reduce((product, size) => product * size, 1);
  const product = x.reshape([rows, x.shape.at(-1)!]).matmul(weights);
  return product.reshape([...before, weights.shape.at(-1)!]);
}

function plus(sum: Tensor, bias: Tensor | undefined): Tensor {
  return bias === undefined ? sum : sum.add(bias);
}

function check(
  op: string,
  name: string,
  units: number,
  weights: Tensor | undefined,
  expected: Shape,
): void {
  if (weights === undefined || sameShape(weights.shape, expected)) return;
  const shapes = { shape: formatShape(weights.shape), expected: formatShape(expected) };
  throw refuse('weights-do-not-fit', { op, name, units, ...shapes });
}
