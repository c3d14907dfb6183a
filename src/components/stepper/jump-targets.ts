// Which nodes a list offers to jump to.
import { nodeAt, type TraceIndex } from './trace-index.ts';

/** More entries than this make a list slow, and nobody reads them. */
const mostTargets = 200;

/** All nodes, or of a long trace the first named ones. */
export function jumpTargets(index: TraceIndex): readonly number[] {
  const all = index.trace.nodes.map((_, place) => place);
  if (all.length <= mostTargets) return all;
  const named = all.filter((place) => nodeAt(index, place).name !== null);
  return named.slice(0, mostTargets);
}
