// Windows that are stretches of rows times stretches of columns, and what is taken from one: the place of its
// largest element, or its sum. Leaves where the windows stand to ops/pooling.ts.
import type { Data } from '../ndarray.ts';

/** Elements start … end − 1 of an axis; the window counts as `count` long, padding included or not. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** The windows of one plane of height × width elements: one for each pair of stretches. */
export interface Windows {
  readonly height: number;
  readonly width: number;
  readonly rows: readonly Stretch[];
  readonly columns: readonly Stretch[];
}

/** One window: the flat place of its plane, and its stretches. */
export interface Window {
  readonly plane: number;
  readonly row: Stretch;
  readonly column: Stretch;
}

/** Window `index` of planes one after the other. */
export function windowAt({ height, width, rows, columns }: Windows, index: number): Window {
  const across = columns.length;
  return {
    plane: Math.floor(index / (rows.length * across)) * height * width,
    row: rows[Math.floor(index / across) % rows.length]!,
    column: columns[index % across]!,
  };
}

/** The flat place of the largest element, the first in row-major order if several are; NaN counts as largest. */
export function placeOfLargest(
  data: Data,
  { plane, row, column }: Window,
  { width }: Windows,
): number {
  let best = plane + row.start * width + column.start;
  for (let y = row.start; y < row.end; y++) {
    const start = plane + y * width;
    for (let i = start + column.start; i < start + column.end; i++) {
      const value = data[i]!;
      const largest = data[best]!;
      if (value > largest || (value !== value && largest === largest)) best = i;
    }
  }
  return best;
}

/** The sum of a window, row by row. */
export function sumOfWindow(
  data: Data,
  { plane, row, column }: Window,
  { width }: Windows,
): number {
  let sum = 0;
  for (let y = row.start; y < row.end; y++) {
    const start = plane + y * width;
    for (let i = start + column.start; i < start + column.end; i++) sum += data[i]!;
  }
  return sum;
}

/** Adds a number to every element of a window. */
export function addToWindow(
  sums: Float64Array,
  { plane, row, column }: Window,
  { width }: Windows,
  value: number,
): void {
  for (let y = row.start; y < row.end; y++) {
    const start = plane + y * width;
    for (let i = start + column.start; i < start + column.end; i++) sums[i]! += value;
  }
}
