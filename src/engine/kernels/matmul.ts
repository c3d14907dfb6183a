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
  const tall = m - (m % 2);
  const wide = n - (n % 4);
  for (let i = 0; i < tall; i += 2) {
    const row = start + i * n;
    const aRow = aStart + i * a.rowStep;
    for (let j = 0; j < wide; j += 4) {
      tile(out, row + j, n, a, aRow, b, bStart + j * b.columnStep, k);
    }
  }
  for (let i = 0; i < m; i++) {
    const row = start + i * n;
    const aRow = aStart + i * a.rowStep;
    for (let j = i < tall ? wide : 0; j < n; j++) {
      out[row + j] = dot(a, aRow, b, bStart + j * b.columnStep, k);
    }
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

/** Two rows by four columns at once: six reads for eight products, sums kept in registers. */
function tile(
  out: Data,
  place: number,
  n: number,
  a: Matrix,
  aRow: number,
  b: Matrix,
  column: number,
  k: number,
): void {
  const x = a.data;
  const y = b.data;
  const down = a.rowStep;
  const xStep = a.columnStep;
  const yStep = b.rowStep;
  const one = b.columnStep;
  const two = 2 * one;
  const three = 3 * one;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let r0 = 0;
  let r1 = 0;
  let r2 = 0;
  let r3 = 0;
  for (let t = 0, p = aRow, q = column; t < k; t++, p += xStep, q += yStep) {
    const upper = x[p]!;
    const lower = x[p + down]!;
    const b0 = y[q]!;
    const b1 = y[q + one]!;
    const b2 = y[q + two]!;
    const b3 = y[q + three]!;
    s0 += upper * b0;
    s1 += upper * b1;
    s2 += upper * b2;
    s3 += upper * b3;
    r0 += lower * b0;
    r1 += lower * b1;
    r2 += lower * b2;
    r3 += lower * b3;
  }
  out[place] = s0;
  out[place + 1] = s1;
  out[place + 2] = s2;
  out[place + 3] = s3;
  out[place + n] = r0;
  out[place + n + 1] = r1;
  out[place + n + 2] = r2;
  out[place + n + 3] = r3;
}
