// Random traces for the tests: any graph, any contributions, gradients added up by a loop of their own.
import { allNumbers } from '../../notebook/contribution.ts';
import fc from 'fast-check';
import type { Trace, TraceEdge, TraceNode, TraceStep } from '../../notebook/trace.ts';

interface Draft {
  readonly role: TraceNode['role'];
  readonly inputs: readonly number[];
}

/** Traces of about `minimum` to `maximum` operations. Every node leads to the root; some leaves are data. */
export function arbitraryTrace(maximum = 12, minimum = 1): fc.Arbitrary<Trace> {
  return fc
    .record({
      dtype: fc.constantFrom('float32' as const, 'float64' as const),
      size: fc.integer({ min: 1, max: 4 }),
      leaves: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
      choices: fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), {
        minLength: minimum,
        maxLength: maximum,
      }),
      numbers: fc.infiniteStream(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -9, max: 9 }),
      ),
    })
    .map(({ dtype, size, leaves, choices, numbers }) => {
      const round = dtype === 'float32' ? Math.fround : (value: number) => value;
      const next = () => round(numbers.next().value ?? 0);
      return build(draft(leaves, choices), dtype, size, next);
    });
}

/** Leaves first, then operations on anything before them; what would be unused goes into the root. */
function draft(leaves: readonly boolean[], choices: readonly (readonly number[])[]): Draft[] {
  const drafts: Draft[] = leaves.map((wanted) => ({
    role: wanted ? 'parameter' : 'data',
    inputs: [],
  }));
  for (const choice of choices) {
    drafts.push({ role: 'operation', inputs: choice.map((n) => n % drafts.length) });
  }
  const used = new Set(drafts.flatMap((node) => node.inputs));
  const unused = drafts.map((_, place) => place).filter((place) => !used.has(place));
  if (unused.length > 1) drafts.push({ role: 'operation', inputs: unused });
  return drafts;
}

function build(
  drafts: readonly Draft[],
  dtype: 'float32' | 'float64',
  size: number,
  next: () => number,
): Trace {
  const shape = (place: number) => (place === drafts.length - 1 ? [] : [size]);
  const fill = (place: number) => Array.from({ length: shape(place)[0] ?? 1 }, next);
  const wanted: boolean[] = [];
  drafts.forEach((node, place) => {
    wanted[place] =
      node.role === 'parameter' ||
      node.inputs.some((input) => wanted[input]) ||
      place === drafts.length - 1;
  });
  const edges: TraceEdge[] = drafts.flatMap((node, to) =>
    node.inputs.map((from, input) => ({
      from: `n${from}`,
      to: `n${to}`,
      input,
      contribution: wanted[from] ? fill(from) : null,
      formula: 'x',
    })),
  );
  const nodes = drafts.map((node, place): TraceNode => ({
    id: `n${place}`,
    role: node.role,
    op: node.role === 'operation' ? 'add' : 'tensor',
    name: null,
    given: [],
    label: `n${place}`,
    tex: `n_{${place}}`,
    dtype,
    shape: shape(place),
    value: fill(place),
    gradient: wanted[place]
      ? place === drafts.length - 1
        ? [1]
        : added(`n${place}`, edges, dtype)
      : null,
    cell: 'cell',
    line: place + 1,
    column: 1,
    formula: '',
    attributes: {},
    group: null,
  }));
  const steps = stepsOf(drafts, edges);
  return {
    cell: 'cell',
    backward: 1,
    nodes,
    edges,
    steps,
    groups: [],
    updates: [],
    omittedUpdates: 0,
  };
}

function added(id: string, edges: readonly TraceEdge[], dtype: 'float32' | 'float64') {
  let total: number[] | null = null;
  for (const edge of edges) {
    if (edge.from !== id || edge.contribution === null) continue;
    const sent = allNumbers(edge.contribution);
    if (total === null) total = [...sent];
    else {
      for (const [i, term] of sent.entries()) {
        const added = total[i]! + term;
        total[i] = dtype === 'float32' ? Math.fround(added) : added;
      }
    }
  }
  return total;
}

function stepsOf(drafts: readonly Draft[], edges: readonly TraceEdge[]): TraceStep[] {
  const operations = drafts.flatMap((node, place) =>
    node.role === 'operation' ? [`n${place}`] : [],
  );
  const root = operations.at(-1)!;
  const backward = operations.toReversed().flatMap((node): TraceStep[] => {
    const sent = edges.flatMap((edge, place) =>
      edge.to === node && edge.contribution !== null ? [place] : [],
    );
    return sent.length === 0 ? [] : [{ phase: 'backward', node, edges: sent }];
  });
  return [
    ...operations.map((node): TraceStep => ({ phase: 'forward', node })),
    { phase: 'seed', node: root },
    ...backward,
  ];
}
