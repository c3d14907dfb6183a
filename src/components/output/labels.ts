// Labels at the ends of curves: each beside its point, none over another.
// Leaves what they say to the figure.
import type { Curve } from './line-figure.ts';

/** A label and the height of its baseline in the plot, in px. */
export interface EndLabel {
  readonly curve: Curve;
  readonly end: NonNullable<Curve['end']>;
  readonly y: number;
}

const lineHeight = 17;
const above = 9;

/** Baselines in a plot of this height: as near above the points as the order of the ends allows. */
export function placeLabels(curves: readonly Curve[], plotHeight: number): readonly EndLabel[] {
  const wanted = curves
    .flatMap((curve) => (curve.end === null ? [] : [{ curve, end: curve.end }]))
    .map(({ curve, end }) => ({ curve, end, y: end.y * plotHeight - above }))
    .sort((a, b) => b.y - a.y);
  let floor = plotHeight + lineHeight;
  return wanted.map((label) => {
    const y = Math.round(Math.min(label.y, floor - lineHeight));
    floor = y;
    return { ...label, y };
  });
}
