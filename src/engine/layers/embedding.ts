// The embedding layer: a table of its own. Leaves looking up to embedding.ts.
import { embedding as lookUp } from '../embedding.ts';
import { where } from '../functions.ts';
import { known, type Names } from '../known-options.ts';
import { arange } from '../make.ts';
import type { DType } from '../ndarray.ts';
import { allowed, wholeNumber } from '../options.ts';
import type { Shape } from '../shape.ts';
import { noGrad } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import type { Initializer } from './initial-weights.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';
import { penaltyOf, type Regularizer } from './penalty.ts';

/** Options of {@link embedding}. */
export interface EmbeddingLayerOptions extends LayerOptions {
  /** How many rows the table has: ids go from 0 to one less. */
  readonly inputDim: number;
  /** How many numbers each row has. */
  readonly outputDim: number;
  /** The row that stands for "nothing here": it is 0 and stays so. None unless stated. */
  readonly paddingIndex?: number;
  /** `'randomUniform'` unless stated. */
  readonly embeddingsInitializer?: Initializer;
  /** A penalty on the table that fitting adds to the loss. */
  readonly embeddingsRegularizer?: Regularizer;
}

const optionNames: Names<EmbeddingLayerOptions> = {
  ...layerOptionNames,
  inputDim: true,
  outputDim: true,
  paddingIndex: true,
  embeddingsInitializer: true,
  embeddingsRegularizer: true,
};

/**
 * Rows of a table by number: [batch, …] whole numbers → [batch, …, outputDim].
 *
 * Weights: `embeddings` of shape [inputDim, outputDim].
 *
 * @throws EngineError `bad-option`, `unknown-word`; applied: `index-outside`
 * @peers nn.Embedding, tf.layers.embedding
 */
export function embedding(options: EmbeddingLayerOptions): Layer {
  return new Embedding(known('embedding', options, optionNames));
}

class Embedding extends Layer {
  readonly kind = 'embedding';
  readonly config;
  #table!: Tensor;

  constructor({ name, trainable, ...config }: EmbeddingLayerOptions) {
    super({ name, trainable });
    this.config = config;
    const { inputDim, outputDim, paddingIndex } = config;
    wholeNumber(this.label, 'inputDim', inputDim, 1);
    wholeNumber(this.label, 'outputDim', outputDim, 1);
    if (paddingIndex === undefined) return;
    const isRow = Number.isInteger(paddingIndex) && paddingIndex >= 0 && paddingIndex < inputDim;
    const range = 'the number of a row of the table';
    allowed(this.label, 'paddingIndex', paddingIndex, isRow, range);
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    return [...shape!, this.config.outputDim];
  }

  override get penalties(): readonly Tensor[] {
    return penaltyOf(this.config.embeddingsRegularizer, this.#table);
  }

  protected override makeWeights(_shapes: readonly Shape[], dtype: DType): void {
    const { inputDim, outputDim, paddingIndex } = this.config;
    const { embeddingsInitializer = 'randomUniform' } = this.config;
    this.#table = this.addWeight('embeddings', [inputDim, outputDim], dtype, {
      initializer: embeddingsInitializer,
    });
    if (paddingIndex === undefined) return;
    const rows = arange(0, inputDim, 1, { dtype }).notEqual(paddingIndex).reshape([inputDim, 1]);
    noGrad(() => this.#table.assign(where(rows, this.#table, 0)));
  }

  protected forward([ids]: readonly Tensor[]): Tensor {
    return lookUp(ids!, this.#table, { paddingIndex: this.config.paddingIndex });
  }
}
