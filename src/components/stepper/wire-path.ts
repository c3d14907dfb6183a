// The curve of an edge and its arrowhead as SVG paths. Leaves colour and width to Graph.svelte.
import type { Point, Wire } from './graph-layout.ts';

/** Length of an arrowhead in px. */
const head = 7;

/** A smooth path through the points; with `arrow` it starts behind the arrowhead at the input. */
export function wirePath(
  { points, direction }: Pick<Wire, 'points' | 'direction'>,
  arrow: boolean,
) {
  const [start, ...rest] = points;
  if (start === undefined) return '';
  const back = arrow ? head - 1 : 0;
  const first =
    direction === 'right' ? { ...start, x: start.x + back } : { ...start, y: start.y + back };
  let from = first;
  let path = `M${at(first)}`;
  for (const to of rest) {
    path += direction === 'right' ? across(from, to) : `L${at(to)}`;
    from = to;
  }
  return path;
}

/** An arrowhead that points at the input: that way a gradient flows. */
export function arrowPath(
  { points, direction }: Pick<Wire, 'points' | 'direction'>,
  width: number,
): string {
  const [tip] = points;
  if (tip === undefined) return '';
  const half = Math.max(4, width / 2 + 2);
  const [a, b] =
    direction === 'right'
      ? [
          { x: tip.x + head, y: tip.y - half },
          { x: tip.x + head, y: tip.y + half },
        ]
      : [
          { x: tip.x - half, y: tip.y + head },
          { x: tip.x + half, y: tip.y + head },
        ];
  return `M${at(tip)}L${at(a)}L${at(b)}Z`;
}

function across(from: Point, to: Point): string {
  const middle = (from.x + to.x) / 2;
  return `C${at({ x: middle, y: from.y })} ${at({ x: middle, y: to.y })} ${at(to)}`;
}

function at({ x, y }: Point): string {
  return `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`;
}
