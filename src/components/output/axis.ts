// Axes: where a value stands on a length from 0 to 1, and three to five ticks. The only user of d3's scales.
// Leaves drawing to the figures.
import { scaleLinear, scaleLog, ticks } from 'd3';
import { formatColumn, formatNumber } from './format.ts';

export interface Tick {
  /** 0 at the low end, 1 at the high end. */
  readonly at: number;
  readonly text: string;
}

export interface FigureAxis {
  /** Where a value stands, 0…1; null for what has no place on this axis (NaN, ±∞, and ≤ 0 on a log axis). */
  readonly place: (value: number) => number | null;
  readonly ticks: readonly Tick[];
}

/** An axis from `low` to `high`; equal ends are spread a little so that a constant lies in the middle. */
export function axis(low: number, high: number, scale: 'linear' | 'log' = 'linear'): FigureAxis {
  const [from, to] = spread(bounded(low), bounded(high), scale);
  const map = (scale === 'log' ? scaleLog() : scaleLinear()).domain([from, to]);
  return {
    place: (value) => (canStand(value, scale) ? map(Math.min(to, Math.max(from, value))) : null),
    ticks: tickValues(from, to, scale).map(({ value, text }) => ({ at: map(value), text })),
  };
}

/** Whether a value has a place on such an axis. */
export function canStand(value: number, scale: 'linear' | 'log'): boolean {
  return Number.isFinite(value) && (scale === 'linear' || value > 0);
}

/** Smallest and largest value; null for no values. */
export function extent(values: readonly number[]): readonly [number, number] | null {
  if (values.length === 0) return null;
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Within what a difference can hold: the last factor of two of a double is drawn at the edge. */
export function bounded(value: number): number {
  return Math.max(-8e307, Math.min(8e307, value));
}

/** Ranges narrower than this cannot be divided any further. */
export const narrowest = 1e-290;

function spread(low: number, high: number, scale: 'linear' | 'log'): readonly [number, number] {
  if (scale === 'log') {
    const least = Math.max(low, narrowest);
    return high > least * (1 + 1e-9) ? [least, high] : [least / 10, least * 10];
  }
  if (high - low > Math.max(narrowest, Math.abs(low) * 1e-12)) return [low, high];
  const margin = Math.max(Math.abs(low) * 0.5, narrowest * 2);
  return margin > narrowest * 2 ? [low - margin, low + margin] : [-1, 1];
}

function tickValues(from: number, to: number, scale: 'linear' | 'log') {
  const values = scale === 'log' ? logTicks(from, to) : linearTicks(from, to);
  const text = scale === 'log' ? formatNumber : formatColumn(values);
  return values.map((value) => ({ value, text: text(value) }));
}

function linearTicks(from: number, to: number): number[] {
  // near the largest doubles d3's steps overflow
  const tried = [4, 3, 5, 2].map((count) => ticks(from, to, count).filter(Number.isFinite));
  return tried.find(({ length }) => length >= 3 && length <= 5) ?? tried[0] ?? [];
}

/** Powers of ten, or round numbers where fewer than two of them fit. */
function logTicks(from: number, to: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(from)), Math.floor(Math.log10(to))];
  if (last - first < 1) return linearTicks(from, to).filter((value) => value > 0);
  const step = Math.ceil((last - first + 1) / 5);
  const count = Math.floor((last - first) / step) + 1;
  return Array.from({ length: count }, (_, index) => 10 ** (first + index * step));
}
