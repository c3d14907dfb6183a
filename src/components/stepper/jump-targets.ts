// Which nodes a list offers to jump to.
import { nodeAt, type TraceIndex } from './trace-index.ts';

/** More entries than this make a list slow, and nobody reads them. */
const mostTargets = 200;

const named = new WeakMap<TraceIndex, readonly number[]>();

/** All nodes, or of a long trace the first named ones and the current one. */
export function jumpTargets(index: TraceIndex, current: number | null): readonly number[] {
  const offered = named.get(index) ?? firstTargets(index);
  named.set(index, offered);
  if (current === null || offered.includes(current)) return offered;
  return [...offered, current].sort((a, b) => a - b);
}

function firstTargets(index: TraceIndex): readonly number[] {
  const all = index.trace.nodes.map((_, place) => place);
  if (all.length <= mostTargets) return all;
  return all.filter((place) => nodeAt(index, place).name !== null).slice(0, mostTargets);
}
