// Curves over one axis as a figure: paths, ticks, what stands at their ends, what could not be drawn, in words and numbers.
// Leaves the list of values to line-values.ts and SVG to LineView.svelte.
import type { LineOutput, Series } from '../../notebook/output.ts';
import { translate } from '../../i18n/language.ts';
import type { OutputWords } from '../../i18n/output.ts';
import { axis, canStand, extent } from './axis.ts';
import type { FigureAxis } from './axis.ts';
import type { FigureTable, Stops } from './figure.ts';
import { formatNumber } from './format.ts';
import { lineValues } from './line-values.ts';
import type { Place } from './path.ts';
import { boxSize, pathData } from './path.ts';

export interface LineFigure {
  readonly title: string;
  readonly summary: string;
  readonly x: { readonly label: string; readonly axis: FigureAxis };
  readonly y: { readonly label: string; readonly axis: FigureAxis };
  readonly curves: readonly Curve[];
  readonly faults: readonly Fault[];
  readonly stops: Stops;
  readonly table: FigureTable;
}

export interface Curve {
  readonly label: string;
  /** Which of the four kinds of line; a run that the reader pinned has one of its own. */
  readonly style: number | 'pinned';
  /** One path for each stretch without a gap. */
  readonly path: string;
  /** The last point that can be drawn, and its value. */
  readonly end: { readonly x: number; readonly y: number; readonly text: string } | null;
}

/** The first value of a curve that is not a finite number: marked where the curve breaks off. */
export interface Fault {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Kinds of line that can be told apart without colour. */
const lineStyles = 4;

/** The figure of a line output in the page's language; the curves of a pinned run lie behind its own. */
export function lineFigure(
  own: LineOutput,
  words: OutputWords,
  labels: Readonly<Record<string, string>>,
  pinned: LineOutput | null = null,
): LineFigure {
  const say = (text: string) => translate(text, labels);
  const behind = pinned?.series ?? [];
  const output = { ...own, series: [...behind, ...own.series] };
  const ownNames = own.series.map(({ label }) => say(label));
  const plot: Plot = {
    words,
    output,
    title: say(output.title),
    xLabel: say(output.x.label),
    yLabel: say(output.y.label),
    names: [
      ...behind.map(({ label }) => words.line.pinned(say(label))),
      ...ownNames.map((name) => name || (pinned === null ? '' : words.line.thisRun)),
    ],
    x: horizontalAxis(output),
    y: verticalAxis(output),
  };
  return {
    title: plot.title,
    summary: summary(plot),
    x: { label: plot.xLabel, axis: plot.x },
    y: { label: plot.yLabel, axis: plot.y },
    curves: output.series.map((series, index) => ({
      ...curve(plot, series, plot.names[index] ?? ''),
      style: index < behind.length ? 'pinned' : (index - behind.length) % lineStyles,
    })),
    faults: own.series.flatMap((series) => fault(plot, series)),
    ...lineValues(plot),
  };
}

/** What the drawing of curves and the list of their values share. */
export interface Plot {
  readonly output: LineOutput;
  readonly words: OutputWords;
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly names: readonly string[];
  readonly x: FigureAxis;
  readonly y: FigureAxis;
}

function horizontalAxis({ series, x }: LineOutput): FigureAxis {
  const values = series.flatMap((one) => one.x.filter((value) => canStand(value, x.scale)));
  return axis(...(extent(values) ?? lowAndHigh(x.scale)), x.scale);
}

function verticalAxis({ series, y }: LineOutput): FigureAxis {
  const values = series.flatMap((one) => one.y.filter((value) => canStand(value, y.scale)));
  const [low, high] = extent(values) ?? lowAndHigh(y.scale);
  const fromZero = y.scale === 'linear' && low > 0 && low < high / 2;
  return axis(fromZero ? 0 : low, high, y.scale);
}

function lowAndHigh(scale: 'linear' | 'log'): readonly [number, number] {
  return scale === 'log' ? [0.1, 1] : [0, 1];
}

function curve(plot: Plot, series: Series, label: string): Omit<Curve, 'style'> {
  const stretches: Place[][] = [[]];
  let end: Curve['end'] = null;
  series.y.forEach((value, i) => {
    const place = placeOf(plot, series.x[i] ?? NaN, value);
    if (place === null) {
      stretches.push([]);
      return;
    }
    stretches.at(-1)?.push([place.x * boxSize, place.y * boxSize]);
    end = { ...place, text: formatNumber(value) };
  });
  return {
    label,
    path: stretches.map((places) => pathData(places)).join(''),
    end,
  };
}

function placeOf(plot: Plot, x: number, y: number): { x: number; y: number } | null {
  const [across, up] = [plot.x.place(x), plot.y.place(y)];
  return across === null || up === null ? null : { x: across, y: 1 - up };
}

function fault(plot: Plot, series: Series): readonly Fault[] {
  const index = series.y.findIndex((value) => !Number.isFinite(value));
  const across = plot.x.place(series.x[index] ?? NaN);
  if (index < 0 || across === null) return [];
  const before = series.y.slice(0, index).findLast((value) => plot.y.place(value) !== null);
  const place = plot.words.at(plot.xLabel, formatNumber(series.x[index] ?? NaN));
  const { notANumber, infinite } = plot.words.line;
  const say = Number.isNaN(series.y[index]) ? notANumber : infinite;
  const height = before === undefined ? 0 : (plot.y.place(before) ?? 0);
  return [{ x: across, y: 1 - height, text: say(place) }];
}

function summary(plot: Plot): string {
  const { words, output } = plot;
  const all = output.series.flatMap(({ y }) => y);
  const missing = all.filter((value) => !Number.isFinite(value)).length;
  const below = all.filter(
    (value) => Number.isFinite(value) && !canStand(value, output.y.scale),
  ).length;
  if (all.length === missing + below) return words.line.empty;
  const first = output.series.length === 1 ? course(plot) : ends(plot);
  if (missing > 0) return words.sentences([first, words.line.leftOut(missing)]);
  return below > 0 ? words.sentences([first, words.line.notPositive(below)]) : first;
}

function course(plot: Plot): string {
  const { words } = plot;
  const points = drawable(plot, plot.output.series[0]);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return words.line.empty;
  const lowest = points.reduce((low, point) => (point.y < low.y ? point : low));
  const write = formatNumber;
  const place = words.at(plot.xLabel, write(lowest.x));
  return words.line.course({
    label: plot.names[0] || plot.yLabel || plot.title,
    way: first.y > last.y ? 'falls' : first.y < last.y ? 'rises' : 'stays',
    first: write(first.y),
    last: write(last.y),
    points: points.length,
    lowest: lowest.y < Math.min(first.y, last.y) ? { value: write(lowest.y), place } : null,
  });
}

function ends(plot: Plot): string {
  const { words, output, names } = plot;
  const said = output.series.flatMap((series, index) => {
    const last = drawable(plot, series).at(-1);
    return last === undefined ? [] : [words.labelled(names[index] ?? '', formatNumber(last.y))];
  });
  return words.line.ends(said, Math.max(...output.series.map(({ y }) => y.length)));
}

function drawable(plot: Plot, series: Series | undefined): readonly { x: number; y: number }[] {
  const points = (series?.y ?? []).map((y, index) => ({ x: series?.x[index] ?? NaN, y }));
  return points.filter(({ x, y }) => placeOf(plot, x, y) !== null);
}
