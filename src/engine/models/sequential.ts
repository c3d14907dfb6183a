// Sequential: layers one after another.
import { refuse } from '../errors.ts';
import { Layer, SymbolicTensor, type LayerOptions } from '../layers/index.ts';
import { describe, type DType } from '../ndarray.ts';
import { checkShape, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { applied } from './applied.ts';
import { Model } from './model.ts';
import { nameLayers } from './names.ts';
import { outputText, parameterCount, type SummaryRow } from './summary.ts';

/** Options of {@link sequential}. */
export interface SequentialOptions extends LayerOptions {
  readonly layers?: readonly Layer[];
  /** Shape of one example, without the batch: parameters are then made at once, else at the first use. */
  readonly inputShape?: Shape | undefined;
}

/**
 * A model whose layers follow one another: `sequential([layers.dense({ units: 4, activation: 'tanh' }), …])`.
 *
 * The list may begin with `input({ shape })`: parameters are then made at once, else when the model is first used.
 *
 * @throws EngineError `name-repeated`, `not-a-layer`, `bad-shape`
 * @peers nn.Sequential, tf.sequential
 */
export function sequential(
  layers: readonly (Layer | SymbolicTensor)[] | SequentialOptions = [],
): Sequential {
  if (!isList(layers)) return new Sequential(layers);
  const [first, ...rest] = layers;
  const given = first instanceof SymbolicTensor ? rest : layers;
  const inputShape = first instanceof SymbolicTensor ? first.shape : undefined;
  // what is no layer is refused by the model
  return new Sequential({ layers: given as readonly Layer[], inputShape });
}

/** Layers one after another; see {@link sequential}. */
export class Sequential extends Model {
  readonly kind = 'sequential';
  readonly inputCount = 1;
  readonly outputNames = ['output'];
  readonly #stack: Layer[] = [];
  /** The shapes of one example between the layers, the input's first; null until it is known. */
  #shapes: Shape[] | null = null;

  /** For the engine; use `sequential(…)`. */
  constructor({ layers = [], inputShape, ...options }: SequentialOptions) {
    super(options);
    for (const layer of layers) this.#push(layer);
    nameLayers(this.label, this.layers);
    if (inputShape === undefined) return;
    checkShape(this.label, inputShape);
    this.build([inputShape]);
  }

  /**
   * Puts a layer at the end.
   *
   * @throws EngineError `not-a-layer`, `layer-inside-itself`, `name-repeated`, `already-built` once the parameters exist
   * @peers tf.Sequential.add
   */
  add(layer: Layer): void {
    const op = `${this.label}.add`;
    if (this.built) throw refuse('already-built', { op });
    if (layer instanceof Layer && holds(layer, this))
      throw refuse('layer-inside-itself', { op, layer: layer.label });
    this.#push(layer);
    nameLayers(this.label, this.layers);
  }

  override get layers(): readonly Layer[] {
    return [...new Set(this.#stack)];
  }

  get config(): Readonly<Record<string, unknown>> {
    return { layers: this.#stack, inputShape: this.#shapes?.[0] };
  }

  override outputShapes([shape]: readonly Shape[]): readonly Shape[] {
    return [this.#shapesFrom(shape!).at(-1)!];
  }

  protected override makeWeights([shape]: readonly Shape[], dtype: DType): void {
    if (this.#stack.length === 0) throw refuse('no-layers', { op: this.label });
    this.#shapes = this.#shapesFrom(shape!, dtype);
  }

  protected override outputsOf([x]: readonly Tensor[], training: boolean): readonly Tensor[] {
    const madeFor = this.#shapes!;
    const output = this.#stack.reduce(
      (value, layer, place) => applied(layer, [value], training, [madeFor[place]!]),
      x!,
    );
    return [output];
  }

  protected override rows(): SummaryRow[] {
    return this.#stack.map((layer, place) => ({
      layer: layer.name,
      kind: layer.kind,
      output: outputText(this.#shapes![place + 1]!),
      parameters: parameterCount([layer]),
    }));
  }

  #push(layer: Layer): void {
    if (!(layer instanceof Layer))
      throw refuse('not-a-layer', { op: this.label, found: describe(layer) });
    this.#stack.push(layer);
  }

  /** The shape before each layer and after the last; with a dtype, also makes the layers' weights. */
  #shapesFrom(input: Shape, dtype?: DType): Shape[] {
    const shapes = [input];
    for (const layer of this.#stack) {
      const before = [shapes.at(-1)!];
      if (dtype !== undefined) layer.build(before, dtype);
      shapes.push(layer.outputShape(before));
    }
    return shapes;
  }
}

function isList(
  layers: readonly (Layer | SymbolicTensor)[] | SequentialOptions,
): layers is readonly (Layer | SymbolicTensor)[] {
  return Array.isArray(layers);
}

/** Whether a layer is another one, or has it somewhere inside. */
function holds(outer: Layer, wanted: Layer): boolean {
  const seen = new Set([outer]);
  // a set grows while it is walked
  for (const layer of seen) for (const inner of layer.layers) seen.add(inner);
  return seen.has(wanted);
}
