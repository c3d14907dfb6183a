// Initialisers: random weights of a size at which signals and gradients neither fade nor grow from layer to layer.
// Leaves drawing the numbers to make.ts.
import { refuse } from './errors.ts';
import { randn, uniform, type TensorOptions } from './make.ts';
import { allocate } from './ndarray.ts';
import { finite, oneOf } from './options.ts';
import { generator } from './random.ts';
import { checkShape, formatShape, sizeOf, type Shape } from './shape.ts';
import { leaf, type Tensor } from './tensor.ts';

/** Options of every initialiser. */
export interface InitializerOptions extends TensorOptions {
  /** Draws from a generator of its own; without one from the shared generator (see `manualSeed`). */
  readonly seed?: number;
  /** How many inputs each output is summed from; read off the shape unless stated. */
  readonly fanIn?: number;
  /** How many outputs each input goes into; read off the shape unless stated. */
  readonly fanOut?: number;
}

/** Options of Xavier's initialisers and of {@link orthogonal}. */
export interface GainOptions extends InitializerOptions {
  /** Multiplies the weights, 1 unless stated. */
  readonly gain?: number;
}

/** Options of He's initialisers. */
export interface HeOptions extends InitializerOptions {
  /** `'fanIn'` (unless stated) keeps the size of the signal, `'fanOut'` that of the gradient. */
  readonly mode?: 'fanIn' | 'fanOut';
  /** Slope of a leaky ReLU below 0; 0, an ordinary ReLU, unless stated. */
  readonly negativeSlope?: number;
}

/**
 * Inputs summed into one output, and outputs one input goes into: `[in, out]` of a matrix; of a convolution
 * kernel `[out, in, …]` both times the size of the window; of a vector its length, twice.
 */
export function fansOf(shape: Shape): { readonly fanIn: number; readonly fanOut: number } {
  if (shape.length <= 2) return { fanIn: shape[0] ?? 1, fanOut: shape.at(-1) ?? 1 };
  const window = sizeOf(shape.slice(2));
  return { fanIn: shape[1]! * window, fanOut: shape[0]! * window };
}

/**
 * Uniform in ±√(6 / (fan in + fan out)): for tanh and sigmoid (Glorot and Bengio, 2010).
 *
 * @throws EngineError `bad-shape`, `bad-dtype`, `bad-option`
 * @peers init.xavier_uniform_, tf.initializers.glorotUniform
 */
export function xavierUniform(shape: Shape, options: GainOptions = {}): Tensor {
  return bounded(shape, Math.sqrt(3) * xavierSpread('xavierUniform', shape, options), options);
}

/**
 * Normal with standard deviation √(2 / (fan in + fan out)): for tanh and sigmoid (Glorot and Bengio, 2010).
 *
 * @throws EngineError `bad-shape`, `bad-dtype`, `bad-option`
 * @peers init.xavier_normal_, tf.initializers.glorotNormal
 */
export function xavierNormal(shape: Shape, options: GainOptions = {}): Tensor {
  return randn(shape, { ...options, mean: 0, std: xavierSpread('xavierNormal', shape, options) });
}

/**
 * Uniform in ±√(6 / (1 + a²) / fan), a being the slope below 0: for ReLU (He et al., 2015).
 *
 * @throws EngineError `bad-shape`, `bad-dtype`, `bad-option`
 * @peers init.kaiming_uniform_, tf.initializers.heUniform
 */
export function heUniform(shape: Shape, options: HeOptions = {}): Tensor {
  return bounded(shape, Math.sqrt(3) * heSpread('heUniform', shape, options), options);
}

/**
 * Normal with standard deviation √(2 / (1 + a²) / fan), a being the slope below 0: for ReLU (He et al., 2015).
 *
 * @throws EngineError `bad-shape`, `bad-dtype`, `bad-option`
 * @peers init.kaiming_normal_, tf.initializers.heNormal
 */
export function heNormal(shape: Shape, options: HeOptions = {}): Tensor {
  return randn(shape, { ...options, mean: 0, std: heSpread('heNormal', shape, options) });
}

/**
 * Uniform in ±√(3 / fan in): for SELU, and where the activation is close to the identity (LeCun et al., 1998).
 *
 * @throws EngineError `bad-shape`, `bad-dtype`, `bad-option`
 * @peers tf.initializers.leCunUniform
 */
export function lecunUniform(shape: Shape, options: InitializerOptions = {}): Tensor {
  return bounded(shape, Math.sqrt(3) * lecunSpread('lecunUniform', shape, options), options);
}

/**
 * Normal with standard deviation √(1 / fan in): for SELU, and where the activation is close to the identity
 * (LeCun et al., 1998).
 *
 * @throws EngineError `bad-shape`, `bad-dtype`, `bad-option`
 * @peers tf.initializers.leCunNormal
 */
export function lecunNormal(shape: Shape, options: InitializerOptions = {}): Tensor {
  return randn(shape, { ...options, mean: 0, std: lecunSpread('lecunNormal', shape, options) });
}

/**
 * A matrix whose rows (or columns, whichever are fewer) are at right angles and as long as the gain: it turns a
 * signal without stretching it, so that it survives many time steps (Saxe et al., 2014). Axes after the first count
 * as one.
 *
 * @throws EngineError `bad-shape`, `bad-dtype`, `bad-option`; `needs-an-axis` below two axes
 * @peers init.orthogonal_, tf.initializers.orthogonal
 */
export function orthogonal(shape: Shape, options: GainOptions = {}): Tensor {
  const op = 'orthogonal';
  checkShape(op, shape);
  if (shape.length < 2) throw refuse('needs-an-axis', { op, shape: formatShape(shape) });
  const { gain = 1, seed, dtype = 'float32', requiresGrad = false } = options;
  finite(op, { gain });
  const rows = shape[0]!;
  const columns = sizeOf(shape.slice(1));
  const [few, many] = rows < columns ? [rows, columns] : [columns, rows];
  const vectors = rightAngled(few, many, seed);
  const result = allocate([...shape], dtype);
  for (let i = 0; i < result.size; i++) {
    const [row, column] = [Math.floor(i / columns), i % columns];
    result.data[i] = gain * (rows < columns ? vectors[row]![column]! : vectors[column]![row]!);
  }
  return leaf(result, requiresGrad);
}

/** `count` vectors of length 1 at right angles to each other (Gram and Schmidt, each done twice). */
function rightAngled(count: number, length: number, seed: number | undefined): Float64Array[] {
  const random = generator(seed);
  const vectors: Float64Array[] = [];
  while (vectors.length < count) {
    const vector = Float64Array.from({ length }, () => random.normal());
    for (const other of [...vectors, ...vectors]) {
      const shared = dot(vector, other);
      vector.forEach((value, i) => (vector[i] = value - shared * other[i]!));
    }
    const size = Math.sqrt(dot(vector, vector));
    // one that lay among the others all but vanishes, and what is left of it is rounding: draw again
    if (size > 1e-6) vectors.push(vector.map((value) => value / size));
  }
  return vectors;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function xavierSpread(op: string, shape: Shape, { gain = 1, ...options }: GainOptions): number {
  const { fanIn, fanOut } = checkedFans(op, shape, options);
  return finite(op, { gain }).gain * Math.sqrt(2 / (fanIn + fanOut));
}

function heSpread(op: string, shape: Shape, options: HeOptions): number {
  const { mode = 'fanIn', negativeSlope = 0 } = options;
  const fans = checkedFans(op, shape, options);
  const fan = fans[oneOf(op, 'mode', mode, ['fanIn', 'fanOut'])];
  finite(op, { negativeSlope });
  return Math.sqrt(2 / (1 + negativeSlope * negativeSlope) / fan);
}

function lecunSpread(op: string, shape: Shape, options: InitializerOptions): number {
  return Math.sqrt(1 / checkedFans(op, shape, options).fanIn);
}

function bounded(shape: Shape, bound: number, options: InitializerOptions): Tensor {
  return uniform(shape, { ...options, low: -bound, high: bound });
}

function checkedFans(op: string, shape: Shape, options: InitializerOptions) {
  checkShape(op, shape);
  const found = fansOf(shape);
  const fans = { fanIn: options.fanIn ?? found.fanIn, fanOut: options.fanOut ?? found.fanOut };
  for (const [option, value] of Object.entries(fans)) {
    if (value > 0 && Number.isFinite(value)) continue;
    throw refuse('bad-option', { op, option, value: String(value), range: 'a number above 0' });
  }
  return fans;
}
