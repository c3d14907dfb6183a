// Bins of equal width for numbers, and how they fall into them. Pure: the same numbers give the same bins.
import { caps, type Distribution } from '../output.ts';

/**
 * Edges of bins of equal width that hold all finite numbers; none without one. `bins` of them from the lowest to the
 * highest, or about as many as the larger series want: by Freedman and Diaconis, each 2·IQR/∛n wide, at least
 * log₂n + 1 (Sturges), with edges at round numbers, so that one stands at zero. At most {@link caps}`.bins`.
 */
export function binEdges(series: readonly (readonly number[])[], bins: number | null): number[] {
  const finite = series.map((numbers) => numbers.filter(Number.isFinite));
  const range = rangeOf(finite.flat());
  if (range === null) return [];
  const [low, high] = range[0] < range[1] ? range : around(range[0]);
  if (bins !== null) return evenEdges(low, high, bins);
  const wanted = range[0] < range[1] ? usefulCount(finite, low, high) : 1;
  return roundEdges(low, high, wanted) ?? evenEdges(low, high, wanted);
}

function evenEdges(low: number, high: number, count: number): number[] {
  // As a mean of both ends: a difference of the largest doubles would overflow.
  const edges = Array.from(
    { length: count + 1 },
    (_, place) => low * (1 - place / count) + high * (place / count),
  );
  edges[count] = high;
  return edges;
}

/** Edges at multiples of 1, 2 or 5 times a power of ten; null where doubles cannot tell them apart. */
function roundEdges(low: number, high: number, wanted: number): number[] | null {
  const width = high / wanted - low / wanted;
  const power = 10 ** Math.floor(Math.log10(width));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= width * 0.7) ?? 10) * power;
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  const count = Math.max(1, last - first);
  if (wanted < 2 || !(count <= caps.bins)) return null;
  const edges = Array.from({ length: count + 1 }, (_, place) =>
    Number(((first + place) * step).toPrecision(12)),
  );
  const rises = edges.every((edge, place) => edge > (edges[place - 1] ?? -Infinity));
  const holds = (edges[0] ?? NaN) <= low && high <= (edges.at(-1) ?? NaN);
  return rises && holds && edges.every(Number.isFinite) ? edges : null;
}

/** How numbers fall into bins: each holds its lower edge, the last its upper edge too. */
export function distribution(
  numbers: readonly number[],
  edges: readonly number[],
): Omit<Distribution, 'label'> {
  const finite = numbers.filter(Number.isFinite);
  const counts = Array.from({ length: Math.max(0, edges.length - 1) }, () => 0);
  for (const value of finite) {
    const place = binOf(value, edges);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const [low, high] = rangeOf(finite) ?? [NaN, NaN];
  return {
    counts,
    ...moments(finite),
    low,
    high,
    notFinite: numbers.length - finite.length,
  };
}

function binOf(value: number, edges: readonly number[]): number {
  const last = edges.length - 2;
  const [low, high] = [edges[0] ?? 0, edges.at(-1) ?? 0];
  const part = (value / 2 - low / 2) / (high / 2 - low / 2);
  let place = Math.max(0, Math.min(last, Math.floor(part * (last + 1))));
  // The quotient is rounded; the edges decide.
  while (place > 0 && value < (edges[place] ?? 0)) place -= 1;
  while (place < last && value >= (edges[place + 1] ?? 0)) place += 1;
  return place;
}

function usefulCount(series: readonly (readonly number[])[], low: number, high: number): number {
  const largest = series.reduce((most, numbers) => (numbers.length > most.length ? numbers : most));
  const sorted = Float64Array.from(largest).sort();
  const width = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / Math.cbrt(sorted.length);
  const wanted = width > 0 ? (high / 2 - low / 2) / width : 0;
  return Math.min(caps.bins, Math.ceil(Math.max(wanted, Math.log2(sorted.length) + 1)));
}

function quantile(sorted: Float64Array, part: number): number {
  const place = (sorted.length - 1) * part;
  const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  const rest = place - Math.floor(place);
  return below * (1 - rest) + above * rest;
}

/** Mean μ = Σx/n and standard deviation √(Σ(x − μ)²/n), of numbers divided by the largest first: squares overflow. */
function moments(numbers: readonly number[]): Pick<Distribution, 'mean' | 'deviation'> {
  const scale = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (numbers.length === 0) return { mean: NaN, deviation: NaN };
  if (scale === 0) return { mean: 0, deviation: 0 };
  const mean = numbers.reduce((sum, value) => sum + value / scale, 0) / numbers.length;
  const squares = numbers.reduce((sum, value) => sum + (value / scale - mean) ** 2, 0);
  return { mean: mean * scale, deviation: Math.sqrt(squares / numbers.length) * scale };
}

function rangeOf(numbers: readonly number[]): readonly [number, number] | null {
  let [low, high] = [Infinity, -Infinity];
  for (const value of numbers) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** A range around a single value. */
function around(value: number): readonly [number, number] {
  const margin = Math.max(0.5, Math.abs(value) * 1e-3);
  return [Math.max(-Number.MAX_VALUE, value - margin), Math.min(Number.MAX_VALUE, value + margin)];
}
