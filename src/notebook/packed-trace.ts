// A trace on its way from the worker to the page: all its numbers in one array, which is copied as a whole.
// Leaves refusing what does not fit to check/trace.ts.
import type { Trace } from './trace.ts';

/** Where a list of numbers stands. */
export type Span = readonly [start: number, length: number];

export interface PackedTrace extends Trace<Span> {
  readonly numbers: Float64Array;
}

/** Packs a trace; an array that it holds several times is packed once. */
export function packTrace(trace: Trace<ArrayLike<number>>): PackedTrace {
  const spans = new Map<ArrayLike<number>, Span>();
  let size = 0;
  const packed = mapNumbers(trace, (list): Span => {
    const known = spans.get(list);
    if (known !== undefined) return known;
    const span: Span = [size, list.length];
    spans.set(list, span);
    size += list.length;
    return span;
  });
  const numbers = new Float64Array(size);
  for (const [list, [start]] of spans) numbers.set(list, start);
  return { ...packed, numbers };
}

/**
 * A packed trace under the type that messages have for the page, where check/trace.ts unpacks it: the worker itself
 * only passes it on.
 */
export function asSent(packed: PackedTrace): Trace {
  return packed as unknown as Trace;
}

/** The trace that {@link packTrace} packed; lists that are one place of the packed numbers are one list. */
export function unpackTrace({ numbers, ...packed }: PackedTrace): Trace {
  const lists = new Map<number, readonly number[]>();
  return mapNumbers(packed, ([start, length]) => {
    const known = lists.get(start);
    if (known?.length === length) return known;
    const list = Array.from(numbers.subarray(start, start + length));
    lists.set(start, list);
    return list;
  });
}

/** The same trace, each of its lists of numbers turned into something else. */
function mapNumbers<From, To>(trace: Trace<From>, turn: (numbers: From) => To): Trace<To> {
  const turnAny = (numbers: From | null) => (numbers === null ? null : turn(numbers));
  return {
    ...trace,
    nodes: trace.nodes.map((node) => ({
      ...node,
      value: turn(node.value),
      gradient: turnAny(node.gradient),
    })),
    edges: trace.edges.map((edge) => ({ ...edge, contribution: turnAny(edge.contribution) })),
    updates: trace.updates.map((update) => ({
      ...update,
      before: turn(update.before),
      after: turn(update.after),
    })),
  };
}
