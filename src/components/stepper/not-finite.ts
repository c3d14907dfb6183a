// Where a computation first leaves the finite numbers: the result that is NaN or infinite though its inputs are not.
import { stepAt, type TraceIndex } from './trace-index.ts';

export interface NotFinite {
  readonly node: number;
  readonly position: number;
}

/** The first step whose result is not finite, forward or backward; null if all are. */
export function firstNotFinite(index: TraceIndex): NotFinite | null {
  const { trace } = index;
  const place = new Map(trace.nodes.map((node, at) => [node.id, at]));
  for (let position = 1; position <= trace.steps.length; position++) {
    const step = stepAt(index, position);
    const node = step && place.get(step.node);
    if (step === null || node === null || node === undefined) continue;
    const made =
      step.phase === 'forward'
        ? [trace.nodes[node]?.value]
        : step.phase === 'backward'
          ? step.edges.map((edge) => trace.edges[edge]?.contribution)
          : [];
    if (made.some((numbers) => numbers?.some((value) => !Number.isFinite(value)))) {
      return { node, position };
    }
  }
  return null;
}
