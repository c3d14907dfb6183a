// Which traces the page accepts: bounded, and every id they speak of is a node of theirs.
import type { AxisPart } from '#engine';
import { isPartial, type Contribution, type PartialContribution } from '../contribution.ts';
import { caps } from '../output.ts';
import { NumberLists } from '../packed-trace.ts';
import type {
  Giving,
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
  plain,
  record,
  Refused,
  table,
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

const giving = fields<Giving>({ name: label, cell: label, line: count, column: count });

const nodesWith = (numbers: Reader<readonly number[]>) =>
  table<TraceNode>(
    {
      id: label,
      role: word('parameter', 'data', 'operation'),
      op: label,
      name: nullable(label),
      given: list(giving, 16),
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
    },
    caps.traceNodes,
  );

const axisPart = fields<AxisPart>({ start: count, step: count, count });

const contributionWith = (numbers: Reader<readonly number[]>): Reader<Contribution> => {
  const partial = fields<PartialContribution>({
    shape: index,
    part: list(axisPart, 16),
    numbers,
  });
  return (value) => (Array.isArray(value) ? numbers(value) : partial(value));
};

const edgesWith = (numbers: Reader<readonly number[]>) =>
  table<TraceEdge>(
    {
      from: label,
      to: label,
      input: count,
      contribution: nullable(contributionWith(numbers)),
      formula: tex,
    },
    maxEdges,
  );

/** What steps of any phase have. */
interface StepRow {
  readonly phase: TraceStep['phase'];
  readonly node: string;
  readonly edges: readonly number[] | null;
  readonly update: number | null;
}

const steps = table<StepRow>(
  {
    phase: word('forward', 'seed', 'backward', 'update'),
    node: label,
    edges: nullable(list(count, maxEdges)),
    update: nullable(count),
  },
  2 * caps.traceNodes + 1 + caps.traceUpdates,
);

function stepOf({ phase, node, edges, update }: StepRow): TraceStep {
  if (phase === 'forward' || phase === 'seed') return { phase, node };
  if (phase === 'backward' && edges !== null) return { phase, node, edges };
  if (phase === 'update' && update !== null) return { phase, node, update };
  throw new Refused('expected steps with what their phase has');
}

const groups = table<TraceGroup>(
  {
    parent: nullable(count),
    kind: word('layer', 'call', 'loop', 'turn'),
    name: label,
    turn: nullable(count),
    turns: nullable(count),
    cell: label,
    line: count,
    column: count,
  },
  caps.traceGroups,
);

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
    nodes: nodesWith(numbers),
    edges: edgesWith(numbers),
    steps: (rows) => steps(rows).map(stepOf),
    groups,
    updates: list(updateWith(numbers), caps.traceUpdates),
    omittedUpdates: count,
  })(value);
  const nodes = new Map(trace.nodes.map((node) => [node.id, node]));
  ensure(
    trace.nodes.length > 0 && nodes.size === trace.nodes.length,
    'nodes with ids of their own',
  );
  checkNodes(trace);
  checkEdges(trace, nodes);
  checkSteps(trace, nodes);
  checkUpdates(trace, nodes);
  return trace;
};

type Nodes = ReadonlyMap<string, TraceNode>;

function checkNodes({ nodes, groups }: Trace): void {
  for (const { gradient, value: values, group: place } of nodes) {
    ensure(gradient === null || gradient.length === values.length, 'a gradient like its value');
    ensure(place === null || place < groups.length, 'nodes in groups that there are');
  }
  for (const [place, { parent }] of groups.entries()) {
    ensure(parent === null || parent < place, 'groups inside groups before them');
  }
}

function checkEdges({ edges }: Trace, nodes: Nodes): void {
  for (const { from, to, contribution } of edges) {
    const input = nodes.get(from);
    ensure(nodes.has(to), 'edges between nodes');
    if (input === undefined) throw new Refused('expected edges between nodes');
    ensure(contribution === null || isLike(contribution, input), 'a contribution like its input');
  }
}

function isLike(contribution: Contribution, { shape, value }: TraceNode): boolean {
  if (!isPartial(contribution)) return contribution.length === value.length;
  const { part, numbers, shape: own } = contribution;
  const kept = part.reduce((product, { count: along }) => product * along, 1);
  return (
    own.length === shape.length &&
    own.every((length, axis) => length === shape[axis]) &&
    own.reduce((product, length) => product * length, 1) === value.length &&
    part.length === own.length &&
    part.every(
      ({ start, step, count: along }, axis) =>
        along === 0 || (step > 0 && start + (along - 1) * step < own[axis]!),
    ) &&
    kept === numbers.length
  );
}

function checkSteps({ steps, edges, updates }: Trace, nodes: Nodes): void {
  for (const taken of steps) {
    ensure(nodes.has(taken.node), 'steps at nodes');
    const places = taken.phase === 'backward' ? taken.edges : [];
    ensure(
      places.every((place) => place < edges.length),
      'steps along edges',
    );
    if (taken.phase !== 'update') continue;
    ensure(updates[taken.update]?.node === taken.node, 'steps of updates');
  }
}

function checkUpdates({ updates }: Trace, nodes: Nodes): void {
  for (const { node: id, before, after } of updates) {
    const size = nodes.get(id)?.value.length;
    ensure(before.length === size && after.length === size, 'updates like their node');
  }
}
