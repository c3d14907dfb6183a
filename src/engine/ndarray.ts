// NDArray: numbers in row-major order with a shape and a dtype, the only form in which ops see storage.
// Leaves loops over them to kernels/, gradients to autograd.ts.
import { refuse } from './errors.ts';
import { checkAxes, formatShape, mostAxes, sameShape, sizeOf, type Shape } from './shape.ts';

/** Precision of the stored elements. Inside one element of one operation, arithmetic is always double. */
export type DType = 'float32' | 'float64';

/** Storage of an array. */
export type Data = Float32Array | Float64Array;

/** Numbers nested like their axes: a number, a list of numbers, a list of lists … */
export type Nested = number | readonly Nested[];

/** Row-major, contiguous numbers with a shape. */
export class NDArray {
  readonly data: Data;
  readonly shape: Shape;
  readonly dtype: DType;

  constructor(data: Data, shape: Shape, dtype: DType) {
    this.data = data;
    this.shape = shape;
    this.dtype = dtype;
  }

  /** Number of elements. */
  get size(): number {
    return this.data.length;
  }
}

/** Zeros of a shape. */
export function allocate(shape: Shape, dtype: DType): NDArray {
  return new NDArray(storage(sizeOf(shape), dtype), shape, dtype);
}

/** Elements that a tensor has at most: one gigabyte in float32. */
const mostElements = 2 ** 28;

/**
 * Zeroed storage for `size` elements.
 *
 * @throws EngineError `tensor-too-large`
 */
export function storage(size: number, dtype: DType): Data {
  checkSize('tensor', size);
  const data = dtype === 'float32' ? new Float32Array(size) : new Float64Array(size);
  watch?.(data);
  return data;
}

/**
 * Refuses more elements than a tensor may have.
 *
 * @throws EngineError `tensor-too-large`
 */
export function checkSize(op: string, size: number): void {
  if (size > mostElements) throw refuse('tensor-too-large', { op, size, limit: mostElements });
}

let watch: ((data: Data) => void) | null = null;

/** Tells every storage that is made, until called again; null ends it. The watch may throw to refuse one. */
export function watchStorage(told: ((data: Data) => void) | null): void {
  watch = told;
}

/** The same elements under another shape of the same size, in storage of their own. */
export function copy(array: NDArray, shape: Shape = array.shape): NDArray {
  const data = storage(array.size, array.dtype);
  data.set(array.data);
  return new NDArray(data, shape, array.dtype);
}

/** The same elements in another precision, in storage of their own. */
export function convert(array: NDArray, dtype: DType): NDArray {
  if (array.dtype === dtype) return copy(array);
  const data = storage(array.size, dtype);
  data.set(array.data);
  return new NDArray(data, array.shape, dtype);
}

/** Every element set to `value`. */
export function filled(shape: Shape, value: number, dtype: DType): NDArray {
  const array = allocate(shape, dtype);
  array.data.fill(value);
  return array;
}

/**
 * An array from nested lists.
 *
 * @throws EngineError `ragged-array`, `not-a-number-element`, `too-many-axes`
 */
export function fromNested(op: string, values: Nested, dtype: DType): NDArray {
  const shape = nestedShape(values);
  checkAxes(op, shape.length);
  const array = allocate(shape, dtype);
  let next = 0;
  const fill = (value: Nested, index: readonly number[]): void => {
    if (index.length === shape.length) {
      array.data[next++] = checkElement(op, value, index);
      return;
    }
    const list = checkRow(op, value, index, shape[index.length]!);
    // Places without a value count too.
    for (let place = 0; place < list.length; place++) fill(list[place]!, [...index, place]);
  };
  fill(values, []);
  return array;
}

/** The elements as nested lists; a scalar as a number. */
export function toNested(array: NDArray): Nested {
  const read = (axis: number, start: number, length: number): Nested => {
    if (axis === array.shape.length) return array.data[start]!;
    const size = array.shape[axis]!;
    const inner = length / Math.max(size, 1);
    return Array.from({ length: size }, (_, place) => read(axis + 1, start + place * inner, inner));
  };
  return read(0, 0, array.size);
}

/**
 * Overwrites `target` with the elements of `source`.
 *
 * @throws EngineError `shapes-differ`
 */
export function overwrite(op: string, target: NDArray, source: NDArray): void {
  if (!sameShape(target.shape, source.shape)) {
    throw refuse('shapes-differ', {
      op,
      left: formatShape(target.shape),
      right: formatShape(source.shape),
    });
  }
  target.data.set(source.data);
}

/** @throws EngineError `bad-dtype` */
export function checkDType(op: string, dtype: DType): void {
  if (dtype !== 'float32' && dtype !== 'float64') {
    throw refuse('bad-dtype', { op, dtype: String(dtype) });
  }
}

function nestedShape(values: Nested): number[] {
  const shape: number[] = [];
  // A list may contain itself.
  for (let level: unknown = values; Array.isArray(level); level = level[0]) {
    if (shape.push(level.length) > mostAxes) break;
  }
  return shape;
}

function checkElement(op: string, value: unknown, index: readonly number[]): number {
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) {
    const found = formatShape(nestedShape(value as Nested));
    throw refuse('ragged-array', { op, index: formatShape(index), expected: 'a number', found });
  }
  throw refuse('not-a-number-element', { op, index: formatShape(index), found: describe(value) });
}

function checkRow(op: string, value: Nested, index: readonly number[], size: number) {
  if (Array.isArray(value) && value.length === size) return value as readonly Nested[];
  throw refuse('ragged-array', {
    op,
    index: formatShape(index),
    expected: size,
    found: Array.isArray(value) ? value.length : describe(value),
  });
}

/** A value of the wrong kind in few words, for error messages. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}
