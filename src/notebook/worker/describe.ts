// A value as the output that shows it best: tensor, number, text, table, else a tree.
// Leaves opening trees to tree.ts and figures to the plots.
import { Tensor } from '#engine';
import type { NamedValue, Output, Scalar, TableOutput } from '../output.ts';
import { caps } from '../output.ts';
import { cut, inWords, isScalar, tree } from './tree.ts';

/** The output of `display(value, label)`. Runs no getter of the value. */
export function describe(value: unknown, id: string, label?: string): Output {
  const shown = label === undefined ? { id } : { id, label: cut(label, caps.label) };
  if (typeof value === 'number') return { kind: 'number', ...shown, value };
  if (typeof value === 'string') {
    return { kind: 'text', ...shown, level: 'value', text: cut(value, caps.text) };
  }
  if (isTensor(value)) return { kind: 'tensor', ...shown, ...numbersOf(value, caps.tensorValues) };
  const rows = recordsOf(value);
  if (rows !== null) return { kind: 'table', ...shown, ...table(rows) };
  return { kind: 'tree', ...shown, root: tree(value) };
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
    return value instanceof Tensor && ArrayBuffer.isView(value.data);
  } catch {
    return false;
  }
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

/** The rows of a list of plain records that hold only scalars; null for anything else. */
function recordsOf(value: unknown): readonly TableRow[] | null {
  try {
    if (!Array.isArray(value) || value.length === 0) return null;
    const rows: TableRow[] = [];
    for (const item of value as readonly unknown[]) {
      const row = recordOf(item);
      if (row === null) return null;
      rows.push(row);
    }
    return rows;
  } catch {
    // A proxy refused; the tree will say so.
    return null;
  }
}

function recordOf(value: unknown): TableRow | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if (Reflect.getPrototypeOf(value) !== Object.prototype) return null;
  const row: [string, Scalar][] = [];
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
    if (typeof key !== 'string' || descriptor === undefined) return null;
    if (!('value' in descriptor) || !isScalar(descriptor.value)) return null;
    const cell = descriptor.value;
    row.push([cut(key, caps.label), typeof cell === 'string' ? cut(cell, caps.label) : cell]);
  }
  return row.length === 0 ? null : row;
}

function table(rows: readonly TableRow[]): Pick<TableOutput, 'columns' | 'rows' | 'omitted'> {
  const columns = [...new Set(rows.flatMap((row) => row.map(([key]) => key)))].slice(
    0,
    caps.columns,
  );
  const shown = rows.slice(0, caps.rows).map((row) => {
    const cells = new Map(row);
    return columns.map((column) => cells.get(column) ?? null);
  });
  return { columns, rows: shown, omitted: rows.length - shown.length };
}
