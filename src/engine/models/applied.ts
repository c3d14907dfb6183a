// Applying a layer inside a model: what it refuses because of its input's shape is told with its name.
import { EngineError, refuse } from '../errors.ts';
import type { Layer } from '../layers/index.ts';
import { formatShape, sameShape, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * The output of a layer that was made for examples of certain shapes. Other shapes are fine as long as the layer can
 * use them: sequences may be longer, pictures larger.
 *
 * @throws EngineError `input-shape` if it cannot, and whatever else the layer refuses
 */
export function applied(
  layer: Layer,
  inputs: readonly Tensor[],
  training: boolean,
  madeFor: readonly Shape[],
): Tensor {
  try {
    return layer.apply(inputs, { training });
  } catch (error) {
    const place = inputs.findIndex(({ shape }, i) => !sameShape(shape.slice(1), madeFor[i] ?? []));
    if (!(error instanceof EngineError) || place < 0) throw error;
    const found = formatShape(inputs[place]!.shape.slice(1));
    const expected = formatShape(madeFor[place] ?? []);
    const told = refuse('input-shape', { op: layer.label, found, expected });
    told.cause = error;
    throw told;
  }
}
