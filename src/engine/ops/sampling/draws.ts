// The random draws that rows are tried on. Test support: it needs fast-check.
import { array, boolean, constant, integer, nat, oneof, record } from 'fast-check';
import type { Draw } from './draw.ts';

/** Small or empty axes, size 1 more often than the others. */
const size = oneof(
  { weight: 1, arbitrary: constant(0) },
  { weight: 3, arbitrary: constant(1) },
  { weight: 8, arbitrary: integer({ min: 2, max: 4 }) },
);

/** Shapes from scalars to four axes, few of them large: every element is moved twice by a gradient check. */
const shapes = array(size, { maxLength: 4 }).filter((shape) => sizeOf(shape) <= 36);

/** Random draws, empty and broadcast axes included. */
export const draws = record({
  shape: shapes,
  repeated: array(boolean(), { minLength: 4, maxLength: 4 }),
  missing: nat(3),
  seed: nat(10_000),
}).map(({ shape, repeated, missing, seed }): Draw => ({
  shape,
  partner: shape.map((length, axis) => (repeated[axis] ? 1 : length)).slice(missing),
  seed,
}));

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
