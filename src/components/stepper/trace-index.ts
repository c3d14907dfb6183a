// Where everything of a trace stands: which edges meet a node, and at which step a number comes about.
// Made once per trace; leaves the numbers themselves to state.ts.
import type { Trace, TraceEdge, TraceNode, TraceStep, TraceUpdate } from '../../notebook/trace.ts';
import type { SourceLine } from './source-line.ts';

/** A trace with its cross references. Nodes, edges and steps are named by their places in the trace. */
export interface TraceIndex {
  readonly trace: Trace;
  /** Place of the root: the scalar that was differentiated. */
  readonly root: number;
  /** Place of the node that each step is about; of the first step at 0. */
  readonly stepNodes: readonly number[];
  /** Edges into each node (its inputs), by place of input. */
  readonly inputs: readonly (readonly number[])[];
  /** Edges out of each node (its uses), in tape order. */
  readonly uses: readonly (readonly number[])[];
  /** Position from which a node's value is there; 0 for leaves. */
  readonly forward: readonly number[];
  /** Position from which a node has passed its gradient on; Infinity where it never does. */
  readonly backward: readonly number[];
  /** Position from which an edge's contribution has arrived; Infinity where none does. */
  readonly arrival: readonly number[];
  /** Positions of the steps in which each node was changed in place, in order. */
  readonly updates: readonly (readonly number[])[];
  /** Position from which the root has the gradient the pass starts with. */
  readonly seed: number;
  /** Places of the ends of each edge. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Cross references of `trace`, in time proportional to its size. */
export function indexTrace(trace: Trace): TraceIndex {
  const place = new Map(trace.nodes.map((node, index) => [node.id, index]));
  const at = (id: string): number => {
    const index = place.get(id);
    if (index === undefined) throw new RangeError(`trace: no node is called ${id}`);
    return index;
  };
  const root = trace.nodes.length - 1;
  const from = trace.edges.map((edge) => at(edge.from));
  const to = trace.edges.map((edge) => at(edge.to));
  const stepNodes = trace.steps.map((step) => at(step.node));
  return {
    trace,
    root,
    stepNodes,
    // In the order of their places: so the trace has them.
    inputs: gather(trace.nodes.length, to),
    uses: gather(trace.nodes.length, from),
    from,
    to,
    ...positions(trace, stepNodes),
  };
}

/** The node at `place`; throws where there is none. */
export function nodeAt(index: TraceIndex, place: number): TraceNode {
  return index.trace.nodes[place] ?? missing('node', place);
}

/** The edge at `place`; throws where there is none. */
export function edgeAt(index: TraceIndex, place: number): TraceEdge {
  return index.trace.edges[place] ?? missing('edge', place);
}

/** The step that led to `position`: null at the start, where nothing has happened. */
export function stepAt(index: TraceIndex, position: number): TraceStep | null {
  return position === 0 ? null : (index.trace.steps[position - 1] ?? missing('step', position));
}

/** Place of the node that `position`'s step is about; null at the start. */
export function currentNode(index: TraceIndex, position: number): number | null {
  return position === 0 ? null : (index.stepNodes[position - 1] ?? missing('step', position));
}

/** Position of the step that made a node's value; of a leaf that of the first step that uses it. */
export function madeAt(index: TraceIndex, place: number): number {
  if (nodeAt(index, place).role === 'operation') return index.forward[place] ?? 0;
  const uses = (index.uses[place] ?? []).map((edge) => index.forward[index.to[edge] ?? 0] ?? 0);
  return uses.length === 0 ? 0 : Math.min(...uses);
}

/** What happened to a leaf in the step that led to `position`; null in all other phases. */
export function updateAt(index: TraceIndex, position: number): TraceUpdate | null {
  const step = stepAt(index, position);
  if (step?.phase !== 'update') return null;
  return index.trace.updates[step.update] ?? missing('update', step.update);
}

/** The code that the step at `position` is about: an update stands elsewhere than its leaf. Null at the start. */
export function codeAt(index: TraceIndex, position: number): SourceLine | null {
  const node = currentNode(index, position);
  return updateAt(index, position) ?? (node === null ? null : nodeAt(index, node));
}

/** Edges on which a gradient flows in the step that led to `position`. */
export function litEdges(index: TraceIndex, position: number): ReadonlySet<number> {
  const step = stepAt(index, position);
  return new Set(step?.phase === 'backward' ? step.edges : []);
}

/** Places of the nodes that receive a gradient in the step that led to `position`, each once. */
export function receivers(index: TraceIndex, position: number): number[] {
  const step = stepAt(index, position);
  if (step === null || step.phase === 'forward' || step.phase === 'update') return [];
  if (step.phase === 'seed') return [index.root];
  return [...new Set(step.edges.map((edge) => index.from[edge] ?? missing('edge', edge)))];
}

function positions(trace: Trace, stepNodes: readonly number[]) {
  const forward = trace.nodes.map(() => 0);
  const backward = trace.nodes.map(() => Infinity);
  const arrival = trace.edges.map(() => Infinity);
  const updates: number[][] = trace.nodes.map(() => []);
  let seed = Infinity;
  trace.steps.forEach((step, index) => {
    const position = index + 1;
    const node = stepNodes[index] ?? 0;
    if (step.phase === 'forward') forward[node] = position;
    else if (step.phase === 'seed') seed = position;
    else if (step.phase === 'backward') {
      backward[node] = position;
      for (const edge of step.edges) arrival[edge] = position;
    } else updates[node]?.push(position);
  });
  return { forward, backward, arrival, updates, seed };
}

/** For each node, the edges whose end it is, in order. */
function gather(nodes: number, ends: readonly number[]): number[][] {
  const edges: number[][] = Array.from({ length: nodes }, () => []);
  ends.forEach((node, edge) => edges[node]?.push(edge));
  return edges;
}

function missing(what: string, place: number): never {
  throw new RangeError(`trace: there is no ${what} ${place}`);
}
