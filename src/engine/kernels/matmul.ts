// Matrix products of strided matrices; every element is summed in double precision and rounded once.
import type { Data } from '../ndarray.ts';

/** A matrix inside flat storage: element (i, j) stands at start + i · rowStep + j · columnStep. */
export interface Matrix {
  readonly data: Data;
  readonly rowStep: number;
  readonly columnStep: number;
}

/** out[start + i·n + j] = Σₖ a(i, k) · b(k, j) for an m × n result with k terms each. */
export function multiplyInto(
  out: Data,
  start: number,
  a: Matrix,
  aStart: number,
  b: Matrix,
  bStart: number,
  m: number,
  k: number,
  n: number,
): void {
  const wide = n - (n % 4);
  for (let i = 0; i < m; i++) {
    const aRow = aStart + i * a.rowStep;
    const row = start + i * n;
    for (let j = 0; j < wide; j += 4)
      fourColumns(out, row + j, a, aRow, b, bStart + j * b.columnStep, k);
    for (let j = wide; j < n; j++) out[row + j] = dot(a, aRow, b, bStart + j * b.columnStep, k);
  }
}

function dot(a: Matrix, aRow: number, b: Matrix, column: number, k: number): number {
  const x = a.data;
  const y = b.data;
  const xStep = a.columnStep;
  const yStep = b.rowStep;
  let sum = 0;
  for (let t = 0, p = aRow, q = column; t < k; t++, p += xStep, q += yStep) sum += x[p]! * y[q]!;
  return sum;
}

/** Four neighbouring elements at once: each element of a is read once for all of them. */
function fourColumns(
  out: Data,
  place: number,
  a: Matrix,
  aRow: number,
  b: Matrix,
  column: number,
  k: number,
): void {
  const x = a.data;
  const y = b.data;
  const xStep = a.columnStep;
  const yStep = b.rowStep;
  const one = b.columnStep;
  const two = 2 * one;
  const three = 3 * one;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let t = 0, p = aRow, q = column; t < k; t++, p += xStep, q += yStep) {
    const factor = x[p]!;
    s0 += factor * y[q]!;
    s1 += factor * y[q + one]!;
    s2 += factor * y[q + two]!;
    s3 += factor * y[q + three]!;
  }
  out[place] = s0;
  out[place + 1] = s1;
  out[place + 2] = s2;
  out[place + 3] = s3;
}
