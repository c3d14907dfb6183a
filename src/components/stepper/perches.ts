// Which leaves stand above the operation that uses them instead of in a layer of their own.
// Leaves placing them to graph-layout.ts.
import { nodeAt, type TraceIndex } from './trace-index.ts';

/**
 * For each operation the edge from the leaf that stands above it, if one does: its last leaf that nothing
 * else uses. With `repeated`, shared leaves stand above every operation that uses them, as a card each.
 */
export function perchedEdges(
  index: TraceIndex,
  shown: ReadonlySet<number>,
  repeated: boolean,
): ReadonlyMap<number, number> {
  const perched = new Map<number, number>();
  for (const place of shown) {
    const inputs = index.inputs[place] ?? [];
    const edge = inputs.findLast((input) => mayPerch(index, shown, input, repeated));
    if (edge !== undefined && inputs.length > 1) perched.set(place, edge);
  }
  return withoutPartial(index, shown, perched);
}

function mayPerch(index: TraceIndex, shown: ReadonlySet<number>, edge: number, repeated: boolean) {
  const leaf = index.from[edge] ?? 0;
  const isLeaf = shown.has(leaf) && nodeAt(index, leaf).role !== 'operation';
  return isLeaf && (repeated || index.uses[leaf]?.length === 1);
}

/** Only leaves that perch at all their shown uses: a leaf stands either in a layer or above, never both. */
function withoutPartial(
  index: TraceIndex,
  shown: ReadonlySet<number>,
  perched: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const edges = new Set(perched.values());
  const everywhere = (leaf: number) =>
    (index.uses[leaf] ?? []).every((use) => edges.has(use) || !shown.has(index.to[use] ?? 0));
  return new Map([...perched].filter(([, edge]) => everywhere(index.from[edge] ?? 0)));
}
