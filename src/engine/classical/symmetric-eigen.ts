// Eigenvalues and eigenvectors of a symmetric matrix, by rotations that make it diagonal.
import { emptyMatrix, type Matrix } from './matrix.ts';

/** Eigenvalues, largest first, and the eigenvectors in the same order, one a row. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Matrix;
}

/** Rounds over all pairs: each squares what is left, so a handful is enough. */
const mostRounds = 60;

/**
 * A = VᵀΛV for symmetric A, with the rows of V orthonormal, by Jacobi's rotations (1846): each makes one pair of
 * elements beside the diagonal zero, until nothing is left there.
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  const size = matrix.rows;
  const a = matrix.data.slice();
  const v = emptyMatrix(size, size);
  for (let place = 0; place < size; place++) v.data[place * size + place] = 1;
  for (let round = 0; round < mostRounds; round++) {
    let left = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        if (isNegligible(a, size, p, q)) continue;
        left += 1;
        rotate(a, v.data, size, p, q);
      }
    }
    if (left === 0) break;
  }
  return sorted(a, v);
}

/** Whether an element adds nothing to either of its diagonal elements. */
function isNegligible(a: Float64Array, size: number, p: number, q: number): boolean {
  const element = Math.abs(a[p * size + q]!);
  return element <= 1e-17 * (Math.abs(a[p * size + p]!) + Math.abs(a[q * size + q]!));
}

/** Turns the plane of axes p and q by the angle that makes a[p][q] zero; rows of v turn along. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const ratio = (a[q * size + q]! - a[p * size + p]!) / (2 * a[p * size + q]!);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, cosine, sine);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, cosine, sine);
  for (let k = 0; k < size; k++) turn(v, p * size + k, q * size + k, cosine, sine);
  a[p * size + q] = a[q * size + p] = 0;
}

function turn(
  numbers: Float64Array,
  one: number,
  other: number,
  cosine: number,
  sine: number,
): void {
  const [x, y] = [numbers[one]!, numbers[other]!];
  numbers[one] = cosine * x - sine * y;
  numbers[other] = sine * x + cosine * y;
}

function sorted(a: Float64Array, v: Matrix): Eigen {
  const size = v.rows;
  const diagonal = Float64Array.from({ length: size }, (_, place) => a[place * size + place]!);
  const order = [...diagonal.keys()].sort((p, q) => diagonal[q]! - diagonal[p]!);
  const vectors = emptyMatrix(size, size);
  for (const [place, from] of order.entries()) {
    vectors.data.set(v.data.subarray(from * size, (from + 1) * size), place * size);
  }
  return { values: Float64Array.from(order, (place) => diagonal[place]!), vectors };
}
