// A recorded computation as plain data, brought back to life: operations by name, values as lists of numbers.
// Leaves recording to tape.ts, explaining to explain.ts and judging gradients to replay-check.ts.
import { stepsBack } from './autograd.ts';
import { refuse } from './errors.ts';
import type { Use } from './explain.ts';
import { NDArray, filled, storage, type DType } from './ndarray.ts';
import type { Attributes, Op } from './op.ts';
import { ops } from './ops/index.ts';
import type { Shape } from './shape.ts';
import type { Origin, Recorded } from './tape.ts';

/** One tensor of a recorded computation. */
export interface RecordedNode {
  /** Name of the operation that made it; null for a leaf. */
  readonly op: string | null;
  /** Places of its inputs among the recorded nodes, all before its own. */
  readonly inputs: readonly number[];
  readonly attributes: Attributes;
  readonly shape: Shape;
  readonly dtype: DType;
  /** Elements, row-major. */
  readonly value: ArrayLike<number>;
  readonly requiresGrad: boolean;
}

/** Recorded nodes in tape order; the last one is the result. Nothing is computed until it is asked for. */
export class Replay {
  readonly #nodes: readonly RecordedNode[];
  readonly #arrays = new Map<number, NDArray>();
  readonly #ops = new Map(ops.map((op) => [op.name, op]));

  constructor(nodes: readonly RecordedNode[]) {
    this.#nodes = nodes;
  }

  get length(): number {
    return this.#nodes.length;
  }

  /** The recorded value of a node, as operations take it. */
  array(place: number): NDArray {
    const known = this.#arrays.get(place);
    if (known !== undefined) return known;
    const { value, shape, dtype } = this.#nodes[place]!;
    const array = arrayFrom(value, shape, dtype);
    this.#arrays.set(place, array);
    return array;
  }

  /**
   * How a node was made; null for a leaf.
   *
   * @throws EngineError `unknown-word` if there is no such operation
   */
  use(place: number): Use | null {
    const { op, inputs, attributes } = this.#nodes[place]!;
    if (op === null) return null;
    return {
      op: this.#op(op),
      inputs: inputs.map((input) => this.array(input)),
      output: this.array(place),
      attributes,
    };
  }

  /** The computation from its leaves on, in float64. */
  inDouble(): DoubleReplay {
    return new DoubleReplay(
      this.#nodes.map((node): DoubleNode => ({
        ...node,
        op: node.op === null ? null : this.#op(node.op),
        attributes: inDoubleToo(node.attributes),
      })),
    );
  }

  #op(name: string): Op {
    const op = this.#ops.get(name);
    if (op !== undefined) return op;
    const known = [...this.#ops.keys()].join(', ');
    throw refuse('unknown-word', { op: 'replay', word: name, known });
  }
}

type DoubleNode = Omit<RecordedNode, 'op'> & { readonly op: Op | null };

/** A computation in float64. Everything that may take long is a generator that yields after each operation. */
export class DoubleReplay {
  readonly #nodes: readonly DoubleNode[];
  readonly #arrays: NDArray[] = [];

  constructor(nodes: readonly DoubleNode[]) {
    this.#nodes = nodes;
  }

  /** Computes every node; to be drained before anything else. */
  *run(): Generator<void, void> {
    for (let place = 0; place < this.#nodes.length; place++) {
      const { op, value, shape } = this.#nodes[place]!;
      this.#arrays[place] =
        op === null ? arrayFrom(value, shape, 'float64') : this.#computed(place, this.#arrays);
      yield;
    }
  }

  /** The value of a node. */
  array(place: number): NDArray {
    return this.#arrays[place]!;
  }

  /** The result: a number, or the sum of the elements that the walk back begins with, all alike. */
  get result(): number {
    return sumOf(this.#arrays.at(-1)!);
  }

  /** The result if one element of a leaf had another value; `users` from {@link usersOf}. */
  *resultWith(
    leaf: number,
    element: number,
    value: number,
    users: readonly number[],
  ): Generator<void, number> {
    const arrays = this.#arrays.slice();
    arrays[leaf] = arrayFrom(arrays[leaf]!.data, arrays[leaf]!.shape, 'float64');
    arrays[leaf].data[element] = value;
    for (const place of users) {
      arrays[place] = this.#computed(place, arrays);
      yield;
    }
    return sumOf(arrays.at(-1)!);
  }

  /** Everything that a leaf goes into, in order. */
  usersOf(leaf: number): number[] {
    const reached = new Set([leaf]);
    for (let place = leaf + 1; place < this.#nodes.length; place++) {
      if (this.#nodes[place]!.inputs.some((input) => reached.has(input))) reached.add(place);
    }
    reached.delete(leaf);
    return [...reached];
  }

  /** ∂(seed · result)/∂leaf for every leaf that wants a gradient and gets one, by the operations' own products; in order. */
  *gradients(seed: number): Generator<void, ReadonlyMap<number, NDArray>> {
    const rebuilt = this.#rebuilt();
    const places = new Map(rebuilt.map((node, place) => [node, place]));
    const found = new Map<number, NDArray>();
    const root = rebuilt.at(-1)!;
    if (!root.requiresGrad) return found;
    for (const { node, gradient } of stepsBack(root, filled(root.array.shape, seed, 'float64'))) {
      if (node.origin.op === null) found.set(places.get(node)!, gradient);
      yield;
    }
    return new Map([...found].sort(([one], [other]) => one - other));
  }

  #computed(place: number, arrays: readonly NDArray[]): NDArray {
    const { op, inputs, attributes } = this.#nodes[place]!;
    return op!.forward(
      inputs.map((input) => arrays[input]!),
      attributes,
    );
  }

  #rebuilt(): Rebuilt[] {
    const rebuilt: Rebuilt[] = [];
    this.#nodes.forEach(({ op, inputs, attributes, requiresGrad }, order) => {
      const origin = {
        op,
        attributes,
        order,
        inputs: inputs.map((input) => rebuilt[input]!),
        position: null,
      };
      rebuilt.push({ array: this.#arrays[order]!, requiresGrad, origin, written: 0 });
    });
    return rebuilt;
  }
}

interface Rebuilt extends Recorded<Rebuilt> {
  readonly origin: Origin<Rebuilt>;
}

function sumOf({ data }: NDArray): number {
  let sum = 0;
  for (const element of data) sum += element;
  return sum;
}

function arrayFrom(value: ArrayLike<number>, shape: Shape, dtype: DType): NDArray {
  const data = storage(value.length, dtype);
  data.set(value);
  return new NDArray(data, shape, dtype);
}

/** A conversion to another precision would undo what float64 is for. */
function inDoubleToo(attributes: Attributes): Attributes {
  return 'dtype' in attributes ? { ...attributes, dtype: 'float64' } : attributes;
}
