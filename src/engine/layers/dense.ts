// The fully connected layer.
import { refuse } from '../errors.ts';
import { known, type Names } from '../known-options.ts';
import type { DType } from '../ndarray.ts';
import { wholeNumber } from '../options.ts';
import { formatShape, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { activationOf, type Activation } from './activation.ts';
import type { Initializer } from './initial-weights.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';
import { penaltyOf, type Regularizer } from './penalty.ts';

/** Options of {@link dense}. */
export interface DenseOptions extends LayerOptions {
  /** How many numbers come out of each example. */
  readonly units: number;
  /** `'linear'` unless stated. */
  readonly activation?: Activation;
  /** Whether b is added; true unless stated. */
  readonly useBias?: boolean;
  /** `'glorotUniform'` unless stated. */
  readonly kernelInitializer?: Initializer;
  /** `'zeros'` unless stated. */
  readonly biasInitializer?: Initializer;
  /** A penalty on W that fitting adds to the loss. */
  readonly kernelRegularizer?: Regularizer;
}

const optionNames: Names<DenseOptions> = {
  ...layerOptionNames,
  units: true,
  activation: true,
  useBias: true,
  kernelInitializer: true,
  biasInitializer: true,
  kernelRegularizer: true,
};

/**
 * Fully connected layer: y = f(x·W + b) along the last axis, [batch, …, in] → [batch, …, units].
 *
 * Weights: `kernel` W of shape [in, units], `bias` b of shape [units].
 *
 * @throws EngineError `bad-option`, `unknown-word`; applied: `needs-features`, `inner-sizes-differ`
 * @peers nn.Linear, tf.layers.dense
 */
export function dense(options: DenseOptions): Layer {
  return new Dense(known('dense', options, optionNames));
}

class Dense extends Layer {
  readonly kind = 'dense';
  readonly config;
  readonly #activate: (x: Tensor) => Tensor;
  #kernel!: Tensor;
  #bias: Tensor | null = null;

  constructor({ name, trainable, ...config }: DenseOptions) {
    super({ name, trainable });
    this.config = config;
    wholeNumber(this.label, 'units', config.units, 1);
    this.#activate = activationOf(this.label, config.activation ?? 'linear');
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    return [...shape!.slice(0, -1), this.config.units];
  }

  override get penalties(): readonly Tensor[] {
    return penaltyOf(this.config.kernelRegularizer, this.#kernel);
  }

  protected override makeWeights([shape]: readonly Shape[], dtype: DType): void {
    const { units, useBias = true } = this.config;
    const { kernelInitializer = 'glorotUniform', biasInitializer = 'zeros' } = this.config;
    const size = shape!.at(-1);
    if (size === undefined) {
      throw refuse('needs-features', { op: this.label, shape: formatShape(shape!) });
    }
    this.#kernel = this.addWeight('kernel', [size, units], dtype, {
      initializer: kernelInitializer,
    });
    if (!useBias) return;
    this.#bias = this.addWeight('bias', [units], dtype, { initializer: biasInitializer });
  }

  protected forward([x]: readonly Tensor[]): Tensor {
    const sum = x!.matmul(this.#kernel);
    return this.#activate(this.#bias === null ? sum : sum.add(this.#bias));
  }
}
