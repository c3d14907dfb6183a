// Functions in two sentences: how far they reach and where they are no number; how steep they are, or where they lie at 0.
// Leaves the facts to function-facts.ts and the words to i18n.
import { formatColumn, formatNumber } from './format.ts';
import {
  brokenCurves,
  chordSlopes,
  extremes,
  flatStretches,
  type Extreme,
  type Gap,
  type Stretch,
} from './function-facts.ts';
import type { FunctionPlot } from './function-figure.ts';

/** Stretches of one sort that are named; the sentence stays readable. */
const mostStretches = 3;

/** What the curves are and do, in the page's language. */
export function functionSummary(plot: FunctionPlot): string {
  const { words, output } = plot;
  const reach = output.curves.flatMap(({ values }, index) => {
    const [low, high] = ends(values);
    if (low === undefined || high === undefined) return [];
    const name = plot.names[index] || (output.curves.length > 1 || output.derivative ? 'f' : '');
    return [words.function.reach(name, low, high)];
  });
  if (reach.length === 0) return words.function.empty;
  const domain = output.x.domain.map(formatColumn(output.x.domain));
  const first = words.function.over({
    axis: plot.xLabel,
    low: domain[0] ?? '',
    high: domain[1] ?? '',
    reach,
    broken: broken(plot),
    outside: outside(plot),
  });
  return words.sentences([first, steepness(plot)]);
}

/** Where a gap lies: `x = 0`, `from x = 355 on`. */
export function gapPlace(plot: FunctionPlot, gap: Gap): string {
  const { between, from, upTo } = plot.words.function;
  const [first, last] = [placeName(plot, gap.first), placeName(plot, gap.last)];
  if (gap.first === gap.last) return plot.words.function.atPlace(first);
  if (gap.last === plot.at.length - 1) return from(first);
  return gap.first === 0 ? upTo(last) : between(first, numberAt(plot, gap.last));
}

function ends(values: readonly number[]): readonly string[] {
  const found = extremes(values, 0);
  if (found === null) return [];
  const both = [found.low.value, found.high.value];
  return both.map(formatColumn(both));
}

/** For each curve the first gaps, with the number of places without a value. */
function broken(plot: FunctionPlot): readonly string[] {
  const { words } = plot;
  return brokenCurves(plot.drawn).map(({ label, values, found }) => {
    const said = found
      .slice(0, mostStretches)
      .map((gap) => words.function.fault[gap.kind](gapPlace(plot, gap)));
    const missing = values.filter((value) => !Number.isFinite(value)).length;
    return words.function.broken(label, words.join(said), missing, values.length);
  });
}

function outside({ drawn, range: [low, high] }: FunctionPlot): number {
  const beyond = (value: number) => Number.isFinite(value) && (value < low || value > high);
  return drawn.reduce((count, { values }) => count + values.filter(beyond).length, 0);
}

function steepness(plot: FunctionPlot): string {
  const { output, words } = plot;
  if (output.curves.length > 1) return output.derivative ? slopesOfAll(plot) : valuesAtZero(plot);
  const [curve] = output.curves;
  if (curve === undefined) return '';
  if (!output.derivative) {
    return words.function.shape(atZero(plot, curve.values), flatPlaces(plot, chordsOf(plot)));
  }
  if (curve.slopes === null) return words.function.noSlope([plot.names[0] || 'f']);
  const found = extremes(curve.slopes, zeroPlace(plot));
  if (found === null) return '';
  const { low, high } = found;
  if (text(low.value) === text(high.value)) return words.function.constantSlope(text(high.value));
  const zero = atZero(plot, curve.slopes);
  const named = [text(high.value), ...(low.value < 0 ? [text(low.value)] : [])];
  return words.function.slope({
    low: low.value < 0 ? extremeOf(plot, low) : null,
    high: extremeOf(plot, high),
    atZero: zero === null || named.includes(zero.value) ? null : zero,
    flat: flatPlaces(plot, curve.slopes),
  });
}

/** The value at x = 0; null where that is no place, or there is no value. */
function atZero(plot: FunctionPlot, values: readonly number[]) {
  const zero = plot.at.indexOf(0);
  const value = values[zero] ?? NaN;
  return Number.isFinite(value) ? { x: placeName(plot, zero), value: text(value) } : null;
}

function slopesOfAll(plot: FunctionPlot): string {
  const { output, words, names } = plot;
  const said = output.curves.flatMap(({ slopes }, index) => {
    const found = slopes === null ? null : extremes(slopes, zeroPlace(plot));
    if (found === null) return [];
    return [words.function.largestSlope(names[index] ?? '', extremeOf(plot, found.high))];
  });
  const none = output.curves.flatMap(({ slopes }, index) =>
    slopes === null ? [names[index] ?? ''] : [],
  );
  const largest = said.length === 0 ? '' : words.function.slopes(said);
  return none.length === 0 ? largest : words.function.also(largest, words.function.noSlope(none));
}

function valuesAtZero(plot: FunctionPlot): string {
  const { output, words, names } = plot;
  const zero = plot.at.indexOf(0);
  if (zero < 0) return '';
  const said = output.curves.map(({ values }, index) =>
    words.labelled(names[index] ?? '', text(values[zero])),
  );
  return words.function.values(placeName(plot, zero), said);
}

function chordsOf({ output, at }: FunctionPlot): number[] {
  return chordSlopes(output.curves[0]?.values ?? [], (at[1] ?? 1) - (at[0] ?? 0));
}

function flatPlaces(plot: FunctionPlot, slopes: readonly number[]): readonly string[] {
  return flatStretches(slopes)
    .slice(0, mostStretches)
    .map((stretch) => stretchName(plot, stretch));
}

function extremeOf(plot: FunctionPlot, { value, on }: Extreme) {
  return { value: text(value), place: stretchName(plot, on) };
}

function stretchName(plot: FunctionPlot, { first, last }: Stretch): string {
  const { atPlace, between } = plot.words.function;
  if (first === last) return atPlace(placeName(plot, first));
  return between(placeName(plot, first), numberAt(plot, last));
}

/** `x = −2.5` */
function placeName(plot: FunctionPlot, place: number): string {
  return plot.words.function.at(plot.xLabel, numberAt(plot, place));
}

/** The x of a place, rounded to less than a step. */
function numberAt({ at }: FunctionPlot, place: number): string {
  const step = Math.abs((at[1] ?? 1) - (at[0] ?? 0));
  const digits = Math.max(0, Math.ceil(1 - Math.log10(step)));
  const x = at[place] ?? 0;
  return formatNumber(digits > 20 ? x : Number(x.toFixed(digits)));
}

function zeroPlace({ at }: FunctionPlot): number {
  const place = at.findIndex((x) => x >= 0);
  return place < 0 ? 0 : place;
}

function text(value: number | undefined): string {
  return formatNumber(value ?? NaN);
}
