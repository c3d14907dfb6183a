// Copies between contiguous storage and elements that lie strides apart: what transpose, slice and
// broadcastTo read, and the sum with which their gradients go back.
import { NDArray, allocate, type Data } from '../ndarray.ts';
import { broadcastStrides, sameShape, sizeOf, type Shape } from '../shape.ts';

/** Elements of some storage, read in row-major order of `shape`: start + Σ indexₐ · strideₐ. */
export interface View {
  readonly shape: Shape;
  readonly start: number;
  readonly strides: readonly number[];
}

/** The viewed elements, in storage of their own. */
export function gather(source: NDArray, view: View): NDArray {
  const result = allocate(view.shape, source.dtype);
  const from = source.data;
  const out = result.data;
  eachRow(view, (start, count, place, step) => {
    for (let i = start, p = place; i < start + count; i++, p += step) out[i] = from[p]!;
  });
  return result;
}

/** An array of shape `shape` to which every viewed place gets its value added; sums are double. */
export function scatter(values: NDArray, view: View, shape: Shape): NDArray {
  const sums = new Float64Array(sizeOf(shape));
  const from: Data = values.data;
  eachRow(view, (start, count, place, step) => {
    for (let i = start, p = place; i < start + count; i++, p += step) sums[p]! += from[i]!;
  });
  const result = allocate(shape, values.dtype);
  result.data.set(sums);
  return result;
}

/** Adds every value to its viewed place, in place; for views that name no place twice. */
export function scatterInto({ data: sums }: NDArray, { data: from }: NDArray, view: View): void {
  eachRow(view, (start, count, place, step) => {
    for (let i = start, p = place; i < start + count; i++, p += step) sums[p]! += from[i]!;
  });
}

/** Writes the values to the viewed places of `target`. */
export function place(values: NDArray, view: View, target: NDArray): NDArray {
  const from = values.data;
  const out = target.data;
  eachRow(view, (start, count, to, step) => {
    for (let i = start, p = to; i < start + count; i++, p += step) out[p] = from[i]!;
  });
  return target;
}

/** Repeats the elements along new and size-1 axes. */
export function expand(array: NDArray, shape: Shape): NDArray {
  if (sameShape(array.shape, shape)) return array;
  return gather(array, { shape, start: 0, strides: broadcastStrides(array.shape, shape) });
}

/** The flat place in storage of element `flat` of the view. */
export function viewedIndex(view: View, flat: number): number {
  let place = view.start;
  let rest = flat;
  for (let axis = view.shape.length - 1; axis >= 0; axis--) {
    const size = view.shape[axis]!;
    place += (rest % size) * view.strides[axis]!;
    rest = Math.floor(rest / size);
  }
  return place;
}

type Row = (start: number, count: number, place: number, step: number) => void;

function eachRow({ shape, start, strides }: View, run: Row): void {
  const last = shape.length - 1;
  if (last < 0) return run(0, 1, start, 0);
  const total = sizeOf(shape);
  const count = shape[last]!;
  const index = shape.slice().fill(0);
  let place = start;
  for (let done = 0; done < total; done += count) {
    run(done, count, place, strides[last]!);
    for (let axis = last - 1; axis >= 0; axis--) {
      place += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      place -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
}
