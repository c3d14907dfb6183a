// A recurrent layer run over sequences in both directions.
import { concat } from '../functions.ts';
import { known, type Names } from '../known-options.ts';
import type { DType } from '../ndarray.ts';
import { allowed } from '../options.ts';
import type { Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';
import { RecurrentLayer } from './recurrent-layer.ts';

/** How the outputs of both directions become one: side by side, or element by element. */
export type MergeMode = 'concat' | 'sum' | 'mul' | 'ave';

/** Options of {@link bidirectional}. */
export interface BidirectionalOptions extends LayerOptions {
  /** The layer for the way forward; the way back gets one of the same settings. */
  readonly layer: Layer;
  /** `'concat'` unless stated. */
  readonly mergeMode?: MergeMode;
}

const optionNames: Names<BidirectionalOptions> = {
  ...layerOptionNames,
  layer: true,
  mergeMode: true,
};

/**
 * A recurrent layer and its twin, one from the first time step to the last, one from the last to the first
 * (Schuster and Paliwal, 1997); at each step both outputs are merged.
 *
 * [batch, time, features] → [batch, 2·units] with `'concat'`, else [batch, units], and with a time axis where the
 * layer has `returnSequences`. Weights: those of `forward`, then those of `backward`. Applied to `[x, …]` with the
 * states of both, it begins with them.
 *
 * @throws EngineError `bad-option`; applied: whatever the layer refuses
 * @peers tf.layers.bidirectional
 */
export function bidirectional(options: BidirectionalOptions): Layer {
  return new Bidirectional(known('bidirectional', options, optionNames));
}

class Bidirectional extends Layer {
  readonly kind = 'bidirectional';
  readonly config;
  readonly #forward: RecurrentLayer;
  readonly #backward: RecurrentLayer;

  constructor({ name, trainable, layer, mergeMode = 'concat' }: BidirectionalOptions) {
    super({ name, trainable });
    const recurrent = layer instanceof RecurrentLayer;
    allowed(this.label, 'layer', layer?.kind, recurrent, 'simpleRNN, lstm or gru');
    const known = ['concat', 'sum', 'mul', 'ave'].includes(mergeMode);
    allowed(this.label, 'mergeMode', mergeMode, known, "'concat', 'sum', 'mul' or 'ave'");
    this.config = { layer, mergeMode };
    this.#forward = layer as RecurrentLayer;
    this.#backward = this.#forward.twin();
    this.#forward.name ||= 'forward';
    this.#backward.name = 'backward';
  }

  override get layers(): readonly Layer[] {
    return [this.#forward, this.#backward];
  }

  override outputShape(shapes: readonly Shape[]): Shape {
    const shape = this.#forward.outputShape(shapes);
    return this.config.mergeMode === 'concat' ? [...shape.slice(0, -1), 2 * shape.at(-1)!] : shape;
  }

  protected override makeWeights(shapes: readonly Shape[], dtype: DType): void {
    this.#forward.build(shapes, dtype);
    this.#backward.build(shapes, dtype);
  }

  protected forward([input, ...state]: readonly Tensor[]): Tensor {
    const half = this.#forward.stateCount;
    const ahead = this.#forward.apply([input!, ...state.slice(0, half)]);
    const reversed = this.#backward.apply([input!.flip(1), ...state.slice(half)]);
    const back = this.#forward.returnsSequences ? reversed.flip(1) : reversed;
    return merged(ahead, back, this.config.mergeMode);
  }
}

function merged(ahead: Tensor, back: Tensor, mode: MergeMode): Tensor {
  if (mode === 'concat') return concat([ahead, back], -1);
  if (mode === 'mul') return ahead.mul(back);
  const sum = ahead.add(back);
  return mode === 'sum' ? sum : sum.mul(0.5);
}
