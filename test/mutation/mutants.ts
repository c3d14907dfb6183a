// Mistakes one can make in a vector-Jacobian product, each as a change of an operation's backward that knows
// nothing of the operation. Leaves catching them to tally.ts.
import { NDArray } from '../../src/engine/ndarray.ts';
import { broadcastIndex, sizeOf } from '../../src/engine/shape.ts';
import type { Attributes, Op, Shape } from '#engine';

/** One call of backward, with what it rightly gives. */
export interface Call {
  readonly upstream: NDArray;
  readonly inputs: readonly NDArray[];
  readonly output: NDArray;
  readonly attributes: Attributes;
  readonly place: number;
  readonly right: NDArray;
  /** The operation's own backward, with some of these changed. */
  again(changes: Partial<Omit<Call, 'right' | 'again'>>): NDArray;
}

/** A wrong gradient; the right one where this mistake cannot be made. */
export type Mutant = (call: Call) => NDArray;

/** Every mistake, by its name. */
export const mutants: Readonly<Record<string, Mutant>> = {
  'sign flipped': ({ right }) => times(right, -1),
  doubled: ({ right }) => times(right, 2),
  halved: ({ right }) => times(right, 0.5),
  zero: ({ right }) => times(right, 0),
  'factor missing': ({ upstream, right }) =>
    sizeOf(upstream.shape) === right.size ? under(upstream, right.shape) : right,
  'upstream missing': ({ upstream, again }) => again({ upstream: map(upstream, () => 1) }),
  'upstream squared': ({ upstream, again }) => again({ upstream: map(upstream, (g) => g * g) }),
  'other input': ({ inputs, place, right, again }) => {
    const other = inputs[place + 1] ? place + 1 : place - 1;
    return fits(inputs[other], inputs[place]!) ? again({ place: other }) : right;
  },
  'inputs swapped': ({ inputs, right, again }) => {
    const [a, b, ...rest] = inputs;
    return fits(b, a!) ? again({ inputs: [b!, a!, ...rest] }) : right;
  },
  'output for input': ({ inputs, output, place, right, again }) =>
    fits(output, inputs[place]!) ? again({ inputs: inputs.with(place, output) }) : right,
  'input for output': ({ inputs, output, place, right, again }) =>
    fits(inputs[place], output) ? again({ output: inputs[place]! }) : right,
  'result transposed': ({ right }) => transposed(right),
  'upstream transposed': ({ upstream, again }) => again({ upstream: transposed(upstream) }),
  'inputs transposed': ({ inputs, again }) => again({ inputs: inputs.map(transposed) }),
  'result rolled along the last axis': ({ right }) => rolled(right, right.shape.length - 1),
  'result rolled along the first axis': ({ right }) => rolled(right, 0),
  'upstream flipped along the last axis': ({ upstream, again }) =>
    again({ upstream: flipped(upstream, upstream.shape.length - 1) }),
  'upstream flipped along the first axis': ({ upstream, again }) =>
    again({ upstream: flipped(upstream, 0) }),
  'inputs rolled': ({ inputs, again }) =>
    again({ inputs: inputs.map((input) => rolled(input, input.shape.length - 1)) }),
  'other axis': ({ attributes, inputs, right, again }) => {
    const rank = Math.max(...inputs.map(({ shape }) => shape.length));
    const other = onNextAxis(attributes, rank);
    return other === attributes ? right : again({ attributes: other });
  },
  'broadcast not summed': ({ right, inputs, place }) => firstCopy(right, inputs[place]!.shape),
  'broadcast averaged': ({ right, inputs, output, place }) => {
    const copies = output.size / inputs[place]!.size;
    return copies > 1 && Number.isFinite(copies) ? times(right, 1 / copies) : right;
  },
  'first element dropped': ({ right }) => without(right, 0),
  'last element dropped': ({ right }) => without(right, right.size - 1),
};

/**
 * The operation's backward with a mistake in it; `told` hears each time it changed the gradient.
 *
 * Where the mistake cannot be made (it throws, or gives a gradient of another size) the right one is given:
 * a mutant has to be caught by its numbers.
 */
export function mutated(op: Op, mutant: Mutant, told: () => void): Op['backward'] {
  const backward = op.backward.bind(op);
  return (upstream, inputs, output, attributes, place) => {
    const call = { upstream, inputs, output, attributes, place };
    const of = (c: typeof call) => backward(c.upstream, c.inputs, c.output, c.attributes, c.place);
    const right = of(call);
    const wrong = attempt(() => mutant({ ...call, right, again: (to) => of({ ...call, ...to }) }));
    const usable = fits(wrong, right) || fits(wrong, inputs[place]!);
    if (!usable || same(wrong!, right)) return right;
    told();
    return wrong!;
  };
}

function attempt(make: () => NDArray): NDArray | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** Up to rounding: in which order a sum is taken is nobody's mistake. */
function same(one: NDArray, other: NDArray): boolean {
  const equal = (value: number, i: number) => {
    const size = Math.abs(value) + Math.abs(other.data[i]!);
    return Number.isNaN(size) || Math.abs(value - other.data[i]!) <= 1e-12 * size;
  };
  return fits(one, other) && Array.from(one.data).every(equal);
}

function fits(one: NDArray | undefined, other: NDArray): boolean {
  return one !== undefined && String(one.shape) === String(other.shape);
}

function map(array: NDArray, value: (x: number, index: number) => number): NDArray {
  return under({ ...array, data: array.data.map(value) }, array.shape);
}

function times(array: NDArray, factor: number): NDArray {
  return map(array, (x) => factor * x);
}

function under({ data, dtype }: Pick<NDArray, 'data' | 'dtype'>, shape: Shape): NDArray {
  return new NDArray(data, shape, dtype);
}

/** Each element from the place that `from` names. */
function moved(array: NDArray, from: (index: number) => number): NDArray {
  return map(array, (_, index) => array.data[from(index)]!);
}

/** The last two axes read the other way round, under the shape they had: [2, 3] becomes [3, 2] called [2, 3]. */
function transposed(array: NDArray): NDArray {
  const [rows = 1, columns = 1] = array.shape.slice(-2);
  if (array.shape.length < 2) return array;
  return moved(array, (index) => {
    const inside = index % (rows * columns);
    return index - inside + (inside % rows) * columns + Math.floor(inside / rows);
  });
}

/** Each place along an axis from another one. */
function along(
  array: NDArray,
  axis: number,
  from: (place: number, size: number) => number,
): NDArray {
  const size = array.shape[axis] ?? 1;
  const step = sizeOf(array.shape.slice(axis + 1));
  return moved(array, (index) => {
    const place = Math.floor(index / step) % size;
    return index + (from(place, size) - place) * step;
  });
}

function rolled(array: NDArray, axis: number): NDArray {
  return along(array, axis, (place, size) => (place + 1) % size);
}

function flipped(array: NDArray, axis: number): NDArray {
  return along(array, axis, (place, size) => size - 1 - place);
}

/** Of elements that a broadcast repeated, the first copy instead of the sum of all. */
function firstCopy(array: NDArray, shape: Shape): NDArray {
  if (array.size === sizeOf(shape)) return array;
  const first = new NDArray(array.data.slice(0, sizeOf(shape)), shape, array.dtype);
  for (let index = array.size - 1; index >= 0; index--) {
    first.data[broadcastIndex(index, shape, array.shape)] = array.data[index]!;
  }
  return first;
}

function without(array: NDArray, place: number): NDArray {
  return map(array, (value, index) => (index === place ? 0 : value));
}

/** Settings with every `axis` and `axes` one further; the settings themselves where they name none. */
function onNextAxis(attributes: Attributes, rank: number): Attributes {
  const next = (axis: number) => (axis + 1) % rank;
  const { axis, axes } = attributes;
  if (typeof axis === 'number') return { ...attributes, axis: next(axis) };
  if (!Array.isArray(axes)) return attributes;
  return { ...attributes, axes: (axes as number[]).map(next).toSorted((a, b) => a - b) };
}
