// What counts as far too large in a trace, measured against the data that go in: prices in millions are no fault.
// Leaves finding where it began to explosion.ts.
import { keptNumbers } from '../../notebook/contribution.ts';
import type { Anomaly } from './anomaly.ts';
import { largestAt } from './numbers.ts';
import { edgeAt, nodeAt, type TraceIndex } from './trace-index.ts';

/**
 * How many times the scale of the data a number may be; the scale is 1 or the largest datum. Values and gradients
 * are measured against its square: a squared error and its gradient are as large in all health.
 */
export const limits = {
  value: 1e6,
  gradient: 1e6,
  parameter: 1e3,
  /** One update of one element. */
  leap: 100,
  /** The same where it changes the sign and ends up farther from 0: it went past the minimum and up the other side. */
  overshoot: 10,
} as const;

/** The parameter that has grown most, if one is far larger than the data; null otherwise. */
export function grownParameter(index: TraceIndex): number | null {
  const limit = limits.parameter * scaleOf(index);
  let found: number | null = null;
  let most = limit;
  index.trace.nodes.forEach(({ role, value }, place) => {
    const size = role === 'parameter' ? sizeOfLargest(value) : 0;
    if (size > most) [found, most] = [place, size];
  });
  return found;
}

/** Over how many operations a gradient has come to `place`, and by which factor it grew at each on average. */
export function growthOf(index: TraceIndex, place: number): NonNullable<Anomaly['chain']> {
  let operations = 0;
  for (let at = place; at !== index.root; operations++) {
    const uses = (index.uses[at] ?? []).filter((edge) => edgeAt(index, edge).contribution !== null);
    const edge =
      uses[
        largestAt(
          uses.map((use) => sizeOfLargest(keptNumbers(edgeAt(index, use).contribution ?? []))),
        )
      ];
    if (edge === undefined) break;
    at = index.to[edge] ?? index.root;
  }
  const [end, start] = [place, index.root].map((at) =>
    sizeOfLargest(nodeAt(index, at).gradient ?? []),
  );
  const ratio = (end ?? 1) / (start || 1);
  return { operations, factor: operations === 0 ? ratio : ratio ** (1 / operations) };
}

/** 1, or the largest number among the data; constants that the reader wrote are data too. */
export function scaleOf(index: TraceIndex): number {
  return index.trace.nodes.reduce(
    (most, { role, value }) => (role === 'data' ? Math.max(most, largestFinite(value)) : most),
    1,
  );
}

/** The largest magnitude of those that are finite; 0 of none. */
export function largestFinite(numbers: readonly number[]): number {
  let most = 0;
  for (const number of numbers) {
    const size = Math.abs(number);
    if (size > most && size < Infinity) most = size;
  }
  return most;
}

/** The largest magnitude; 0 of none. */
export function sizeOfLargest(numbers: readonly number[]): number {
  let most = 0;
  for (const number of numbers) most = Math.max(most, Math.abs(number));
  return most;
}
