// Which traces the page accepts: bounded, and every id they speak of is a node of theirs.
import { caps } from '../output.ts';
import type {
  OpenedElement,
  OpenedTerm,
  Trace,
  TraceEdge,
  TraceNode,
  TraceStep,
} from '../trace.ts';
import {
  count,
  ensure,
  fields,
  list,
  number,
  nullable,
  oneOf,
  text,
  word,
  type Reader,
} from './reader.ts';

const label = text(caps.label);
const tex = text(caps.text);
const index = list(count, 16);
const numbers = list(number, caps.traceNumbers);
/** Edges of a graph: an operation has few inputs, but concat may have many. */
const maxEdges = 8 * caps.traceNodes;

const node = fields<TraceNode>({
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
});

const edge = fields<TraceEdge>({
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
});

/** A trace whose parts fit together. */
export const readTrace: Reader<Trace> = (value) => {
  const trace = fields<Trace>({
    cell: label,
    backward: count,
    nodes: list(node, caps.traceNodes),
    edges: list(edge, maxEdges),
    steps: list(step, 2 * caps.traceNodes + 1),
  })(value);
  const sizes = new Map(trace.nodes.map(({ id, value: values }) => [id, values.length]));
  ensure(
    trace.nodes.length > 0 && sizes.size === trace.nodes.length,
    'nodes with ids of their own',
  );
  for (const { gradient, value: values } of trace.nodes) {
    ensure(gradient === null || gradient.length === values.length, 'a gradient like its value');
  }
  for (const { from, to, contribution } of trace.edges) {
    ensure(sizes.has(from) && sizes.has(to), 'edges between nodes');
    ensure(
      contribution === null || contribution.length === sizes.get(from),
      'a contribution like its input',
    );
  }
  for (const taken of trace.steps) {
    ensure(sizes.has(taken.node), 'steps at nodes');
    const places = taken.phase === 'backward' ? taken.edges : [];
    ensure(
      places.every((place) => place < trace.edges.length),
      'steps along edges',
    );
  }
  return trace;
};
