// What can be said of a curve known at evenly spaced places: how far it reaches, where it is no number, how steep it is.
// Leaves words to function-summary.ts and drawing to function-figure.ts.
import { extent } from './axis.ts';

/** A run of neighbouring places, both ends included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** A stretch without a finite value. */
export interface Gap extends Stretch {
  readonly kind: 'nan' | 'infinite' | 'mixed';
}

/** A value and the stretch on which the curve has it. */
export interface Extreme {
  readonly value: number;
  readonly on: Stretch;
}

/** Slopes smaller than this count as flat. */
export const flatBelow = 0.01;

/** The stretches on which `holds`, from left to right. */
export function stretches(length: number, holds: (place: number) => boolean): Stretch[] {
  const found: { first: number; last: number }[] = [];
  for (let place = 0; place < length; place++) {
    if (!holds(place)) continue;
    const open = found.at(-1);
    if (open?.last === place - 1) open.last = place;
    else found.push({ first: place, last: place });
  }
  return found;
}

/** Where the values are no finite numbers. */
export function gaps(values: readonly number[]): Gap[] {
  const broken = stretches(values.length, (place) => !Number.isFinite(values[place]));
  return broken.map((stretch) => {
    const part = values.slice(stretch.first, stretch.last + 1);
    const nan = part.filter(Number.isNaN).length;
    return { ...stretch, kind: nan === part.length ? 'nan' : nan === 0 ? 'infinite' : 'mixed' };
  });
}

/** The curves that have gaps. Where a slope has the gaps of its function, the function is enough. */
export function brokenCurves<Drawn extends { readonly values: readonly number[] }>(
  curves: readonly Drawn[],
): readonly (Drawn & { readonly found: readonly Gap[] })[] {
  const known = new Set<string>();
  return curves.flatMap((curve) => {
    const found = gaps(curve.values);
    const key = found.map(({ first, last }) => `${first} ${last}`).join();
    if (found.length === 0 || known.has(key)) return [];
    known.add(key);
    return [{ ...curve, found }];
  });
}

/** Where the curve is flat on more than one step. */
export function flatStretches(slopes: readonly number[]): Stretch[] {
  const flat = stretches(slopes.length, (place) => Math.abs(slopes[place] ?? NaN) < flatBelow);
  return flat.filter(({ first, last }) => last > first);
}

/** The smallest and the largest finite value, each with the stretch nearest to `centre` on which it is reached. */
export function extremes(
  values: readonly number[],
  centre: number,
): { readonly low: Extreme; readonly high: Extreme } | null {
  const ends = extent(values.filter(Number.isFinite));
  if (ends === null) return null;
  const [low, high] = ends;
  const rounding = Math.max(Math.abs(low), Math.abs(high)) * 1e-6;
  const at = (value: number): Extreme => {
    const reached = stretches(
      values.length,
      (place) => Math.abs((values[place] ?? NaN) - value) <= rounding,
    );
    const distance = ({ first, last }: Stretch) => Math.abs((first + last) / 2 - centre);
    const [nearest = { first: 0, last: 0 }] = reached.sort((a, b) => distance(a) - distance(b));
    return { value, on: nearest };
  };
  return { low: at(low), high: at(high) };
}

/** Slopes of the chords from each place's left to its right neighbour. */
export function chordSlopes(values: readonly number[], step: number): number[] {
  return values.map((value, place) => {
    const left = values[place - 1] ?? value;
    const right = values[place + 1] ?? value;
    const width = place === 0 || place === values.length - 1 ? step : 2 * step;
    return (right - left) / width;
  });
}

/**
 * The range of values worth drawing: all of them, unless a few are so large that the rest would be a flat line.
 * Those few leave the drawing above or below.
 */
export function drawnRange(values: readonly number[]): readonly [number, number] {
  const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
  const at = (part: number) => sorted[Math.round((sorted.length - 1) * part)] ?? 0;
  const [low, high, most, least] = [at(0), at(1), at(0.95), at(0.05)];
  const usual = most / 2 - least / 2;
  if (usual <= 0 || high / 2 - low / 2 <= 8 * usual) return [low, high];
  return [Math.max(low, least - usual), Math.min(high, most + usual)];
}
