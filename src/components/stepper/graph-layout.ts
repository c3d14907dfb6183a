// Places cards in layers from left to right, and frames around those of open groups; the only importer of dagre.
// Gives positions in px for natural size; leaves drawing to Graph.svelte.
import dagre from '@dagrejs/dagre';
import type { Size } from './card.ts';
import type { Comparison } from './compare.ts';
import type { Folded } from './fold.ts';
import { withoutEmptyBands } from './graph-bands.ts';
import { planOf, type Plan, type PlannedCard } from './graph-plan.ts';
import { shelve } from './graph-shelf.ts';
import type { TraceIndex } from './trace-index.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle: `x`, `y` is its top left corner. */
export interface Rect extends Size, Point {}

/** Where a card stands; `card` is its place among the cards. */
export interface Box extends Rect {
  readonly card: number;
}

/** Where a frame stands; `frame` is its place among the frames. */
export interface FrameBox extends Rect {
  readonly frame: number;
}

/** A line from the input's card to the user's card; `line` is its place among the joined edges. */
export interface Wire {
  readonly line: number;
  /** From the input to the operation. */
  readonly points: readonly Point[];
  /** `down`: from a leaf above the operation that uses it. `up`: from an input below. */
  readonly direction: 'right' | 'down' | 'up';
  /** Where its number stands; null for lines without one. */
  readonly label: Point | null;
}

export interface GraphLayout extends Size {
  /** In the order of the cards. */
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
  /** Outer frames first. */
  readonly frames: readonly FrameBox[];
}

const gap = {
  above: 26,
  rows: 14,
  columns: 24,
  port: 9,
  numbers: 16,
  /** Between lines that pass a frame: as much as the frame's name needs. */
  frame: 34,
  /** Between a frame and what is in it; above it, with the frame's name. */
  inside: 12,
  name: 28,
  label: { width: 58, height: 18 },
};

/** Layouts that were made last: one for each arrangement of cards, not for each trace. */
const made = new Map<string, GraphLayout>();
const mostMade = 60;

/**
 * Layers of the cards, deterministic, without overlaps. A leaf that is used once stands above the operation
 * that uses it.
 */
export function layoutGraph(
  index: TraceIndex,
  folded: Folded,
  comparison: Comparison | null = null,
): GraphLayout {
  const plan = planOf(index, folded, comparison);
  const key = JSON.stringify(plan);
  const layout = made.get(key) ?? arrange(plan);
  // What was used last is forgotten last.
  made.delete(key);
  made.set(key, layout);
  for (const oldest of made.keys()) if (made.size > mostMade) made.delete(oldest);
  return layout;
}

function arrange(plan: Plan): GraphLayout {
  const perched = plan.cards.filter(({ perch }) => perch !== null);
  const above = Math.max(0, ...perched.map(({ height }) => height + gap.above));
  const graph = graphOf(plan, above);
  dagre.layout(graph);
  const layered = new Map(
    plan.cards.flatMap((card, place) =>
      isLayered(card) ? [[place, boxOf(graph, card, place, above)] as const] : [],
    ),
  );
  const perches = plan.cards.flatMap((card, place) => {
    const below = card.perch === null ? undefined : layered.get(plan.lines[card.perch]?.to ?? 0);
    return below ? [perch(plan, card, place, below)] : [];
  });
  const below = [...layered.values(), ...perches.map(({ box }) => box)];
  const frames = framesOf(plan, below);
  const shelf = shelve(plan, layered, Math.min(...[...below, ...frames].map(({ y }) => y)));
  return cropped(
    [...below, ...shelf.boxes].sort((a, b) => a.card - b.card),
    [...wires(plan, graph, layered), ...perches.map(({ wire }) => wire), ...shelf.wires].sort(
      (a, b) => a.line - b.line,
    ),
    frames,
  );
}

function isLayered({ perch, shelved }: PlannedCard): boolean {
  return perch === null && !shelved;
}

type Graph = ReturnType<typeof emptyGraph>;

function emptyGraph(framed: boolean) {
  const graph = new dagre.graphlib.Graph({ multigraph: true, compound: framed });
  const edgesep = framed ? gap.frame : gap.rows;
  graph.setGraph({ rankdir: 'LR', nodesep: gap.rows, ranksep: gap.columns, edgesep });
  graph.setDefaultEdgeLabel(() => ({}));
  return graph;
}

/** For dagre the room above the cards, where a leaf may stand, is part of each card. */
function graphOf(plan: Plan, above: number): Graph {
  const framed = plan.frames.some(({ drawn }) => drawn);
  const graph = emptyGraph(framed);
  plan.frames.forEach(({ drawn, frame }, place) => {
    if (!drawn) return;
    graph.setNode(`f${place}`, {});
    if (frame !== null) graph.setParent(`f${place}`, `f${frame}`);
  });
  plan.cards.forEach((card, place) => {
    if (!isLayered(card)) return;
    const { width, height, frame } = card;
    graph.setNode(String(place), { width, height: height + above });
    if (frame !== null) graph.setParent(String(place), `f${frame}`);
  });
  plan.lines.forEach(({ from, to, numbered }, line) => {
    const source = plan.cards[from];
    if (!source || !isLayered(source)) return;
    const label = numbered ? { ...gap.label, labelpos: 'c' } : {};
    graph.setEdge(String(from), String(to), label, String(line));
  });
  return graph;
}

function boxOf(graph: Graph, card: PlannedCard, place: number, above: number): Box {
  const { x = 0, y = 0 } = graph.node(String(place)) as Partial<Point>;
  const { width, height } = card;
  return { card: place, x: x - width / 2, y: y + above / 2 - height / 2, width, height };
}

/** Frames close around what is in them: inside of what dagre keeps free for them, which is far more. */
function framesOf(plan: Plan, boxes: readonly Box[]): FrameBox[] {
  const inside = plan.frames.map((): Rect[] => []);
  for (const box of boxes) inside[plan.cards[box.card]?.frame ?? -1]?.push(box);
  const frames: FrameBox[] = [];
  for (const [frame, { drawn, frame: outer }] of [...plan.frames.entries()].reverse()) {
    const members = inside[frame] ?? [];
    if (!drawn || members.length === 0) continue;
    const box = { frame, ...around(members) };
    frames.unshift(box);
    inside[outer ?? -1]?.push(box);
  }
  return frames;
}

/** The rectangle around others, with room for a name above them. */
function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x)) - gap.inside;
  const y = Math.min(...rects.map((rect) => rect.y)) - gap.name;
  const right = Math.max(...rects.map((rect) => rect.x + rect.width)) + gap.inside;
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height)) + gap.inside;
  return { x, y, width: right - x, height: bottom - y };
}

/** A leaf's card above the operation, and the line down to it. */
function perch(plan: Plan, card: PlannedCard, place: number, below: Box): { box: Box; wire: Wire } {
  const { width, height, perch: line } = card;
  const middle = below.x + below.width / 2;
  const y = below.y - gap.above - height;
  const start = { x: middle, y: y + height };
  const end = { x: middle, y: below.y };
  const numbered = plan.lines[line ?? 0]?.numbered;
  const label = numbered ? { x: middle + 36, y: below.y - 4 } : null;
  return {
    box: { card: place, x: middle - width / 2, y, width, height },
    wire: { line: line ?? 0, points: [start, end], direction: 'down', label },
  };
}

/** The lines between cards in the layers. */
function wires(plan: Plan, graph: Graph, boxes: ReadonlyMap<number, Box>): Wire[] {
  const columns = columnsOf([...boxes.values()]);
  const ports = portsOf(plan, boxes);
  return plan.lines.flatMap(({ from, to, numbered }, line): Wire[] => {
    const source = boxes.get(from);
    const target = boxes.get(to);
    if (!source || !target) return [];
    const found = graph.edge({ v: String(from), w: String(to), name: String(line) }) as {
      points: Point[];
    };
    const start = { x: source.x + source.width, y: middleOf(source) + (ports.from[line] ?? 0) };
    const end = { x: target.x, y: middleOf(target) + (ports.to[line] ?? 0) };
    const label = numbered ? { x: end.x - gap.label.width / 2 - 4, y: end.y } : null;
    const points = [start, ...past(found.points, columns), end];
    return [{ line, points, direction: 'right', label }];
  });
}

interface Column {
  readonly x: number;
  readonly half: number;
}

/** The layers by their middle, each as wide as its widest card. */
function columnsOf(boxes: readonly Box[]): Column[] {
  const columns = new Map<number, number>();
  for (const { x, width } of boxes) {
    const middle = Math.round(x + width / 2);
    columns.set(middle, Math.max(columns.get(middle) ?? 0, width / 2));
  }
  return [...columns].map(([x, half]) => ({ x, half: half - 5 }));
}

/** Where a long line passes the layers between its ends, straight on past their cards. */
function past(points: readonly Point[], columns: readonly Column[]): Point[] {
  return points.slice(1, -1).flatMap(({ x, y }) => {
    const column = columns.find((column) => Math.abs(column.x - x) < 1);
    if (!column) return [];
    return [
      { x: x - column.half, y },
      { x: x + column.half, y },
    ];
  });
}

/** How far from the middle of a card's side each line meets it: in the order of the other ends' heights. */
function portsOf({ lines }: Plan, boxes: ReadonlyMap<number, Box>) {
  const side = (own: 'from' | 'to', other: 'from' | 'to') => {
    const shifts: number[] = [];
    const sides = Map.groupBy(
      lines.keys().filter((line) => boxes.has(lines[line]?.from ?? -1)),
      (line) => lines[line]?.[own] ?? 0,
    );
    for (const [card, sharing] of sides) {
      const height = (line: number) => middleOf(boxes.get(lines[line]?.[other] ?? 0));
      const apart = sharing.some((line) => lines[line]?.numbered) ? gap.numbers : gap.port;
      const spacing = Math.min(apart, ((boxes.get(card)?.height ?? 0) - 16) / sharing.length);
      sharing
        .sort((a, b) => height(a) - height(b) || a - b)
        .forEach((line, i) => (shifts[line] = (i - (sharing.length - 1) / 2) * spacing));
    }
    return shifts;
  };
  return { from: side('from', 'to'), to: side('to', 'from') };
}

function middleOf(box: Rect | undefined): number {
  return box === undefined ? 0 : box.y + box.height / 2;
}

/** The picture moved to its top left corner, without the rows that dagre leaves empty. */
function cropped(
  boxes: readonly Box[],
  wires: readonly Wire[],
  frames: readonly FrameBox[],
): GraphLayout {
  const all = [...[...boxes, ...frames].flatMap(corners), ...wires.flatMap((wire) => wire.points)];
  const left = Math.min(...all.map((point) => point.x));
  const lift = withoutEmptyBands([
    ...[...boxes, ...frames].map(({ y, height }) => [y, y + height] as const),
    ...wires.flatMap(({ points }) => points.map(({ y }) => [y - gap.port, y + gap.port] as const)),
  ]);
  const heights = all.map(({ y }) => lift(y));
  const top = Math.min(...heights);
  const move = ({ x, y }: Point) => ({ x: x - left, y: lift(y) - top });
  return {
    width: Math.max(...all.map((point) => point.x)) - left,
    height: Math.max(...heights) - top,
    boxes: boxes.map((box) => ({ ...box, ...move(box) })),
    frames: frames.map((frame) => ({ ...frame, ...move(frame) })),
    wires: wires.map((wire) => ({
      ...wire,
      points: wire.points.map(move),
      label: wire.label && move(wire.label),
    })),
  };
}

function corners(box: Rect): Point[] {
  return [box, { x: box.x + box.width, y: box.y + box.height }];
}
