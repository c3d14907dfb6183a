// The groups of a trace as a tree whose ends are its nodes. Made once per trace.
// Leaves what is open to folding.ts, and which cards that gives to fold.ts.
import type { TraceGroup } from '../../notebook/trace.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

/** What stands in a group, or outside of all: a node or a smaller group, by its place in the trace. */
export type Item =
  | { readonly kind: 'node'; readonly key: string; readonly node: number }
  | { readonly kind: 'group'; readonly key: string; readonly group: number };

/** A group, or the whole trace, with what stands directly in it. */
export interface Branch {
  /** Null for the whole trace. */
  readonly group: number | null;
  /** In tape order of their first nodes. */
  readonly items: readonly Item[];
  /** How many operations and leaves it holds, in smaller groups too. */
  readonly operations: number;
  readonly leaves: number;
  /** Operations of it whose results are used outside, or the root. */
  readonly outputs: readonly number[];
}

export interface GroupTree {
  readonly whole: Branch;
  /** Null for groups that are not drawn: those around the whole computation, or around a single node. */
  readonly branches: readonly (Branch | null)[];
  /** The smallest drawn group around a group; null if there is none. */
  readonly outer: readonly (number | null)[];
  /** The smallest drawn group around each node. A leaf stands where all its uses are. */
  readonly home: readonly (number | null)[];
  /** All nodes in the order of the tree, so that those of a group stand together. */
  readonly order: readonly number[];
  /** Where in `order` the nodes of each group begin and end. */
  readonly spans: readonly (readonly [begin: number, end: number])[];
}

const trees = new WeakMap<TraceIndex, GroupTree>();

/** The tree of a trace, the same one for the same index. */
export function groupTree(index: TraceIndex): GroupTree {
  const known = trees.get(index);
  if (known) return known;
  const tree = build(index);
  trees.set(index, tree);
  return tree;
}

/** The group at `place`; throws where there is none. */
export function groupAt(index: TraceIndex, place: number): TraceGroup {
  const group = index.trace.groups[place];
  if (group === undefined) throw new RangeError(`trace: there is no group ${place}`);
  return group;
}

/** What stands in a group, or in the whole trace. */
export function branchOf(tree: GroupTree, group: number | null): Branch {
  return (group === null ? null : tree.branches[group]) ?? tree.whole;
}

/** The drawn groups around a node, the smallest first. */
export function groupsAround(tree: GroupTree, node: number): number[] {
  return chain(tree.outer, tree.home[node] ?? null);
}

/** All nodes of a group or node in the order of the tree. */
export function nodesOf(tree: GroupTree, item: Item): readonly number[] {
  return item.kind === 'node'
    ? [item.node]
    : tree.order.slice(...(tree.spans[item.group] ?? [0, 0]));
}

function build(index: TraceIndex): GroupTree {
  const { nodes, groups } = index.trace;
  const parent = groups.map((group) => group.parent);
  const homes = homesIn(index, parent);
  const outer = drawnAround(index, parent, homes);
  const home = homes.map((group) => (group === null ? null : (outer.drawn[group] ?? null)));
  const top = noSums();
  const sums = groups.map(noSums);
  const at = (group: number | null): Sums => (group === null ? top : (sums[group] ?? top));
  nodes.forEach((node, place) => {
    const own = home[place] ?? null;
    at(own).items.push({ kind: 'node', key: `n${place}`, node: place });
    at(own)[node.role === 'operation' ? 'operations' : 'leaves']++;
    list(at, outer.around, own);
    for (const group of leftBy(index, outer.around, home, place)) at(group).outputs.push(place);
  });
  // Inner groups come last, so that they are counted before what is around them.
  for (let group = groups.length - 1; group >= 0; group--) {
    const around = at(outer.around[group] ?? null);
    if (at(group).items.length === 0) continue;
    around.operations += at(group).operations;
    around.leaves += at(group).leaves;
  }
  const whole = { group: null, ...top };
  const branches = sums.map((sum, group) => (sum.items.length > 0 ? { group, ...sum } : null));
  return { whole, branches, outer: outer.around, home, ...ordered(whole, branches) };
}

/** Groups stand among the items of what is around them from their first node on. */
function list(
  at: (group: number | null) => Sums,
  outer: readonly (number | null)[],
  own: number | null,
): void {
  for (let group = own; group !== null && !at(group).listed; group = outer[group] ?? null) {
    at(group).listed = true;
    at(outer[group] ?? null).items.push({ kind: 'group', key: `g${group}`, group });
  }
}

/** Nodes in the order in which a walk through the tree meets them. */
function ordered(whole: Branch, branches: readonly (Branch | null)[]) {
  const order: number[] = [];
  const spans: [number, number][] = branches.map(() => [0, 0]);
  const open: Item[] = whole.items.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'node') order.push(next.node);
    else {
      const { items = [], operations = 0, leaves = 0 } = branches[next.group] ?? {};
      spans[next.group] = [order.length, order.length + operations + leaves];
      for (let i = items.length - 1; i >= 0; i--) open.push(items[i] ?? next);
    }
  }
  return { order, spans };
}

interface Sums {
  listed: boolean;
  readonly items: Item[];
  operations: number;
  leaves: number;
  readonly outputs: number[];
}

function noSums(): Sums {
  return { listed: false, items: [], operations: 0, leaves: 0, outputs: [] };
}

/** An operation's group; of a leaf the smallest around all its uses. */
function homesIn(index: TraceIndex, parent: readonly (number | null)[]): (number | null)[] {
  const own = index.trace.nodes.map((node) => node.group);
  return index.trace.nodes.map((node, place) => {
    if (node.role === 'operation') return node.group;
    const uses = (index.uses[place] ?? []).map((edge) => own[index.to[edge] ?? 0] ?? null);
    return common(parent, uses);
  });
}

/**
 * Which groups are drawn, and what stands around them. Not drawn: what is around all operations, and layers
 * and calls around a single node.
 */
function drawnAround(
  index: TraceIndex,
  parent: readonly (number | null)[],
  homes: readonly (number | null)[],
) {
  const { groups } = index.trace;
  const operations = homes.filter((_, place) => nodeAt(index, place).role === 'operation');
  const skipped = new Set(chain(parent, common(parent, operations)));
  const sizes = groups.map(() => 0);
  for (const group of homes) if (group !== null) sizes[group] = (sizes[group] ?? 0) + 1;
  for (const [group, around] of [...parent.entries()].reverse()) {
    if (around !== null) sizes[around] = (sizes[around] ?? 0) + (sizes[group] ?? 0);
  }
  groups.forEach(({ kind }, group) => {
    const single = (kind === 'layer' || kind === 'call') && sizes[group] === 1;
    if (single || sizes[group] === 0) skipped.add(group);
  });
  // Outer groups come first, so that what is around a group is known before it.
  const drawn: (number | null)[] = [];
  const around = parent.map((outside, group) => {
    const found = outside === null ? null : (drawn[outside] ?? null);
    drawn[group] = skipped.has(group) ? found : group;
    return found;
  });
  return { drawn, around };
}

/** The groups that the result of an operation leaves, the smallest first. */
function leftBy(
  index: TraceIndex,
  outer: readonly (number | null)[],
  home: readonly (number | null)[],
  place: number,
): number[] {
  if (nodeAt(index, place).role !== 'operation') return [];
  const own = home[place] ?? null;
  let within = place === index.root ? null : own;
  for (const edge of index.uses[place] ?? []) {
    within = shared(outer, within, home[index.to[edge] ?? 0] ?? null);
  }
  const left: number[] = [];
  for (let at = own; at !== within && at !== null; at = outer[at] ?? null) left.push(at);
  return left;
}

/** A group and those around it, the smallest first. */
function chain(outer: readonly (number | null)[], group: number | null): number[] {
  const groups: number[] = [];
  for (let at = group; at !== null; at = outer[at] ?? null) groups.push(at);
  return groups;
}

/** The smallest group around all of these; null if there is none. Groups stand after what is around them. */
function common(
  outer: readonly (number | null)[],
  groups: readonly (number | null)[],
): number | null {
  const [first = null, ...others] = groups;
  return others.reduce((found, other) => shared(outer, found, other), first);
}

function shared(
  outer: readonly (number | null)[],
  one: number | null,
  other: number | null,
): number | null {
  let [left, right] = [one, other];
  while (left !== right) {
    if (left === null || right === null) return null;
    if (left > right) left = outer[left] ?? null;
    else right = outer[right] ?? null;
  }
  return left;
}
