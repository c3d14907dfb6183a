// Vectors with one number for each channel: biases, scales, running statistics.
import { refuse } from './errors.ts';
import { formatShape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/**
 * Such a vector, so shaped that it broadcasts to `like`, whose channels are axis 1.
 *
 * @throws EngineError `channel-vector-differs`
 */
export function alongChannels(op: string, name: string, vector: Tensor, like: Tensor): Tensor {
  const channels = like.shape[1]!;
  if (vector.shape.length !== 1 || vector.size !== channels) {
    const shape = formatShape(vector.shape);
    throw refuse('channel-vector-differs', { op, name, shape, channels });
  }
  const after = like.shape.slice(2).map(() => 1);
  return after.length === 0 ? vector : vector.reshape([channels, ...after]);
}
