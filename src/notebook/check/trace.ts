// Which traces the page accepts: bounded, and every id they speak of is a node of theirs.
import type { AxisPart } from '#engine';
import { isPartial, type Contribution, type PartialContribution } from '../contribution.ts';
import { caps } from '../output.ts';
import { NumberLists } from '../packed-trace.ts';
import type {
  CodePlace,
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
  nullable,
  oneOf,
  plain,
  record,
  Refused,
  text,
  tuple,
  word,
  type Reader,
} from './reader.ts';

const label = text(caps.label);
const tex = text(caps.text);
const index = list(count, 16);
const span = tuple<[number, number]>(count, count);
/** Edges of a graph: an operation has few inputs, but concat may have many. */
const maxEdges = 8 * caps.traceNodes;

const nodeWith = (numbers: Reader<readonly number[]>) =>
  fields<TraceNode>({
    id: label,
    role: word('parameter', 'data', 'operation'),
    op: label,
    name: nullable(label),
    given: list(fields<CodePlace>({ cell: label, line: count, column: count }), 16),
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

const axisPart = fields<AxisPart>({ start: count, step: count, count });

const contributionWith = (numbers: Reader<readonly number[]>): Reader<Contribution> => {
  const partial = fields<PartialContribution>({
    shape: index,
    part: list(axisPart, 16),
    numbers,
  });
  return (value) => (Array.isArray(value) ? numbers(value) : partial(value));
};

const edgeWith = (numbers: Reader<readonly number[]>) =>
  fields<TraceEdge>({
    from: label,
    to: label,
    input: count,
    contribution: nullable(contributionWith(numbers)),
    formula: tex,
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

const updateWith = (numbers: Reader<readonly number[]>) =>
  fields<TraceUpdate>({
    node: label,
    before: numbers,
    after: numbers,
    rule: label,
    formula: tex,
    cell: label,
    line: count,
    column: count,
  });

/** Reads where lists stand in all the numbers of a trace, and gives the lists. */
const readNumbers: Reader<Reader<readonly number[]>> = (value) => {
  if (!(value instanceof Float64Array) || value.length > caps.traceNumbers)
    throw new Refused('expected numbers within the limit');
  const lists = new NumberLists(value);
  return (place) => {
    const found = lists.list(span(place));
    if (found === null) throw new Refused('expected numbers that there are');
    return found;
  };
};

/** A trace whose parts fit together, from its packed form. */
export const readTrace: Reader<Trace> = (value) => {
  const { numbers } = fields<{ numbers: Reader<readonly number[]> }>({ numbers: readNumbers })(
    value,
  );
  const trace = fields<Trace>({
    cell: label,
    backward: count,
    nodes: list(nodeWith(numbers), caps.traceNodes),
    edges: list(edgeWith(numbers), maxEdges),
    steps: list(step, 2 * caps.traceNodes + 1 + caps.traceUpdates),
    groups: list(group, caps.traceGroups),
    updates: list(updateWith(numbers), caps.traceUpdates),
    omittedUpdates: count,
  })(value);
  const sizes = new Map(trace.nodes.map(({ id, value: values }) => [id, values.length]));
  ensure(
    trace.nodes.length > 0 && sizes.size === trace.nodes.length,
    'nodes with ids of their own',
  );
  checkNodes(trace);
  checkEdges(trace);
  checkSteps(trace, sizes);
  checkUpdates(trace, sizes);
  return trace;
};

type Sizes = ReadonlyMap<string, number>;

function checkNodes({ nodes, groups }: Trace): void {
  for (const { gradient, value: values, group: place } of nodes) {
    ensure(gradient === null || gradient.length === values.length, 'a gradient like its value');
    ensure(place === null || place < groups.length, 'nodes in groups that there are');
  }
  for (const [place, { parent }] of groups.entries()) {
    ensure(parent === null || parent < place, 'groups inside groups before them');
  }
}

function checkEdges({ nodes, edges }: Trace): void {
  const shapes = new Map(nodes.map(({ id, shape, value }) => [id, { shape, size: value.length }]));
  for (const { from, to, contribution } of edges) {
    const input = shapes.get(from);
    ensure(shapes.has(to), 'edges between nodes');
    if (input === undefined) throw new Refused('expected edges between nodes');
    ensure(contribution === null || isLike(contribution, input), 'a contribution like its input');
  }
}

interface Measure {
  readonly shape: readonly number[];
  readonly size: number;
}

function isLike(contribution: Contribution, { shape, size }: Measure): boolean {
  if (!isPartial(contribution)) return contribution.length === size;
  const { part, numbers, shape: own } = contribution;
  const kept = part.reduce((product, { count: along }) => product * along, 1);
  return (
    own.length === shape.length &&
    own.every((length, axis) => length === shape[axis]) &&
    own.reduce((product, length) => product * length, 1) === size &&
    part.length === own.length &&
    part.every(
      ({ start, step, count: along }, axis) =>
        along === 0 || (step > 0 && start + (along - 1) * step < own[axis]!),
    ) &&
    kept === numbers.length
  );
}

function checkSteps({ steps, edges, updates }: Trace, sizes: Sizes): void {
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

function checkUpdates({ updates }: Trace, sizes: Sizes): void {
  for (const { node: id, before, after } of updates) {
    const size = sizes.get(id);
    ensure(before.length === size && after.length === size, 'updates like their node');
  }
}
