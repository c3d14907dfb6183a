// Multi-head attention as a layer. Leaves the formula of one head to attention/.
import { joinHeads, scaledDotProductAttention, splitHeads } from '../attention/index.ts';
import { refuse } from '../errors.ts';
import { known, type Names } from '../known-options.ts';
import type { DType } from '../ndarray.ts';
import { allowed, wholeNumber } from '../options.ts';
import { checkNamedAxes, type Shape } from '../shape.ts';
import { Tensor } from '../tensor.ts';
import type { Initializer } from './initial-weights.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';

/** Options of {@link multiHeadAttention}. */
export interface MultiHeadAttentionOptions extends LayerOptions {
  /** How many heads attend side by side. */
  readonly heads: number;
  /** Features of queries, keys and values in each head; those of the queries' input divided by the heads unless stated. */
  readonly keySize?: number;
  /** True hides keys that come after the query. */
  readonly causal?: boolean;
  /** How likely a weight is to be dropped while a model is fitted; 0 unless stated. */
  readonly dropout?: number;
  /** Whether biases are added; true unless stated. */
  readonly useBias?: boolean;
  /** `'glorotUniform'` unless stated. */
  readonly kernelInitializer?: Initializer;
}

const optionNames: Names<MultiHeadAttentionOptions> = {
  ...layerOptionNames,
  heads: true,
  keySize: true,
  causal: true,
  dropout: true,
  useBias: true,
  kernelInitializer: true,
};

/** Options of {@link MultiHeadAttention.attend}. */
export interface AttendOptions {
  /** 1 where a query may look at a key, 0 where not; broadcasts to [batch, heads, queries, keys]. */
  readonly mask?: Tensor | undefined;
  readonly training?: boolean | undefined;
}

/** What the heads made: see {@link MultiHeadAttention.attend}. */
export interface AttendResult {
  /** [batch, queries, features]. */
  readonly output: Tensor;
  /** How much each query took of each key, for each head: [batch, heads, queries, keys]. */
  readonly weights: Tensor;
}

/**
 * Multi-head attention (Vaswani et al., 2017): heads attend side by side, each in features of its own,
 * y = [softmax(q·kᵀ/√d)·v of every head]·W_o + b_o with q = x·W_q + b_q, k = z·W_k + b_k, v = u·W_v + b_v.
 *
 * Applied to x, [batch, time, features], it attends to itself; applied to `[x, z]` the queries of x look at z, and
 * with `[x, z, u]` they take the values of u. The output has the shape of x. Weights: `queryKernel`, `queryBias`,
 * then those of `key`, `value` and `output`.
 *
 * @throws EngineError `bad-option`; applied: `axes-do-not-fit`, `heads-do-not-divide`, `inner-sizes-differ`
 * @peers nn.MultiheadAttention
 */
export function multiHeadAttention(options: MultiHeadAttentionOptions): MultiHeadAttention {
  return new MultiHeadAttention(known('multiHeadAttention', options, optionNames));
}

/** x·W + b */
interface Projection {
  readonly kernel: Tensor;
  readonly bias: Tensor | undefined;
}

/** The layer that {@link multiHeadAttention} makes. */
export class MultiHeadAttention extends Layer {
  readonly kind = 'multiHeadAttention';
  readonly config;
  #query!: Projection;
  #key!: Projection;
  #value!: Projection;
  #output!: Projection;

  constructor({ name, trainable, ...config }: MultiHeadAttentionOptions) {
    super({ name, trainable });
    this.config = config;
    const { heads, keySize = 1, dropout = 0 } = config;
    wholeNumber(this.label, 'heads', heads, 1);
    wholeNumber(this.label, 'keySize', keySize, 1);
    const share = dropout >= 0 && dropout <= 1;
    allowed(this.label, 'dropout', dropout, share, 'a number from 0 to 1');
  }

  /**
   * The output, and the weights it was made with; for drawing them, and for masks.
   *
   * `inputs` as for `apply`: queries, then what keys and values are made from.
   *
   * @throws EngineError `axes-do-not-fit`, `inner-sizes-differ`, `shapes-do-not-broadcast`
   */
  attend(inputs: Tensor | readonly Tensor[], options: AttendOptions = {}): AttendResult {
    const [x, z = x, u = z] = inputs instanceof Tensor ? [inputs] : inputs;
    for (const { shape } of [x!, z!, u!]) checkNamedAxes(this.label, shape, axes);
    this.build(
      [x!, z!, u!].map(({ shape }) => shape.slice(1)),
      x!.dtype,
    );
    const { heads, causal, dropout = 0 } = this.config;
    const [query, key, value] = [
      splitHeads(projected(x!, this.#query), heads),
      splitHeads(projected(z!, this.#key), heads),
      splitHeads(projected(u!, this.#value), heads),
    ];
    const dropped = options.training === true ? dropout : 0;
    const settings = { mask: options.mask, causal, dropout: dropped };
    const { output, weights } = scaledDotProductAttention(query, key, value, settings);
    return { output: projected(joinHeads(output), this.#output), weights };
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    checkNamedAxes(this.label, shape!, axes.slice(1));
    return shape!;
  }

  protected override makeWeights(shapes: readonly Shape[], dtype: DType): void {
    const [x, z = x, u = z] = shapes;
    for (const shape of [x!, z!, u!]) checkNamedAxes(this.label, shape, axes.slice(1));
    const { heads } = this.config;
    const features = x![1]!;
    const size = this.config.keySize ?? this.#sizeOfHeads(features);
    this.#query = this.#projection('query', features, heads * size, dtype);
    this.#key = this.#projection('key', z![1]!, heads * size, dtype);
    this.#value = this.#projection('value', u![1]!, heads * size, dtype);
    this.#output = this.#projection('output', heads * size, features, dtype);
  }

  protected forward(inputs: readonly Tensor[], training: boolean): Tensor {
    return this.attend(inputs, { training }).output;
  }

  #sizeOfHeads(features: number): number {
    const { heads } = this.config;
    if (features % heads === 0) return features / heads;
    throw refuse('heads-do-not-divide', { op: this.label, features, heads });
  }

  #projection(name: string, from: number, to: number, dtype: DType): Projection {
    const { kernelInitializer = 'glorotUniform', useBias = true } = this.config;
    const kernel = this.addWeight(`${name}Kernel`, [from, to], dtype, {
      initializer: kernelInitializer,
    });
    if (!useBias) return { kernel, bias: undefined };
    return { kernel, bias: this.addWeight(`${name}Bias`, [to], dtype, { initializer: 'zeros' }) };
  }
}

const axes = ['batch', 'time', 'features'];

function projected(x: Tensor, { kernel, bias }: Projection): Tensor {
  const product = x.matmul(kernel);
  return bias === undefined ? product : product.add(bias);
}
