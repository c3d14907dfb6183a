// Places of elements by size: argmax, argmin and the order in which sort puts them. They jump where sizes cross
// and are flat elsewhere, so no gradient flows through them: these are no operations of the table.
import { fromRows, rowsOf } from '../kernels/rows.ts';
import { allocate, storage, type Data, type NDArray } from '../ndarray.ts';
import { checkSome, finish, kept, type Reduction } from './reducing.ts';

/**
 * Where along the axes the largest (or smallest) element stands, the first of equals. NaN wins, as in max and min.
 *
 * @throws EngineError `nothing-to-reduce`
 */
export function extremePlaces(
  op: string,
  x: NDArray,
  settings: Reduction,
  largest: boolean,
): NDArray {
  checkSome(op, x.shape, settings);
  const places = allocate(kept(x.shape, settings), x.dtype);
  const rows = rowsOf(x, settings.axes);
  const length = x.size / Math.max(places.size, 1);
  for (let i = 0; i < places.size; i++) {
    places.data[i] = placeOfExtreme(rows, i * length, (i + 1) * length, largest);
  }
  return finish(places, settings);
}

/** The places of the elements along the axis in ascending or descending order; equals keep theirs, NaN is last. */
export function orderedPlaces(x: NDArray, axis: number, descending: boolean): NDArray {
  const length = x.shape[axis]!;
  const rows = rowsOf(x, [axis]);
  const places = storage(x.size, x.dtype);
  for (let start = 0; start < x.size; start += length) {
    places.set(placesInOrder(rows, start, start + length, descending), start);
  }
  return fromRows(places, [axis], x);
}

function placeOfExtreme(x: Data, start: number, end: number, largest: boolean): number {
  let best = start;
  for (let i = start; i < end; i++) {
    const value = x[i]!;
    if (value !== value) return i - start;
    if (largest ? value > x[best]! : value < x[best]!) best = i;
  }
  return best - start;
}

function placesInOrder(x: Data, start: number, end: number, descending: boolean): number[] {
  const sign = descending ? -1 : 1;
  return Array.from({ length: end - start }, (_, place) => place).sort((left, right) => {
    const [a, b] = [x[start + left]!, x[start + right]!];
    if (a !== a || b !== b) return Number(a !== a) - Number(b !== b);
    return sign * (a < b ? -1 : a > b ? 1 : 0);
  });
}
