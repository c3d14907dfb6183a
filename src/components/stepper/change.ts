// What an update did, shown on one element: the one that changed most. Leaves words to sentence.ts, TeX to formulas.ts.
import type { TraceUpdate } from '../../notebook/trace.ts';
import { isScalar } from './card.ts';
import { largestAt, unravel } from './numbers.ts';
import { currentNode, nodeAt, updateAt, type TraceIndex } from './trace-index.ts';

export interface Change {
  readonly update: TraceUpdate;
  readonly label: string;
  readonly tex: string;
  /** Index of the element that changed most; null for a single number. */
  readonly element: readonly number[] | null;
  readonly before: number;
  readonly after: number;
}

/** The change made by the step that led to `position`; null where that step is no update. */
export function changeAt(index: TraceIndex, position: number): Change | null {
  const update = updateAt(index, position);
  const place = currentNode(index, position);
  if (update === null || place === null) return null;
  const { label, tex, shape } = nodeAt(index, place);
  const flat = mostChanged(update.before, update.after);
  return {
    update,
    label,
    tex,
    element: isScalar(shape) ? null : unravel(flat, shape),
    before: update.before[flat] ?? NaN,
    after: update.after[flat] ?? NaN,
  };
}

/** Row-major place of the element that changed most; one that is NaN now counts as most of all. */
export function mostChanged(before: readonly number[], after: readonly number[]): number {
  const lost = after.findIndex((value, i) => Number.isNaN(value) && !Number.isNaN(before[i]));
  return lost >= 0 ? lost : largestAt(after.map((value, i) => value - (before[i] ?? NaN)));
}
