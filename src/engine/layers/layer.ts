// Layer: parameters that are made when the size of the input is known, and the rule that applies them.
// Leaves the rules to the files beside it, stacking and training to models/.
import { refuse } from '../errors.ts';
import type { Names } from '../known-options.ts';
import { describe, type DType } from '../ndarray.ts';
import { formatShape, type Shape } from '../shape.ts';
import { within } from '../tape.ts';
import { Tensor } from '../tensor.ts';
import { initialWeights, type Initializer } from './initial-weights.ts';
import { SymbolicTensor } from './symbolic.ts';
import { noteWeight } from './weight-name.ts';

/** Options of every layer. */
export interface LayerOptions {
  /** What the layer is called in summaries, errors and saved files; a model numbers those without a name. */
  readonly name?: string | undefined;
  /** False freezes the layer: optimisers leave its parameters alone. True unless stated. */
  readonly trainable?: boolean | undefined;
}

/** The names of {@link LayerOptions}, for the checks of every layer. */
export const layerOptionNames: Names<LayerOptions> = { name: true, trainable: true };

/** How a layer is being used. */
export interface ApplyOptions {
  /** True while a model is being fitted: dropout drops, batch normalisation looks at the batch. */
  readonly training?: boolean;
}

/** One named tensor of a layer: a parameter, or a number it keeps for itself, such as a running mean. */
export interface Weight {
  readonly name: string;
  readonly tensor: Tensor;
  /** False for what no optimiser changes. */
  readonly trainable: boolean;
}

/** What a new weight is like. */
export interface WeightOptions {
  readonly initializer: Initializer;
  /** True unless stated: a parameter that wants a gradient. */
  readonly trainable?: boolean;
}

/**
 * A part of a network: a function of tensors, with parameters of its own.
 *
 * Parameters are made by the first use, or by {@link Layer.build}, from the generator of `manualSeed`. The first
 * axis of every input is the batch; shapes below leave it out.
 */
export abstract class Layer {
  /** What kind of layer it is, `'dense'` for example. */
  abstract readonly kind: string;
  /** What it is called; numbered by the model where the reader gave no name. */
  name: string;
  /** Whether optimisers may change its parameters. */
  trainable: boolean;
  /** The layer whose weights are being made. */
  static #making: Layer | null = null;
  readonly #weights: Weight[] = [];
  #built = false;
  #outer: Layer | null = null;

  constructor({ name, trainable = true }: LayerOptions = {}) {
    this.name = name ?? '';
    this.trainable = trainable;
  }

  /** The settings that make this layer again, as plain data. */
  abstract get config(): Readonly<Record<string, unknown>>;

  /** Shape of one example's output for the shapes of its inputs; that of the first input unless stated. */
  outputShape(shapes: readonly Shape[]): Shape {
    return shapes[0]!;
  }

  /**
   * Makes the parameters for inputs of these shapes (of one example), once; later calls do nothing.
   *
   * @throws EngineError whatever the layer refuses in a shape
   */
  build(shapes: readonly Shape[], dtype: DType = 'float32'): void {
    if (this.#built) return;
    const outer = Layer.#making;
    this.#outer = outer;
    Layer.#making = this;
    try {
      this.makeWeights(shapes, dtype);
    } finally {
      Layer.#making = outer;
    }
    this.#built = true;
  }

  /** Whether the parameters exist. */
  get built(): boolean {
    return this.#built;
  }

  /**
   * The output for an input: [batch, …] → [batch, …]. A placeholder made by `input(…)` gives a placeholder, from which
   * `model(…)` is made.
   *
   * @throws EngineError `nothing-to-join` without inputs, `bad-operand`, `needs-a-batch`, and whatever the layer refuses
   */
  apply(inputs: SymbolicTensor | readonly SymbolicTensor[]): SymbolicTensor;
  apply(inputs: Tensor | readonly Tensor[], options?: ApplyOptions): Tensor;
  apply(
    inputs: Tensor | SymbolicTensor | readonly Tensor[] | readonly SymbolicTensor[],
    { training = false }: ApplyOptions = {},
  ): Tensor | SymbolicTensor {
    const list = inputs instanceof Tensor || inputs instanceof SymbolicTensor ? [inputs] : inputs;
    if (!Array.isArray(list))
      throw refuse('bad-operand', { op: this.label, found: describe(list) });
    if (list.length === 0) throw refuse('nothing-to-join', { op: this.label });
    if (areSymbolic(list)) return this.#applySymbolic(list);
    const tensors = list as readonly Tensor[];
    if (!tensors.every((one) => one instanceof Tensor))
      throw refuse('bad-operand', { op: this.label, found: describe(inputs) });
    return within({ kind: 'layer', name: this.label }, () => {
      this.build(
        tensors.map((tensor) => this.#exampleShape(tensor)),
        tensors[0]!.dtype,
      );
      return this.#result(this.forward(tensors, training));
    });
  }

  /** Every weight of this layer and of the layers inside it, in the order in which they are applied. */
  get weights(): readonly Weight[] {
    const inner = this.layers.flatMap((layer, place) =>
      layer.weights.map((weight) => ({ ...weight, name: `${layer.name || place}/${weight.name}` })),
    );
    return [...this.#weights, ...inner];
  }

  /** What an optimiser may change: the trainable weights, none of a frozen layer. */
  get parameters(): readonly Tensor[] {
    if (!this.trainable) return [];
    const own = this.#weights.filter(({ trainable }) => trainable).map(({ tensor }) => tensor);
    return [...own, ...this.layers.flatMap((layer) => layer.parameters)];
  }

  /** Penalties on the weights that fitting adds to the loss, scalars; those of inner layers included. */
  get penalties(): readonly Tensor[] {
    return this.layers.flatMap((layer) => layer.penalties);
  }

  /** The layers this one is made of; none unless stated. */
  get layers(): readonly Layer[] {
    return [];
  }

  /** Makes the weights with {@link Layer.addWeight}; a layer without weights leaves it out. */
  protected makeWeights(_shapes: readonly Shape[], _dtype: DType): void {}

  /** The output of tensors whose shapes `makeWeights` has seen the like of. */
  protected abstract forward(inputs: readonly Tensor[], training: boolean): Tensor;

  /** Makes one weight and registers it. */
  protected addWeight(
    name: string,
    shape: Shape,
    dtype: DType,
    { initializer, trainable = true }: WeightOptions,
  ): Tensor {
    const tensor = initialWeights(this.label, initializer, shape, dtype, trainable);
    this.#weights.push({ name, tensor, trainable });
    noteWeight(tensor, this, name);
    return tensor;
  }

  /** The name, or the kind where there is none: what errors call the layer. */
  get label(): string {
    return this.name || this.kind;
  }

  /** The layer that made the weights of this one along with its own; null for a layer that stands alone. */
  get outer(): Layer | null {
    return this.#outer;
  }

  #applySymbolic(inputs: readonly SymbolicTensor[]): SymbolicTensor {
    const shapes = inputs.map(({ shape }) => shape);
    this.build(shapes);
    return new SymbolicTensor(this.outputShape(shapes), { layer: this, inputs });
  }

  /** A reader's own layer may give anything. */
  #result(output: unknown): Tensor {
    if (output instanceof Tensor) return output;
    throw refuse('layer-result', { op: this.label, found: describe(output) });
  }

  #exampleShape({ shape }: Tensor): Shape {
    if (shape.length > 0) return shape.slice(1);
    throw refuse('needs-a-batch', { op: this.label, shape: formatShape(shape) });
  }
}

function areSymbolic(
  list: readonly (Tensor | SymbolicTensor)[],
): list is readonly SymbolicTensor[] {
  return list[0] instanceof SymbolicTensor;
}
