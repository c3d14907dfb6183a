// The steps of a trace as stretches of a line: forward, seed, backward. Leaves drawing to Timeline.svelte.
import type { Trace } from '../../notebook/trace.ts';

export type Phase = Trace['steps'][number]['phase'];

/** Neighbouring steps of one phase: positions `first` to `last`, both counted from 1. */
export interface Stretch {
  readonly phase: Phase;
  readonly first: number;
  readonly last: number;
}

/** The stretches of a trace in order. */
export function stretches(trace: Trace): Stretch[] {
  const found: { phase: Phase; first: number; last: number }[] = [];
  trace.steps.forEach(({ phase }, index) => {
    const open = found.at(-1);
    if (open?.phase === phase) open.last = index + 1;
    else found.push({ phase, first: index + 1, last: index + 1 });
  });
  return found;
}

/** The last position of the forward pass: all values are there, no gradient yet. */
export function endOfForward(trace: Trace): number {
  const seed = trace.steps.findIndex((step) => step.phase !== 'forward');
  return seed === -1 ? trace.steps.length : seed;
}
