// A tensor cut into the matrices that a page can show: one a slice over the last two axes, its first corner when large.
// Leaves numbers and tints to matrix.ts.
import type { OutputWords } from '../../i18n/output.ts';
import { formatShape } from './format.ts';
import type { HeatScale, Matrix } from './matrix.ts';
import { heatCell } from './matrix.ts';

export interface TensorSlices {
  readonly slices: readonly { readonly title: string; readonly matrix: Matrix }[];
  /** What is left out, in words; empty when all is shown. */
  readonly note: string;
}

const most = { columns: 10, rows: 16, slices: 6 } as const;

/** The slices of a tensor of which the first `values.length` elements are known, row-major. */
export function tensorSlices(
  shape: readonly number[],
  values: readonly number[],
  scale: HeatScale,
  words: OutputWords,
): TensorSlices {
  const [rows, columns] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const leading = shape.slice(0, -2);
  const total = leading.reduce((product, size) => product * size, 1);
  const known = Math.min(total, Math.ceil(values.length / Math.max(1, rows * columns)));
  const shown = Math.min(known, most.slices);
  const slices = Array.from({ length: shown }, (_, slice) => ({
    title: leading.length === 0 ? '' : words.matrix.slice(sliceName(slice, leading)),
    matrix: corner(
      values.slice(slice * rows * columns, (slice + 1) * rows * columns),
      shape,
      scale,
    ),
  }));
  const size = shape.reduce((product, one) => product * one, 1);
  const notes = [
    cornerNote(shape, words),
    total > shown ? words.matrix.moreSlices(total - shown) : '',
    values.length < size ? words.matrix.known(values.length, size) : '',
  ];
  return { slices, note: words.sentences(notes) };
}

function corner(values: readonly number[], shape: readonly number[], scale: HeatScale): Matrix {
  const [rows, columns] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const across = Math.min(columns, most.columns);
  const down = Math.min(rows, most.rows, Math.ceil(values.length / Math.max(1, columns)));
  const cells = Array.from({ length: down }, (_, row) =>
    values.slice(row * columns, row * columns + across).map((value) => heatCell(value, scale)),
  );
  return {
    rows: shape.length < 2 ? [] : cells.map((_, row) => String(row)),
    columns: across < 2 ? [] : Array.from({ length: across }, (_, column) => String(column)),
    cells,
  };
}

function cornerNote(shape: readonly number[], words: OutputWords): string {
  const last = shape.slice(-2);
  const limits = last.length === 2 ? [most.rows, most.columns] : [most.columns];
  const shown = last.map((size, axis) => Math.min(size, limits[axis] ?? size));
  if (shown.every((size, axis) => size === last[axis])) return '';
  return words.matrix.corner(formatShape(shown), formatShape(last));
}

/** `[1, 0, :, :]` for the slice with this place among all slices. */
function sliceName(slice: number, leading: readonly number[]): string {
  return `[${[...elementIndex(slice, leading), ':', ':'].join(', ')}]`;
}

/** The index of the element with this place in row-major order. */
export function elementIndex(place: number, shape: readonly number[]): number[] {
  let rest = place;
  const index = [...shape].reverse().map((size) => {
    const at = rest % size;
    rest = Math.floor(rest / size);
    return at;
  });
  return index.reverse();
}
