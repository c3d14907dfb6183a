// Lanes: the runs of elements along one axis, for operations that normalise along it.
import { exp } from '../elementary.ts';
import { NDArray, allocate, type Data } from '../ndarray.ts';
import { sizeOf, type Shape } from '../shape.ts';

/** Elements `start`, `start + step`, … before `end` of flat storage. */
export interface Lane {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** An array like `x` that `fill` writes lane by lane along `axis`. */
export function lanewise(x: NDArray, axis: number, fill: (out: Data, lane: Lane) => void): NDArray {
  const result = allocate(x.shape, x.dtype);
  const step = sizeOf(x.shape.slice(axis + 1));
  const length = x.shape[axis]! * step;
  for (let block = 0; block < x.size; block += length) {
    for (let start = block; start < block + step; start++) {
      fill(result.data, { start, end: start + length, step });
    }
  }
  return result;
}

/** The lane that element `flat` lies in. */
export function laneOf(flat: number, shape: Shape, axis: number): Lane {
  const step = sizeOf(shape.slice(axis + 1));
  const length = shape[axis]! * step;
  const start = Math.floor(flat / length) * length + (flat % step);
  return { start, end: start + length, step };
}

/** The largest element m of a lane, NaN if one is, and Σ e^(x − m) ≥ 1. */
export function peakAndSum(x: Data, { start, end, step }: Lane): { peak: number; sum: number } {
  let peak = -Infinity;
  for (let i = start; i < end; i += step) {
    const value = x[i]!;
    if (value > peak || value !== value) peak = value;
  }
  let sum = 0;
  for (let i = start; i < end; i += step) sum += exp(x[i]! - peak);
  return { peak, sum };
}
