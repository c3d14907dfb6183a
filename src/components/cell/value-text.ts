// A number in prose, taken from a cell's values: which one a name means, and how it is written.
// The same at build and in the page. Leaves finding the values to Value.astro and live-values.ts.
import { format } from 'd3';
import type { NamedValue } from '#notebook';

/** A name with the place of one element: `W1[0][2]` is `{ name: 'W1', index: [0, 2] }`. */
export interface ValuePath {
  readonly name: string;
  readonly index: readonly number[];
}

/** Reads `name`, `name[i]`, `name[i][j]` …; null for anything else. */
export function readPath(text: string): ValuePath | null {
  const match = /^([A-Za-z_$][\w$]*)((?:\[\d+\])*)$/.exec(text);
  const [, name, places] = match ?? [];
  if (name === undefined || places === undefined) return null;
  return { name, index: Array.from(places.matchAll(/\d+/g), Number) };
}

/**
 * The number as text in d3-format's notation (`.4f`, `.2e`, `+.3f`), with a true minus sign;
 * null where the value is no number, or has no such element.
 */
export function valueText(
  value: NamedValue,
  index: readonly number[],
  notation: string,
): string | null {
  const number = numberAt(value, index);
  if (number === undefined) return null;
  if (Number.isNaN(number)) return 'NaN';
  if (!Number.isFinite(number)) return number < 0 ? '−∞' : '∞';
  return format(notation)(number).replace('e-', 'e−').replace('e+', 'e');
}

function numberAt(value: NamedValue, index: readonly number[]): number | undefined {
  if (value.type === 'number') return index.length === 0 ? value.value : undefined;
  if (value.type !== 'tensor') return undefined;
  if (index.length === 0) return value.values.length === 1 ? value.values[0] : undefined;
  if (index.length !== value.shape.length) return undefined;
  const inside = index.every((place, axis) => place < (value.shape[axis] ?? 0));
  const flat = index.reduce((sum, place, axis) => sum * (value.shape[axis] ?? 0) + place, 0);
  return inside ? value.values[flat] : undefined;
}
