// Examples: inputs and targets that belong together, row by row. Leaves what is done with them to fit.ts and evaluate.ts.
import { refuse } from '../errors.ts';
import { NDArray, describe, storage } from '../ndarray.ts';
import type { Random } from '../random.ts';
import { formatShape } from '../shape.ts';
import { Tensor, leaf } from '../tensor.ts';

/** One tensor, or one for each input (or output) of a model. */
export type Tensors = Tensor | readonly Tensor[];

/** Tensors with the same number of rows. */
export interface Examples {
  readonly inputs: readonly Tensor[];
  readonly targets: readonly Tensor[];
  readonly rows: number;
}

/**
 * Inputs and targets, if they have the same number of rows, at least one.
 *
 * @throws EngineError `bad-operand`, `needs-a-batch`, `needs-rows`, `rows-differ`
 */
export function examplesOf(op: string, x: Tensors, y?: Tensors): Examples {
  const inputs = listOf(op, x);
  const targets = y === undefined ? [] : listOf(op, y);
  const rows = rowCount(op, inputs[0]!);
  if (rows === 0)
    throw refuse('needs-rows', { op, name: 'x', shape: formatShape(inputs[0]!.shape) });
  for (const tensor of [...inputs, ...targets]) {
    const found = rowCount(op, tensor);
    if (found !== rows) throw refuse('rows-differ', { op, left: rows, right: found });
  }
  return { inputs, targets, rows };
}

/** These rows of all tensors, in this order. */
export function pick({ inputs, targets }: Examples, rows: ArrayLike<number>): Examples {
  const of = (tensor: Tensor): Tensor => rowsOf(tensor, rows);
  return { inputs: inputs.map(of), targets: targets.map(of), rows: rows.length };
}

/** The numbers from `start` up to but without `end`. */
export function range(start: number, end: number): Int32Array {
  return Int32Array.from({ length: end - start }, (_, place) => start + place);
}

/** The numbers 0 … count − 1 in random order (Fisher and Yates). */
export function shuffled(count: number, random: Random): Int32Array {
  const order = range(0, count);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random.uniform() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/** One after another along the first axis. */
export function joinRows(parts: readonly Tensor[]): Tensor {
  const [first] = parts;
  const rows = parts.reduce((sum, { shape }) => sum + shape[0]!, 0);
  const data = storage(
    parts.reduce((sum, { size }) => sum + size, 0),
    first!.dtype,
  );
  let start = 0;
  for (const part of parts) {
    data.set(part.data, start);
    start += part.size;
  }
  return leaf(new NDArray(data, [rows, ...first!.shape.slice(1)], first!.dtype), false);
}

function rowsOf(source: Tensor, rows: ArrayLike<number>): Tensor {
  const width = source.size / source.shape[0]!;
  const data = storage(rows.length * width, source.dtype);
  for (let row = 0; row < rows.length; row++) {
    const from = rows[row]! * width;
    data.set(source.data.subarray(from, from + width), row * width);
  }
  const shape = [rows.length, ...source.shape.slice(1)];
  return leaf(new NDArray(data, shape, source.dtype), false);
}

function listOf(op: string, tensors: Tensors): readonly Tensor[] {
  const list: readonly unknown[] = tensors instanceof Tensor ? [tensors] : tensors;
  if (Array.isArray(list) && list.length > 0 && list.every((one) => one instanceof Tensor)) {
    return list;
  }
  throw refuse('bad-operand', { op, found: describe(tensors) });
}

function rowCount(op: string, { shape }: Tensor): number {
  const [rows] = shape;
  if (rows === undefined) throw refuse('needs-a-batch', { op, shape: '[]' });
  return rows;
}
