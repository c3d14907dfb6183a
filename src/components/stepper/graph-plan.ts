// What a layout depends on: the sizes of the cards, what stands in which frame, and which cards are joined.
// Equal plans have equal layouts, so that the turns of a loop share one. Leaves placing to graph-layout.ts.
import { cardSize, extraHeight, foldedSize, isScalar, type Size } from './card.ts';
import { differingAt, type Comparison } from './compare.ts';
import type { Card, Folded } from './fold.ts';
import { branchOf, groupTree, type Item } from './group-tree.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

export interface Plan {
  readonly cards: readonly PlannedCard[];
  /** For each frame the frame around it; frames around more than three others are not drawn. */
  readonly frames: readonly { readonly frame: number | null; readonly drawn: boolean }[];
  readonly lines: readonly PlannedLine[];
}

export interface PlannedCard extends Size {
  readonly frame: number | null;
  /** The line down to the operation above which this leaf stands; null for cards in the layers. */
  readonly perch: number | null;
  /** Whether it is a leaf that is used in several layers. */
  readonly shelved: boolean;
}

export interface PlannedLine {
  readonly from: number;
  readonly to: number;
  /** Whether room for a number is needed. */
  readonly numbered: boolean;
}

const deepestFrames = 3;

/** The plan of what is seen of a trace. */
export function planOf(
  index: TraceIndex,
  folded: Folded,
  comparison: Comparison | null = null,
): Plan {
  const frames = drawnFrames(folded);
  const lines = folded.edges.map(({ from, to, edges }) => ({
    from,
    to,
    numbered: edges.length === 1 && hasNumber(index, index.from[edges[0] ?? 0] ?? 0),
  }));
  const shelf = sharedLeaves(index, folded);
  const perches = perchedLines(index, folded, shelf);
  const cards = folded.cards.map((card, place): PlannedCard => {
    const shelved = shelf.has(place);
    const frame = !shelved && card.frame !== null && frames[card.frame]?.drawn ? card.frame : null;
    return {
      ...sizeOfCard(index, card, comparison),
      frame,
      shelved,
      perch: perches.get(place) ?? null,
    };
  });
  return { cards, frames, lines };
}

/** The size of any card; in a comparison with room for what was. */
export function sizeOfCard(
  index: TraceIndex,
  card: Card,
  comparison: Comparison | null = null,
): Size {
  const output = outputOf(index, card);
  const node = nodeAt(index, output);
  const size = card.kind === 'node' ? cardSize(node) : foldedSize(node.shape);
  const differing = comparison === null ? null : differingAt(comparison, index, output);
  return { ...size, height: size.height + extraHeight(node.shape, differing) };
}

/** The node whose numbers a card shows: of a folded one the last result that leaves it. */
export function outputOf(index: TraceIndex, card: Card): number {
  if (card.kind === 'node') return card.node;
  const item: Item | undefined = card.kind === 'run' ? card.items.at(-1) : card;
  if (item?.kind === 'node') return item.node;
  return branchOf(groupTree(index), item?.group ?? null).outputs.at(-1) ?? index.root;
}

/** An edge has a number only where it adds information: its input is a scalar used more than once. */
function hasNumber(index: TraceIndex, from: number): boolean {
  const node = nodeAt(index, from);
  return node.gradient !== null && isScalar(node.shape) && (index.uses[from]?.length ?? 0) > 1;
}

/** Where the reader's code is nested deeply, the outermost frames would only be lines around everything. */
function drawnFrames({ frames }: Folded) {
  const inside = frames.map(() => 0);
  for (const [place, { frame }] of [...frames.entries()].reverse()) {
    if (frame !== null) inside[frame] = Math.max(inside[frame] ?? 0, (inside[place] ?? 0) + 1);
  }
  const drawn = inside.map((depth) => depth < deepestFrames);
  return frames.map(({ frame }, place) => ({
    frame: frame !== null && drawn[frame] ? frame : null,
    drawn: drawn[place] ?? false,
  }));
}

/** Leaves whose uses are not all the same number of operations away from the start. */
function sharedLeaves(index: TraceIndex, { cards, edges }: Folded): ReadonlySet<number> {
  const layer = cards.map(() => 0);
  const used = new Map<number, Set<number>>();
  const ordered = edges.toSorted((a, b) => a.to - b.to || a.from - b.from);
  for (const { from, to } of ordered) {
    if (!isLeaf(index, cards[from])) layer[to] = Math.max(layer[to] ?? 0, (layer[from] ?? 0) + 1);
  }
  for (const { from, to } of edges) {
    if (!isLeaf(index, cards[from])) continue;
    used.set(from, (used.get(from) ?? new Set()).add(layer[to] ?? 0));
  }
  return new Set([...used].flatMap(([leaf, layers]) => (layers.size > 1 ? [leaf] : [])));
}

function isLeaf(index: TraceIndex, card: Card | undefined): boolean {
  return card?.kind === 'node' && nodeAt(index, card.node).role !== 'operation';
}

/**
 * Of each operation with several inputs the last leaf that nothing else uses stands above it, if no line
 * comes down there from the shelf.
 */
function perchedLines(
  index: TraceIndex,
  { cards, edges }: Folded,
  shelf: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const uses = cards.map(() => 0);
  const inputs = cards.map(() => 0);
  const under = new Set<number>();
  for (const { from, to } of edges) {
    uses[from] = (uses[from] ?? 0) + 1;
    inputs[to] = (inputs[to] ?? 0) + 1;
    if (shelf.has(from)) under.add(to);
  }
  const above = new Map<number, number>();
  for (const [line, { from, to }] of edges.entries()) {
    const single = isLeaf(index, cards[from]) && uses[from] === 1;
    const room = cards[to]?.kind === 'node' && (inputs[to] ?? 0) > 1 && !under.has(to);
    if (single && room) above.set(to, line);
  }
  return new Map([...above.values()].map((line) => [edges[line]?.from ?? 0, line]));
}
