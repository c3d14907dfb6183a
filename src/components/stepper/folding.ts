// Which groups are open: those that fit, those around the current step, and what the reader opened or folded.
// Leaves the cards that this gives to fold.ts.
import { mostItems, rowLength, type Folding } from './fold.ts';
import {
  branchOf,
  groupAt,
  groupsAround,
  groupTree,
  type GroupTree,
  type Item,
} from './group-tree.ts';
import type { TraceIndex } from './trace-index.ts';

/** What the reader did by hand. */
export interface ByHand {
  /** Groups he opened (true) or folded (false). */
  readonly groups: ReadonlyMap<number, boolean>;
  /** Keys of items he took out of a run. */
  readonly shown: ReadonlySet<string>;
}

export const untouched: ByHand = { groups: new Map(), shown: new Set() };

/** A trace with no more nodes is open from the start. */
const mostOpen = 36;
/** Of a larger one so many cards are open from the start: the groups around the current step come on top. */
const mostAtRest = 16;
/** How many items leave a run at a time. */
const released = 4;

/**
 * Groups that are open from the start: the outer ones first, as long as there is room. Of a large trace no
 * turns: the current one opens as the reader steps. With `cards` no more cards than that, if they can be folded.
 */
export function openAtRest(index: TraceIndex, cards?: number): ReadonlySet<number> {
  const tree = groupTree(index);
  const open = new Set<number>();
  const isSmall = cards === undefined && index.trace.nodes.length <= mostOpen;
  const most = cards ?? (isSmall ? Infinity : mostAtRest);
  let row = rowLength(index, tree.whole, cards);
  const waiting = groupsIn(tree.whole.items);
  for (const group of waiting) {
    const inside = branchOf(tree, group);
    const added = rowLength(index, inside, cards) - 1;
    if (row + added > most) continue;
    if (!isSmall && groupAt(index, group).kind === 'turn') continue;
    row += added;
    open.add(group);
    waiting.push(...groupsIn(inside.items));
  }
  return open;
}

/**
 * What is open when the step is at `current` and the reader looks at `selected`; `atRest` is what
 * {@link openAtRest} gives.
 */
export function foldingAt(
  index: TraceIndex,
  atRest: ReadonlySet<number>,
  hand: ByHand,
  current: number | null,
  selected: number | null = null,
): Folding {
  const tree = groupTree(index);
  const around = current === null ? [] : groupsAround(tree, current);
  const looked = selected === null ? [] : groupsAround(tree, selected);
  const open = new Set([...atRest, ...around, ...looked]);
  for (const [group, isOpen] of hand.groups) if (isOpen) open.add(group);
  // What holds nothing but a smaller group opens with it. A set grows while it is walked.
  for (const group of open) {
    const inside = branchOf(tree, group).items;
    const [only] = inside;
    if (inside.length === 1 && only?.kind === 'group') open.add(only.group);
  }
  for (const [group, isOpen] of hand.groups) if (!isOpen) open.delete(group);
  const kept = new Set([...hand.shown, `n${current}`, `n${selected}`]);
  for (const group of [...around, ...looked]) kept.add(`g${group}`);
  for (const [group, isOpen] of hand.groups) if (isOpen) kept.add(`g${group}`);
  const following = around.filter(
    (group) => groupAt(index, group).kind === 'turn' && !hand.groups.has(group),
  );
  return { open, kept, following: new Set(following) };
}

/** Equal for two steps that see the same cards, if nothing changes by hand. */
export function viewKey(index: TraceIndex, ...nodes: (number | null)[]): string {
  const tree = groupTree(index);
  return nodes
    .map((node) => {
      if (node === null) return '';
      const [group = null] = groupsAround(tree, node);
      const long = branchOf(tree, group).items.length > mostItems;
      return long ? `n${node}` : `g${group}`;
    })
    .join();
}

/** The outermost group around a node that the reader folded; null if none is. */
export function foldedByHand(index: TraceIndex, hand: ByHand, node: number): number | null {
  const around = groupsAround(groupTree(index), node);
  return around.findLast((group) => hand.groups.get(group) === false) ?? null;
}

/** The reader opens or folds a group. */
export function withGroup(hand: ByHand, group: number, open: boolean): ByHand {
  return { ...hand, groups: new Map([...hand.groups, [group, open]]) };
}

/** The reader takes the first items out of a run. */
export function withItems(hand: ByHand, items: readonly Item[]): ByHand {
  const keys = items.slice(0, released).map((item) => item.key);
  return { ...hand, shown: new Set([...hand.shown, ...keys]) };
}

/** Every group folded by hand: one card for each part of the computation. */
export function allFolded(index: TraceIndex): ByHand {
  const tree: GroupTree = groupTree(index);
  return {
    groups: new Map(groupsIn(tree.whole.items).map((group) => [group, false])),
    shown: new Set(),
  };
}

function groupsIn(items: readonly Item[]): number[] {
  return items.flatMap((item) => (item.kind === 'group' ? [item.group] : []));
}
