// Many objects with the same fields as one list for each field: copied between threads several times as fast.
// Leaves reading tables to check/reader.ts.

/** Objects with the same fields; `columns` may be without lists where there are no objects. */
export interface Table<Row extends object> {
  readonly length: number;
  readonly columns: { readonly [Key in keyof Row]?: readonly Row[Key][] };
}

/** The table of `rows`, all of which have the fields of the first. */
export function tableOf<Row extends object>(rows: readonly Row[]): Table<Row> {
  const keys = Object.keys(rows[0] ?? {}) as (keyof Row)[]; // plain objects have no other keys
  const columns: { [Key in keyof Row]?: Row[Key][] } = {};
  for (const key of keys) columns[key] = rows.map((row) => row[key]);
  return { length: rows.length, columns };
}
