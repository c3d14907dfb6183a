// Where a computation went wrong: the first operation that made NaN, an infinity or a number far too large.
// Leaves wording to i18n/anomalies.ts and drawing to Trouble.svelte.
import type { Anomaly } from './anomaly.ts';
import { brokenGradient } from './broken-gradient.ts';
import { brokenUpdate } from './broken-update.ts';
import { brokenValue } from './broken-value.ts';
import { explosion } from './explosion.ts';
import type { Trace } from '../../notebook/trace.ts';
import { indexTrace, type TraceIndex } from './trace-index.ts';

/** The first thing that went wrong; null where every number is finite and none is far too large. */
export function findAnomaly(index: TraceIndex): Anomaly | null {
  return brokenValue(index) ?? brokenGradient(index) ?? brokenUpdate(index) ?? explosion(index);
}

/** Whether something went wrong in a recorded computation. */
export function hasAnomaly(trace: Trace): boolean {
  return findAnomaly(indexTrace(trace)) !== null;
}
