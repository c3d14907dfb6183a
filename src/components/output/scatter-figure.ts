// Points on a plane as a figure: groups told apart by the shape of their marks, in words and numbers.
// Leaves the list of values to scatter-values.ts and SVG to ScatterView.svelte.
import { translate } from '../../i18n/language.ts';
import type { OutputWords } from '../../i18n/output.ts';
import type { PointGroup, ScatterOutput } from '../../notebook/output.ts';
import { axis, canStand, extent } from './axis.ts';
import type { FigureAxis } from './axis.ts';
import type { FigureTable, Stop } from './figure.ts';
import { formatColumn } from './format.ts';
import { boxSize } from './path.ts';
import { scatterValues } from './scatter-values.ts';

export interface ScatterFigure {
  readonly title: string;
  readonly summary: string;
  readonly x: { readonly label: string; readonly axis: FigureAxis };
  readonly y: { readonly label: string; readonly axis: FigureAxis };
  readonly groups: readonly DrawnGroup[];
  /** Side of a mark in px: the more points, the smaller. */
  readonly size: number;
  readonly stops: readonly Stop[];
  readonly table: FigureTable;
}

export interface DrawnGroup {
  readonly label: string;
  readonly mark: Mark;
  /** Every point as a line without length: its round or square end is the mark. */
  readonly path: string;
}

/** Marks that can be told apart without colour. From the fifth group on they come again in a paler ink. */
export interface Mark {
  readonly shape: 'round' | 'square';
  readonly open: boolean;
  readonly pale: boolean;
}

/** A group with the points that have a place on both axes. */
export interface PlacedGroup {
  readonly label: string;
  readonly points: readonly PlacedPoint[];
}

export interface PlacedPoint {
  readonly x: number;
  readonly y: number;
  /** Parts of the plot from its upper left corner. */
  readonly left: number;
  readonly top: number;
}

/** The figure of a scatter output in the page's language. */
export function scatterFigure(
  output: ScatterOutput,
  words: OutputWords,
  labels: Readonly<Record<string, string>>,
): ScatterFigure {
  const say = (text: string) => translate(text, labels);
  const classes = areClasses(output.groups);
  const x = alongAxis(output, 'x');
  const y = alongAxis(output, 'y');
  const placed = output.groups.map((group): PlacedGroup => ({
    label: classes ? words.surface.label(Number(group.label)) : say(group.label),
    points: placedPoints(group, x, y),
  }));
  const named = { x: say(output.x.label), y: say(output.y.label) };
  const count = placed.reduce((sum, { points }) => sum + points.length, 0);
  return {
    title: say(output.title),
    summary: summary(output, placed, named, words),
    x: { label: named.x, axis: x },
    y: { label: named.y, axis: y },
    groups: placed.map(({ label, points }, index) => ({
      label,
      mark: classes ? classMark(output.groups[index]?.label) : markOf(index),
      path: points.map(pointPath).join(''),
    })),
    size: count <= 60 ? 10 : count <= 300 ? 8 : 6,
    ...scatterValues(placed, named, words),
  };
}

/** Two groups named 0 and 1 are the classes of a decision, in whatever order: 1 is the disc, as on a surface. */
function areClasses(groups: readonly PointGroup[]): boolean {
  return groups.length === 2 && groups.every(({ label }) => label === '0' || label === '1');
}

function classMark(label: string | undefined): Mark {
  return markOf(label === '1' ? 0 : 1);
}

/** Disc, open square, ring, square: the first two are those of the classes on a surface. */
function markOf(index: number): Mark {
  return {
    shape: index % 2 === 0 ? 'round' : 'square',
    open: index % 4 === 1 || index % 4 === 2,
    pale: index % 8 >= 4,
  };
}

/** With room at both ends, so that no mark is cut. */
function alongAxis(output: ScatterOutput, side: 'x' | 'y'): FigureAxis {
  const { scale } = output[side];
  const values = output.groups.flatMap((group) =>
    group[side].filter((value) => canStand(value, scale)),
  );
  const [low, high] = extent(values) ?? (scale === 'log' ? [0.1, 1] : [0, 1]);
  if (scale === 'log') return axis(low / 1.1, Math.min(high, 1e307) * 1.1, scale);
  const margin = (high / 2 - low / 2) * 0.1;
  return axis(low - margin, high + margin);
}

function placedPoints(group: PointGroup, x: FigureAxis, y: FigureAxis): PlacedPoint[] {
  return group.x.flatMap((value, index) => {
    const other = group.y[index] ?? NaN;
    const [left, up] = [x.place(value), y.place(other)];
    return left === null || up === null ? [] : [{ x: value, y: other, left, top: 1 - up }];
  });
}

function pointPath({ left, top }: PlacedPoint): string {
  return `M${Math.round(left * boxSize)} ${Math.round(top * boxSize)}h0`;
}

function summary(
  { groups }: ScatterOutput,
  placed: readonly PlacedGroup[],
  named: { readonly x: string; readonly y: string },
  words: OutputWords,
): string {
  const points = placed.flatMap((group) => group.points);
  const reach = (side: 'x' | 'y') => {
    const ends = extent(points.map((point) => point[side])) ?? [0, 0];
    const [low = '', high = ''] = ends.map(formatColumn(ends));
    return [named[side] || side, low, high] as const;
  };
  if (points.length === 0) return words.scatter.empty;
  const given = groups.reduce((sum, { x }) => sum + x.length, 0);
  const count = words.scatter.count({
    points: points.length,
    x: reach('x'),
    y: reach('y'),
    omitted: groups.reduce((sum, { omitted }) => sum + omitted, 0),
    missing: given - points.length,
  });
  return placed.length < 2 ? count : words.sentences([count, centres(placed, words)]);
}

function centres(placed: readonly PlacedGroup[], words: OutputWords): string {
  const means = placed.flatMap(({ label, points }) =>
    points.length === 0
      ? []
      : [{ label, count: points.length, x: mean(points, 'x'), y: mean(points, 'y') }],
  );
  const largest = Math.max(...means.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
  const short = (value: number) => threeDigits(value, largest);
  const write = formatColumn(means.flatMap(({ x, y }) => [short(x), short(y)]));
  const said = means.map(({ label, count, x, y }) =>
    words.scatter.around(label, count, write(short(x)), write(short(y))),
  );
  return words.scatter.groups(said);
}

/** Divided first: the sum of large numbers may be none. */
function mean(points: readonly PlacedPoint[], side: 'x' | 'y'): number {
  return points.reduce((sum, point) => sum + point[side] / points.length, 0);
}

/** Rounded to the third digit of the largest: enough to find a centre. */
function threeDigits(value: number, largest: number): number {
  const digits = 2 - Math.floor(Math.log10(largest));
  return digits >= 0 && digits <= 20 ? Number(value.toFixed(digits)) : value;
}
