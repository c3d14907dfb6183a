// Pooling and upsampling layers: they have no parameters. Leaves pooling to pooling.ts.
import { known, type Names } from '../known-options.ts';
import { pooledShape } from '../ops/pooling.ts';
import { perAxis, type PerAxis } from '../options.ts';
import {
  avgPool1d,
  avgPool2d,
  maxPool1d,
  maxPool2d,
  poolSettings,
  upsampleNearest2d,
  type AvgPoolOptions,
} from '../pooling.ts';
import { checkNamedAxes, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';

/** Options of the pooling layers. Where two numbers make sense, one stands for both: [height, width]. */
export interface PoolingOptions extends LayerOptions {
  /** Size of the window; 2 unless stated. */
  readonly poolSize?: PerAxis;
  /** Elements from one window to the next; the size of the window unless stated. */
  readonly strides?: PerAxis;
  /** `'valid'` (unless stated) is none; `'same'` gives ⌈n / stride⌉ windows and counts no padding. */
  readonly padding?: PerAxis | 'same' | 'valid';
}

const poolingNames: Names<PoolingOptions> = {
  ...layerOptionNames,
  poolSize: true,
  strides: true,
  padding: true,
};

/**
 * The largest element of each window: [batch, channels, length] → [batch, channels, places].
 *
 * @throws EngineError `bad-option`; applied: `axes-do-not-fit`, `kernel-too-large`
 * @peers nn.MaxPool1d, tf.layers.maxPooling1d
 */
export function maxPooling1d(options?: PoolingOptions): Layer {
  return new Pooling('maxPooling1d', 1, maxPool1d, known('maxPooling1d', options, poolingNames));
}

/**
 * The largest element of each window: [batch, channels, height, width] → [batch, channels, rows, columns].
 *
 * @throws EngineError `bad-option`; applied: `axes-do-not-fit`, `kernel-too-large`
 * @peers nn.MaxPool2d, tf.layers.maxPooling2d
 */
export function maxPooling2d(options?: PoolingOptions): Layer {
  return new Pooling('maxPooling2d', 2, maxPool2d, known('maxPooling2d', options, poolingNames));
}

/**
 * The mean of each window: [batch, channels, length] → [batch, channels, places].
 *
 * @throws EngineError `bad-option`; applied: `axes-do-not-fit`, `kernel-too-large`
 * @peers nn.AvgPool1d, tf.layers.averagePooling1d
 */
export function averagePooling1d(options?: PoolingOptions): Layer {
  return new Pooling(
    'averagePooling1d',
    1,
    avgPool1d,
    known('averagePooling1d', options, poolingNames),
  );
}

/**
 * The mean of each window: [batch, channels, height, width] → [batch, channels, rows, columns].
 *
 * @throws EngineError `bad-option`; applied: `axes-do-not-fit`, `kernel-too-large`
 * @peers nn.AvgPool2d, tf.layers.averagePooling2d
 */
export function averagePooling2d(options?: PoolingOptions): Layer {
  return new Pooling(
    'averagePooling2d',
    2,
    avgPool2d,
    known('averagePooling2d', options, poolingNames),
  );
}

/**
 * The mean of each channel: [batch, channels, length] → [batch, channels].
 *
 * @throws EngineError applied: `axes-do-not-fit`, `nothing-to-reduce`
 * @peers tf.layers.globalAveragePooling1d
 */
export function globalAveragePooling1d(options?: LayerOptions): Layer {
  return new GlobalPooling(
    'globalAveragePooling1d',
    1,
    (x, axes) => x.mean(axes),
    known('globalAveragePooling1d', options, layerOptionNames),
  );
}

/**
 * The mean of each channel: [batch, channels, height, width] → [batch, channels].
 *
 * @throws EngineError applied: `axes-do-not-fit`, `nothing-to-reduce`
 * @peers tf.layers.globalAveragePooling2d
 */
export function globalAveragePooling2d(options?: LayerOptions): Layer {
  return new GlobalPooling(
    'globalAveragePooling2d',
    2,
    (x, axes) => x.mean(axes),
    known('globalAveragePooling2d', options, layerOptionNames),
  );
}

/**
 * The largest element of each channel: [batch, channels, length] → [batch, channels]. Tied elements share the
 * gradient.
 *
 * @throws EngineError applied: `axes-do-not-fit`, `nothing-to-reduce`
 * @peers tf.layers.globalMaxPooling1d
 */
export function globalMaxPooling1d(options?: LayerOptions): Layer {
  return new GlobalPooling(
    'globalMaxPooling1d',
    1,
    (x, axes) => x.max(axes),
    known('globalMaxPooling1d', options, layerOptionNames),
  );
}

/**
 * The largest element of each channel: [batch, channels, height, width] → [batch, channels]. Tied elements share
 * the gradient.
 *
 * @throws EngineError applied: `axes-do-not-fit`, `nothing-to-reduce`
 * @peers tf.layers.globalMaxPooling2d
 */
export function globalMaxPooling2d(options?: LayerOptions): Layer {
  return new GlobalPooling(
    'globalMaxPooling2d',
    2,
    (x, axes) => x.max(axes),
    known('globalMaxPooling2d', options, layerOptionNames),
  );
}

/** Options of {@link upSampling2d}. */
export interface UpSamplingOptions extends LayerOptions {
  /** How often each pixel stands along each axis; 2 unless stated. */
  readonly size?: PerAxis;
}

const upSamplingNames: Names<UpSamplingOptions> = {
  ...layerOptionNames,
  size: true,
};

/**
 * Every pixel repeated: [batch, channels, height, width] → [batch, channels, height · size, width · size].
 *
 * @throws EngineError `bad-option`; applied: `axes-do-not-fit`
 * @peers nn.Upsample, tf.layers.upSampling2d
 */
export function upSampling2d(options?: UpSamplingOptions): Layer {
  return new UpSampling(known('upSampling2d', options, upSamplingNames));
}

type Kind = `${'max' | 'average'}Pooling${1 | 2}d`;

class Pooling extends Layer {
  readonly kind: Kind;
  readonly config;
  readonly #axes: 1 | 2;
  readonly #moves: AvgPoolOptions;
  readonly #pool: (x: Tensor, size: PerAxis, options: AvgPoolOptions) => Tensor;

  constructor(
    kind: Kind,
    axes: 1 | 2,
    pool: (x: Tensor, size: PerAxis, options: AvgPoolOptions) => Tensor,
    { poolSize = 2, strides = poolSize, padding = 'valid', ...options }: PoolingOptions = {},
  ) {
    super(options);
    this.kind = kind;
    this.config = { poolSize, strides, padding };
    this.#axes = axes;
    this.#moves = { stride: strides, padding, countIncludePad: padding !== 'same' };
    this.#pool = pool;
    perAxis(this.label, 'poolSize', poolSize, axes, 1);
    perAxis(this.label, 'strides', strides, axes, 1);
    poolSettings(this.label, axes, poolSize, this.#moves);
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    checkExample(this.label, this.#axes, shape!);
    const settings = poolSettings(this.label, this.#axes, this.config.poolSize, this.#moves);
    return pooledShape(this.label, this.#axes, [1, ...shape!], settings).slice(1);
  }

  protected override makeWeights(shapes: readonly Shape[]): void {
    this.outputShape(shapes);
  }

  protected forward([x]: readonly Tensor[]): Tensor {
    return this.#pool(x!, this.config.poolSize, this.#moves);
  }
}

type GlobalKind = `global${'Max' | 'Average'}Pooling${1 | 2}d`;

class GlobalPooling extends Layer {
  readonly kind: GlobalKind;
  readonly config = {};
  readonly #axes: 1 | 2;
  readonly #reduce: (x: Tensor, axes: readonly number[]) => Tensor;

  constructor(
    kind: GlobalKind,
    axes: 1 | 2,
    reduce: (x: Tensor, axes: readonly number[]) => Tensor,
    options?: LayerOptions,
  ) {
    super(options);
    this.kind = kind;
    this.#axes = axes;
    this.#reduce = reduce;
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    checkExample(this.label, this.#axes, shape!);
    return [shape![0]!];
  }

  protected forward([x]: readonly Tensor[]): Tensor {
    checkExample(this.label, this.#axes, x!.shape.slice(1));
    return this.#reduce(x!, this.#axes === 1 ? [2] : [2, 3]);
  }
}

class UpSampling extends Layer {
  readonly kind = 'upSampling2d';
  readonly config;

  constructor({ size = 2, ...options }: UpSamplingOptions = {}) {
    super(options);
    perAxis(this.label, 'size', size, 2, 1);
    this.config = { size };
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    checkExample(this.label, 2, shape!);
    const [down, across] = perAxis(this.label, 'size', this.config.size, 2, 1);
    return [shape![0]!, shape![1]! * down!, shape![2]! * across!];
  }

  protected forward([x]: readonly Tensor[]): Tensor {
    return upsampleNearest2d(x!, this.config.size);
  }
}

function checkExample(op: string, axes: 1 | 2, shape: Shape): void {
  checkNamedAxes(op, shape, ['channels', ...(axes === 1 ? ['length'] : ['height', 'width'])]);
}
