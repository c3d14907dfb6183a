// Numbers in rows and columns, each with its sign and the strength of its tint on one scale.
// Leaves the table to HeatTable.svelte and which numbers to the figures.
import type { OutputWords } from '../../i18n/output.ts';
import { extent } from './axis.ts';
import { formatColumn, formatShape, signOf } from './format.ts';

export interface HeatCell {
  readonly text: string;
  /** Its class: positive, negative, zero, or no finite number. */
  readonly sign: 'p' | 'n' | 'z' | 'x';
  /** |value| / scale, 0…1, in hundredths. */
  readonly tint: number;
}

export interface Matrix {
  /** Names of rows and columns; empty where they have none. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly HeatCell[])[];
}

/** How all numbers of one tensor are written and tinted. */
export interface HeatScale {
  readonly write: (value: number) => string;
  /** What gets the full tint: the largest absolute value, or 1 for probabilities. */
  readonly reach: number;
}

/** One scale for all of `values`, symmetric about 0. “+” is written as soon as a number is negative. */
export function heatScale(values: readonly number[], signed = false): HeatScale {
  const [low, high] = extent(values.filter(Number.isFinite)) ?? [0, 0];
  const sign = signed || values.some((value) => value < 0);
  return {
    write: formatColumn(values, { sign }),
    reach: signed ? Math.max(-low, high) : reachOf(low, high),
  };
}

/** Numbers that look like probabilities are shares of 1: a row of 0.5 is not as blue as a row of 1. */
function reachOf(low: number, high: number): number {
  return low >= 0 && high >= 0.1 && high <= 1 ? 1 : Math.max(-low, high);
}

export function heatCell(value: number, { write, reach }: HeatScale): HeatCell {
  if (!Number.isFinite(value)) return { text: write(value), sign: 'x', tint: 0 };
  const tint = reach === 0 ? 0 : Math.round((Math.abs(value) / reach) * 100) / 100;
  return { text: write(value), sign: signOf(value), tint };
}

/** How a label says that its numbers are gradients: those always carry their sign. */
export function isGradient(label: string): boolean {
  return /grad|∂|∇|δ|delta|梯度/i.test(label);
}

/** What the numbers are, in one sentence. */
export function matrixSummary(
  shape: readonly number[],
  values: readonly number[],
  words: OutputWords,
): string {
  const finite = values.filter(Number.isFinite);
  const ends = extent(finite);
  if (ends === null) return words.matrix.empty;
  const [low, high] = ends.map(heatScale(values).write);
  return words.matrix.summary({
    shape: formatShape(shape),
    low: low ?? '',
    high: high ?? '',
    positive: finite.filter((value) => value > 0).length,
    negative: finite.filter((value) => value < 0).length,
    zero: finite.filter((value) => value === 0).length,
    other: values.length - finite.length,
  });
}
