// Reads parts of a saved model, which may be anything: a part that is not what it must be is refused by its path.
import { refuse } from '../errors.ts';
import { NDArray, describe, type Data } from '../ndarray.ts';
import { formatShape, sizeOf, type Shape } from '../shape.ts';
import { leaf, type Tensor } from '../tensor.ts';
import { fromBase64 } from './base64.ts';

const op = 'loadModel';

/** One part of a saved model. */
export class Part {
  readonly path: string;
  readonly value: unknown;

  constructor(value: unknown, path: string) {
    this.value = value;
    this.path = path;
  }

  /** A part of this part. */
  get(name: string): Part {
    if (!this.isRecord()) throw this.damaged();
    const value = Object.hasOwn(this.value as object, name) ? this.record()[name] : undefined;
    return new Part(value, this.path === '' ? name : `${this.path}.${name}`);
  }

  /** The parts of a list. */
  list(): Part[] {
    if (!Array.isArray(this.value)) throw this.damaged();
    return this.value.map((one, place) => new Part(one, `${this.path}[${place}]`));
  }

  record(): Readonly<Record<string, unknown>> {
    if (!this.isRecord()) throw this.damaged();
    return this.value as Readonly<Record<string, unknown>>;
  }

  isRecord(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  has(name: string): boolean {
    return this.isRecord() && Object.hasOwn(this.value as object, name);
  }

  text(): string {
    if (typeof this.value !== 'string') throw this.damaged();
    return this.value;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw this.damaged();
    return this.value;
  }

  /** A whole number from 0 up to but without `end`. */
  count(end = Infinity): number {
    const { value } = this;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < end) {
      return value;
    }
    throw this.damaged();
  }

  shape(): Shape {
    return this.list().map((size) => size.count());
  }

  /** A typed array, or one that `JSON.stringify` wrote. */
  numbers(): Data {
    if (this.value instanceof Float32Array || this.value instanceof Float64Array) return this.value;
    const kinds = { float32: Float32Array, float64: Float64Array } as const;
    const dtype = this.get('dtype').text();
    const base64 = this.get('base64');
    const bytes = fromBase64(base64.text());
    if (dtype !== 'float32' && dtype !== 'float64') throw this.get('dtype').damaged();
    const kind = kinds[dtype];
    if (bytes === null || bytes.length % kind.BYTES_PER_ELEMENT !== 0) throw base64.damaged();
    return new kind(bytes.buffer);
  }

  /** The refusal of this part. */
  damaged(): Error {
    const found = this.value === null ? 'null' : describe(this.value).slice(0, 40);
    return refuse('damaged-model', { op, part: this.path || 'the file', found });
  }
}

/** The numbers of a saved model, taken one tensor after another. */
export class Numbers {
  readonly #data: Data;
  readonly #part: Part;
  readonly #tensors: readonly { readonly name: string; readonly shape: Shape }[];
  #next = 0;
  #start = 0;

  constructor(part: Part) {
    this.#part = part;
    this.#data = part.get('data').numbers();
    this.#tensors = part
      .get('tensors')
      .list()
      .map((one) => ({ name: one.get('name').text(), shape: one.get('shape').shape() }));
    const size = this.#tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    if (size !== this.#data.length) {
      const { length } = this.#data;
      throw refuse('saved-numbers-differ', { op, found: length, expected: size });
    }
  }

  /**
   * The next tensor's numbers, for one like `like`.
   *
   * @throws EngineError `saved-weights-differ` if it has another shape
   */
  next(name: string, like: Pick<Tensor, 'shape' | 'dtype' | 'size'>): Tensor {
    const saved = this.#tensors[this.#next++];
    const [found, expected] = [saved && formatShape(saved.shape), formatShape(like.shape)];
    if (saved === undefined || found !== expected) {
      throw refuse('saved-weights-differ', { op, name, expected, found: found ?? '—' });
    }
    const numbers = this.#data.slice(this.#start, (this.#start += like.size));
    const data = like.dtype === 'float64' ? new Float64Array(numbers) : new Float32Array(numbers);
    return leaf(new NDArray(data, like.shape, like.dtype), false);
  }

  /** Refuses numbers that nobody has taken. */
  finish(): void {
    if (this.#next !== this.#tensors.length) throw this.#part.get('tensors').damaged();
  }
}
