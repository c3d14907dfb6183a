// Leaves that are used in several layers stand on a shelf above the graph, so that their lines do not push its
// layers apart. Leaves the layers to graph-layout.ts.
import type { Box, Point, Wire } from './graph-layout.ts';
import type { Plan } from './graph-plan.ts';

const gap = { cards: 14, below: 52, straight: 14, rows: 14, port: 10, label: 36 };
/** A shelf is not narrower, however small the graph is. */
const narrowest = 640;

/** The cards on the shelf over the layers of `boxes`, whose upper edge is at `top`, and the lines down from them. */
export function shelve(plan: Plan, boxes: ReadonlyMap<number, Box>, top: number) {
  const places = plan.cards.flatMap(({ shelved }, place) => (shelved ? [place] : []));
  if (places.length === 0) return { boxes: [], wires: [] };
  const cards = standing(plan, boxes, places, top);
  return { boxes: cards, wires: cards.flatMap((card) => wires(plan, boxes, cards, card, top)) };
}

/** Each as near as can be above the middle of its uses; the rows are filled from below. */
function standing(
  plan: Plan,
  boxes: ReadonlyMap<number, Box>,
  places: readonly number[],
  top: number,
): Box[] {
  const all = [...boxes.values()];
  const left = Math.min(...all.map(({ x }) => x));
  const right = Math.max(left + narrowest, ...all.map(({ x, width }) => x + width));
  const waiting = places
    .map((card) => ({ card, wanted: middleOfUses(plan, boxes, card), ...sizeOf(plan, card) }))
    .sort((a, b) => a.wanted - b.wanted || a.card - b.card);
  const cards: Box[] = [];
  let bottom = top - gap.below;
  while (waiting.length > 0) {
    const row: typeof waiting = [];
    let used = 0;
    for (let next = waiting[0]; next && (row.length === 0 || used + next.width <= right - left);) {
      row.push(next);
      used += next.width + gap.cards;
      waiting.shift();
      next = waiting[0];
    }
    cards.push(...rowOf(row, left, right, bottom));
    bottom = Math.min(...cards.map(({ y }) => y)) - gap.rows;
  }
  return cards;
}

interface Wanted {
  readonly card: number;
  readonly wanted: number;
  readonly width: number;
  readonly height: number;
}

function rowOf(row: readonly Wanted[], left: number, right: number, bottom: number): Box[] {
  const xs: number[] = [];
  let from = left;
  for (const { wanted, width } of row) {
    const x = Math.max(from, wanted - width / 2);
    xs.push(x);
    from = x + width + gap.cards;
  }
  let end = right;
  for (const [i, { width }] of [...row.entries()].reverse()) {
    xs[i] = Math.min(xs[i] ?? 0, end - width);
    end = xs[i] - gap.cards;
  }
  return row.map(({ card, width, height }, i) => ({
    card,
    x: xs[i] ?? 0,
    y: bottom - height,
    width,
    height,
  }));
}

/** From the leaf's lower side down to the user's upper side: across above the graph, then straight down. */
function wires(
  plan: Plan,
  boxes: ReadonlyMap<number, Box>,
  shelf: readonly Box[],
  card: Box,
  top: number,
): Wire[] {
  const down = linesOf(plan, card.card, boxes).sort(
    (a, b) => centre(boxes.get(a.to)) - centre(boxes.get(b.to)) || a.line - b.line,
  );
  return down.map(({ line, to, numbered }, i): Wire => {
    const target = boxes.get(to);
    const spacing = Math.min(gap.port, (card.width - 20) / down.length);
    const start: Point = {
      x: centre(card) + (i - (down.length - 1) / 2) * spacing,
      y: card.y + card.height,
    };
    const x = centre(target) + shift(plan, shelf, to, line);
    const end: Point = { x, y: target?.y ?? 0 };
    const bend: Point = { x, y: Math.min(end.y, top - gap.straight) };
    const label = numbered ? { x: x + gap.label, y: end.y - 4 } : null;
    return { line, points: [start, bend, end], direction: 'down', label };
  });
}

/** Lines into the same card meet it beside each other, in the order of their leaves on the shelf. */
function shift(plan: Plan, shelf: readonly Box[], to: number, line: number): number {
  const order = new Map(shelf.toSorted((a, b) => a.x - b.x).map(({ card }, i) => [card, i]));
  const meeting = plan.lines
    .map((other, place) => ({ ...other, place }))
    .filter((other) => other.to === to && order.has(other.from))
    .sort((a, b) => (order.get(a.from) ?? 0) - (order.get(b.from) ?? 0) || a.place - b.place);
  const width = plan.cards[to]?.width ?? 0;
  const spacing = Math.min(28, (width - 24) / Math.max(1, meeting.length));
  return (meeting.findIndex(({ place }) => place === line) - (meeting.length - 1) / 2) * spacing;
}

function linesOf(plan: Plan, card: number, boxes: ReadonlyMap<number, Box>) {
  return plan.lines
    .map((planned, line) => ({ ...planned, line }))
    .filter(({ from, to }) => from === card && boxes.has(to));
}

function middleOfUses(plan: Plan, boxes: ReadonlyMap<number, Box>, card: number): number {
  const middles = linesOf(plan, card, boxes).map(({ to }) => centre(boxes.get(to)));
  return (Math.min(...middles) + Math.max(...middles)) / 2;
}

function centre(box: Box | undefined): number {
  return box === undefined ? 0 : box.x + box.width / 2;
}

function sizeOf(plan: Plan, card: number) {
  const { width = 0, height = 0 } = plan.cards[card] ?? {};
  return { width, height };
}
