// The values of a cell's top-level names as one block of bytes, from which another worker makes them again.
// Only what is wholly made again is kept; names whose values are not are left out. Leaves reading to recalled-values.ts.
import { originOf, Tensor } from '#engine';
import type { OwnFunction } from '../compile/unit.ts';
import type { Kept } from '../protocol.ts';
import { serialize } from '../serialize.ts';
import { numberArrays } from './counted-arrays.ts';
import { objectsIn } from './held-objects.ts';
import { wholeModel, type WholeModel } from './kept-models.ts';
import { placeIn } from './making-place.ts';
import type { CellPlace } from './scripts.ts';

/** Values by name. */
export type Names = ReadonlyMap<string, unknown>;

/** A number, text, true, false or null stands for itself. */
export type KeptValue =
  | string
  | number
  | boolean
  | null
  | { readonly undefined: true }
  | { readonly bigint: string }
  | { readonly object: number };

export type KeptObject =
  | { readonly kind: 'list'; readonly items: readonly KeptValue[] }
  | { readonly kind: 'record'; readonly entries: readonly (readonly [string, KeptValue])[] }
  | {
      readonly kind: 'numbers';
      readonly array: NumbersName;
      readonly start: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'tensor';
      readonly numbers: number;
      readonly shape: readonly number[];
      readonly requiresGrad: boolean;
      readonly grad: KeptValue;
      readonly name: string | null;
      readonly order: number;
      readonly position: CellPlace | null;
    }
  | {
      readonly kind: 'model';
      readonly saved: KeptValue;
      readonly gradients: readonly KeptValue[];
    };

/** What stands at the beginning of the block: its length in 4 bytes, then this as text; numbers follow. */
export interface KeptHeader {
  readonly values: readonly (readonly [name: string, value: KeptValue])[];
  readonly functions: readonly string[];
  readonly objects: readonly KeptObject[];
}

type NumbersName = keyof typeof numberArrays;

export interface KeepOptions {
  /** Functions of the cell that can be made again. */
  readonly functions: readonly OwnFunction[];
  /** Values of all other cells: an object they hold too is theirs, and would come back as a second one. */
  readonly others: Iterable<unknown>;
  /** Bytes there is room for. */
  readonly room: number;
  readonly nameOf: (tensor: Tensor) => string | null;
}

/** Everything that is aligned begins at a multiple of this. */
export const alignment = 8;

const limits = { objects: 20_000, depth: 100, name: 200 };

/**
 * The names whose values can be made again, and the bytes to make them from; null where there are none.
 *
 * Kept are numbers, text and the like; lists, plain records and typed arrays of such; tensors that no operation
 * made (weights, data) with their gradients; models, with how their training stands; and the cell's own functions, if
 * every name of the cell that they use is kept. Two names for one object stay two names for one object.
 */
export function keepValues(names: Names, options: KeepOptions): Kept | null {
  const foreign = objectsIn(options.others, limits.objects);
  if (foreign === null) return null;
  const collector = new Collector(options, foreign);
  const values: [string, KeptValue][] = [];
  for (const [name, value] of names) {
    if (typeof value === 'function' || name.length > limits.name) continue;
    const kept = collector.tryOne(value);
    if (kept !== null) values.push([name, kept.value]);
  }
  const functions = wholeFunctions(names, values, options.functions);
  const kept = [...values.map(([name]) => name), ...functions];
  const data = collector.block(values, functions);
  return kept.length === 0 || data.byteLength > options.room ? null : { names: kept, data };
}

/** Something that would not come back as it is. */
class Unkept extends Error {}

class Collector {
  readonly #options: KeepOptions;
  readonly #foreign: ReadonlySet<object>;
  readonly #places = new Map<object, number>();
  readonly #objects: (KeptObject | null)[] = [];
  readonly #numbers: { readonly view: ArrayBufferView; readonly start: number }[] = [];
  readonly #buffers = new Set<ArrayBufferLike>();
  /** What belongs to models that are kept: another name for it would come back as something else. */
  readonly #inside = new Set<object>();
  #bytes = 0;

  constructor(options: KeepOptions, foreign: ReadonlySet<object>) {
    this.#options = options;
    this.#foreign = foreign;
  }

  /** A value with everything in it; null, and nothing taken, where a part of it cannot be kept. */
  tryOne(value: unknown): { readonly value: KeptValue } | null {
    const before = { objects: this.#objects.length, numbers: this.#numbers.length };
    const inside = [...this.#inside];
    const bytes = this.#bytes;
    try {
      return { value: this.#value(value, 0) };
    } catch {
      // Whatever went wrong (a proxy may throw anything), the name is not kept.
      for (const [object, place] of this.#places)
        if (place >= before.objects) this.#places.delete(object);
      this.#objects.length = before.objects;
      for (const { view } of this.#numbers.splice(before.numbers))
        this.#buffers.delete(view.buffer);
      this.#inside.clear();
      for (const part of inside) this.#inside.add(part);
      this.#bytes = bytes;
      return null;
    }
  }

  block(values: KeptHeader['values'], functions: readonly string[]): ArrayBuffer {
    const objects = this.#objects.filter((object) => object !== null);
    const header = new TextEncoder().encode(serialize({ values, functions, objects }));
    const begin = aligned(4 + header.length);
    const block = new ArrayBuffer(begin + this.#bytes);
    new DataView(block).setUint32(0, header.length);
    new Uint8Array(block).set(header, 4);
    for (const { view, start } of this.#numbers)
      new Uint8Array(block).set(new Uint8Array(view.buffer), begin + start);
    return block;
  }

  #value(value: unknown, depth: number): KeptValue {
    switch (typeof value) {
      case 'string':
      case 'number':
      case 'boolean':
        return value;
      case 'undefined':
        return { undefined: true };
      case 'bigint':
        return { bigint: String(value) };
      case 'object':
        return value === null ? null : { object: this.#object(value, depth + 1) };
      default:
        throw new Unkept();
    }
  }

  #object(object: object, depth: number): number {
    const known = this.#places.get(object);
    if (known !== undefined) return known;
    if (!this.#isFree(object) || depth > limits.depth) throw new Unkept();
    const place = this.#objects.length;
    if (place >= limits.objects) throw new Unkept();
    this.#places.set(object, place);
    this.#objects.push(null);
    this.#objects[place] = this.#opened(object, depth);
    return place;
  }

  #isFree(object: object): boolean {
    return !this.#foreign.has(object) && !this.#inside.has(object);
  }

  #opened(object: object, depth: number): KeptObject {
    const prototype = Reflect.getPrototypeOf(object);
    if (prototype === Tensor.prototype) return this.#tensor(object as Tensor, depth);
    const model = wholeModel(object);
    if (model !== null) return this.#model(model, depth);
    if (ArrayBuffer.isView(object)) return this.#numbersOf(object, prototype);
    if (!Object.isExtensible(object)) throw new Unkept();
    if (Array.isArray(object) && prototype === Array.prototype) {
      const items = ownEntries(object, ['length']);
      const inOrder = items.every(([key], place) => key === String(place));
      if (!inOrder || items.length !== object.length) throw new Unkept();
      return { kind: 'list', items: items.map(([, item]) => this.#value(item, depth)) };
    }
    if (prototype !== Object.prototype) throw new Unkept();
    const entries = ownEntries(object).map(
      ([key, value]) => [key, this.#value(value, depth)] as const,
    );
    return { kind: 'record', entries };
  }

  #tensor(tensor: Tensor, depth: number): KeptObject {
    const { op, order, position } = originOf(tensor);
    const own = Reflect.ownKeys(tensor);
    // A result of operations could still be differentiated; that history is not kept.
    if (op !== null || own.some((key) => !fieldsOfTensors.has(key))) throw new Unkept();
    return {
      kind: 'tensor',
      numbers: this.#object(tensor.data, depth),
      shape: [...tensor.shape],
      requiresGrad: tensor.requiresGrad,
      grad: this.#value(tensor.grad, depth),
      name: this.#options.nameOf(tensor),
      order,
      position: placeIn(position),
    };
  }

  #model({ saved, gradients, parts }: WholeModel, depth: number): KeptObject {
    const isFree = (part: object) => this.#isFree(part) && !this.#places.has(part);
    if (!parts.every(isFree)) throw new Unkept();
    for (const part of parts) this.#inside.add(part);
    return {
      kind: 'model',
      saved: this.#value(saved, depth),
      gradients: gradients.map((gradient) => this.#value(gradient, depth)),
    };
  }

  #numbersOf(view: ArrayBufferView, prototype: object | null): KeptObject {
    const [array] =
      Object.entries(numberArrays).find(([, one]) => one.prototype === prototype) ?? [];
    const { buffer, byteLength } = view;
    // A part of a buffer, or a second look at one, would come back as numbers of its own.
    if (array === undefined || byteLength !== buffer.byteLength || this.#buffers.has(buffer))
      throw new Unkept();
    const start = this.#bytes;
    if (start + byteLength > this.#options.room) throw new Unkept();
    this.#buffers.add(buffer);
    this.#numbers.push({ view, start });
    this.#bytes = aligned(start + byteLength);
    return { kind: 'numbers', array: array as NumbersName, start, bytes: byteLength };
  }
}

const fieldsOfTensors = new Set(
  Reflect.ownKeys(
    new Tensor(
      // Never read: only the names of the fields count.
      { data: new Float32Array(), shape: [0], dtype: 'float32', size: 0 },
      false,
      { op: null, inputs: [], attributes: {}, order: 0, position: null },
    ),
  ),
);

/** Plain properties by name; anything else that an object has (a getter, a symbol, a fixed one) is refused. */
function ownEntries(object: object, besides: readonly string[] = []): [string, unknown][] {
  const entries: [string, unknown][] = [];
  for (const key of Reflect.ownKeys(object)) {
    if (typeof key === 'string' && besides.includes(key)) continue;
    const found = Reflect.getOwnPropertyDescriptor(object, key);
    if (typeof key !== 'string' || found === undefined || !('value' in found)) throw new Unkept();
    if (!found.writable || !found.enumerable || !found.configurable) throw new Unkept();
    entries.push([key, found.value]);
  }
  return entries;
}

/** The functions whose own names are all kept, other such functions included. */
function wholeFunctions(
  names: Names,
  values: readonly (readonly [string, KeptValue])[],
  functions: readonly OwnFunction[],
): string[] {
  const kept = new Set(values.map(([name]) => name));
  let whole = functions.filter(({ name }) => isPlainFunction(names.get(name)));
  for (;;) {
    const made = new Set(whole.map(({ name }) => name));
    const next = whole.filter(({ uses }) => uses.every((one) => kept.has(one) || made.has(one)));
    if (next.length === whole.length) return next.map(({ name }) => name);
    whole = next;
  }
}

/** Whether nobody has given the function properties of its own. */
function isPlainFunction(value: unknown): boolean {
  if (typeof value !== 'function') return false;
  const usual = new Set<string | symbol>(['length', 'name', 'prototype', 'arguments', 'caller']);
  if (Reflect.ownKeys(value).some((key) => !usual.has(key))) return false;
  const prototype: unknown = value.prototype;
  return (
    typeof prototype !== 'object' ||
    prototype === null ||
    Reflect.ownKeys(prototype).every((key) => key === 'constructor')
  );
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
