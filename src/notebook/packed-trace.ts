// A trace on its way from the worker to the page: all its numbers in one array, which is copied as a whole, and its
// nodes, edges, steps and groups as tables. Leaves refusing what does not fit, and the trace itself, to check/trace.ts.
import { tableOf } from './table.ts';
import type { Trace } from './trace.ts';

/** Where a list of numbers stands. */
export type Span = readonly [start: number, length: number];

export interface PackedTrace extends Trace<Span> {
  readonly numbers: Float64Array;
}

/** Collects lists of numbers; one that comes again is packed once. */
export class NumberPack {
  readonly #spans = new Map<ArrayLike<number>, Span>();
  #size = 0;

  add(list: ArrayLike<number>): Span {
    const known = this.#spans.get(list);
    if (known !== undefined) return known;
    const span: Span = [this.#size, list.length];
    this.#spans.set(list, span);
    this.#size += list.length;
    return span;
  }

  /** All numbers that were added. */
  finish(): Float64Array {
    const numbers = new Float64Array(this.#size);
    for (const [list, [start, length]] of this.#spans) {
      // Most lists are short: a call of `set` would take longer.
      for (let at = 0; at < length; at++) numbers[start + at] = list[at]!;
    }
    return numbers;
  }
}

/** Gives lists of packed numbers again: one list for one span, and never more numbers in all than were packed. */
export class NumberLists {
  readonly #numbers: Float64Array;
  readonly #lists = new Map<number, readonly number[]>();
  #left: number;

  constructor(numbers: Float64Array) {
    this.#numbers = numbers;
    this.#left = numbers.length;
  }

  /** Null for a span that does not fit. */
  list([start, length]: Span): readonly number[] | null {
    const known = this.#lists.get(start);
    if (known?.length === length) return known;
    // It starts where the next list does, whose place it must not take.
    if (length === 0) return [];
    this.#left -= length;
    if (this.#left < 0 || start + length > this.#numbers.length) return null;
    const list: number[] = [];
    for (let at = start; at < start + length; at++) list.push(this.#numbers[at]!);
    this.#lists.set(start, list);
    return list;
  }
}

/**
 * A packed trace under the type that messages have for the page, where check/trace.ts unpacks it: the worker itself
 * only passes it on.
 */
export function asSent(packed: PackedTrace): Trace {
  const { nodes, edges, groups } = packed;
  const steps = packed.steps.map((step) => ({
    phase: step.phase,
    node: step.node,
    edges: step.phase === 'backward' ? step.edges : null,
    update: step.phase === 'update' ? step.update : null,
  }));
  return {
    ...packed,
    nodes: tableOf(nodes),
    edges: tableOf(edges),
    steps: tableOf(steps),
    groups: tableOf(groups),
  } as unknown as Trace;
}
