// Turns the engine's graph of one result, and the steps of its backward pass, into a Trace.
// Leaves labels to labels.ts and groups to groups.ts.
import {
  backwardSteps,
  ones,
  originOf,
  weightName,
  type BackwardStep,
  type Change,
  type Data,
  type Tensor,
} from '#engine';
import type { Contribution } from '../contribution.ts';
import { NotebookError } from '../errors.ts';
import { caps } from '../output.ts';
import { NumberPack, type PackedTrace, type Span } from '../packed-trace.ts';
import {
  rootSymbol,
  symbolTex,
  type Giving,
  type TraceEdge,
  type TraceGroup,
  type TraceNode,
  type TraceStep,
  type TraceUpdate,
} from '../trace.ts';
import { groupsOf } from './groups.ts';
import { labelsOf, pathOf, type Label } from './labels.ts';
import { MakingPlace, placeIn } from './making-place.ts';
import type { CellPlace } from './scripts.ts';

/** What the recorder cannot read from the graph. */
export interface TraceContext {
  readonly cell: string;
  /** Which call of backward(); 0 for steps(). */
  readonly backward: number;
  readonly nameOf: (tensor: Tensor) => string | null;
  /** Where a tensor got its name: stands in for a line that nobody noted. */
  readonly namedAt: (tensor: Tensor) => CellPlace | null;
  /** The variables that it was given to. */
  readonly givenTo: (tensor: Tensor) => readonly Giving[];
  /** Where recording was asked for: stands in for nodes whose own line nobody noted. */
  readonly place: CellPlace;
}

/**
 * The trace of a result, gradients left as they are.
 *
 * @throws NotebookError `not-a-scalar`, `graph-too-large`
 */
export function recordTrace(scalar: Tensor, context: TraceContext): PackedTrace {
  if (scalar.size !== 1) {
    throw new NotebookError('not-a-scalar', { shape: scalar.shape.join(', ') });
  }
  return recordResult(scalar, context);
}

/**
 * The same of a tensor of any shape: each of its elements begins the walk back with 1.
 *
 * @throws NotebookError `graph-too-large`
 * @throws EngineError `modified-in-place`
 */
export function recordResult(result: Tensor, context: TraceContext): PackedTrace {
  const recorder = new TraceRecorder(result, context);
  if (result.requiresGrad)
    for (const step of backwardSteps(result, onesLike(result))) recorder.add(step);
  return recorder.finish();
}

function onesLike({ shape, size, dtype }: Tensor): Tensor | undefined {
  return size === 1 ? undefined : ones(shape, { dtype });
}

/** Collects one backward pass while it happens. Values are read when it begins. */
export class TraceRecorder {
  readonly #context: TraceContext;
  readonly #nodes: readonly Tensor[];
  readonly #ids: ReadonlyMap<Tensor, string>;
  readonly #groups: GroupsOfNodes;
  readonly #labels: readonly Label[];
  readonly #values: readonly Data[];
  readonly #gradients = new Map<Tensor, Data>();
  /** What each operation has added to its inputs, by place. */
  readonly #added = new Map<Tensor, Contribution<Data>[]>();
  readonly #walked: Tensor[] = [];
  readonly #updates: TraceUpdate<Span>[] = [];
  /** Changes of leaves for which there was no room. */
  #omitted = 0;
  readonly #pack = new NumberPack();

  /** @throws NotebookError `graph-too-large` */
  constructor(root: Tensor, context: TraceContext) {
    this.#context = context;
    this.#nodes = inReadingOrder(root);
    this.#ids = new Map(this.#nodes.map((node, place) => [node, `n${place}`]));
    this.#groups = groupsByNode(this.#nodes);
    this.#labels = labelsOf(this.#nodes.map((node) => this.#labelled(node)));
    this.#values = this.#nodes.map((node) => node.data.slice());
  }

  /** Arrays of gradients are never written to after they are made. */
  add({ node, gradient, contributions }: BackwardStep): void {
    this.#gradients.set(node, gradient.data);
    if (originOf(node).op === null) return;
    this.#walked.push(node);
    const added: Contribution<Data>[] = [];
    for (const contribution of contributions) {
      const { input, place, part } = contribution;
      // asking for the value would make all of it
      added[place] =
        part === null
          ? contribution.value.data
          : { shape: [...input.shape], part, numbers: withoutNegativeZeros(gradient.data) };
    }
    this.#added.set(node, added);
  }

  /** Notes a leaf before it is changed in place; what is returned is to be called when that is done. */
  update(node: Tensor, { rule, tex }: Change, place: CellPlace | null): (() => void) | undefined {
    const id = this.#ids.get(node);
    if (id === undefined || originOf(node).op !== null) return undefined;
    if (!this.#hasRoom(node)) {
      this.#omitted += 1;
      return undefined;
    }
    const before = this.#pack.add(node.data.slice());
    const w = this.#symbolOf(node);
    const formula = tex(w, `\\frac{\\partial ${this.#symbol()}}{\\partial ${w}}`);
    const { cell, line, column } = place ?? this.#context.place;
    return () => {
      const after = this.#pack.add(node.data.slice());
      this.#updates.push({ node: id, before, after, rule, formula, cell, line, column });
    };
  }

  finish(): PackedTrace {
    const edges = this.#edges();
    return {
      cell: this.#context.cell,
      backward: this.#context.backward,
      nodes: this.#traceNodes(),
      edges,
      steps: this.#steps(edges),
      groups: this.#groups.groups,
      updates: this.#updates,
      omittedUpdates: this.#omitted,
      numbers: this.#pack.finish(),
    };
  }

  #labelled(node: Tensor) {
    const { op } = originOf(node);
    const isConstant = op === null && node.size === 1 && !node.requiresGrad;
    return {
      name: this.#context.nameOf(node),
      weight: weightName(node),
      op: op?.name ?? 'tensor',
      layer: this.#layerOf(node),
      constant: isConstant ? (node.data[0] ?? null) : null,
    };
  }

  /** The reader's name for it, or the layer's. */
  #nameOf(node: Tensor): string | null {
    const weight = weightName(node);
    return this.#context.nameOf(node) ?? (weight === null ? null : pathOf(weight));
  }

  /** The layer in which a node was made, with the time step: `lstm1#3`. Null in a call inside the layer. */
  #layerOf(node: Tensor): string | null {
    const { groups, groupOf } = this.#groups;
    let step: number | null = null;
    let place = groupOf.get(node) ?? null;
    while (place !== null) {
      const { kind, name, turn, parent } = groups[place]!;
      if (kind === 'layer') return step === null ? name : `${name}#${step}`;
      if (kind === 'call') return null;
      if (turn !== null) step ??= turn + 1;
      place = parent;
    }
    return null;
  }

  #traceNodes(): TraceNode<Span>[] {
    const places = this.#places();
    return this.#nodes.map((node, at) => {
      const { op, inputs, attributes } = originOf(node);
      const { label, tex } = this.#labelOf(node);
      return {
        id: this.#idOf(node),
        role: op !== null ? 'operation' : node.requiresGrad ? 'parameter' : 'data',
        op: op?.name ?? 'tensor',
        name: this.#nameOf(node),
        given: this.#context.givenTo(node),
        label,
        tex,
        dtype: node.dtype,
        shape: [...node.shape],
        value: this.#pack.add(this.#values[at]!),
        gradient: this.#packed(this.#gradients.get(node)),
        ...(places.get(node) ?? this.#context.place),
        formula: op === null ? '' : op.tex(inputs.map(this.#symbolOf), attributes, shapesOf(node)),
        attributes,
        group: this.#groups.groupOf.get(node) ?? null,
      };
    });
  }

  /** Where each node was made. A node made unwatched takes the line that first uses it. */
  #places(): Map<Tensor, CellPlace> {
    const places = new Map<Tensor, CellPlace>();
    for (const node of [...this.#nodes].reverse()) {
      const { position, inputs } = originOf(node);
      const { namedAt } = this.#context;
      const place = placeIn(position) ?? namedAt(node) ?? places.get(node) ?? this.#context.place;
      places.set(node, place);
      for (const input of inputs) places.set(input, place);
    }
    return places;
  }

  #edges(): TraceEdge<Span>[] {
    const symbol = this.#symbol();
    return this.#nodes.flatMap((node) => {
      const { op, inputs, attributes } = originOf(node);
      if (op === null) return [];
      const labels = {
        upstream: `\\frac{\\partial ${symbol}}{\\partial ${this.#symbolOf(node)}}`,
        inputs: inputs.map(this.#symbolOf),
        output: this.#symbolOf(node),
      };
      const added = this.#added.get(node);
      return inputs.map((input, place) => ({
        from: this.#idOf(input),
        to: this.#idOf(node),
        input: place,
        contribution: this.#packedContribution(added?.[place]),
        formula: op.gradientTex(place, labels, attributes, shapesOf(node)),
      }));
    });
  }

  #steps(edges: readonly TraceEdge<Span>[]): TraceStep[] {
    const root = this.#nodes.at(-1);
    if (root === undefined) return [];
    const operations = this.#nodes.filter((node) => originOf(node).op !== null);
    const received = new Map<string, number[]>();
    for (const [at, edge] of edges.entries()) {
      if (edge.contribution === null) continue;
      const places = received.get(edge.to);
      if (places === undefined) received.set(edge.to, [at]);
      else places.push(at);
    }
    return [
      ...operations.map((node) => ({ phase: 'forward' as const, node: this.#idOf(node) })),
      { phase: 'seed', node: this.#idOf(root) },
      ...this.#walked.map((node) => ({
        phase: 'backward' as const,
        node: this.#idOf(node),
        edges: received.get(this.#idOf(node)) ?? [],
      })),
      ...this.#updates.map(({ node }, update) => ({ phase: 'update' as const, node, update })),
    ];
  }

  #packed(data: Data | undefined): Span | null {
    return data === undefined ? null : this.#pack.add(data);
  }

  #packedContribution(contribution: Contribution<Data> | undefined): Contribution<Span> | null {
    if (contribution === undefined) return null;
    if (!('part' in contribution)) return this.#pack.add(contribution);
    return { ...contribution, numbers: this.#pack.add(contribution.numbers) };
  }

  #hasRoom({ size }: Tensor): boolean {
    const numbers = this.#updates.reduce((sum, { after }) => sum + after[1], size);
    return this.#updates.length < caps.traceUpdates && numbers <= caps.traceNumbers;
  }

  #symbol(): string {
    const root = this.#nodes.at(-1);
    if (root === undefined) return rootSymbol(null).tex;
    return symbolTex(this.#idOf(root), rootSymbol(this.#context.nameOf(root)).tex);
  }

  #idOf(node: Tensor): string {
    return this.#ids.get(node) ?? '';
  }

  #labelOf(node: Tensor): Label {
    const place = Number(this.#idOf(node).slice(1));
    return this.#labels[place] ?? { label: '', tex: '' };
  }

  readonly #symbolOf = (node: Tensor): string =>
    symbolTex(this.#idOf(node), this.#labelOf(node).tex);
}

interface GroupsOfNodes {
  readonly groups: readonly TraceGroup[];
  readonly groupOf: ReadonlyMap<Tensor, number | null>;
}

/** Every node the result depends on: operations in tape order, each leaf just before its first use. */
function inReadingOrder(root: Tensor): readonly Tensor[] {
  const operations = reachable(root)
    .filter((node) => originOf(node).op !== null)
    .sort((left, right) => originOf(left).order - originOf(right).order);
  const ordered = new Set<Tensor>();
  for (const node of operations) {
    for (const input of originOf(node).inputs) if (originOf(input).op === null) ordered.add(input);
    ordered.add(node);
  }
  ordered.add(root);
  return [...ordered];
}

/** The groups of nodes, which are told apart in the order in which they were made. */
function groupsByNode(nodes: readonly Tensor[]): GroupsOfNodes {
  const made = [...nodes].sort((left, right) => originOf(left).order - originOf(right).order);
  const makings = made.map((node) => {
    const { position } = originOf(node);
    return position instanceof MakingPlace ? position : null;
  });
  const { groups, places } = groupsOf(makings);
  return { groups, groupOf: new Map(made.map((node, at) => [node, places[at] ?? null])) };
}

function reachable(root: Tensor): Tensor[] {
  const seen = new Set<Tensor>([root]);
  let numbers = 0;
  // A set grows while it is walked.
  for (const node of seen) {
    numbers += node.requiresGrad ? 2 * node.size : node.size;
    const { op, inputs } = originOf(node);
    for (const input of inputs) {
      seen.add(input);
      // a part consists of the node's own gradient
      if (input.requiresGrad && op?.part === undefined) numbers += input.size;
    }
  }
  if (seen.size > caps.traceNodes || numbers > caps.traceNumbers) {
    const { traceNodes: nodeLimit, traceNumbers: numberLimit } = caps;
    throw new NotebookError('graph-too-large', {
      nodes: seen.size,
      numbers,
      nodeLimit,
      numberLimit,
    });
  }
  return [...seen];
}

/** The same list where it holds no −0. */
function withoutNegativeZeros(data: Data): Data {
  return data.some((number) => Object.is(number, -0)) ? data.map((number) => number + 0) : data;
}

function shapesOf(node: Tensor) {
  return { inputs: originOf(node).inputs.map(({ shape }) => shape), output: node.shape };
}
