// Which traces the page accepts: bounded, and every id they speak of is a node of theirs.
import { caps } from '../output.ts';
import { unpackTrace, type PackedTrace, type Span } from '../packed-trace.ts';
import type {
  OpenedElement,
  OpenedTerm,
  Trace,
  TraceEdge,
  TraceGroup,
  TraceNode,
  TraceStep,
  TraceUpdate,
} from '../trace.ts';
import {
  count,
  ensure,
  fields,
  list,
  number,
  nullable,
  oneOf,
  plain,
  record,
  text,
  tuple,
  word,
  type Reader,
} from './reader.ts';

const label = text(caps.label);
const tex = text(caps.text);
const index = list(count, 16);
const numbers = tuple<[number, number]>(count, count);
/** Edges of a graph: an operation has few inputs, but concat may have many. */
const maxEdges = 8 * caps.traceNodes;

const node = fields<TraceNode<Span>>({
  id: label,
  role: word('parameter', 'data', 'operation'),
  op: label,
  name: nullable(label),
  label: text(caps.label + 20),
  tex,
  dtype: word('float32', 'float64'),
  shape: index,
  value: numbers,
  gradient: nullable(numbers),
  cell: label,
  line: count,
  column: count,
  formula: tex,
  attributes: record(plain(4, 64), 64),
  group: nullable(count),
});

const edge = fields<TraceEdge<Span>>({
  from: label,
  to: label,
  input: count,
  contribution: nullable(numbers),
  formula: tex,
  opened: nullable(
    fields<OpenedElement>({
      index,
      value: number,
      terms: list(fields<OpenedTerm>({ index, upstream: number, derivative: number }), 6),
      omitted: count,
    }),
  ),
});

const step = oneOf<TraceStep, 'phase'>('phase', {
  forward: fields<Extract<TraceStep, { phase: 'forward' }>>({
    phase: word('forward'),
    node: label,
  }),
  seed: fields<Extract<TraceStep, { phase: 'seed' }>>({ phase: word('seed'), node: label }),
  backward: fields<Extract<TraceStep, { phase: 'backward' }>>({
    phase: word('backward'),
    node: label,
    edges: list(count, maxEdges),
  }),
  update: fields<Extract<TraceStep, { phase: 'update' }>>({
    phase: word('update'),
    node: label,
    update: count,
  }),
});

const group = fields<TraceGroup>({
  parent: nullable(count),
  kind: word('layer', 'call', 'loop', 'turn'),
  name: label,
  turn: nullable(count),
  turns: nullable(count),
  cell: label,
  line: count,
  column: count,
});

const update = fields<TraceUpdate<Span>>({
  node: label,
  before: numbers,
  after: numbers,
  rule: label,
  formula: tex,
  cell: label,
  line: count,
  column: count,
});

const allNumbers: Reader<Float64Array> = (value) => {
  ensure(value instanceof Float64Array && value.length <= caps.traceNumbers, 'numbers');
  return value as Float64Array; // ensured
};

/** A trace whose parts fit together, from its packed form. */
export const readTrace: Reader<Trace> = (value) => {
  const trace = fields<PackedTrace>({
    numbers: allNumbers,
    cell: label,
    backward: count,
    nodes: list(node, caps.traceNodes),
    edges: list(edge, maxEdges),
    steps: list(step, 2 * caps.traceNodes + 1 + caps.traceUpdates),
    groups: list(group, caps.traceGroups),
    updates: list(update, caps.traceUpdates),
  })(value);
  const sizes = new Map(trace.nodes.map(({ id, value: [, size] }) => [id, size]));
  ensure(
    trace.nodes.length > 0 && sizes.size === trace.nodes.length,
    'nodes with ids of their own',
  );
  checkNodes(trace);
  checkEdges(trace, sizes);
  checkSteps(trace, sizes);
  checkUpdates(trace, sizes);
  checkSpans(trace);
  return unpackTrace(trace);
};

type Sizes = ReadonlyMap<string, number>;

function checkNodes({ nodes, groups }: PackedTrace): void {
  for (const {
    gradient,
    value: [, size],
    group: place,
  } of nodes) {
    ensure(gradient === null || gradient[1] === size, 'a gradient like its value');
    ensure(place === null || place < groups.length, 'nodes in groups that there are');
  }
  for (const [place, { parent }] of groups.entries()) {
    ensure(parent === null || parent < place, 'groups inside groups before them');
  }
}

function checkEdges({ edges }: PackedTrace, sizes: Sizes): void {
  for (const { from, to, contribution } of edges) {
    ensure(sizes.has(from) && sizes.has(to), 'edges between nodes');
    ensure(
      contribution === null || contribution[1] === sizes.get(from),
      'a contribution like its input',
    );
  }
}

function checkSteps({ steps, edges, updates }: PackedTrace, sizes: Sizes): void {
  for (const taken of steps) {
    ensure(sizes.has(taken.node), 'steps at nodes');
    const places = taken.phase === 'backward' ? taken.edges : [];
    ensure(
      places.every((place) => place < edges.length),
      'steps along edges',
    );
    if (taken.phase !== 'update') continue;
    ensure(updates[taken.update]?.node === taken.node, 'steps of updates');
  }
}

function checkUpdates({ updates }: PackedTrace, sizes: Sizes): void {
  for (const { node: id, before, after } of updates) {
    const size = sizes.get(id);
    ensure(before[1] === size && after[1] === size, 'updates like their node');
  }
}

/** Lists overlap only where they are the same list: so there are never more numbers than were sent. */
function checkSpans({ numbers: all, nodes, edges, updates }: PackedTrace): void {
  const spans = [
    ...nodes.flatMap(({ value: values, gradient }) => [values, gradient]),
    ...edges.map(({ contribution }) => contribution),
    ...updates.flatMap(({ before, after }) => [before, after]),
  ].filter((span) => span !== null);
  const lengths = new Map<number, number>();
  for (const [start, length] of spans) {
    // An empty list may begin where another one does.
    if (length === 0) continue;
    ensure((lengths.get(start) ?? length) === length, 'lists of one length at one place');
    lengths.set(start, length);
  }
  let end = 0;
  for (const [start, length] of [...lengths].sort(([left], [right]) => left - right)) {
    ensure(start >= end, 'lists that do not overlap');
    end = start + length;
  }
  ensure(end <= all.length, 'lists of numbers that there are');
}
