// Rows in the order of a feature. Each feature is ranked once; nodes then sort whole numbers, which is quick.
import type { Matrix } from './matrix.ts';

/** Some rows (repeated ones too), ascending by a feature; equal ones by their number. */
export type SortRows = (rows: Int32Array, feature: number) => Int32Array;

/** Sorts rows of this matrix. */
export function sortRowsOf(matrix: Matrix): SortRows {
  const ranks: (Float64Array | undefined)[] = [];
  const scratch = new Float64Array(matrix.rows);
  return (rows, feature) => {
    const rank = (ranks[feature] ??= ranksOf(matrix, feature));
    const keys = scratch.subarray(0, rows.length);
    // rank first, then row: one number each, exact below 2⁵³
    for (let place = 0; place < rows.length; place++) {
      keys[place] = rank[rows[place]!]! * matrix.rows + rows[place]!;
    }
    keys.sort();
    const sorted = new Int32Array(rows.length);
    for (let place = 0; place < rows.length; place++) sorted[place] = keys[place]! % matrix.rows;
    return sorted;
  };
}

/** For each row how many different values of the feature are smaller. */
function ranksOf({ rows, columns, data }: Matrix, feature: number): Float64Array {
  const values = Float64Array.from({ length: rows }, (_, row) => data[row * columns + feature]!);
  const rankOf = new Map([...new Set(values.toSorted())].map((value, rank) => [value, rank]));
  return values.map((value) => rankOf.get(value)!);
}
