// Which elements of its inputs an operation made one element of. Leaves judging them to anomaly-kind.ts.
import type { TraceNode } from '../../notebook/trace.ts';
import { largestAt, ravel, unravel } from './numbers.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

/** One element of one input. */
export interface Culprit {
  readonly node: number;
  readonly of: 'value' | 'gradient';
  readonly element: number;
  readonly number: number;
}

const elementwise = new Set(
  `abs add sub mul div pow neg exp log sqrt reciprocal sin cos sign floor square maximum minimum clamp where
  sigmoid tanh softsign hardtanh relu leakyRelu prelu relu6 elu selu softplus logSigmoid silu gelu mish cast
  clone broadcastTo binaryCrossEntropy binaryCrossEntropyWithLogits klDivergence klDivergenceOfLogs`.split(
    /\s+/,
  ),
);

const reductions = new Set(
  'sum mean max min prod variance std norm logsumexp softmax logSoftmax cumsum'.split(' '),
);

/** For each input of `place`, each once: the element that went into `element`, or the one that explains it best. */
export function culpritsOf(index: TraceIndex, place: number, element: number): Culprit[] {
  const found = (index.inputs[place] ?? []).map((edge) => {
    const node = index.from[edge] ?? 0;
    const at = inputElement(index, place, edge, element);
    return {
      node,
      of: 'value' as const,
      element: at,
      number: nodeAt(index, node).value[at] ?? NaN,
    };
  });
  return found.filter(
    (one, at) =>
      at === found.findIndex((other) => other.node === one.node && other.element === one.element),
  );
}

/** The gradient that came in, and the values that made the local slope. */
export function sources(index: TraceIndex, edge: number, element: number): Culprit[] {
  const maker = index.to[edge] ?? 0;
  const upstream = nodeAt(index, maker).gradient ?? [];
  const largest = upstream.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const at = outputElement(
    index,
    maker,
    edge,
    element,
    (flat) => Math.abs(upstream[flat] ?? 0) === largest,
  );
  const own = { node: index.from[edge] ?? 0, of: 'value' as const, element };
  const value = nodeAt(index, own.node).value[element] ?? NaN;
  const others = culpritsOf(index, maker, at).filter(({ node }) => node !== own.node);
  return [
    { node: maker, of: 'gradient', element: at, number: upstream[at] ?? NaN },
    { ...own, number: value },
    ...others,
  ];
}

/** The element of one input that went into `element` of `place`: the one, or of several the worst. */
function inputElement(index: TraceIndex, place: number, edge: number, element: number): number {
  const node = nodeAt(index, place);
  const { op, shape } = node;
  const from = nodeAt(index, index.from[edge] ?? 0);
  const inputs = (index.inputs[place] ?? []).map((one) => nodeAt(index, index.from[one] ?? 0));
  if (elementwise.has(op)) {
    const at = spreadFrom(element, shape, from.shape);
    if (at !== null) return at;
  }
  if (op === 'matmul') {
    const at = factorAt(inputs, shape, element, index.trace.edges[edge]?.input ?? 0);
    if (at !== null) return at;
  }
  if (reductions.has(op)) {
    const group = from.value.keys().filter((flat) => joins(flat, from, node, element));
    return worst(from.value, [...group]);
  }
  return worst(from.value, [...from.value.keys()]);
}

/** The output element that `element` of the input of an elementwise operation went into; of several the first wrong one. */
function outputElement(
  index: TraceIndex,
  place: number,
  edge: number,
  element: number,
  isWrong: (flat: number) => boolean,
): number {
  const node = nodeAt(index, place);
  const reached = node.value
    .keys()
    .filter((flat) => inputElement(index, place, edge, flat) === element)
    .toArray();
  return reached.find(isWrong) ?? reached[0] ?? 0;
}

/** Broadcasting backwards: axes from the right, those of length 1 stand still; null where shapes do not fit. */
function spreadFrom(
  element: number,
  shape: readonly number[],
  input: readonly number[],
): number | null {
  if (input.length > shape.length) return null;
  const at = unravel(element, shape).slice(shape.length - input.length);
  const fits = input.every(
    (size, axis) => size === 1 || size === shape[axis + shape.length - input.length],
  );
  return fits
    ? ravel(
        at.map((i, axis) => (input[axis] === 1 ? 0 : i)),
        input,
      )
    : null;
}

/** Of row i and column j the factor of the largest product, for plain matrices. */
function factorAt(
  inputs: readonly { readonly shape: readonly number[]; readonly value: readonly number[] }[],
  shape: readonly number[],
  element: number,
  input: number,
): number | null {
  const [left, right] = inputs;
  const [, columns] = shape;
  const inner = left?.shape[1];
  if (!left || !right || shape.length !== 2 || left.shape.length !== 2 || inner === undefined)
    return null;
  if (columns === undefined || right.shape.length !== 2) return null;
  const row = Math.floor(element / columns);
  const products = Array.from({ length: inner }, (_, k) => {
    const a = left.value[row * inner + k] ?? 0;
    return Math.abs(a * (right.value[k * columns + (element % columns)] ?? 0));
  });
  const k = worst(products, [...products.keys()]);
  return input === 0 ? row * inner + k : k * columns + (element % columns);
}

/** Whether an element of the input went into an element of a reduction: they agree on all axes but the reduced ones. */
function joins(flat: number, from: TraceNode, to: TraceNode, element: number): boolean {
  const { axes, axis } = to.attributes;
  const reduced = Array.isArray(axes) ? axes : typeof axis === 'number' ? [axis] : [];
  const kept = (index: readonly number[]) => index.filter((_, at) => !reduced.includes(at));
  const there = unravel(element, to.shape);
  const ends = to.shape.length === from.shape.length ? kept(there) : there;
  return kept(unravel(flat, from.shape)).every((i, at) => i === ends[at]);
}

/** The first that is not finite, else the largest. */
function worst(values: readonly number[], places: readonly number[]): number {
  const broken = places.find((place) => !Number.isFinite(values[place]));
  return broken ?? places[largestAt(places.map((place) => values[place] ?? 0))] ?? 0;
}
