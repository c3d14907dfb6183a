// Folds many elements into few, in double precision and row-major order, rounding once at the end.
import { NDArray, allocate } from '../ndarray.ts';
import { sameShape, sizeOf, type Shape } from '../shape.ts';
import { walk } from './walk.ts';

/**
 * Σ / divisor over every axis along which `shape` has size 1 or is missing: what undoes a broadcast.
 * The array itself when there is nothing to sum.
 */
export function sumTo(array: NDArray, shape: Shape, divisor = 1): NDArray {
  if (sameShape(array.shape, shape)) return array;
  const source = array.data;
  return fold(array, shape, { first: 0, divisor }, (sums, start, count, q, qStep) => {
    if (qStep === 0) {
      let sum = sums[q]!;
      for (let i = start; i < start + count; i++) sum += source[i]!;
      sums[q] = sum;
    } else {
      for (let i = 0; i < count; i++) sums[q + i]! += source[start + i]!;
    }
  });
}

/** The largest (or smallest) element along the axes on which `shape` has size 1; NaN wins. */
export function extremeTo(array: NDArray, shape: Shape, largest: boolean): NDArray {
  const source = array.data;
  const first = largest ? -Infinity : Infinity;
  return fold(array, shape, { first, divisor: 1 }, (best, start, count, q, qStep) => {
    for (let i = start, k = q; i < start + count; i++, k += qStep) {
      const value = source[i]!;
      const beats = largest ? value > best[k]! : value < best[k]!;
      if (beats || value !== value) best[k] = value;
    }
  });
}

type Fold = (into: Float64Array, start: number, count: number, q: number, qStep: number) => void;

function fold(
  array: NDArray,
  shape: Shape,
  { first, divisor }: { first: number; divisor: number },
  run: Fold,
): NDArray {
  const into = new Float64Array(sizeOf(shape)).fill(first);
  walk(array.shape, array.shape, shape, (start, count, _p, _pStep, q, qStep) =>
    run(into, start, count, q, qStep),
  );
  if (divisor !== 1) for (let i = 0; i < into.length; i++) into[i]! /= divisor;
  if (array.dtype === 'float64') return new NDArray(into, shape, 'float64');
  const out = allocate(shape, 'float32');
  out.data.set(into);
  return out;
}
