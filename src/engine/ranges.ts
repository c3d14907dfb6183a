// Turns what a reader writes in slice(…) into one resolved range for each axis.
import { refuse } from './errors.ts';
import type { SliceSettings } from './ops/layout.ts';
import { formatShape, type Shape } from './shape.ts';

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
