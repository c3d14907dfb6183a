// All nodes as columns of dots: the map over the neighbourhood on a narrow screen.
import { nodeAt, type TraceIndex } from './trace-index.ts';

/**
 * The nodes at `places` in columns from inputs to result: an operation stands one column right of its
 * last input, a leaf one column left of its first use.
 */
export function columnsOf(index: TraceIndex, places: readonly number[]): number[][] {
  const shown = new Set(places);
  const depth = new Map<number, number>();
  for (const place of places) {
    const inputs = (index.inputs[place] ?? []).flatMap((edge) => {
      const from = index.from[edge] ?? 0;
      return shown.has(from) && nodeAt(index, from).role === 'operation'
        ? [depth.get(from) ?? 0]
        : [];
    });
    if (nodeAt(index, place).role === 'operation') depth.set(place, Math.max(0, ...inputs) + 1);
  }
  for (const place of places) {
    if (depth.has(place)) continue;
    const uses = (index.uses[place] ?? []).map(
      (edge) => depth.get(index.to[edge] ?? 0) ?? Infinity,
    );
    const first = Math.min(...uses);
    depth.set(place, Number.isFinite(first) ? first - 1 : 0);
  }
  const columns: number[][] = [];
  for (const place of places) (columns[depth.get(place) ?? 0] ??= []).push(place);
  return Array.from(columns, (column) => column ?? []).filter((column) => column.length > 0);
}
