// Curves as short SVG path text, in a box of 1000 × 1000 that the page stretches to any size.
// Leaves scales and colours to the figures.

/** A place in the drawing's box, 0…1000 from its upper left corner. */
export type Place = readonly [x: number, y: number];

/** Side of the box in which paths are written: integers there are finer than pixels. */
export const boxSize = 1000;

/**
 * SVG path data through `places`, with what the eye cannot see left out; one place alone is a dot.
 * The edge of a tint (`closed`) is softer to the eye than a line; a smooth curve needs a smaller `tolerance`.
 */
export function pathData(
  places: readonly Place[],
  closed = false,
  tolerance = closed ? 3 : 1.5,
): string {
  const kept = simplify(places, tolerance).map(([x, y]) => [Math.round(x), Math.round(y)] as const);
  const [start, ...rest] = kept;
  if (start === undefined) return '';
  if (rest.length === 0) return `M${start[0]} ${start[1]}h0`;
  let [x, y] = start;
  const steps = rest.map(([nextX, nextY]) => {
    const step = `${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
    return step;
  });
  return `M${start[0]} ${start[1]}l${steps.join(' ').replaceAll(' -', '-')}${closed ? 'z' : ''}`;
}

/** The fewest of `places` from which no left-out place is further than `tolerance` (Douglas and Peucker, 1973). */
export function simplify(places: readonly Place[], tolerance: number): readonly Place[] {
  if (places.length < 3) return places;
  const keep = new Set([0, places.length - 1]);
  const open: [number, number][] = [[0, places.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [first, last] = span;
    const { index, distance } = furthest(places, first, last);
    if (distance <= tolerance) continue;
    keep.add(index);
    open.push([first, index], [index, last]);
  }
  return places.filter((_, index) => keep.has(index));
}

function furthest(places: readonly Place[], first: number, last: number) {
  const from: Place = places[first] ?? [0, 0];
  const to: Place = places[last] ?? [0, 0];
  let [index, distance] = [first, 0];
  for (let i = first + 1; i < last; i++) {
    const away = distanceToSegment(places[i] ?? from, from, to);
    if (away > distance) [index, distance] = [i, away];
  }
  return { index, distance };
}

function distanceToSegment([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length;
  const part = Math.max(0, Math.min(1, along));
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
}
