// Convolutional layers: kernels and biases of their own. Leaves convolving to convolution.ts.
import {
  conv1d as convolve1d,
  conv2d as convolve2d,
  convTranspose2d,
  convolutionSettings,
  type ConvolutionOptions,
} from '../convolution.ts';
import { known, type Names } from '../known-options.ts';
import type { DType } from '../ndarray.ts';
import { perAxis, wholeNumber, type PerAxis } from '../options.ts';
import { checkGroups, convolutionPlan, transposedPlan } from '../ops/convolution.ts';
import { checkNamedAxes, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { activationOf, type Activation } from './activation.ts';
import type { Initializer } from './initial-weights.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';
import { penaltyOf, type Regularizer } from './penalty.ts';

/** Options of the convolutional layers. Where two numbers make sense, one stands for both: [height, width]. */
export interface ConvolutionLayerOptions extends LayerOptions {
  /** How many channels come out. */
  readonly filters: number;
  /** Size of the kernel along each axis. */
  readonly kernelSize: PerAxis;
  /** Elements from one place of the kernel to the next; 1 unless stated. */
  readonly strides?: PerAxis;
  /** `'valid'` (unless stated) is none; `'same'` gives ⌈n / stride⌉ places, n · stride when transposed. */
  readonly padding?: PerAxis | 'same' | 'valid';
  /** Elements from one element of the kernel to the next; 1 unless stated. */
  readonly dilationRate?: PerAxis;
  /** Channels are cut into so many groups, each convolved on its own; 1 unless stated. */
  readonly groups?: number;
  /** `'linear'` unless stated. */
  readonly activation?: Activation;
  /** Whether b is added; true unless stated. */
  readonly useBias?: boolean;
  /** `'glorotUniform'` unless stated. */
  readonly kernelInitializer?: Initializer;
  /** `'zeros'` unless stated. */
  readonly biasInitializer?: Initializer;
  /** A penalty on the kernels that fitting adds to the loss. */
  readonly kernelRegularizer?: Regularizer;
}

const optionNames: Names<ConvolutionLayerOptions> = {
  ...layerOptionNames,
  filters: true,
  kernelSize: true,
  strides: true,
  padding: true,
  dilationRate: true,
  groups: true,
  activation: true,
  useBias: true,
  kernelInitializer: true,
  biasInitializer: true,
  kernelRegularizer: true,
};

/**
 * Convolution along one axis: y = f(x ⋆ W + b), [batch, channels, length] → [batch, filters, places].
 *
 * Weights: `kernel` W of shape [filters, channels / groups, size], `bias` b of shape [filters].
 *
 * @throws EngineError `bad-option`, `unknown-word`; applied: `axes-do-not-fit`, `groups-do-not-divide`,
 * `kernel-too-large`
 * @peers nn.Conv1d, tf.layers.conv1d
 */
export function conv1d(options: ConvolutionLayerOptions): Layer {
  return new ConvolutionLayer(alongOne, known('conv1d', options, optionNames));
}

/**
 * Convolution along two axes: y = f(x ⋆ W + b), [batch, channels, height, width] → [batch, filters, rows, columns].
 *
 * Weights: `kernel` W of shape [filters, channels / groups, height, width], `bias` b of shape [filters].
 *
 * @throws EngineError `bad-option`, `unknown-word`; applied: `axes-do-not-fit`, `groups-do-not-divide`,
 * `kernel-too-large`
 * @peers nn.Conv2d, tf.layers.conv2d
 */
export function conv2d(options: ConvolutionLayerOptions): Layer {
  return new ConvolutionLayer(alongTwo, known('conv2d', options, optionNames));
}

/**
 * Transposed convolution: every element stamps a kernel into a larger image, [batch, channels, height, width] →
 * [batch, filters, rows, columns] with (n − 1)·stride + span along an axis, at least n·stride, less the padding.
 *
 * Weights: `kernel` W of shape [channels, filters / groups, height, width], `bias` b of shape [filters].
 *
 * @throws EngineError `bad-option`, `unknown-word`; applied: `axes-do-not-fit`, `groups-do-not-divide`
 * @peers nn.ConvTranspose2d, tf.layers.conv2dTranspose
 */
export function conv2dTranspose(options: ConvolutionLayerOptions): Layer {
  return new ConvolutionLayer(transposed, known('conv2dTranspose', options, optionNames));
}

/** What tells one kind of convolution from another. */
interface Kind {
  readonly name: 'conv1d' | 'conv2d' | 'conv2dTranspose';
  readonly axes: 1 | 2;
  kernelShape(filters: number, channels: number, groups: number): Shape;
  /** The shape of the result for an input and a kernel. */
  shape(op: string, x: Shape, kernel: Shape, moves: Moves): Shape;
  convolve(x: Tensor, kernel: Tensor, bias: Tensor | null, moves: Moves): Tensor;
}

type Moves = ConvolutionOptions & { readonly outputPadding: readonly number[] };

const alongOne: Kind = convolution('conv1d', 1, convolve1d);
const alongTwo: Kind = convolution('conv2d', 2, convolve2d);

function convolution(name: 'conv1d' | 'conv2d', axes: 1 | 2, convolve: Kind['convolve']): Kind {
  return {
    name,
    axes,
    kernelShape: (filters, channels, groups) => [filters, channels / groups],
    shape: (op, x, kernel, moves) =>
      convolutionPlan(op, axes, x, kernel, convolutionSettings(op, axes, moves)).places,
    convolve,
  };
}

const transposed: Kind = {
  name: 'conv2dTranspose',
  axes: 2,
  kernelShape: (filters, channels, groups) => [channels, filters / groups],
  shape: (op, x, kernel, moves) => {
    const { outputPadding } = moves;
    return transposedPlan(op, x, kernel, { ...convolutionSettings(op, 2, moves), outputPadding })
      .image;
  },
  convolve: convTranspose2d,
};

class ConvolutionLayer extends Layer {
  readonly kind;
  readonly config;
  readonly #kind: Kind;
  readonly #size: readonly number[];
  readonly #moves: Moves;
  readonly #activate: (x: Tensor) => Tensor;
  #kernel!: Tensor;
  #bias: Tensor | null = null;

  constructor(kind: Kind, { name, trainable, ...config }: ConvolutionLayerOptions) {
    super({ name, trainable });
    this.kind = kind.name;
    this.config = config;
    this.#kind = kind;
    wholeNumber(this.label, 'filters', config.filters, 1);
    this.#size = perAxis(this.label, 'kernelSize', config.kernelSize, kind.axes, 1);
    this.#moves = movesOf(this.label, kind, this.#size, config);
    this.#activate = activationOf(this.label, config.activation ?? 'linear');
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    return this.#kind
      .shape(this.label, [1, ...shape!], this.#kernelShape(shape!), this.#moves)
      .slice(1);
  }

  override get penalties(): readonly Tensor[] {
    return penaltyOf(this.config.kernelRegularizer, this.#kernel);
  }

  protected override makeWeights([shape]: readonly Shape[], dtype: DType): void {
    this.outputShape([shape!]);
    const { filters, useBias = true } = this.config;
    const { kernelInitializer = 'glorotUniform', biasInitializer = 'zeros' } = this.config;
    this.#kernel = this.addWeight('kernel', this.#kernelShape(shape!), dtype, {
      initializer: kernelInitializer,
    });
    if (!useBias) return;
    this.#bias = this.addWeight('bias', [filters], dtype, { initializer: biasInitializer });
  }

  protected forward([x]: readonly Tensor[]): Tensor {
    return this.#activate(this.#kind.convolve(x!, this.#kernel, this.#bias, this.#moves));
  }

  #kernelShape(shape: Shape): Shape {
    const along = this.#kind.axes === 1 ? ['length'] : ['height', 'width'];
    checkNamedAxes(this.label, shape, ['channels', ...along]);
    const { filters, groups = 1 } = this.config;
    for (const channels of [shape[0]!, filters]) checkGroups(this.label, channels, groups);
    return [...this.#kind.kernelShape(filters, shape[0]!, groups), ...this.#size];
  }
}

function movesOf(
  op: string,
  { axes }: Kind,
  size: readonly number[],
  { strides = 1, padding = 'valid', dilationRate = 1, groups = 1 }: ConvolutionLayerOptions,
): Moves {
  const stride = perAxis(op, 'strides', strides, axes, 1);
  const dilation = perAxis(op, 'dilationRate', dilationRate, axes, 1);
  const moves = { stride, padding, dilation, groups };
  convolutionSettings(op, axes, moves);
  // as in Keras, an element that a stride leaves between two stamps belongs to the image
  const gap = (axis: number) => stride[axis]! - (dilation[axis]! * (size[axis]! - 1) + 1);
  const outputPadding = size.map((_, axis) => (padding === 'valid' ? Math.max(gap(axis), 0) : 0));
  return { ...moves, outputPadding };
}
