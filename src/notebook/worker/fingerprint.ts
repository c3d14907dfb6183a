// Which cells' tensors a run changed: fingerprints of every tensor that top-level names hold.
// Leaves deciding what to replay to the page.
import type { Tensor } from '#engine';
import { isTensor } from './describe.ts';

/** Values of a cell's top-level names. */
export type Names = ReadonlyMap<string, unknown>;

/** Remembers the tensors of every cell as they were at its last look. */
export class Fingerprints {
  readonly #last = new Map<string, number>();

  /** Takes a cell's values as they are now. */
  remember(cell: string, names: Names): void {
    this.#last.set(cell, fingerprint(names));
  }

  forget(cell: string): void {
    this.#last.delete(cell);
  }

  /** The cells whose tensors differ from the last look; they are remembered as they are now. */
  changed(cells: ReadonlyMap<string, Names>): string[] {
    const changed: string[] = [];
    for (const [cell, names] of cells) {
      const now = fingerprint(names);
      if (this.#last.get(cell) !== now) changed.push(cell);
      this.#last.set(cell, now);
    }
    return changed;
  }
}

function fingerprint(names: Names): number {
  let hash = 0;
  for (const tensor of tensorsIn([...names.values()], 3)) {
    hash = mix(hash, hashOf(tensor));
    hash = mix(hash, tensor.grad === null ? 0 : hashOf(tensor.grad));
  }
  return hash;
}

/** Tensors among the values, and inside lists and plain records to a small depth. */
function* tensorsIn(values: readonly unknown[], depth: number): Generator<Tensor> {
  for (const value of values.slice(0, 1_000)) {
    if (isTensor(value)) yield value;
    else if (depth > 0) yield* tensorsIn(contents(value), depth - 1);
  }
}

function contents(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  try {
    if (value instanceof Map) return [...value.values()];
    const inner: unknown[] = [];
    for (const key of Reflect.ownKeys(value).slice(0, 1_000)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
      if (descriptor !== undefined && 'value' in descriptor) inner.push(descriptor.value);
    }
    return inner;
  } catch {
    // A proxy that refuses holds no tensor we could compare.
    return [];
  }
}

function hashOf(tensor: Tensor): number {
  const { data } = tensor;
  const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  let hash = data.length;
  for (let place = 0; place < words.length; place++) hash = mix(hash, words[place] ?? 0);
  return hash;
}

function mix(hash: number, word: number): number {
  return Math.imul(hash ^ word, 0x01000193) ^ (hash >>> 15);
}
