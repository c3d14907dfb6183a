// Which gradient the stepper explains when the reader has chosen none. Leaves showing it to WhyPanel.svelte.
import { allNumbers } from '../../notebook/contribution.ts';
import { largestAt } from './numbers.ts';
import type { State } from './state.ts';
import { currentNode, nodeAt, receivers, type TraceIndex } from './trace-index.ts';

/**
 * In the backward pass the receiving node with most to tell: the most uses, then parameters, then the last
 * input. Otherwise the current node; null at the start.
 */
export function explainedNode(index: TraceIndex, position: number): number | null {
  const uses = (place: number) => index.uses[place]?.length ?? 0;
  const isParameter = (place: number) => Number(nodeAt(index, place).role === 'parameter');
  const [best] = receivers(index, position)
    .toReversed()
    .sort((a, b) => uses(b) - uses(a) || isParameter(b) - isParameter(a));
  return best ?? currentNode(index, position);
}

/** The largest element of what arrived last, else of the gradient so far. */
export function explainedElement(index: TraceIndex, state: State, place: number): number {
  const arrived = (index.uses[place] ?? []).filter((edge) => state.contribution(edge) !== null);
  const latest = arrived.toSorted((a, b) => (index.arrival[b] ?? 0) - (index.arrival[a] ?? 0))[0];
  const numbers =
    latest === undefined ? state.gradient(place) : allNumbers(state.contribution(latest) ?? []);
  return largestAt(numbers ?? state.value(place) ?? []);
}
