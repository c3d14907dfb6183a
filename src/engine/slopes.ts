// The slopes of prelu: one for all, or one for each channel.
import { refuse } from './errors.ts';
import { formatShape, type Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/**
 * Slopes laid along axis 1 of a shape, so that they broadcast; one slope as it is.
 *
 * @throws EngineError `slopes-do-not-fit`
 */
export function slopesAlong(slopes: Tensor, shape: Shape): Tensor {
  if (slopes.size === 1) return slopes.shape.length > shape.length ? slopes.reshape([]) : slopes;
  const channels = shape[1] ?? 1;
  if (slopes.shape.length !== 1 || slopes.size !== channels) {
    const shapes = { slopes: formatShape(slopes.shape), shape: formatShape(shape) };
    throw refuse('slopes-do-not-fit', { op: 'prelu', ...shapes, channels });
  }
  const after = shape.slice(2).map(() => 1);
  return after.length === 0 ? slopes : slopes.reshape([channels, ...after]);
}
