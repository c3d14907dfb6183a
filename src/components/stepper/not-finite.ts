// Where a computation first leaves the finite numbers: the result that is NaN or infinite though its inputs are not.
import { currentNode, stepAt, type TraceIndex } from './trace-index.ts';

export interface NotFinite {
  readonly node: number;
  readonly position: number;
}

/** The first step whose result is not finite, forward or backward; null if all are. */
export function firstNotFinite(index: TraceIndex): NotFinite | null {
  const { trace } = index;
  for (let position = 1; position <= trace.steps.length; position++) {
    const step = stepAt(index, position);
    const node = currentNode(index, position);
    if (step === null || node === null) continue;
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
