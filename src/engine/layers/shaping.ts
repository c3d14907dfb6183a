// Layers that only lay out the elements of each example anew.
import { known, type Names } from '../known-options.ts';
import { resolveSizes, sizeOf, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';

/**
 * Each example as one row: [batch, …] → [batch, product of the rest].
 *
 * @peers nn.Flatten, tf.layers.flatten
 */
export function flatten(options?: LayerOptions): Layer {
  return new Flatten(known('flatten', options, layerOptionNames));
}

/** Options of {@link reshape}. */
export interface ReshapeOptions extends LayerOptions {
  /** Sizes of one example, without the batch; one may be −1 and is worked out. */
  readonly targetShape: Shape;
}

const optionNames: Names<ReshapeOptions> = {
  ...layerOptionNames,
  targetShape: true,
};

/**
 * Each example in another shape, row-major: [batch, …] → [batch, …targetShape].
 *
 * @throws EngineError applied: `size-differs`, `bad-shape`, `one-unknown-size`
 * @peers nn.Unflatten, tf.layers.reshape
 */
export function reshape(options: ReshapeOptions): Layer {
  return new Reshape(known('reshape', options, optionNames));
}

class Flatten extends Layer {
  readonly kind = 'flatten';
  readonly config = {};

  override outputShape([shape]: readonly Shape[]): Shape {
    return [sizeOf(shape!)];
  }

  protected forward([x]: readonly Tensor[]): Tensor {
    return x!.reshape([x!.shape[0]!, sizeOf(x!.shape.slice(1))]);
  }
}

class Reshape extends Layer {
  readonly kind = 'reshape';
  readonly config;

  constructor({ targetShape, ...options }: ReshapeOptions) {
    super(options);
    this.config = { targetShape: [...targetShape] };
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    return resolveSizes(this.label, shape!, this.config.targetShape);
  }

  protected forward([x]: readonly Tensor[]): Tensor {
    return x!.reshape([x!.shape[0]!, ...this.outputShape([x!.shape.slice(1)])]);
  }
}
