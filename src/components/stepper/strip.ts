// All cards as columns of dots: the map over the neighbourhood on a narrow screen.
import type { Folded } from './fold.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

/**
 * The places of the cards in columns from inputs to result: an operation stands one column right of its last
 * input, a leaf one column left of its first use.
 */
export function columnsOf(index: TraceIndex, { cards, edges }: Folded): number[][] {
  const isLeaf = cards.map(
    (card) => card.kind === 'node' && nodeAt(index, card.node).role !== 'operation',
  );
  const inputs = cards.map((): number[] => []);
  const uses = cards.map((): number[] => []);
  for (const { from, to } of edges) {
    inputs[to]?.push(from);
    uses[from]?.push(to);
  }
  const depth: number[] = [];
  for (const place of cards.keys()) {
    if (isLeaf[place]) continue;
    const made = inputs[place]?.filter((from) => !isLeaf[from]) ?? [];
    depth[place] = Math.max(0, ...made.map((from) => depth[from] ?? 0)) + 1;
  }
  for (const place of cards.keys()) {
    if (!isLeaf[place]) continue;
    const first = Math.min(...(uses[place] ?? []).map((to) => depth[to] ?? Infinity));
    depth[place] = Number.isFinite(first) ? first - 1 : 0;
  }
  const columns: number[][] = [];
  for (const place of cards.keys()) (columns[depth[place] ?? 0] ??= []).push(place);
  return Array.from(columns, (column) => column ?? []).filter((column) => column.length > 0);
}
