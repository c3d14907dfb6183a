// What is known after the first steps of a trace: values, contributions and gradients.
// A pure function of trace and position, so that stepping back gives the very same numbers; no drawing.
import { allNumbers, sumOf, type Contribution } from '../../notebook/contribution.ts';
import type { Trace } from '../../notebook/trace.ts';
import { edgeAt, nodeAt, updateAt, type TraceIndex } from './trace-index.ts';

/** What is known at a position. Null: not computed yet, or never computed. Row-major numbers. */
export interface State {
  readonly position: number;
  /** The value of the forward pass, also after an update. */
  value(node: number): readonly number[] | null;
  /** What the last update has made of a leaf; null before the first. */
  updated(node: number): readonly number[] | null;
  /** The sum of the contributions that have arrived, added in tape order and rounded to the node's dtype. */
  gradient(node: number): readonly number[] | null;
  /** What an edge has sent; null before that. */
  contribution(edge: number): Contribution | null;
  /** How many of a node's uses have sent their contribution. */
  arrived(node: number): number;
}

/** A state as plain data: what `<gradient-stepper>` hands out. */
export interface Snapshot {
  readonly position: number;
  readonly nodes: readonly SnapshotNode[];
  readonly edges: readonly SnapshotEdge[];
  readonly sentence: string;
}

export interface SnapshotNode {
  readonly id: string;
  readonly op: string;
  readonly name: string | null;
  readonly label: string;
  readonly dtype: Trace['nodes'][number]['dtype'];
  readonly shape: readonly number[];
  readonly value: readonly number[] | null;
  /** The value after the last update so far. */
  readonly updated: readonly number[] | null;
  readonly gradient: readonly number[] | null;
  readonly line: number;
  readonly column: number;
}

/** One use of an input (`from`) by the operation that used it (`to`). */
export interface SnapshotEdge {
  readonly from: string;
  readonly to: string;
  readonly input: number;
  readonly contribution: readonly number[] | null;
}

/** The state after exactly the first `position` steps. Gradients are added up when asked for. */
export function stateAt(index: TraceIndex, position: number): State {
  const gradients = new Map<number, readonly number[] | null>();
  const contribution = (edge: number) =>
    position >= (index.arrival[edge] ?? Infinity) ? edgeAt(index, edge).contribution : null;
  const fold = (place: number): readonly number[] | null => {
    const node = nodeAt(index, place);
    if (place === index.root) return position >= index.seed ? node.gradient : null;
    const arrived: Contribution[] = [];
    for (const edge of index.uses[place] ?? []) {
      const term = contribution(edge);
      if (term !== null) arrived.push(term);
    }
    return sumOf(arrived, node.dtype);
  };
  return {
    position,
    value: (node) =>
      position >= (index.forward[node] ?? Infinity) ? nodeAt(index, node).value : null,
    updated(node) {
      const last = (index.updates[node] ?? []).findLast((step) => step <= position);
      return last === undefined ? null : (updateAt(index, last)?.after ?? null);
    },
    gradient(node) {
      let gradient = gradients.get(node);
      if (gradient === undefined) gradients.set(node, (gradient = fold(node)));
      return gradient;
    },
    contribution,
    arrived(node) {
      let count = 0;
      for (const edge of index.uses[node] ?? []) if (contribution(edge) !== null) count++;
      return count;
    },
  };
}

/** The whole state as plain data of its own; edges in the order of the trace. */
export function snapshotOf(index: TraceIndex, state: State, sentence: string): Snapshot {
  return {
    position: state.position,
    nodes: index.trace.nodes.map(({ id, op, name, label, dtype, shape, line, column }, place) => ({
      id,
      op,
      name,
      label,
      dtype,
      shape: shape.slice(),
      value: state.value(place)?.slice() ?? null,
      updated: state.updated(place)?.slice() ?? null,
      gradient: state.gradient(place)?.slice() ?? null,
      line,
      column,
    })),
    edges: index.trace.edges.map(({ from, to, input }, place) => {
      const sent = state.contribution(place);
      return { from, to, input, contribution: sent === null ? null : allNumbers(sent).slice() };
    }),
    sentence,
  };
}
