// Which nodes a list offers to jump to.
import type { TraceIndex } from './trace-index.ts';

/** More entries than this make a list slow, and nobody reads them. */
const mostTargets = 200;

/** All nodes, or of a long trace the first named ones. */
export function jumpTargets(index: TraceIndex): readonly number[] {
  const { nodes } = index.trace;
  if (nodes.length <= mostTargets) return [...nodes.keys()];
  const named: number[] = [];
  for (const [place, { name }] of nodes.entries()) {
    if (named.length === mostTargets) break;
    if (name !== null) named.push(place);
  }
  return named;
}
