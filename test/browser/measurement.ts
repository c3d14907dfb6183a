// A measured number beside its goal: noted in the report, from which `npm run measure` lists it, and a failure where
// the goal is missed by more than a busy machine explains.
import { expect, test } from '@playwright/test';

/** What `npm run measure` finds among the annotations of a test. */
export interface Measurement {
  readonly what: string;
  readonly value: number;
  readonly goal: number;
  readonly unit: string;
  /** Whether more is better. */
  readonly more: boolean;
}

export interface MeasureOptions {
  readonly unit?: string;
  readonly more?: boolean;
  /** The factor by which a test may miss the goal. */
  readonly slack?: number;
}

/** Takes the middle one of several measured values, and holds it to its goal. */
export function measure(
  what: string,
  values: readonly number[],
  goal: number,
  { unit = 'ms', more = false, slack = 3 }: MeasureOptions = {},
): void {
  const value = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const measurement: Measurement = { what, value, goal, unit, more };
  test.info().annotations.push({ type: 'measure', description: JSON.stringify(measurement) });
  const said = `${what}: ${value.toFixed(1)} ${unit}, goal ${goal}`;
  if (more) expect.soft(value, said).toBeGreaterThanOrEqual(goal / slack);
  else expect.soft(value, said).toBeLessThanOrEqual(goal * slack);
}
