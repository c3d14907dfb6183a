// One card with what uses it (above) and what it is made from (below): the graph of a narrow screen.
// Places the cards and wires in px; leaves drawing to Neighbourhood.svelte.
import { isScalar, type Size } from './card.ts';
import type { Comparison } from './compare.ts';
import type { Folded } from './fold.ts';
import type { Box, Wire } from './graph-layout.ts';
import { sizeOfCard } from './graph-plan.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

export interface Neighbourhood {
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
  readonly height: number;
  /** Neighbours for which there is no room. */
  readonly usersLeft: number;
  readonly inputsLeft: number;
}

const gap = { rows: 56, cards: 12 };

/** The neighbourhood of the card at `centre` in a box of `width`: as many cards in a row as fit, at most 3. */
export function neighbourhood(
  index: TraceIndex,
  folded: Folded,
  centre: number,
  width: number,
  comparison: Comparison | null = null,
): Neighbourhood {
  const size: Measure = (place) => {
    const card = folded.cards[place];
    return card ? sizeOfCard(index, card, comparison) : { width: 0, height: 0 };
  };
  const lines = folded.edges.map((edge, line) => ({ ...edge, line }));
  const used = lines.filter(({ from }) => from === centre);
  const made = lines.filter(({ to }) => to === centre);
  const users = distinct(used.map(({ to }) => to));
  const inputs = distinct(made.map(({ from }) => from));
  const above = fitting(size, users, width);
  const below = fitting(size, inputs, width);
  const top = row(size, above, 0, width);
  const middle = row(size, [centre], under(top), width);
  const bottom = row(size, below, under(middle), width);
  const boxes = [...top, ...middle, ...bottom];
  return {
    boxes,
    wires: [...used, ...made].flatMap(({ line }) => wire(index, folded, boxes, line)),
    height: Math.max(...boxes.map((box) => box.y + box.height)),
    usersLeft: users.length - above.length,
    inputsLeft: inputs.length - below.length,
  };
}

function distinct(places: readonly number[]): number[] {
  return [...new Set(places)];
}

/** The size of the card at a place. */
type Measure = (place: number) => Size;

function fitting(size: Measure, places: readonly number[], width: number): number[] {
  let used = -gap.cards;
  return places.slice(0, 3).filter((place) => {
    used += size(place).width + gap.cards;
    return used <= width;
  });
}

/** Cards side by side, each in the middle of its share of the width, on a line at `y`. */
function row(size: Measure, places: readonly number[], y: number, width: number): Box[] {
  const sizes = places.map(size);
  const free = width - sizes.reduce((sum, size) => sum + size.width, 0);
  const space = free / Math.max(1, places.length);
  let x = space / 2;
  return places.map((card, i) => {
    const size = sizes[i] ?? { width: 0, height: 0 };
    const box = { card, x, y, ...size };
    x += size.width + space;
    return box;
  });
}

function under(boxes: readonly Box[]): number {
  return boxes.length === 0 ? 0 : Math.max(...boxes.map((box) => box.y + box.height)) + gap.rows;
}

/** From the input's top side up to the user's bottom side; repeated uses lie beside each other. */
function wire(index: TraceIndex, folded: Folded, boxes: readonly Box[], line: number): Wire[] {
  const edge = folded.edges[line];
  const from = boxes.find((box) => box.card === edge?.from);
  const to = boxes.find((box) => box.card === edge?.to);
  if (!edge || !from || !to) return [];
  const same = folded.edges.filter((other) => other.from === edge.from && other.to === edge.to);
  const place = same.indexOf(edge);
  const shift = (place - (same.length - 1) / 2) * 24;
  const start = { x: from.x + from.width / 2 + shift, y: from.y };
  const end = { x: to.x + to.width / 2 + shift, y: to.y + to.height };
  const [first] = edge.edges;
  const { shape } = nodeAt(index, index.from[first ?? 0] ?? 0);
  const numbered = edge.edges.length === 1 && isScalar(shape);
  // Wires beside each other have their numbers above each other.
  const label = numbered ? { x: start.x, y: start.y - 14 - 18 * Math.min(2, place) } : null;
  return [{ line, points: [start, end], direction: 'up', label }];
}
