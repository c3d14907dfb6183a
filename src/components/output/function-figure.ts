// Functions of one number as a figure: curves and their slopes within a frame, marks where a value is no number.
// Leaves what is said to function-summary.ts, the list of values to function-values.ts and SVG to FunctionView.svelte.
import { translate } from '../../i18n/language.ts';
import type { OutputWords } from '../../i18n/output.ts';
import type { FunctionOutput } from '../../notebook/output.ts';
import { axis, bounded } from './axis.ts';
import type { FigureAxis } from './axis.ts';
import type { FigureTable, Stop } from './figure.ts';
import { brokenCurves, drawnRange, type Gap } from './function-facts.ts';
import { functionSummary, gapPlace } from './function-summary.ts';
import { functionValues } from './function-values.ts';
import type { Curve } from './line-figure.ts';
import { boxSize, pathData, type Place } from './path.ts';

export interface FunctionFigure {
  readonly title: string;
  readonly summary: string;
  readonly x: { readonly label: string; readonly axis: FigureAxis; readonly zero: number | null };
  readonly y: { readonly label: string; readonly axis: FigureAxis; readonly zero: number | null };
  readonly curves: readonly Curve[];
  readonly faults: readonly Fault[];
  readonly stops: readonly Stop[];
  readonly table: FigureTable;
}

/** Where a curve breaks off, and on which side of that place the gap is. */
export interface Fault {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly side: 'left' | 'right';
}

/** One drawn curve: a function, or the slope of one. */
export interface DrawnFunction {
  readonly label: string;
  readonly values: readonly number[];
  /** Which of the four kinds of line. */
  readonly style: number;
}

/** What drawing, summary and list of values share. */
export interface FunctionPlot {
  readonly output: FunctionOutput;
  readonly words: OutputWords;
  readonly xLabel: string;
  readonly names: readonly string[];
  readonly drawn: readonly DrawnFunction[];
  /** The x of each place. */
  readonly at: readonly number[];
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  /** The values at the lower and the upper edge. */
  readonly range: readonly [number, number];
}

/** Kinds of line that can be told apart without colour. */
const lineStyles = 4;

/** In the drawing's box: what a curve of a smooth function may lose without an edge to be seen. */
const smooth = 0.5;

/** The figure of a function output in the page's language. */
export function functionFigure(
  output: FunctionOutput,
  words: OutputWords,
  labels: Readonly<Record<string, string>>,
): FunctionFigure {
  const say = (text: string) => translate(text, labels);
  const names = output.curves.map(({ label }) => say(label));
  const range = rangeOf(output);
  const plot: FunctionPlot = {
    output,
    words,
    xLabel: say(output.x.label),
    names,
    drawn: drawnCurves(output, names),
    at: placesOf(output),
    x: axis(...output.x.domain),
    y: axis(...range),
    range,
  };
  return {
    title: say(output.title),
    summary: functionSummary(plot),
    x: { label: plot.xLabel, axis: plot.x, zero: zeroOf(plot.x, output.x.domain) },
    y: { label: say(output.y.label), axis: plot.y, zero: zeroOf(plot.y, range) },
    curves: plot.drawn.map((curve) => drawnCurve(plot, curve)),
    faults: faults(plot),
    ...functionValues(plot),
  };
}

/** Each function, and after it its slope: f solid, f′ dashed. */
function drawnCurves({ curves, derivative }: FunctionOutput, names: readonly string[]) {
  return curves.flatMap(({ values, slopes }, index): DrawnFunction[] => {
    const name = names[index] || (derivative ? 'f' : '');
    const style = (derivative ? 2 * index : index) % lineStyles;
    const curve = { label: name, values, style };
    if (slopes === null) return [curve];
    return [curve, { label: `${name}′`, values: slopes, style: style + 1 }];
  });
}

function placesOf({ x, curves }: FunctionOutput): readonly number[] {
  const [low, high] = x.domain;
  const steps = (curves[0]?.values.length ?? 1) - 1;
  return Array.from({ length: steps + 1 }, (_, i) => low + ((high - low) * i) / Math.max(1, steps));
}

/** With a little room above and below, so that a flat curve does not lie on the edge. */
function rangeOf({ y, curves }: FunctionOutput): readonly [number, number] {
  if (y.domain !== null) return y.domain;
  const all = curves.flatMap(({ values, slopes }) => [...values, ...(slopes ?? [])]);
  const [low, high] = drawnRange(all).map(bounded) as [number, number];
  if (!(low < high)) return around(low);
  const margin = (high / 2 - low / 2) * 0.08;
  return [low - margin, high + margin];
}

function around(value: number): readonly [number, number] {
  const margin = Math.max(1, Math.abs(value) / 2);
  return [value - margin, value + margin];
}

function zeroOf(along: FigureAxis, [low, high]: readonly [number, number]): number | null {
  return low <= 0 && high >= 0 ? along.place(0) : null;
}

function drawnCurve(plot: FunctionPlot, { label, values, style }: DrawnFunction): Curve {
  const pieces = piecesInside(plot, values);
  const box = pieces.map((piece) =>
    piece.map(([x, y]): Place => [
      (plot.x.place(x) ?? 0) * boxSize,
      (1 - (plot.y.place(y) ?? 0)) * boxSize,
    ]),
  );
  const last = box.at(-1)?.at(-1);
  return {
    label,
    style,
    path: box.map((piece) => pathData(piece, false, smooth)).join(''),
    end: last === undefined ? null : { x: last[0] / boxSize, y: last[1] / boxSize, text: '' },
  };
}

/** The parts of a curve within the frame, cut where it crosses the edge. */
function piecesInside({ at, range }: FunctionPlot, values: readonly number[]): Place[][] {
  const pieces: Place[][] = [];
  let open: Place[] | null = null;
  let before: Place | null = null;
  values.forEach((value, place) => {
    const here: Place | null = Number.isFinite(value) ? [at[place] ?? 0, bounded(value)] : null;
    const [first, last] = before === null || here === null ? [here, here] : [before, here];
    const cut = first === null || last === null ? null : clip(first, last, range);
    before = here;
    if (cut === null) {
      open = null;
      return;
    }
    const [from, to] = cut;
    if (open === null) pieces.push((open = from === to ? [to] : [from, to]));
    else open.push(to);
    if (to !== here) open = null;
  });
  return pieces;
}

/** The part of a segment between two heights; null where there is none. */
function clip(from: Place, to: Place, [low, high]: readonly [number, number]) {
  if (Math.max(from[1], to[1]) < low || Math.min(from[1], to[1]) > high) return null;
  const toEdge = (place: Place, other: Place): Place => {
    const edge = place[1] < low ? low : place[1] > high ? high : null;
    if (edge === null) return place;
    // halves, so that the difference of two very large numbers is one
    const part = (edge / 2 - place[1] / 2) / (other[1] / 2 - place[1] / 2);
    return [place[0] + (other[0] - place[0]) * part, edge];
  };
  const end = toEdge(to, from);
  return [from === to ? end : toEdge(from, to), end] as const;
}

/** A mark at the first gap of each curve. */
function faults(plot: FunctionPlot): readonly Fault[] {
  return brokenCurves(plot.drawn).flatMap(({ label, values, found: [gap] }): Fault[] => {
    if (gap === undefined) return [];
    const text = plot.words.function.fault[gap.kind](gapPlace(plot, gap));
    const said = plot.drawn.length > 1 ? plot.words.labelled(label, text) : text;
    return [{ ...markOf(plot, values, gap), text: said }];
  });
}

/** Where a curve breaks off, at the height of the last finite value beside the gap; words stand in the gap. */
function markOf({ x, y, at }: FunctionPlot, values: readonly number[], gap: Gap) {
  const [before, after] = [values[gap.first - 1], values[gap.last + 1]];
  const place = before === undefined ? gap.last : gap.first;
  const height = y.place(before ?? after ?? NaN) ?? 0.5;
  const side = before === undefined ? ('left' as const) : ('right' as const);
  return { x: x.place(at[place] ?? 0) ?? 0, y: 1 - height, side };
}
