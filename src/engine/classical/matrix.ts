// What estimators read: rows of features as double-precision numbers, checked, and targets that belong to them.
// Leaves learning from them to the other files of this folder.
import { refuse } from '../errors.ts';
import { tensor } from '../make.ts';
import type { DType } from '../ndarray.ts';
import { formatShape, unravel, type Shape } from '../shape.ts';
import { Tensor } from '../tensor.ts';

/** Examples: a tensor [rows, features], or a list of rows. */
export type Rows = Tensor | readonly (readonly number[])[];

/** One number for each row: a tensor [rows] or [rows, 1], or a list. */
export type Targets = Tensor | readonly number[];

/** Rows of numbers in double precision, row after row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
  /** Precision of what was given; results are handed out in it. */
  readonly dtype: DType;
}

/** A matrix of zeros. */
export function emptyMatrix(rows: number, columns: number, dtype: DType = 'float64'): Matrix {
  return { rows, columns, data: new Float64Array(rows * columns), dtype };
}

/**
 * The examples as a matrix.
 *
 * @throws EngineError `needs-rows` unless the shape is [rows, features], `not-finite` on NaN and ±∞
 */
export function readRows(op: string, x: Rows, name = 'x'): Matrix {
  const { data, shape, dtype } = asTensor(x);
  const [rows = 0, columns = 0] = shape;
  if (shape.length !== 2 || rows === 0 || columns === 0) {
    throw refuse('needs-rows', { op, name, shape: formatShape(shape) });
  }
  checkFinite(op, name, data, shape);
  return { rows, columns, data: Float64Array.from(data), dtype };
}

/**
 * Examples for a model that has learned from `columns` features.
 *
 * @throws EngineError `columns-differ`, and what {@link readRows} refuses
 */
export function readSameRows(op: string, x: Rows, columns: number): Matrix {
  const matrix = readRows(op, x);
  if (matrix.columns === columns) return matrix;
  throw refuse('columns-differ', { op, found: matrix.columns, expected: columns });
}

/**
 * One number for each row.
 *
 * @throws EngineError `rows-differ`, `not-finite`
 */
export function readTargets(op: string, y: Targets, rows: number): Float64Array {
  const { data, shape } = asTensor(y);
  const isColumn = shape.length === 2 && shape[1] === 1;
  if ((shape.length !== 1 && !isColumn) || data.length !== rows) {
    const right = shape.length === 1 ? data.length : formatShape(shape);
    throw refuse('rows-differ', { op, left: rows, right });
  }
  checkFinite(op, 'y', data, shape);
  return Float64Array.from(data);
}

/**
 * What a model has learned, if it has.
 *
 * @throws EngineError `not-fitted`
 */
export function learned<State>(op: string, state: State | null): State {
  if (state === null) throw refuse('not-fitted', { op });
  return state;
}

/** A result as a tensor of a shape. */
export function handOut(numbers: ArrayLike<number>, shape: Shape, dtype: DType): Tensor {
  return tensor(Float64Array.from(numbers), { shape, dtype });
}

/** A tensor as it is; lists as a tensor in double precision that is handed out in single. */
function asTensor(values: Rows | Targets): Pick<Tensor, 'data' | 'shape' | 'dtype'> {
  if (values instanceof Tensor) return values;
  const { data, shape } = tensor(values, { dtype: 'float64' });
  return { data, shape, dtype: 'float32' };
}

function checkFinite(op: string, name: string, data: ArrayLike<number>, shape: Shape): void {
  for (let place = 0; place < data.length; place++) {
    if (Number.isFinite(data[place])) continue;
    const index = formatShape(unravel(place, shape));
    throw refuse('not-finite', { op, name, value: String(data[place]), index });
  }
}
