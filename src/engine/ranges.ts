// Turns what a reader writes in slice(…), pad(…), tile(…) and split(…) into one setting for each axis.
import { refuse } from './errors.ts';
import type { SliceSettings } from './ops/layout.ts';
import type { PadSettings } from './ops/padding.ts';
import { checkAxes, formatShape, type Shape } from './shape.ts';

/**
 * What to take from one axis: `null` all of it, a number one element (the axis disappears),
 * `[start, stop]` or `[start, stop, step]` every step-th element up to but without stop.
 * Negative numbers count from the end; a `null` stop means the end.
 */
export type Range =
  | null
  | number
  | readonly [start: number, stop: number | null]
  | readonly [start: number, stop: number | null, step: number];

type Resolved = SliceSettings['ranges'][number];

/**
 * One resolved range for each axis; axes that are not named are taken whole.
 *
 * @throws EngineError `too-many-ranges`, `range-outside`, `bad-step`
 */
export function resolveRanges(shape: Shape, ranges: readonly Range[]): SliceSettings {
  if (ranges.length > shape.length) {
    const values = { op: 'slice', count: ranges.length, shape: formatShape(shape) };
    throw refuse('too-many-ranges', values);
  }
  return { ranges: shape.map((size, axis) => resolveRange(ranges[axis] ?? null, axis, size)) };
}

function resolveRange(range: Range, axis: number, size: number): Resolved {
  if (range === null) return { start: 0, stop: size, step: 1, drop: false };
  if (typeof range === 'number') {
    const start = range < 0 ? range + size : range;
    if (!Number.isInteger(range) || start < 0 || start >= size) throw outside(range, axis, size);
    return { start, stop: start + 1, step: 1, drop: true };
  }
  const [first, last, step = 1] = range;
  if (!Number.isInteger(step) || step < 1) {
    throw refuse('bad-step', { op: 'slice', step: String(step), axis });
  }
  const start = first < 0 ? first + size : first;
  const stop = last === null ? size : last < 0 ? last + size : last;
  const valid = Number.isInteger(start) && Number.isInteger(stop);
  if (!valid || start < 0 || stop > size || start > stop) {
    throw outside(formatShape([first, last ?? size]), axis, size);
  }
  return { start, stop, step, drop: false };
}

function outside(range: number | string, axis: number, size: number) {
  return refuse('range-outside', { op: 'slice', range: String(range), axis, size });
}

/** How many elements to add before and after the ends of an axis. */
export type Widths = PadSettings['widths'];

/**
 * One pair of widths for each axis.
 *
 * @throws EngineError `bad-option`
 */
export function resolveWidths(op: string, shape: Shape, widths: Widths): Widths {
  const isPair = (pair: unknown) => Array.isArray(pair) && pair.length === 2 && pair.every(isCount);
  if (Array.isArray(widths) && widths.length === shape.length && widths.every(isPair))
    return widths;
  const range = 'for each axis a pair of whole numbers from 0 up';
  throw refuse('bad-option', { op, option: 'widths', value: listed(widths), range });
}

/**
 * Copies for each axis of the result: 1 where none are named, in front; more than there are axes add new ones.
 *
 * @throws EngineError `bad-option`
 */
export function resolveRepeats(
  op: string,
  shape: Shape,
  repeats: readonly number[],
): readonly number[] {
  if (!Array.isArray(repeats) || !repeats.every(isCount)) {
    const range = 'a list of whole numbers from 0 up';
    throw refuse('bad-option', { op, option: 'repeats', value: listed(repeats), range });
  }
  checkAxes(op, repeats.length);
  const missing = Math.max(shape.length - repeats.length, 0);
  return [...Array.from({ length: missing }, () => 1), ...repeats];
}

/**
 * Where each piece of a split starts and stops.
 *
 * @throws EngineError `pieces-do-not-fit`
 */
export function resolvePieces(
  op: string,
  sizes: readonly number[],
  axis: number,
  size: number,
): readonly (readonly [start: number, stop: number])[] {
  const isList = Array.isArray(sizes) && sizes.every(isCount);
  const total = isList ? sizes.reduce((sum, piece) => sum + piece, 0) : NaN;
  if (total !== size) throw refuse('pieces-do-not-fit', { op, sizes: listed(sizes), axis, size });
  let stop = 0;
  return sizes.map((piece) => [stop, (stop += piece)] as const);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

/** Lists of lists as they are written. */
function listed(value: unknown): string {
  return Array.isArray(value) ? formatShape(value.map(listed)) : String(value);
}
