// Takes height out of a picture where nothing stands: dagre keeps the rows of a frame free to both sides of it.
// Leaves what stands where to graph-layout.ts.

/** From y to y. */
export type Band = readonly [from: number, to: number];

/** Px that an empty band keeps: lines that cross it still bend. */
const widest = 48;

/** Where a height of the picture is once every empty band between the full ones is at most 48 px wide. */
export function withoutEmptyBands(full: readonly Band[]): (y: number) => number {
  const empty = between(full.toSorted((a, b) => a[0] - b[0])).filter(
    ([from, to]) => to - from > widest,
  );
  return (y) => {
    let moved = y;
    for (const [from, to] of empty) {
      const passed = Math.min(1, Math.max(0, (y - from) / (to - from)));
      moved -= passed * (to - from - widest);
    }
    return moved;
  };
}

/** The bands between those of a list that begins at the top. */
function between(sorted: readonly Band[]): Band[] {
  const empty: Band[] = [];
  let bottom = sorted[0]?.[0] ?? 0;
  for (const [from, to] of sorted) {
    if (from > bottom) empty.push([bottom, from]);
    bottom = Math.max(bottom, to);
  }
  return empty;
}
