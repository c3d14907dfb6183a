// Rows of examples by their numbers, and examples of any shape as tensors.
import { refuse } from './errors.ts';
import { tensor } from './make.ts';
import { NDArray, storage, type Nested } from './ndarray.ts';
import { formatShape } from './shape.ts';
import { leaf, Tensor } from './tensor.ts';

/** Examples of any shape, counted along axis 0: [rows, …]. */
export type Examples = Tensor | readonly Nested[];

/**
 * Examples and their targets as tensors.
 *
 * @throws EngineError `needs-rows`, `rows-differ`
 */
export function readExamples(op: string, x: Examples, y: Examples) {
  const [examples, targets] = [asTensor(x), asTensor(y)];
  const rows = rowCount(op, examples);
  const right = targets.shape[0] ?? formatShape(targets.shape);
  if (right !== rows) throw refuse('rows-differ', { op, left: rows, right });
  return { x: examples, y: targets, rows };
}

/** The rows of a tensor with these numbers, in this order: a new tensor [numbers, …]. */
export function takeRows({ data, shape, dtype }: Tensor, rows: readonly number[]): Tensor {
  const size = shape.slice(1).reduce((product, length) => product * length, 1);
  const taken = storage(rows.length * size, dtype);
  for (const [place, row] of rows.entries()) {
    taken.set(data.subarray(row * size, (row + 1) * size), place * size);
  }
  return leaf(new NDArray(taken, [rows.length, ...shape.slice(1)], dtype), false);
}

function asTensor(values: Examples): Tensor {
  return values instanceof Tensor ? values : tensor(values);
}

function rowCount(op: string, { shape }: Tensor): number {
  const [rows = 0] = shape;
  if (rows === 0) throw refuse('needs-rows', { op, name: 'x', shape: formatShape(shape) });
  return rows;
}
