// Rows: the elements that a reduction makes one number of, laid side by side.
import { NDArray, type Data } from '../ndarray.ts';
import { stridesOf, type Shape } from '../shape.ts';
import { gather } from './strided.ts';

/** The elements with the reduced axes last: those that belong together are neighbours. */
export function rowsOf(x: NDArray, axes: readonly number[]): Data {
  const order = reducedLast(x.shape, axes);
  if (order.every((axis, place) => axis === place)) return x.data;
  const strides = stridesOf(x.shape);
  const pick = (sizes: readonly number[]) => order.map((axis) => sizes[axis]!);
  return gather(x, { shape: pick(x.shape), start: 0, strides: pick(strides) }).data;
}

/** Undoes {@link rowsOf}: an array like `x` from elements that lie in rows. */
export function fromRows(rows: Data, axes: readonly number[], x: NDArray): NDArray {
  const order = reducedLast(x.shape, axes);
  const array = new NDArray(rows, x.shape, x.dtype);
  if (order.every((axis, place) => axis === place)) return array;
  const inRows = stridesOf(order.map((axis) => x.shape[axis]!));
  const strides = x.shape.map((_, axis) => inRows[order.indexOf(axis)]!);
  return gather(array, { shape: x.shape, start: 0, strides });
}

function reducedLast(shape: Shape, axes: readonly number[]): number[] {
  const stays = shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  return [...stays, ...axes];
}
