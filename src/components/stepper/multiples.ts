// Which positions stand for the whole computation on paper.
import { endOfForward } from './timeline.ts';
import type { TraceIndex } from './trace-index.ts';

const most = 6;

/** The end of the forward pass, the end, and four or fewer positions spread evenly between them. */
export function multiplesOf(index: TraceIndex): number[] {
  const first = endOfForward(index.trace);
  const last = index.trace.steps.length;
  const count = Math.min(most, last - first + 1);
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? last : Math.round(first + ((last - first) * i) / (count - 1)),
  );
}
