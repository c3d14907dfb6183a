// Tensors from data, constants, ranges, classes and random numbers.
import { refuse } from './errors.ts';
import {
  NDArray,
  allocate,
  checkDType,
  fromNested,
  storage,
  type DType,
  type Nested,
} from './ndarray.ts';
import { generator } from './random.ts';
import { checkShape, formatShape, sizeOf, unravel, type Shape } from './shape.ts';
import { Tensor, leaf } from './tensor.ts';

/** Precision and role of a new tensor. */
export interface TensorOptions {
  /** `'float32'` unless stated otherwise. */
  readonly dtype?: DType;
  /** True for a parameter: `backward()` will compute its gradient. */
  readonly requiresGrad?: boolean;
}

/**
 * A tensor from a number, nested lists or a typed array (a vector, unless `shape` is given).
 *
 * A Float64Array makes a float64 tensor unless `dtype` says otherwise. The numbers are copied.
 *
 * @throws EngineError `ragged-array`, `not-a-number-element`, `bad-dtype`, `bad-shape`, `size-differs`
 * @peers np.array, torch.tensor, tf.tensor
 */
export function tensor(
  data: Nested | Float32Array | Float64Array,
  options: TensorOptions & { readonly shape?: Shape } = {},
): Tensor {
  const op = 'tensor';
  const dtype = options.dtype ?? (data instanceof Float64Array ? 'float64' : 'float32');
  checkDType(op, dtype);
  const array =
    data instanceof Float32Array || data instanceof Float64Array
      ? fromFlat(data, dtype)
      : fromNested(op, data, dtype);
  return leaf(shaped(op, array, options.shape), options.requiresGrad ?? false);
}

/**
 * Zeros.
 *
 * @throws EngineError `bad-shape`, `bad-dtype`
 * @peers np.zeros, torch.zeros, tf.zeros
 */
export function zeros(shape: Shape, options?: TensorOptions): Tensor {
  return made('zeros', shape, options, () => 0);
}

/**
 * Ones.
 *
 * @throws EngineError `bad-shape`, `bad-dtype`
 * @peers np.ones, torch.ones, tf.ones
 */
export function ones(shape: Shape, options?: TensorOptions): Tensor {
  return made('ones', shape, options, () => 1);
}

/**
 * Every element the same.
 *
 * @throws EngineError `bad-shape`, `bad-dtype`
 * @peers np.full, torch.full, tf.fill
 */
export function full(shape: Shape, value: number, options?: TensorOptions): Tensor {
  return made('full', shape, options, () => value);
}

/**
 * start, start + step, … up to but without `stop`; with one argument 0, 1, … up to but without it.
 *
 * @throws EngineError `bad-option` if the step is 0 or a bound is not finite, `bad-dtype`
 * @peers np.arange, torch.arange, tf.range
 */
export function arange(start: number, stop?: number, step = 1, options?: TensorOptions): Tensor {
  const [first, end] = stop === undefined ? [0, start] : [start, stop];
  const count = Math.max(0, Math.ceil((end - first) / step));
  if (!Number.isFinite(count)) {
    const range = 'finite bounds and a step other than 0';
    throw refuse('bad-option', {
      op: 'arange',
      option: 'range',
      value: `${first} … ${end} by ${step}`,
      range,
    });
  }
  return made('arange', [count], options, (index) => first + index * step);
}

/**
 * `count` numbers evenly spaced from `start` to `end`, both included.
 *
 * @throws EngineError `bad-shape` unless count is a whole number, `bad-dtype`
 * @peers np.linspace, torch.linspace, tf.linspace
 */
export function linspace(
  start: number,
  end: number,
  count: number,
  options?: TensorOptions,
): Tensor {
  const last = Math.max(count - 1, 1);
  return made('linspace', [count], options, (index) =>
    index === last ? end : start + ((end - start) * index) / last,
  );
}

/**
 * The identity matrix: ones on the diagonal.
 *
 * @throws EngineError `bad-shape`, `bad-dtype`
 * @peers np.eye, torch.eye, tf.eye
 */
export function eye(size: number, options?: TensorOptions): Tensor {
  return made('eye', [size, size], options, (index) => (index % (size + 1) === 0 ? 1 : 0));
}

/**
 * A row with a single 1 for each class: 1 at the class, 0 elsewhere. The result has the classes' shape and a last
 * axis of `count`; classes are whole numbers counted from 0.
 *
 * @throws EngineError `class-outside`, `bad-shape`, `bad-dtype`
 * @peers F.one_hot, tf.oneHot
 */
export function oneHot(classes: Tensor | Nested, count: number, options?: TensorOptions): Tensor {
  const op = 'oneHot';
  checkShape(op, [count]);
  const { data, shape } =
    classes instanceof Tensor ? classes.array : fromNested(op, classes, 'float64');
  data.forEach((value, flat) => {
    if (Number.isInteger(value) && value >= 0 && value < count) return;
    const index = formatShape(unravel(flat, shape));
    throw refuse('class-outside', {
      op,
      value: String(value),
      index,
      classes: count,
      last: count - 1,
    });
  });
  const dtype = classes instanceof Tensor ? classes.dtype : 'float32';
  return made(op, [...shape, count], { dtype, ...options }, (flat) =>
    data[Math.floor(flat / count)] === flat % count ? 1 : 0,
  );
}

/**
 * Normally distributed numbers. With a `seed` the result depends on nothing else; without one, numbers come
 * from the shared generator (see `manualSeed`).
 *
 * @throws EngineError `bad-shape`, `bad-dtype`, `bad-option`
 * @peers np.random.randn, torch.randn, tf.randomNormal
 */
export function randn(
  shape: Shape,
  options: TensorOptions & {
    readonly seed?: number;
    readonly mean?: number;
    readonly std?: number;
  } = {},
): Tensor {
  const { seed, mean = 0, std = 1 } = options;
  const random = generator(seed);
  return made('randn', shape, options, () => mean + std * random.normal());
}

/**
 * Numbers evenly distributed over [low, high), [0, 1) unless stated otherwise. Seeded as in `randn`.
 *
 * @throws EngineError `bad-shape`, `bad-dtype`, `bad-option`
 * @peers np.random.uniform, torch.rand, tf.randomUniform
 */
export function uniform(
  shape: Shape,
  options: TensorOptions & {
    readonly seed?: number;
    readonly low?: number;
    readonly high?: number;
  } = {},
): Tensor {
  const { seed, low = 0, high = 1 } = options;
  const random = generator(seed);
  return made('uniform', shape, options, () => low + (high - low) * random.uniform());
}

function made(
  op: string,
  shape: Shape,
  { dtype = 'float32', requiresGrad = false }: TensorOptions = {},
  element: (index: number) => number,
): Tensor {
  checkShape(op, shape);
  checkDType(op, dtype);
  const array = allocate([...shape], dtype);
  for (let index = 0; index < array.size; index++) array.data[index] = element(index);
  return leaf(array, requiresGrad);
}

function fromFlat(data: Float32Array | Float64Array, dtype: DType): NDArray {
  const own = storage(data.length, dtype);
  own.set(data);
  return new NDArray(own, [data.length], dtype);
}

function shaped(op: string, array: NDArray, shape: Shape | undefined): NDArray {
  if (shape === undefined) return array;
  checkShape(op, shape);
  if (sizeOf(shape) !== array.size) {
    throw refuse('size-differs', {
      op,
      size: array.size,
      from: formatShape(array.shape),
      to: formatShape(shape),
    });
  }
  return new NDArray(array.data, [...shape], array.dtype);
}
