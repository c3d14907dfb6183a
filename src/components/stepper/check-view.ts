// A gradient check of the recording as the same picture that a cell's own check is: the worst element of each parameter.
// Leaves checking to the explainer and drawing to ../output/GradcheckView.svelte.
import type { GradcheckOutput, GradcheckRow } from '../../notebook/output.ts';
import type { CheckedElement, GradientCheck } from '../../notebook/explainer/explanation.ts';
import { unravel } from './numbers.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';
import { placeOf } from './why.ts';

/** An element of the graph. */
export interface Place {
  readonly node: number;
  readonly element: number;
}

export interface CheckView {
  readonly output: GradcheckOutput;
  /** Where the element of a row stands in the graph. */
  placeOf(row: GradcheckRow): Place | null;
  /** The element with the largest error of all; where only kinks differ, the first of those. */
  readonly worst: Place | null;
  /** Whether that is a disagreement. */
  readonly differs: boolean;
}

/** The check as an output, and its way back into the graph. */
export function checkView(index: TraceIndex, check: GradientCheck): CheckView {
  const places = new Map<GradcheckRow, Place>();
  for (const { node: id, worst } of check.parameters) {
    if (worst === null) continue;
    const node = placeOf(index, id);
    places.set(rowOf(index, node, worst), { node, element: worst.element });
  }
  const rows = [...places.keys()];
  const [first] = rows.toSorted((a, b) => badness(b) - badness(a));
  const kink = check.verdict === 'kink' ? rows.find((row) => row.kink) : undefined;
  const worst = kink ?? first;
  return {
    output: { ...check.output, rows, omitted: check.checked - rows.length },
    placeOf: (row) => places.get(row) ?? null,
    worst: worst === undefined ? null : (places.get(worst) ?? null),
    differs: check.verdict === 'differ' || check.verdict === 'not-a-number',
  };
}

function rowOf(index: TraceIndex, node: number, worst: CheckedElement): GradcheckRow {
  const { label, shape } = nodeAt(index, node);
  const { tested, reference, error, kink } = worst;
  return { name: label, index: unravel(worst.element, shape), tested, reference, error, kink };
}

function badness({ error, kink, tested, reference }: GradcheckRow): number {
  if (!Number.isFinite(tested + reference)) return Infinity;
  return kink ? -1 : error;
}
