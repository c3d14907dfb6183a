// The block that transformers are stacked of, and the positions that go in at the bottom.
import { sinusoidalPositions } from '../attention/index.ts';
import { known, type Names } from '../known-options.ts';
import type { DType } from '../ndarray.ts';
import { wholeNumber } from '../options.ts';
import { checkNamedAxes, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import {
  multiHeadAttention,
  type AttendOptions,
  type AttendResult,
  type MultiHeadAttention,
} from './attention.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';
import { layerNormalization } from './normalisation.ts';
import type { Activation } from './activation.ts';

/** Options of {@link transformerBlock}. */
export interface TransformerBlockOptions extends LayerOptions {
  /** How many heads attend side by side. */
  readonly heads: number;
  /** Width of the layer between; four times the features unless stated. */
  readonly hiddenUnits?: number;
  /** True hides keys that come after the query: the block of a language model. */
  readonly causal?: boolean;
  /** How likely an element of either part is dropped while a model is fitted; 0 unless stated. */
  readonly dropout?: number;
  /** `'gelu'` unless stated. */
  readonly activation?: Activation;
}

const optionNames: Names<TransformerBlockOptions> = {
  ...layerOptionNames,
  heads: true,
  hiddenUnits: true,
  causal: true,
  dropout: true,
  activation: true,
};

/**
 * Pre-norm transformer block (Vaswani et al., 2017; order of Xiong et al., 2020): a = x + attention(norm(x)),
 * y = a + f(norm(a)·W₁ + b₁)·W₂ + b₂, with multi-head self-attention and layer normalisation (ε = 10⁻⁵).
 * [batch, time, features] → the same.
 *
 * Weights: those of `norm`, `attention`, `norm2`, `expand` and `contract`.
 *
 * @throws EngineError `bad-option`, `unknown-word`; applied: `axes-do-not-fit`, `heads-do-not-divide`
 * @peers nn.TransformerEncoderLayer
 */
export function transformerBlock(options: TransformerBlockOptions): TransformerBlock {
  return new TransformerBlock(known('transformerBlock', options, optionNames));
}

/**
 * y = x + P with the sinusoidal positions P of `sinusoidalPositions`: tells attention, which sees a set, what stands
 * where. [batch, time, features] → the same. No weights.
 *
 * @throws EngineError applied: `axes-do-not-fit`
 */
export function positionalEncoding(options?: LayerOptions): Layer {
  return new PositionalEncoding(known('positionalEncoding', options, layerOptionNames));
}

/** The layer that {@link transformerBlock} makes. */
export class TransformerBlock extends Layer {
  readonly kind = 'transformerBlock';
  readonly config;
  readonly #attention: MultiHeadAttention;
  readonly #norm = layerNormalization({ name: 'norm', epsilon: 1e-5 });
  readonly #norm2 = layerNormalization({ name: 'norm2', epsilon: 1e-5 });
  readonly #dropout: Layer;
  #expand: Layer | null = null;
  #contract: Layer | null = null;

  constructor({ name, trainable, ...config }: TransformerBlockOptions) {
    super({ name, trainable });
    this.config = config;
    const { heads, causal = false, dropout: rate = 0 } = config;
    this.#attention = multiHeadAttention({ name: 'attention', heads, causal });
    this.#dropout = dropout({ name: 'dropout', rate });
    wholeNumber(this.label, 'hiddenUnits', config.hiddenUnits ?? 1, 1);
  }

  /**
   * The output, and how much each position took of each other: for drawing attention, and for masks.
   *
   * @throws EngineError `axes-do-not-fit`, `shapes-do-not-broadcast`
   */
  attend(x: Tensor, { mask, training = false }: AttendOptions = {}): AttendResult {
    this.build([x.shape.slice(1)], x.dtype);
    const drop = (part: Tensor) => this.#dropout.apply(part, { training });
    const { output, weights } = this.#attention.attend(this.#norm.apply(x), { mask, training });
    const attended = x.add(drop(output));
    const hidden = this.#expand!.apply(this.#norm2.apply(attended));
    return { output: attended.add(drop(this.#contract!.apply(hidden))), weights };
  }

  override get layers(): readonly Layer[] {
    const feedForward = this.#expand === null ? [] : [this.#expand, this.#contract!];
    return [this.#norm, this.#attention, this.#norm2, ...feedForward];
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    checkNamedAxes(this.label, shape!, ['time', 'features']);
    return shape!;
  }

  protected override makeWeights([shape]: readonly Shape[], dtype: DType): void {
    this.outputShape([shape!]);
    const features = shape![1]!;
    const { hiddenUnits = 4 * features, activation = 'gelu' } = this.config;
    this.#expand = dense({ name: 'expand', units: hiddenUnits, activation });
    this.#contract = dense({ name: 'contract', units: features });
    for (const layer of [this.#norm, this.#attention, this.#norm2, this.#expand]) {
      layer.build([shape!], dtype);
    }
    this.#contract.build([[shape![0]!, hiddenUnits]], dtype);
  }

  protected forward([x]: readonly Tensor[], training: boolean): Tensor {
    return this.attend(x!, { training }).output;
  }
}

class PositionalEncoding extends Layer {
  readonly kind = 'positionalEncoding';
  readonly config = {};

  override outputShape([shape]: readonly Shape[]): Shape {
    checkNamedAxes(this.label, shape!, ['time', 'features']);
    return shape!;
  }

  protected forward([x]: readonly Tensor[]): Tensor {
    checkNamedAxes(this.label, x!.shape, ['batch', 'time', 'features']);
    const [, time, features] = x!.shape as [number, number, number];
    return x!.add(sinusoidalPositions(time, features, { dtype: x!.dtype }));
  }
}
