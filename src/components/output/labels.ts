// Labels at the ends of curves, in the order of the ends and none over another.
// Leaves what they say to the figure.
import type { Curve } from './line-figure.ts';

/** A label and its height in the plot, in px. */
export interface EndLabel {
  readonly curve: Curve;
  readonly end: NonNullable<Curve['end']>;
  readonly y: number;
}

const lineHeight = 17;

/** Heights as near to the ends as the lines of text allow; the lowest gives way upwards. */
export function placeLabels(curves: readonly Curve[], plotHeight: number): readonly EndLabel[] {
  const wanted = curves
    .flatMap((curve) => (curve.end === null ? [] : [{ curve, end: curve.end }]))
    .sort((a, b) => b.end.y - a.end.y);
  let floor = plotHeight + lineHeight;
  return wanted.map((label) => {
    floor = Math.round(Math.min(label.end.y * plotHeight, floor - lineHeight));
    return { ...label, y: floor };
  });
}

/** About how wide a text is in a figure's 13 px face, in px: Han characters are square. */
export function textWidth(text: string): number {
  return [...text].reduce((width, letter) => width + (letter > '\u2e7f' ? 13 : 7.2), 0);
}
