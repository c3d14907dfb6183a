// Makes kept values again in this worker: the same bits, shapes, gradients, names and lines.
// Leaves what is kept to kept-values.ts and a cell's functions to own-functions.ts.
import { loadModel, setTracer, tensor, type SavedModel, type Tensor } from '#engine';
import { parse } from '../serialize.ts';
import { numberArrays } from './counted-arrays.ts';
import { alignment, type KeptHeader, type KeptObject, type KeptValue } from './kept-values.ts';

export interface Recalled {
  readonly values: ReadonlyMap<string, unknown>;
  /** Names of the cell's functions to make again. */
  readonly functions: readonly string[];
}

/** Makes the values of a block that {@link keepValues} made; `named` hears which tensor had which name. */
export function recallValues(
  block: ArrayBuffer,
  named: (tensor: Tensor, name: string) => void,
): Recalled {
  const length = new DataView(block).getUint32(0);
  const text = new TextDecoder().decode(new Uint8Array(block, 4, length));
  // The worker's own text, from an earlier one.
  const header = parse(text) as KeptHeader;
  const begin = Math.ceil((4 + length) / alignment) * alignment;
  const maker = new Maker(header.objects, block.slice(begin), named);
  const values = header.values.map(([name, value]) => [name, maker.value(value)] as const);
  return { values: new Map(values), functions: header.functions };
}

type TensorRecord = Extract<KeptObject, { kind: 'tensor' }>;

class Maker {
  readonly #objects: readonly KeptObject[];
  readonly #numbers: ArrayBuffer;
  readonly #made = new Map<number, object>();

  constructor(
    objects: readonly KeptObject[],
    numbers: ArrayBuffer,
    named: (tensor: Tensor, name: string) => void,
  ) {
    this.#objects = objects;
    this.#numbers = numbers;
    this.#makeTensors(named);
  }

  value(value: KeptValue): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if ('object' in value) return this.#object(value.object);
    return 'bigint' in value ? BigInt(value.bigint) : undefined;
  }

  /** In the order they were made in first, because a tensor owns its numbers and takes its place on the tape. */
  #makeTensors(named: (tensor: Tensor, name: string) => void): void {
    const tensors = this.#objects
      .map((record, place) => ({ record, place }))
      .filter((one): one is { record: TensorRecord; place: number } => one.record.kind === 'tensor')
      .sort((left, right) => left.record.order - right.record.order);
    for (const { record, place } of tensors) {
      const made = this.#tensor(record);
      this.#made.set(place, made);
      this.#made.set(record.numbers, made.data);
      if (record.name !== null) named(made, record.name);
    }
    for (const { record, place } of tensors) {
      const grad = this.value(record.grad) as Tensor | null; // kept from a tensor's own field
      (this.#made.get(place) as Tensor).grad = grad;
    }
  }

  #tensor({ numbers, shape, requiresGrad, position }: TensorRecord): Tensor {
    const data = this.#view(numbers);
    if (!(data instanceof Float32Array || data instanceof Float64Array))
      throw new TypeError('restore: the numbers of a tensor are missing');
    const dtype = data instanceof Float64Array ? 'float64' : 'float32';
    setTracer({ position: () => position });
    try {
      return tensor(data, { dtype, requiresGrad, shape });
    } finally {
      setTracer(null);
    }
  }

  #object(place: number): object {
    const known = this.#made.get(place);
    if (known !== undefined) return known;
    const record = this.#objects[place];
    if (record?.kind === 'list') {
      const list: unknown[] = [];
      this.#made.set(place, list);
      for (const item of record.items) list.push(this.value(item));
      return list;
    }
    if (record?.kind === 'record') {
      const made = {};
      this.#made.set(place, made);
      for (const [key, item] of record.entries) {
        const value = this.value(item);
        Object.defineProperty(made, key, {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      }
      return made;
    }
    if (record?.kind === 'model') {
      const made = loadModel(this.value(record.saved) as SavedModel); // kept from what save() gave
      this.#made.set(place, made);
      for (const [at, { tensor: weight }] of made.weights.entries())
        weight.grad = this.value(record.gradients[at] ?? null) as Tensor | null; // kept from its own field
      return made;
    }
    const view = this.#view(place);
    this.#made.set(place, view);
    return view;
  }

  #view(place: number): ArrayBufferView {
    const record = this.#objects[place];
    if (record?.kind !== 'numbers') throw new TypeError('restore: numbers are missing');
    const { array, start, bytes } = record;
    return new numberArrays[array](this.#numbers.slice(start, start + bytes));
  }
}
