// A value as the output that shows it best: tensor, number, text, table, else a tree.
// Leaves opening trees to tree.ts and figures to the plots.
import { Tensor } from '#engine';
import type { NamedValue, Output, Scalar, TableOutput } from '../output.ts';
import { caps } from '../output.ts';
import { summaryOf } from './engine-values.ts';
import { cut, inWords, isScalar, tree } from './tree.ts';

/** The output of `display(value, label)`. Runs no getter of the value. */
export function describe(value: unknown, id: string, label?: string): Output {
  const shown = label === undefined ? { id } : { id, label: cut(label, caps.label) };
  if (typeof value === 'number') return { kind: 'number', ...shown, value };
  if (typeof value === 'string') {
    return { kind: 'text', ...shown, level: 'value', text: cut(value, caps.text) };
  }
  if (isTensor(value)) return { kind: 'tensor', ...shown, ...numbersOf(value, caps.tensorValues) };
  const records = recordsOf(summaryIn(value) ?? value);
  if (records !== null) return { kind: 'table', ...shown, ...table(records) };
  return { kind: 'tree', ...shown, root: tree(value) };
}

/** A model's summary; a model may hold layers of the reader's, which may refuse. */
function summaryIn(value: unknown): unknown {
  try {
    return typeof value === 'object' && value !== null ? summaryOf(value) : null;
  } catch {
    return null;
  }
}

/** What a top-level name holds. */
export function namedValue(value: unknown): NamedValue {
  if (typeof value === 'number') return { type: 'number', value };
  if (!isTensor(value)) return { type: 'other', text: inWords(value) };
  const { requiresGrad } = value;
  return { type: 'tensor', ...numbersOf(value, caps.namedValues), requiresGrad };
}

/** Whether a value is a tensor, with its numbers; a proxy that refuses the question is none. */
export function isTensor(value: unknown): value is Tensor {
  try {
    return value instanceof Tensor && isNumbers(value.data);
  } catch {
    return false;
  }
}

function isNumbers(data: unknown): boolean {
  return data instanceof Float32Array || data instanceof Float64Array;
}

/** Whether a value is a promise; a proxy that refuses the question is none. */
export function isPromise(value: unknown): value is Promise<unknown> {
  try {
    return value instanceof Promise;
  } catch {
    return false;
  }
}

function numbersOf(tensor: Tensor, limit: number) {
  const { dtype, shape, data } = tensor;
  return { dtype, shape: [...shape], values: Array.from(data.subarray(0, limit)) };
}

type TableRow = readonly (readonly [key: string, value: Scalar])[];

interface Records {
  readonly rows: readonly TableRow[];
  /** How many there are in all. */
  readonly count: number;
}

/** The first rows of a list of plain records that hold only scalars; null for anything else. */
function recordsOf(value: unknown): Records | null {
  try {
    if (!Array.isArray(value) || value.length === 0) return null;
    const rows: TableRow[] = [];
    // By place, not by iterator: that may be the reader's, and without end.
    for (let place = 0; place < Math.min(value.length, caps.rows); place++) {
      const row = recordOf((value as readonly unknown[])[place]);
      if (row === null) return null;
      rows.push(row);
    }
    return { rows, count: value.length };
  } catch {
    // A proxy refused; the tree will say so.
    return null;
  }
}

function recordOf(value: unknown): TableRow | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if (Reflect.getPrototypeOf(value) !== Object.prototype) return null;
  const keys = Reflect.ownKeys(value);
  if (keys.length > 1_000) return null;
  const row: [string, Scalar][] = [];
  for (const key of keys) {
    const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
    if (typeof key !== 'string' || descriptor === undefined) return null;
    if (!('value' in descriptor) || !isScalar(descriptor.value)) return null;
    const cell = descriptor.value;
    row.push([cut(key, caps.label), typeof cell === 'string' ? cut(cell, caps.label) : cell]);
  }
  return row.length === 0 ? null : row;
}

function table({ rows, count }: Records): Pick<TableOutput, 'columns' | 'rows' | 'omitted'> {
  const columns = [...new Set(rows.flatMap((row) => row.map(([key]) => key)))].slice(
    0,
    caps.columns,
  );
  const room = Math.floor(caps.cells / columns.length);
  const shown = rows.slice(0, room).map((row) => {
    const cells = new Map(row);
    return columns.map((column) => cells.get(column) ?? null);
  });
  return { columns, rows: shown, omitted: count - shown.length };
}
