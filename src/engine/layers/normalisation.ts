// Normalising layers: scales γ and shifts β of their own, and the running statistics of batch normalisation.
// Leaves normalising to normalisation.ts.
import { refuse } from '../errors.ts';
import type { DType } from '../ndarray.ts';
import { batchNorm, groupNorm, instanceNorm, layerNorm, rmsNorm } from '../normalisation.ts';
import { known, type Names } from '../known-options.ts';
import { allowed, wholeNumber } from '../options.ts';
import { checkGroups } from '../ops/convolution.ts';
import { formatShape, resolveAxes, type Shape } from '../shape.ts';
import type { Axes } from '../tensor-options.ts';
import type { Tensor } from '../tensor.ts';
import type { Initializer } from './initial-weights.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';

/** Options of {@link rmsNormalization}. */
export interface RmsNormalizationOptions extends LayerOptions {
  /** The axes normalised together, the batch being 0; the last one unless stated. */
  readonly axis?: Axes;
  /** Added to the mean square before its root is taken; 10⁻⁶ unless stated. */
  readonly epsilon?: number;
  /** Whether y is multiplied by γ; true unless stated. */
  readonly scale?: boolean;
  /** `'ones'` unless stated. */
  readonly gammaInitializer?: Initializer;
}

const rmsNames: Names<RmsNormalizationOptions> = {
  ...layerOptionNames,
  axis: true,
  epsilon: true,
  scale: true,
  gammaInitializer: true,
};

/** Options of {@link instanceNormalization}. */
export interface InstanceNormalizationOptions extends LayerOptions {
  /** Added to the variance before its root is taken; 0.001 unless stated. */
  readonly epsilon?: number;
  /** Whether y is multiplied by γ; true unless stated. */
  readonly scale?: boolean;
  /** Whether β is added; true unless stated. */
  readonly center?: boolean;
  /** `'ones'` unless stated. */
  readonly gammaInitializer?: Initializer;
  /** `'zeros'` unless stated. */
  readonly betaInitializer?: Initializer;
}

const instanceNames: Names<InstanceNormalizationOptions> = {
  ...layerOptionNames,
  epsilon: true,
  scale: true,
  center: true,
  gammaInitializer: true,
  betaInitializer: true,
};

/** Options of {@link batchNormalization}. */
export interface BatchNormalizationOptions extends InstanceNormalizationOptions {
  /** Share of the running statistics that each batch leaves as it is; 0.99 unless stated. */
  readonly momentum?: number;
}

const batchNames: Names<BatchNormalizationOptions> = {
  ...instanceNames,
  momentum: true,
};

/** Options of {@link layerNormalization}. */
export interface LayerNormalizationOptions extends InstanceNormalizationOptions {
  /** The axes normalised together, the batch being 0; the last one unless stated. */
  readonly axis?: Axes;
}

const layerNames: Names<LayerNormalizationOptions> = {
  ...instanceNames,
  axis: true,
};

/** Options of {@link groupNormalization}. */
export interface GroupNormalizationOptions extends InstanceNormalizationOptions {
  /** Into how many groups the channels are cut; 32 unless stated. */
  readonly groups?: number;
}

const groupNames: Names<GroupNormalizationOptions> = {
  ...instanceNames,
  groups: true,
};

/**
 * Batch normalisation (Ioffe and Szegedy, 2015): y = γ ⊙ (x − μ) / √(σ² + ε) + β for each channel (axis 1), with the
 * batch's own μ and σ² while a model is fitted, which also move the running ones, and with the running ones
 * otherwise, or when the layer is frozen. [batch, channels, …] → the same.
 *
 * Weights, all [channels]: `gamma`, `beta`; not trained: `movingMean`, `movingVariance`.
 *
 * @throws EngineError `bad-option`; applied: `axes-do-not-fit`, `batch-too-small`
 * @peers nn.BatchNorm2d, nn.BatchNorm1d, tf.layers.batchNormalization
 */
export function batchNormalization(options: BatchNormalizationOptions = {}): Layer {
  known('batchNormalization', options, batchNames);
  const { momentum = 0.99 } = options;
  const op = options.name ?? batch.name;
  allowed(op, 'momentum', momentum, momentum >= 0 && momentum <= 1, 'a number from 0 to 1');
  return new Normalization(batch, options);
}

/**
 * Layer normalisation (Ba, Kiros and Hinton, 2016): y = γ ⊙ (x − μ) / √(σ² + ε) + β over the last axis, or over
 * `axis`, of each example by itself. Any shape → the same.
 *
 * Weights, of the shape of these axes: `gamma`, `beta`.
 *
 * @throws EngineError `bad-option`; applied: `axis-out-of-range`, `axis-repeated`
 * @peers nn.LayerNorm, tf.layers.layerNormalization
 */
export function layerNormalization(options: LayerNormalizationOptions = {}): Layer {
  known('layerNormalization', options, layerNames);
  return new Normalization(layer, options);
}

/**
 * Group normalisation (Wu and He, 2018): y = γ ⊙ (x − μ) / √(σ² + ε) + β over each group of channels of each example.
 * [batch, channels, …] → the same.
 *
 * Weights, both [channels]: `gamma`, `beta`.
 *
 * @throws EngineError `bad-option`; applied: `axes-do-not-fit`, `groups-do-not-divide`
 * @peers nn.GroupNorm
 */
export function groupNormalization(options: GroupNormalizationOptions = {}): Layer {
  known('groupNormalization', options, groupNames);
  wholeNumber(options.name ?? group.name, 'groups', options.groups ?? 32, 1);
  return new Normalization(group, options);
}

/**
 * Instance normalisation (Ulyanov, Vedaldi and Lempitsky, 2016): y = γ ⊙ (x − μ) / √(σ² + ε) + β over each channel of
 * each example. [batch, channels, length, …] → the same.
 *
 * Weights, both [channels]: `gamma`, `beta`.
 *
 * @throws EngineError `bad-option`; applied: `axes-do-not-fit`
 * @peers nn.InstanceNorm2d
 */
export function instanceNormalization(options: InstanceNormalizationOptions = {}): Layer {
  known('instanceNormalization', options, instanceNames);
  return new Normalization(instance, options);
}

/**
 * RMS normalisation (Zhang and Sennrich, 2019): y = γ ⊙ x / √(mean x² + ε) over the last axis, or over `axis`. Any
 * shape → the same.
 *
 * Weights, of the shape of these axes: `gamma`.
 *
 * @throws EngineError `bad-option`; applied: `axis-out-of-range`, `axis-repeated`
 * @peers nn.RMSNorm
 */
export function rmsNormalization(options: RmsNormalizationOptions = {}): Layer {
  known('rmsNormalization', options, rmsNames);
  return new Normalization(rootMeanSquare, options);
}

/** The options of all kinds together. */
type Options = BatchNormalizationOptions & LayerNormalizationOptions & GroupNormalizationOptions;

/** What tells one kind of normalisation from another. */
interface Kind {
  readonly name: `${'batch' | 'layer' | 'group' | 'instance' | 'rms'}Normalization`;
  /** Whether it keeps running statistics. */
  readonly running?: true;
  readonly epsilon: number;
  /** Without β. */
  readonly centerless?: true;
  /** Shape of γ and β for the shape of one example. */
  sizes(op: string, shape: Shape, options: Options): Shape;
  normalise(x: Tensor, weights: Weights, options: Options, training: boolean): Tensor;
}

interface Weights {
  readonly gamma: Tensor | null;
  readonly beta: Tensor | null;
  readonly runningMean: Tensor | null;
  readonly runningVariance: Tensor | null;
  readonly epsilon: number;
}

const batch: Kind = {
  name: 'batchNormalization',
  running: true,
  epsilon: 0.001,
  sizes: (op, shape) => [channelsOf(op, shape, 1)],
  normalise: (x, weights, { momentum = 0.99 }, training) =>
    batchNorm(x, { ...weights, training, momentum: 1 - momentum }),
};

const layer: Kind = {
  name: 'layerNormalization',
  epsilon: 0.001,
  sizes: (op, shape, { axis }) => sizesAlong(op, shape, axis),
  normalise: (x, weights, { axis }) => layerNorm(x, { ...weights, axes: axis }),
};

const group: Kind = {
  name: 'groupNormalization',
  epsilon: 0.001,
  sizes: (op, shape, { groups = 32 }) => {
    const channels = channelsOf(op, shape, 1);
    checkGroups(op, channels, groups);
    return [channels];
  },
  normalise: (x, weights, { groups = 32 }) => groupNorm(x, { ...weights, groups }),
};

const instance: Kind = {
  name: 'instanceNormalization',
  epsilon: 0.001,
  sizes: (op, shape) => [channelsOf(op, shape, 2)],
  normalise: (x, weights) => instanceNorm(x, weights),
};

const rootMeanSquare: Kind = {
  name: 'rmsNormalization',
  centerless: true,
  epsilon: 1e-6,
  sizes: (op, shape, { axis }) => sizesAlong(op, shape, axis),
  normalise: (x, weights, { axis }) => rmsNorm(x, { ...weights, axes: axis }),
};

class Normalization extends Layer {
  readonly kind;
  readonly config;
  readonly #kind: Kind;
  readonly #epsilon: number;
  #gamma: Tensor | null = null;
  #beta: Tensor | null = null;
  #movingMean: Tensor | null = null;
  #movingVariance: Tensor | null = null;

  constructor(kind: Kind, { name, trainable, ...config }: Options) {
    super({ name, trainable });
    this.kind = kind.name;
    this.config = config;
    this.#kind = kind;
    const { epsilon = kind.epsilon } = config;
    const passes = Number.isFinite(epsilon) && epsilon >= 0;
    this.#epsilon = allowed(this.label, 'epsilon', epsilon, passes, 'a number from 0 up');
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    this.#kind.sizes(this.label, shape!, this.config);
    return shape!;
  }

  protected override makeWeights([shape]: readonly Shape[], dtype: DType): void {
    const { scale = true, center = this.#kind.centerless !== true } = this.config;
    const { gammaInitializer = 'ones', betaInitializer = 'zeros' } = this.config;
    const sizes = this.#kind.sizes(this.label, shape!, this.config);
    const add = (name: string, initializer: Initializer, trainable = true) =>
      this.addWeight(name, sizes, dtype, { initializer, trainable });
    if (scale) this.#gamma = add('gamma', gammaInitializer);
    if (center) this.#beta = add('beta', betaInitializer);
    if (this.#kind.running !== true) return;
    this.#movingMean = add('movingMean', 'zeros', false);
    this.#movingVariance = add('movingVariance', 'ones', false);
  }

  protected forward([x]: readonly Tensor[], training: boolean): Tensor {
    const weights: Weights = {
      gamma: this.#gamma,
      beta: this.#beta,
      runningMean: this.#movingMean,
      runningVariance: this.#movingVariance,
      epsilon: this.#epsilon,
    };
    return this.#kind.normalise(x!, weights, this.config, training && this.trainable);
  }
}

/** Channels of an example that has at least `least` axes. */
function channelsOf(op: string, shape: Shape, least: number): number {
  if (shape.length >= least) return shape[0]!;
  const axes = least === 1 ? '[channels, …]' : '[channels, length, …]';
  throw refuse('axes-do-not-fit', { op, shape: formatShape(shape), axes });
}

/** Sizes along axes of the input, the batch being 0. */
function sizesAlong(op: string, shape: Shape, axis: Axes = -1): Shape {
  const axes = resolveAxes(op, axis, [0, ...shape]);
  const text = typeof axis === 'number' ? String(axis) : formatShape(axis);
  allowed(op, 'axis', text, !axes.includes(0), 'axes other than that of the batch');
  return axes.map((place) => shape[place - 1]!);
}
