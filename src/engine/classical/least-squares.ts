// Least squares by Householder's QR: reflections make the matrix triangular without squaring its condition number.
import { refuse } from '../errors.ts';
import type { Matrix } from './matrix.ts';

/** Of a column's length, what must be left beside the columns before it. */
const leftOver = 1e-10;

/**
 * The w that makes ‖A w − b‖² smallest, for A [rows, columns] of full column rank (Householder, 1958).
 *
 * @throws EngineError `columns-dependent`
 */
export function leastSquares(op: string, matrix: Matrix, target: Float64Array): Float64Array {
  const { rows, columns } = matrix;
  const a = matrix.data.slice();
  const b = target.slice();
  const lengths = Float64Array.from({ length: columns }, (_, column) => length(matrix, column));
  for (let step = 0; step < columns; step++) {
    const diagonal = step < rows ? reflect(a, b, rows, columns, step) : 0;
    if (Math.abs(diagonal) <= leftOver * lengths[step]!) {
      throw refuse('columns-dependent', { op, column: step });
    }
  }
  return backSubstitute(a, b, columns);
}

/** Reflects the rows below `step` so that column `step` becomes zero under its diagonal; gives the diagonal. */
function reflect(
  a: Float64Array,
  b: Float64Array,
  rows: number,
  columns: number,
  step: number,
): number {
  const v = new Float64Array(rows - step);
  let square = 0;
  for (let row = step; row < rows; row++) {
    v[row - step] = a[row * columns + step]!;
    square += v[row - step]! * v[row - step]!;
  }
  const norm = Math.sqrt(square);
  if (norm === 0) return 0;
  const diagonal = v[0]! > 0 ? -norm : norm;
  // ‖v‖² / 2 after the next line
  const half = square - diagonal * v[0]!;
  v[0]! -= diagonal;
  for (let column = step; column < columns; column++) mirror(a, v, half, column, columns, step);
  mirror(b, v, half, 0, 1, step);
  return diagonal;
}

/** One column of numbers, mirrored: u ← u − v (vᵀu) / (‖v‖²/2). */
function mirror(
  numbers: Float64Array,
  v: Float64Array,
  half: number,
  column: number,
  columns: number,
  step: number,
): void {
  let product = 0;
  for (let row = 0; row < v.length; row++) {
    product += v[row]! * numbers[(step + row) * columns + column]!;
  }
  for (let row = 0; row < v.length; row++) {
    numbers[(step + row) * columns + column]! -= (v[row]! * product) / half;
  }
}

function backSubstitute(a: Float64Array, b: Float64Array, columns: number): Float64Array {
  const w = new Float64Array(columns);
  for (let row = columns - 1; row >= 0; row--) {
    let rest = b[row]!;
    for (let column = row + 1; column < columns; column++) {
      rest -= a[row * columns + column]! * w[column]!;
    }
    w[row] = rest / a[row * columns + row]!;
  }
  return w;
}

function length({ rows, columns, data }: Matrix, column: number): number {
  let square = 0;
  for (let row = 0; row < rows; row++) {
    const value = data[row * columns + column]!;
    square += value * value;
  }
  return Math.sqrt(square);
}
