// How each operation is used on random inputs: the rows of all families by operation name. Support of tests, and of
// pages while they are built: nothing that is shipped imports this folder.
import { activations } from './activations.ts';
import { arithmetic } from './arithmetic.ts';
import { choices } from './choices.ts';
import { convolution } from './convolution.ts';
import type { Sampler, Samplers } from './draw.ts';
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
