// The curve of an edge and its arrowhead as SVG paths. Leaves colour and width to Wires.svelte.
import type { Point, Wire } from './graph-layout.ts';

type Course = Pick<Wire, 'points' | 'direction'>;

/** Length of an arrowhead in px. */
const head = 7;

/** Unit vector in which an edge leaves its input. */
const leaving: Readonly<Record<Wire['direction'], Point>> = {
  right: { x: 1, y: 0 },
  down: { x: 0, y: 1 },
  up: { x: 0, y: -1 },
};

/** A smooth path through the points; with `arrow` it starts behind the arrowhead at the input. */
export function wirePath({ points, direction }: Course, arrow: boolean): string {
  const [start, ...rest] = points;
  if (start === undefined) return '';
  const way = leaving[direction];
  let from = along(start, way, arrow ? head - 1 : 0);
  let path = `M${at(from)}`;
  for (const to of rest) {
    path += curve(from, to, direction === 'right');
    from = to;
  }
  return path;
}

/** An arrowhead that points at the input: that way a gradient flows. */
export function arrowPath({ points, direction }: Course, width: number): string {
  const [tip] = points;
  if (tip === undefined) return '';
  const way = leaving[direction];
  const half = Math.max(4, width / 2 + 2);
  const base = along(tip, way, head);
  const side = { x: -way.y, y: way.x };
  return `M${at(tip)}L${at(along(base, side, half))}L${at(along(base, side, -half))}Z`;
}

function along(from: Point, way: Point, distance: number): Point {
  return { x: from.x + way.x * distance, y: from.y + way.y * distance };
}

/** A cubic that leaves and arrives along one axis. */
function curve(from: Point, to: Point, horizontal: boolean): string {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const [a, b] = horizontal
    ? [
        { x: middle.x, y: from.y },
        { x: middle.x, y: to.y },
      ]
    : [
        { x: from.x, y: middle.y },
        { x: to.x, y: middle.y },
      ];
  return `C${at(a)} ${at(b)} ${at(to)}`;
}

function at({ x, y }: Point): string {
  return `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`;
}
