// Which nodes of a long graph are drawn around the current one. Leaves their places to graph-layout.ts.
import { nodeAt, type TraceIndex } from './trace-index.ts';

/** The largest graph that is drawn whole. */
export const wholeGraph = 60;

/** More entries than this make a list slow, and nobody reads them. */
const mostTargets = 200;

const operations = 24;
const stride = 12;

/**
 * All nodes of a short trace; of a long one, 24 neighbouring operations around `current` and their
 * inputs, at most 60. The window moves by 12 operations at a time, so that the picture holds still.
 */
export function nodesAround(index: TraceIndex, current: number | null): readonly number[] {
  const all = index.trace.nodes.map((_, place) => place);
  if (all.length <= wholeGraph) return all;
  const tape = all.filter((place) => nodeAt(index, place).role === 'operation');
  const at = tape.indexOf(nearestOperation(index, current ?? tape[0] ?? 0));
  const latest = Math.max(0, tape.length - operations);
  const start = Math.min(latest, Math.max(0, Math.floor((at - stride / 2) / stride) * stride));
  const window = tape.slice(start, start + operations);
  const inputs = window.flatMap((place) =>
    (index.inputs[place] ?? []).map((edge) => index.from[edge] ?? 0),
  );
  const shown = new Set([...window, ...(current === null ? [] : [current]), ...inputs]);
  return [...shown].slice(0, wholeGraph).sort((a, b) => a - b);
}

/** Nodes that a list offers to jump to: all of them, or of a long trace the named ones and those around `current`. */
export function jumpTargets(index: TraceIndex, current: number | null): readonly number[] {
  const all = index.trace.nodes.map((_, place) => place);
  if (all.length <= mostTargets) return all;
  const named = all.filter((place) => nodeAt(index, place).name !== null).slice(0, mostTargets);
  return [...new Set([...named, ...nodesAround(index, current)])].sort((a, b) => a - b);
}

/** A leaf stands with the operation that first uses it. */
function nearestOperation(index: TraceIndex, place: number): number {
  if (nodeAt(index, place).role === 'operation') return place;
  const use = index.uses[place]?.[0];
  return use === undefined ? place : (index.to[use] ?? place);
}
