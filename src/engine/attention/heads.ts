// Heads: parts of the features that attend on their own, side by side.
import { refuse } from '../errors.ts';
import { wholeNumber } from '../options.ts';
import { checkNamedAxes } from '../shape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Features cut into equal heads, in order: [batch, time, features] → [batch, heads, time, features / heads].
 *
 * @throws EngineError `axes-do-not-fit`, `bad-option`, `heads-do-not-divide`
 */
export function splitHeads(x: Tensor, heads: number): Tensor {
  const op = 'splitHeads';
  checkNamedAxes(op, x.shape, ['batch', 'time', 'features']);
  wholeNumber(op, 'heads', heads, 1);
  const [batch, time, features] = x.shape as [number, number, number];
  if (features % heads !== 0) throw refuse('heads-do-not-divide', { op, features, heads });
  return x.reshape([batch, time, heads, features / heads]).transpose([0, 2, 1, 3]);
}

/**
 * Heads side by side again: [batch, heads, time, size] → [batch, time, heads · size].
 *
 * @throws EngineError `axes-do-not-fit`
 */
export function joinHeads(x: Tensor): Tensor {
  checkNamedAxes('joinHeads', x.shape, ['batch', 'heads', 'time', 'size']);
  const [batch, heads, time, size] = x.shape as [number, number, number, number];
  return x.transpose([0, 2, 1, 3]).reshape([batch, time, heads * size]);
}
