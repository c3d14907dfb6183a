// The dropout layer: drops while a model is fitted, passes on otherwise.
import { dropped } from '../dropout.ts';
import { known, type Names } from '../known-options.ts';
import { allowed } from '../options.ts';
import { generator, type Random } from '../random.ts';
import type { Tensor } from '../tensor.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';

/** Options of {@link dropout}. */
export interface DropoutLayerOptions extends LayerOptions {
  /** How likely an element is to be dropped. */
  readonly rate: number;
  /** Starts a generator of the layer's own; without it, the shared one of `manualSeed` decides. */
  readonly seed?: number;
}

const optionNames: Names<DropoutLayerOptions> = {
  ...layerOptionNames,
  rate: true,
  seed: true,
};

/**
 * Dropout while a model is fitted: y = x ⊙ m / (1 − rate), where m is 0 with probability `rate`, else 1 (Srivastava et
 * al., 2014). Otherwise y = x.
 *
 * @throws EngineError `bad-option` unless the rate is from 0 to 1
 * @peers nn.Dropout, tf.layers.dropout
 */
export function dropout(options: DropoutLayerOptions): Layer {
  return new Dropout(known('dropout', options, optionNames));
}

class Dropout extends Layer {
  readonly kind = 'dropout';
  readonly config;
  readonly #random: Random;

  constructor({ name, trainable, ...config }: DropoutLayerOptions) {
    super({ name, trainable });
    const passes = config.rate >= 0 && config.rate <= 1;
    allowed(this.label, 'rate', config.rate, passes, 'a number from 0 to 1');
    this.config = config;
    this.#random = generator(config.seed);
  }

  protected forward([x]: readonly Tensor[], training: boolean): Tensor {
    return training ? dropped(x!, this.config.rate, this.#random) : x!;
  }
}
