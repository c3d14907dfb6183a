// Where the next step leads: one operation on, or past a group that the reader folded.
import { foldedByHand, type ByHand } from './folding.ts';
import { groupsAround, groupTree } from './group-tree.ts';
import { currentNode, stepAt, type TraceIndex } from './trace-index.ts';

/** A folded group that one step passed over: positions `first` to `last`. */
export interface Passed {
  readonly group: number;
  readonly first: number;
  readonly last: number;
}

/** The position one step on from `position`, or at the end; what it passes over, if anything. */
export function stepOn(
  index: TraceIndex,
  hand: ByHand,
  position: number,
): { readonly to: number; readonly passed: Passed | null } {
  const { length } = index.trace.steps;
  const group = foldedAt(index, hand, position + 1);
  let to = Math.min(length, position + 1);
  if (group === null) return { to, passed: null };
  while (to < length && isSameStretch(index, group, to, to + 1)) to++;
  return { to, passed: to === position + 1 ? null : { group, first: position + 1, last: to } };
}

/** The position one step back from `position`, or the start: before a folded group that the step ends in. */
export function stepBack(index: TraceIndex, hand: ByHand, position: number): number {
  const group = foldedAt(index, hand, position);
  let to = Math.max(0, position - 1);
  if (group === null) return to;
  while (to > 0 && isSameStretch(index, group, to, to + 1)) to--;
  return to;
}

function foldedAt(index: TraceIndex, hand: ByHand, position: number): number | null {
  if (position < 1 || position > index.trace.steps.length) return null;
  const node = currentNode(index, position);
  return node === null ? null : foldedByHand(index, hand, node);
}

/** Whether two steps are of one phase and both in a group. */
function isSameStretch(index: TraceIndex, group: number, one: number, other: number): boolean {
  return (
    stepAt(index, one)?.phase === stepAt(index, other)?.phase &&
    [one, other].every((position) =>
      groupsAround(groupTree(index), currentNode(index, position) ?? 0).includes(group),
    )
  );
}
