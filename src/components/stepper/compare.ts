// Two recordings of one cell, the pinned one and the present one: which node of one is which of the other.
// Leaves the numbers' words to i18n/compare.ts and drawing to ComparePanel.svelte.
import type { Trace } from '../../notebook/trace.ts';
import { stateAt, type State } from './state.ts';
import { indexTrace, nodeAt, type TraceIndex } from './trace-index.ts';

/** What a stepper knows of the run that its cell has pinned. */
export interface Pin {
  /** When it was pinned, as on a clock; null where none is. */
  readonly time: string | null;
  /** What this stepper showed then; null where it was not open. */
  readonly trace: Trace | null;
}

export interface Comparison {
  readonly pinned: TraceIndex;
  /** Place in the pinned trace of each node of the present one; null for a new node. */
  readonly places: readonly (number | null)[];
  /** Labels of nodes that only one of the two has. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
  /** Whether a node that both have is computed of other inputs now. */
  readonly rewired: boolean;
}

/** Labels are unique in a trace, and unnamed operations are counted in order: the same label and operation is the same node. */
export function compareTraces(pinned: TraceIndex, present: TraceIndex): Comparison {
  const key = ({ op, label }: { readonly op: string; readonly label: string }) => `${op} ${label}`;
  const before = new Map(pinned.trace.nodes.map((node, place) => [key(node), place]));
  const places = present.trace.nodes.map((node) => before.get(key(node)) ?? null);
  const kept = new Set(places);
  const inputs = (index: TraceIndex, place: number) =>
    (index.inputs[place] ?? []).map((edge) => nodeAt(index, index.from[edge] ?? 0).label).join();
  return {
    pinned,
    places,
    added: present.trace.nodes.filter((_, at) => places[at] === null).map(({ label }) => label),
    gone: pinned.trace.nodes.filter((_, at) => !kept.has(at)).map(({ label }) => label),
    rewired: places.some(
      (at, place) => at !== null && inputs(pinned, at) !== inputs(present, place),
    ),
  };
}

const compared = new WeakMap<Trace, WeakMap<TraceIndex, Comparison>>();

/** What a stepper compares with: the pinned run, unless that is the one it shows. */
export function comparisonWith(pin: Pin | null, present: TraceIndex): Comparison | null {
  const trace = pin?.trace ?? null;
  if (trace === null || trace === present.trace) return null;
  const known = compared.get(trace) ?? new WeakMap<TraceIndex, Comparison>();
  compared.set(trace, known);
  const comparison = known.get(present) ?? compareTraces(indexTrace(trace), present);
  known.set(present, comparison);
  return comparison;
}

/** What a card has room for: numbers of the pinned run that are not those of now. */
export interface Differing {
  readonly value: readonly number[] | null;
  readonly gradient: readonly number[] | null;
}

const differing = new WeakMap<Comparison, Map<number, Differing | null>>();

/** What differs at a node, whether or not it is computed yet; null for a node that is new, or has another shape. */
export function differingAt(
  comparison: Comparison,
  present: TraceIndex,
  place: number,
): Differing | null {
  const known = differing.get(comparison) ?? new Map<number, Differing | null>();
  differing.set(comparison, known);
  const found = known.has(place) ? (known.get(place) ?? null) : differs(comparison, present, place);
  known.set(place, found);
  return found;
}

function differs(
  { pinned, places }: Comparison,
  present: TraceIndex,
  place: number,
): Differing | null {
  const at = places[place] ?? null;
  if (at === null) return null;
  const [before, now] = [nodeAt(pinned, at), nodeAt(present, place)];
  if (before.shape.join() !== now.shape.join()) return null;
  const value = isSame(before.value, now.value) ? null : before.value;
  const { gradient } = before;
  const wanted = gradient !== null && now.gradient !== null && !isSame(gradient, now.gradient);
  return value === null && !wanted ? null : { value, gradient: wanted ? gradient : null };
}

function isSame(before: readonly number[], now: readonly number[]): boolean {
  return before.every((value, element) => Object.is(value, now[element]));
}

/** What a card shows of the pinned run: room for all that differs, and of that what is computed now too. */
export interface Was {
  readonly room: Differing;
  readonly value: readonly number[] | null;
  readonly gradient: readonly number[] | null;
}

/** The pinned numbers beside those of a node that are known now; null where none differ. */
export function wasAt(
  comparison: Comparison | null,
  present: TraceIndex,
  known: State,
  place: number,
): Was | null {
  const room = comparison === null ? null : differingAt(comparison, present, place);
  if (room === null) return null;
  return {
    room,
    value: known.value(place) === null ? null : room.value,
    gradient: isWhole(present, known, place) ? room.gradient : null,
  };
}

/** Half a sum beside a whole one would say nothing. */
function isWhole(index: TraceIndex, known: State, place: number): boolean {
  return (
    known.gradient(place) !== null && known.arrived(place) === (index.uses[place] ?? []).length
  );
}

/** One number of the pinned run beside the same number now; null where one of them is not there. */
export interface Pair {
  readonly pinned: number | null;
  readonly now: number | null;
}

/** Value, gradient and value after updates of one element, as far as they are known now; null where the shapes differ or the node is new. */
export function pairsAt(
  { pinned, places }: Comparison,
  present: TraceIndex,
  known: State,
  place: number,
  element: number,
): { readonly value: Pair; readonly gradient: Pair; readonly updated: Pair } | null {
  const at = places[place] ?? null;
  if (at === null) return null;
  const [before, node] = [nodeAt(pinned, at), nodeAt(present, place)];
  if (before.shape.join() !== node.shape.join()) return null;
  const value = known.value(place)?.[element] ?? null;
  const updated = known.updated(place)?.[element] ?? null;
  const gradient = isWhole(present, known, place)
    ? (known.gradient(place)?.[element] ?? null)
    : null;
  return {
    value: { pinned: value === null ? null : (before.value[element] ?? null), now: value },
    gradient: {
      pinned: gradient === null ? null : (before.gradient?.[element] ?? null),
      now: gradient,
    },
    updated: {
      pinned:
        updated === null
          ? null
          : (stateAt(pinned, pinned.trace.steps.length).updated(at)?.[element] ?? null),
      now: updated,
    },
  };
}
