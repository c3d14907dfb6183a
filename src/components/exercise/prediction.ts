// A prediction as its page shows it: the options, and sketches of curves on one scale.
// Leaves committing to predict-gate.ts.
import { curveMonotoneX, line } from 'd3';
import { extent } from '../output/axis.ts';

export interface PredictOption {
  readonly value: string;
  readonly label: string;
  readonly correct?: boolean;
  /** A curve as [x, y], in the units of the figure it predicts. */
  readonly points?: readonly (readonly [x: number, y: number])[];
}

/** Size of a sketch. */
export const sketch = { width: 160, height: 64 } as const;

const margin = 6;

/** Path data of each option's sketch; all options share one scale. */
export function sketches(options: readonly PredictOption[]): readonly string[] {
  const points = options.flatMap((option) => option.points ?? []);
  const [left, right] = extent(points.map(([x]) => x)) ?? [0, 1];
  const [, top] = extent(points.map(([, y]) => y)) ?? [0, 1];
  const bottom = Math.min(0, ...points.map(([, y]) => y));
  const part = (value: number, low: number, high: number) => (value - low) / (high - low || 1);
  const draw = line<readonly [number, number]>()
    .x(([x]) => margin + part(x, left, right) * (sketch.width - 2 * margin))
    .y(([, y]) => sketch.height - margin - part(y, bottom, top) * (sketch.height - 2 * margin))
    .curve(curveMonotoneX)
    .digits(1);
  return options.map((option) => draw(option.points ?? []) ?? '');
}
