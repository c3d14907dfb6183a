// One node with what uses it (above) and what it is made from (below): the graph of a narrow screen.
// Places the cards and wires in px; leaves drawing to Neighbourhood.svelte.
import { cardSize, isScalar } from './card.ts';
import type { Box, Wire } from './graph-layout.ts';
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

/** The neighbourhood of a node in a box of `width`: as many cards in a row as fit, at most 3. */
export function neighbourhood(index: TraceIndex, centre: number, width: number): Neighbourhood {
  const users = distinct((index.uses[centre] ?? []).map((edge) => index.to[edge] ?? 0));
  const inputs = distinct((index.inputs[centre] ?? []).map((edge) => index.from[edge] ?? 0));
  const above = fitting(index, users, width);
  const below = fitting(index, inputs, width);
  const top = row(index, above, 0, width);
  const middle = row(index, [centre], under(top), width);
  const bottom = row(index, below, under(middle), width);
  const boxes = [...top, ...middle, ...bottom];
  const edges = [...(index.uses[centre] ?? []), ...(index.inputs[centre] ?? [])];
  return {
    boxes,
    wires: edges.flatMap((edge) => wire(index, boxes, edge)),
    height: Math.max(...boxes.map((box) => box.y + box.height)),
    usersLeft: users.length - above.length,
    inputsLeft: inputs.length - below.length,
  };
}

function distinct(places: readonly number[]): number[] {
  return [...new Set(places)];
}

function fitting(index: TraceIndex, places: readonly number[], width: number): number[] {
  let used = -gap.cards;
  return places.slice(0, 3).filter((place) => {
    used += cardSize(nodeAt(index, place)).width + gap.cards;
    return used <= width;
  });
}

/** Cards side by side, each in the middle of its share of the width, on a line at `y`. */
function row(index: TraceIndex, places: readonly number[], y: number, width: number): Box[] {
  const sizes = places.map((place) => cardSize(nodeAt(index, place)));
  const free = width - sizes.reduce((sum, size) => sum + size.width, 0);
  const space = free / Math.max(1, places.length);
  let x = space / 2;
  return places.map((node, i) => {
    const size = sizes[i] ?? { width: 0, height: 0 };
    const box = { key: String(node), node, x, y, ...size };
    x += size.width + space;
    return box;
  });
}

function under(boxes: readonly Box[]): number {
  return boxes.length === 0 ? 0 : Math.max(...boxes.map((box) => box.y + box.height)) + gap.rows;
}

/** From the input's top side up to the operation's bottom side; repeated uses lie beside each other. */
function wire(index: TraceIndex, boxes: readonly Box[], edge: number): Wire[] {
  const from = boxes.find((box) => box.node === index.from[edge]);
  const to = boxes.find((box) => box.node === index.to[edge]);
  if (!from || !to || from === to) return [];
  const same = index.inputs[to.node]?.filter((other) => index.from[other] === from.node) ?? [];
  const shift = (same.indexOf(edge) - (same.length - 1) / 2) * 24;
  const start = { x: from.x + from.width / 2 + shift, y: from.y };
  const end = { x: to.x + to.width / 2 + shift, y: to.y + to.height };
  const { shape } = nodeAt(index, from.node);
  const label = isScalar(shape) ? { x: start.x, y: start.y - 14 } : null;
  return [{ edge, points: [start, end], direction: 'up', label }];
}
