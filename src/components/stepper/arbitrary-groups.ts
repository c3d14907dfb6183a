// Random traces whose operations stand in random groups, and regular ones of any size. Their numbers are
// those of arbitrary-trace.ts.
import fc from 'fast-check';
import type { Trace, TraceEdge, TraceGroup, TraceNode, TraceStep } from '../../notebook/trace.ts';
import { arbitraryTrace } from './arbitrary-trace.ts';

/** Traces of up to `maximum` operations in groups inside groups; loops hold only turns. */
export function arbitraryGroups(maximum = 40): fc.Arbitrary<Trace> {
  return fc
    .record({ trace: arbitraryTrace(maximum), choices: fc.infiniteStream(fc.nat(5)) })
    .map(({ trace, choices }) => grouped(trace, () => choices.next().value ?? 0));
}

/** At every operation groups end and begin by chance. A leaf is in the group of its first use, or in none. */
function grouped(trace: Trace, choose: () => number): Trace {
  const groups: TraceGroup[] = [];
  const open: number[] = [];
  const begin = (kind: TraceGroup['kind'], turn: number | null) => {
    const name = kind === 'layer' || kind === 'call' ? `${kind}_${groups.length}` : '';
    open.push(groups.push(group(open.at(-1) ?? null, kind, name, turn)) - 1);
  };
  const nodes = trace.nodes.map((node): TraceNode => {
    if (node.role !== 'operation') return node;
    const choice = choose();
    if (choice === 0) open.pop();
    else if (choice < 4 && open.length < 5) {
      const kind = (['call', 'layer', 'loop'] as const)[choice - 1] ?? 'call';
      begin(kind, null);
    }
    const around = groups[open.at(-1) ?? -1];
    if (around?.kind === 'loop') begin('turn', 0);
    else if (around?.kind === 'turn' && choice === 5) {
      open.pop();
      begin('turn', (around.turn ?? 0) + 1);
    }
    return { ...node, group: open.at(-1) ?? null };
  });
  return { ...trace, nodes, groups };
}

function group(
  parent: number | null,
  kind: TraceGroup['kind'],
  name: string,
  turn: number | null,
  turns: number | null = null,
): TraceGroup {
  return { parent, kind, name, turn, turns, cell: 'cell', line: 1, column: 1 };
}

/**
 * s = s · w + b, over and over: `outer` turns of a loop, in each of which another loop has `inner` turns of
 * two operations. `w` and `b` are shared by all.
 */
export function nestedLoops(outer: number, inner: number): Trace {
  const groups: TraceGroup[] = [group(null, 'loop', '', null, outer)];
  const nodes: TraceNode[] = ['w', 'b', 's'].map((name) => leaf(name));
  const edges: TraceEdge[] = [];
  const operation = (op: string, from: string, other: string, within: number) => {
    const id = `n${nodes.length}`;
    nodes.push({ ...leaf(id), role: 'operation', op, name: null, group: within, label: id });
    for (const [input, source] of [from, other].entries()) edges.push(edge(source, id, input));
    return id;
  };
  let last = 's';
  for (let i = 0; i < outer; i++) {
    const turn = groups.push(group(0, 'turn', '', i)) - 1;
    const loop = groups.push(group(turn, 'loop', '', null, inner)) - 1;
    for (let j = 0; j < inner; j++) {
      const innerTurn = groups.push(group(loop, 'turn', '', j)) - 1;
      last = operation('add', operation('mul', last, 'w', innerTurn), 'b', innerTurn);
    }
  }
  return {
    cell: 'cell',
    backward: 1,
    nodes,
    edges,
    groups,
    updates: [],
    omittedUpdates: 0,
    steps: steps(nodes, edges),
  };
}

function leaf(name: string): TraceNode {
  return {
    id: name,
    role: 'parameter',
    op: 'tensor',
    name,
    given: [],
    label: name,
    tex: name,
    dtype: 'float64',
    shape: [],
    value: [0.5],
    gradient: [1],
    cell: 'cell',
    line: 1,
    column: 1,
    formula: '',
    attributes: {},
    group: null,
  };
}

function edge(from: string, to: string, input: number): TraceEdge {
  return { from, to, input, contribution: [0.25], formula: '' };
}

function steps(nodes: readonly TraceNode[], edges: readonly TraceEdge[]): TraceStep[] {
  const operations = nodes.filter((node) => node.role === 'operation').map(({ id }) => id);
  const into = new Map(operations.map((id): [string, number[]] => [id, []]));
  edges.forEach(({ to }, place) => into.get(to)?.push(place));
  return [
    ...operations.map((node): TraceStep => ({ phase: 'forward', node })),
    { phase: 'seed', node: operations.at(-1) ?? '' },
    ...operations
      .toReversed()
      .map((node): TraceStep => ({ phase: 'backward', node, edges: into.get(node) ?? [] })),
  ];
}
