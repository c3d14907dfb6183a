// How each operation is used on random inputs: the rows of all families by operation name, and the draws they
// are made from. Test support: no product code imports this folder.
import { array, boolean, constant, integer, nat, oneof, record } from 'fast-check';
import { activations } from './activations.ts';
import { arithmetic } from './arithmetic.ts';
import { choices } from './choices.ts';
import { convolution } from './convolution.ts';
import type { Draw, Sampler, Samplers } from './draw.ts';
import { functions } from './functions.ts';
import { indexing } from './indexing.ts';
import { joining } from './joining.ts';
import { layout } from './layout.ts';
import { losses } from './losses.ts';
import { normalisation } from './normalisation.ts';
import { pooling } from './pooling.ts';
import { products } from './products.ts';
import { reductions } from './reductions.ts';

export type { Draw, Sample, Sampler, Samplers } from './draw.ts';

/** The row of each operation, by its name. */
export const samplers: Samplers = {
  ...arithmetic,
  ...functions,
  ...choices,
  ...activations,
  ...reductions,
  ...layout,
  ...joining,
  ...indexing,
  ...products,
  ...convolution,
  ...pooling,
  ...normalisation,
  ...losses,
};

/** The row of an operation; one without a row fails. */
export function samplerOf(name: string): Sampler {
  const row = samplers[name];
  if (row === undefined) throw new Error(`samplers: no row for ${name}: say how it is used`);
  return row;
}

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
