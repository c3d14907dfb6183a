// A trace seen with some groups open and the others folded: cards, edges between them, frames around open groups.
// A pure function; leaves what is open to folding.ts and places to graph-layout.ts.
import { branchOf, groupAt, groupTree, type Branch, type Item } from './group-tree.ts';
import { edgeAt, type TraceIndex } from './trace-index.ts';

/** What is open in a view. */
export interface Folding {
  /** Groups that are open. */
  readonly open: ReadonlySet<number>;
  /** Keys of items that stay visible where a long row of items is shortened. */
  readonly kept: ReadonlySet<string>;
  /** Turns that are open because the current step is in them: the next turn takes their place in the picture. */
  readonly following: ReadonlySet<number>;
  /** A longer row of items that are no turns is shortened; {@link mostItems} if not given. */
  readonly longest?: number;
}

/** What all cards have: `key` says what it stands for, `slot` where in the picture. */
interface CardBase {
  readonly key: string;
  readonly slot: string;
  /** Place in `frames` of the frame around it; null outside of all. */
  readonly frame: number | null;
}

/** A single node. */
export interface NodeCard extends CardBase {
  readonly kind: 'node';
  readonly node: number;
}

/** A folded group. */
export interface GroupCard extends CardBase {
  readonly kind: 'group';
  readonly group: number;
}

/** Neighbouring items of a long row that are left out. */
export interface RunCard extends CardBase {
  readonly kind: 'run';
  readonly items: readonly Item[];
}

export type Card = NodeCard | GroupCard | RunCard;

/** All edges from one card to another; two nodes have one line for each use. */
export interface JoinedEdge {
  readonly slot: string;
  /** Places in `cards`. */
  readonly from: number;
  readonly to: number;
  /** Places in the trace's edges, in their order. */
  readonly edges: readonly number[];
}

/** An open group around cards, with the smaller ones that are all it holds. */
export interface Frame {
  readonly slot: string;
  /** The outermost first. */
  readonly groups: readonly number[];
  /** Place in `frames` of the frame around it. */
  readonly frame: number | null;
}

export interface Folded {
  readonly cards: readonly Card[];
  readonly edges: readonly JoinedEdge[];
  readonly frames: readonly Frame[];
  /** Place in `cards` of the card that each node is in. */
  readonly cardOf: readonly number[];
}

/** More turns than this are shortened to the first, those kept, and the last. */
const mostTurns = 5;
/** A longer row of other items is shortened to the stretches that hold a kept one. */
export const mostItems = 24;
const stretch = 12;

/** The cards of a trace: every node is in exactly one, every edge between two cards in exactly one line. */
export function fold(index: TraceIndex, folding: Folding): Folded {
  const tree = groupTree(index);
  const cards: Card[] = [];
  const frames: Frame[] = [];
  const cardOf: number[] = index.trace.nodes.map(() => 0);
  const add = (card: Card, items: readonly Item[]) => {
    for (const item of items) {
      if (item.kind === 'node') cardOf[item.node] = cards.length;
      else {
        const [begin, end] = tree.spans[item.group] ?? [0, 0];
        for (let at = begin; at < end; at++) cardOf[tree.order[at] ?? 0] = cards.length;
      }
    }
    cards.push(card);
  };
  const open: Opened[] = [...opened(index, tree.whole, folding, '', null)].reverse();
  /** Open groups that hold nothing but the next one. */
  let around: { readonly slot: string; readonly groups: readonly number[] } | null = null;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { entry, slot, frame } = next;
    if (entry.kind === 'run') add({ ...entry, key: runKey(entry.items), slot, frame }, entry.items);
    else if (entry.kind === 'node') add({ ...entry, slot, frame }, [entry]);
    else if (!folding.open.has(entry.group)) add({ ...entry, slot, frame }, [entry]);
    else {
      const inside = branchOf(tree, entry.group);
      const groups: readonly number[] = [...(around?.groups ?? []), entry.group];
      const outermost: string = around?.slot ?? slot;
      const single = holdsOneOpen(inside, folding);
      around = single ? { slot: outermost, groups } : null;
      if (!single) frames.push({ slot: outermost, groups, frame });
      const within = single ? frame : frames.length - 1;
      open.push(...opened(index, inside, folding, slot, within).reverse());
    }
  }
  return { cards, frames, cardOf, edges: joined(index, cards, cardOf) };
}

/** How many cards stand directly in a branch where nothing is kept. */
export function rowLength(index: TraceIndex, branch: Branch, longest = mostItems): number {
  return shortened(index, branch, { kept: new Set(), longest }).length;
}

function holdsOneOpen({ items }: Branch, { open }: Folding): boolean {
  const [only] = items;
  return items.length === 1 && only?.kind === 'group' && open.has(only.group);
}

type Shortening = Pick<Folding, 'kept' | 'longest'>;

type Entry = Item | { readonly kind: 'run'; readonly items: readonly Item[] };

interface Opened {
  readonly entry: Entry;
  readonly slot: string;
  readonly frame: number | null;
}

function opened(
  index: TraceIndex,
  branch: Branch,
  folding: Folding,
  slot: string,
  frame: number | null,
): Opened[] {
  let place = 0;
  let runs = 0;
  return shortened(index, branch, folding).map((entry) => {
    const follows = entry.kind === 'group' && folding.following.has(entry.group);
    const own = entry.kind === 'run' ? `~${runs++}` : follows ? '*' : place;
    place += entry.kind === 'run' ? entry.items.length : 1;
    return { entry, slot: `${slot}/${own}`, frame };
  });
}

/** The items of a branch; those left out of a long row stand together as runs. */
function shortened(index: TraceIndex, branch: Branch, row: Shortening): Entry[] {
  const shown = visible(index, branch, row);
  const entries: Entry[] = [];
  let hidden: Item[] = [];
  const close = () => {
    const [only] = hidden;
    if (hidden.length > 1) entries.push({ kind: 'run', items: hidden });
    else if (only) entries.push(only);
    hidden = [];
  };
  for (const item of branch.items) {
    if (!shown.has(item)) hidden.push(item);
    else {
      close();
      entries.push(item);
    }
  }
  close();
  return entries;
}

function visible(
  index: TraceIndex,
  branch: Branch,
  { kept, longest = mostItems }: Shortening,
): ReadonlySet<Item> {
  const isTurn = (item: Item) =>
    item.kind === 'group' && groupAt(index, item.group).kind === 'turn';
  const turns = branch.items.filter(isTurn);
  const others = branch.items.filter((item) => !isTurn(item));
  return new Set([
    ...endsAnd(turns, kept, 1, mostTurns),
    // With the last item and the run between them no more cards than `longest`.
    ...endsAnd(others, kept, Math.min(stretch, longest - 2), longest),
  ]);
}

/** The first and the last item, and every stretch of `length` that holds a kept one. */
function endsAnd(items: readonly Item[], kept: ReadonlySet<string>, length: number, most: number) {
  if (items.length <= most) return items;
  const last = items.length - 1;
  const stretches = new Set(
    items.flatMap(({ key }, at) => (kept.has(key) ? [Math.floor(at / length)] : [])),
  );
  if (stretches.size === 0) stretches.add(0);
  return items.filter((_, at) => at === 0 || at === last || stretches.has(Math.floor(at / length)));
}

function runKey(items: readonly Item[]): string {
  return `${items[0]?.key}…${items.at(-1)?.key}`;
}

function joined(
  index: TraceIndex,
  cards: readonly Card[],
  cardOf: readonly number[],
): JoinedEdge[] {
  const lines: JoinedEdge[] = [];
  const found = new Map<number, number[]>();
  const isNode = cards.map(({ kind }) => kind === 'node');
  // A plain loop over all edges: this runs in every frame while the reader scrubs.
  for (let edge = 0; edge < index.from.length; edge++) {
    const from = cardOf[index.from[edge] ?? 0] ?? 0;
    const to = cardOf[index.to[edge] ?? 0] ?? 0;
    if (from === to) continue;
    const single = isNode[from] && isNode[to];
    const pair = from * cards.length + to;
    const known = single ? undefined : found.get(pair);
    if (known !== undefined) {
      known.push(edge);
      continue;
    }
    const edges = [edge];
    const use = single ? `:${edgeAt(index, edge).input}` : '';
    lines.push({ slot: `${cards[from]?.slot}>${cards[to]?.slot}${use}`, from, to, edges });
    if (!single) found.set(pair, edges);
  }
  return lines;
}
