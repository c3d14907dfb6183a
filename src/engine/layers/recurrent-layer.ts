// The layer behind simple recurrent networks, LSTM and GRU: parameters, and the loop over time steps. What happens in
// one step is said by its kind, in recurrent.ts.
import { stack } from '../functions.ts';
import { tensor } from '../make.ts';
import type { DType } from '../ndarray.ts';
import type { Names } from '../known-options.ts';
import { wholeNumber } from '../options.ts';
import type { Bends } from '../recurrent/steps.ts';
import { restingState, unroll } from '../recurrent/unroll.ts';
import { timesAll } from '../recurrent/weights.ts';
import { checkNamedAxes, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { activationOf, type Activation } from './activation.ts';
import type { Initializer } from './initial-weights.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';
import { penaltyOf, type Regularizer } from './penalty.ts';

/** Options of `simpleRNN`. */
export interface RecurrentOptions extends LayerOptions {
  /** How many numbers the state has. */
  readonly units: number;
  /** `'tanh'` unless stated. */
  readonly activation?: Activation;
  /** True gives the output of every time step, false (unless stated) that of the last. */
  readonly returnSequences?: boolean;
  /** Whether biases are added; true unless stated. */
  readonly useBias?: boolean;
  /** Of the weights of the input, `'glorotUniform'` unless stated. */
  readonly kernelInitializer?: Initializer;
  /** Of the weights of the state, `'orthogonal'` unless stated: it keeps the state's length at first. */
  readonly recurrentInitializer?: Initializer;
  /** `'zeros'` unless stated. */
  readonly biasInitializer?: Initializer;
  /** A penalty on the weights of the input that fitting adds to the loss. */
  readonly kernelRegularizer?: Regularizer;
  /** A penalty on the weights of the state that fitting adds to the loss. */
  readonly recurrentRegularizer?: Regularizer;
}

/** Options of `gru`. */
export interface GruOptions extends RecurrentOptions {
  /** Opens and closes the gates, `'sigmoid'` unless stated. */
  readonly recurrentActivation?: Activation;
}

/** Options of `lstm`. */
export interface LstmOptions extends GruOptions {
  /** True (unless stated) begins with forget gates that are open: their bias is 1 (Jozefowicz et al., 2015). */
  readonly unitForgetBias?: boolean;
}

export const simpleRNNNames: Names<RecurrentOptions> = {
  ...layerOptionNames,
  units: true,
  activation: true,
  returnSequences: true,
  useBias: true,
  kernelInitializer: true,
  recurrentInitializer: true,
  biasInitializer: true,
  kernelRegularizer: true,
  recurrentRegularizer: true,
};

export const gruNames: Names<GruOptions> = {
  ...simpleRNNNames,
  recurrentActivation: true,
};

export const lstmNames: Names<LstmOptions> = {
  ...gruNames,
  unitForgetBias: true,
};

/** What a recurrent layer made of sequences: see {@link RecurrentLayer.run}. */
export interface RunResult {
  /** Output of every time step: [batch, time, units]. */
  readonly outputs: Tensor;
  /** State after the last step, each [batch, units]: the output, and of an LSTM its cell. */
  readonly state: readonly Tensor[];
}

/** What tells one kind of recurrent layer from another. */
export interface RecurrentKind {
  readonly name: 'simpleRNN' | 'lstm' | 'gru';
  readonly gates: number;
  /** How many tensors the state has. */
  readonly states: number;
  /** Whether the sum over the state has a bias of its own. */
  readonly stateBias: boolean;
  /** The gate whose bias may begin with 1. */
  readonly openGate: number | null;
  step(a: Tensor, b: Tensor, state: readonly Tensor[], bends: Bends): readonly Tensor[];
}

/** A layer that goes through sequences step by step; made by `simpleRNN`, `lstm` and `gru`. */
export class RecurrentLayer extends Layer {
  readonly kind: RecurrentKind['name'];
  readonly config: Omit<LstmOptions, 'name' | 'trainable'>;
  readonly #kind: RecurrentKind;
  readonly #bends: Bends;
  #kernel!: Tensor;
  #recurrentKernel!: Tensor;
  #bias: Tensor | undefined;
  #recurrentBias: Tensor | undefined;

  constructor(kind: RecurrentKind, { name, trainable, ...config }: LstmOptions) {
    super({ name, trainable });
    this.kind = kind.name;
    this.config = config;
    this.#kind = kind;
    wholeNumber(this.label, 'units', config.units, 1);
    this.#bends = {
      squash: activationOf(this.label, config.activation ?? 'tanh'),
      gate: activationOf(this.label, config.recurrentActivation ?? 'sigmoid'),
    };
  }

  /** Another layer of the same settings, with parameters of its own. */
  twin(): RecurrentLayer {
    return new RecurrentLayer(this.#kind, this.config);
  }

  /** Whether it gives the output of every time step. */
  get returnsSequences(): boolean {
    return this.config.returnSequences === true;
  }

  /** How many tensors its state has: 1, an LSTM 2. */
  get stateCount(): number {
    return this.#kind.states;
  }

  /**
   * Outputs of all time steps and the state after the last, whatever `returnSequences` says: for a decoder that
   * goes on where an encoder ended, and for sampling step by step.
   *
   * `input` is [batch, time, features], each tensor of `state` [batch, units]; zeros unless given.
   *
   * @throws EngineError `axes-do-not-fit`, `inner-sizes-differ`, `nothing-to-reduce` without steps
   */
  run(input: Tensor, state?: readonly Tensor[]): RunResult {
    const states = this.#states(input, state);
    const outputs = stack(
      states.map(([hidden]) => hidden!),
      1,
    );
    return { outputs, state: states.at(-1)! };
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    checkNamedAxes(this.label, shape!, ['time', 'features']);
    const { units } = this.config;
    return this.returnsSequences ? [shape![0]!, units] : [units];
  }

  override get penalties(): readonly Tensor[] {
    const { kernelRegularizer, recurrentRegularizer } = this.config;
    return [
      ...penaltyOf(kernelRegularizer, this.#kernel),
      ...penaltyOf(recurrentRegularizer, this.#recurrentKernel),
    ];
  }

  protected override makeWeights([shape]: readonly Shape[], dtype: DType): void {
    checkNamedAxes(this.label, shape!, ['time', 'features']);
    const { units, useBias = true } = this.config;
    const { kernelInitializer = 'glorotUniform', recurrentInitializer = 'orthogonal' } =
      this.config;
    const width = this.#kind.gates * units;
    const add = (name: string, sizes: Shape, initializer: Initializer) =>
      this.addWeight(name, sizes, dtype, { initializer });
    this.#kernel = add('kernel', [shape![1]!, width], kernelInitializer);
    this.#recurrentKernel = add('recurrentKernel', [units, width], recurrentInitializer);
    if (!useBias) return;
    this.#bias = add('bias', [width], this.config.biasInitializer ?? 'zeros');
    if (this.config.unitForgetBias !== false) this.#open(this.#kind.openGate);
    if (!this.#kind.stateBias) return;
    this.#recurrentBias = add('recurrentBias', [width], this.config.biasInitializer ?? 'zeros');
  }

  protected forward([input, ...state]: readonly Tensor[]): Tensor {
    const given = state.length === 0 ? undefined : state;
    if (this.returnsSequences) return this.run(input!, given).outputs;
    return this.#states(input!, given).at(-1)![0]!;
  }

  /** The states after each time step. */
  #states(input: Tensor, state?: readonly Tensor[]): readonly (readonly Tensor[])[] {
    checkNamedAxes(this.label, input.shape, ['batch', 'time', 'features']);
    this.build([input.shape.slice(1)], input.dtype);
    const initial = Array.from(
      { length: this.stateCount },
      (_, i) => state?.[i] ?? restingState(input, this.config.units),
    );
    const product = timesAll(input, this.#kernel);
    const sums = this.#bias === undefined ? product : product.add(this.#bias);
    return unroll<readonly Tensor[]>(this.label, sums, initial, (a, before) =>
      this.#kind.step(a, this.#fromState(before[0]!), before, this.#bends),
    );
  }

  #fromState(hidden: Tensor): Tensor {
    const product = hidden.matmul(this.#recurrentKernel);
    return this.#recurrentBias === undefined ? product : product.add(this.#recurrentBias);
  }

  #open(gate: number | null): void {
    if (gate === null) return;
    const { units } = this.config;
    const bias = this.#bias!.data.slice().fill(1, gate * units, (gate + 1) * units);
    this.#bias!.assign(tensor(bias, { dtype: this.#bias!.dtype }));
  }
}
