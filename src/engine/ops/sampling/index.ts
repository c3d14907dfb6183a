// How each operation is used on random inputs: the rows of all families by operation name, and the draws they
// are made from. Test support: no product code imports this folder.
import { array, boolean, integer, nat, record } from 'fast-check';
import { activations } from './activations.ts';
import { arithmetic } from './arithmetic.ts';
import { choices } from './choices.ts';
import type { Draw, Sampler, Samplers } from './draw.ts';
import { functions } from './functions.ts';
import { joining } from './joining.ts';
import { layout } from './layout.ts';
import { losses } from './losses.ts';
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
  ...products,
  ...losses,
};

/** The row of an operation; one without a row fails. */
export function samplerOf(name: string): Sampler {
  const row = samplers[name];
  if (row === undefined) throw new Error(`samplers: no row for ${name}: say how it is used`);
  return row;
}

/** Random draws. */
export const draws = record({
  shape: array(integer({ min: 1, max: 4 }), { maxLength: 3 }),
  repeated: array(boolean(), { minLength: 3, maxLength: 3 }),
  missing: nat(2),
  seed: nat(10_000),
}).map(({ shape, repeated, missing, seed }): Draw => ({
  shape,
  partner: shape.map((size, axis) => (repeated[axis] ? 1 : size)).slice(missing),
  seed,
}));
