// A surface over a rectangle as a figure: bands of height in the colours of sign around the level that separates the classes.
// Leaves contours to bands.ts, the list of values to surface-values.ts and SVG to SurfaceView.svelte.
import { ticks } from 'd3';
import type { SurfaceOutput, SurfacePoint } from '../../notebook/output.ts';
import { translate } from '../../i18n/language.ts';
import type { OutputWords } from '../../i18n/output.ts';
import { axis, bounded, extent, narrowest } from './axis.ts';
import type { FigureAxis } from './axis.ts';
import type { Grid } from './bands.ts';
import { areaAbove, blanks, lineAt } from './bands.ts';
import type { FigureTable, StopRows, Stops } from './figure.ts';
import { formatColumn, formatFixed, formatNumber } from './format.ts';
import { surfaceValues } from './surface-values.ts';

export interface SurfaceFigure {
  readonly title: string;
  readonly summary: string;
  readonly x: { readonly label: string; readonly axis: FigureAxis };
  readonly y: { readonly label: string; readonly axis: FigureAxis };
  /** From the lowest up; each is drawn over the one before. */
  readonly bands: readonly Band[];
  readonly levelLine: string;
  readonly blank: string;
  readonly level: number;
  /** The heights at the foot and the top of the legend's strip, and where the level stands between them. */
  readonly scale: { readonly low: string; readonly high: string; readonly levelAt: number };
  readonly points: readonly DrawnPoint[];
  readonly stops: Stops;
  readonly stopRows: StopRows;
  readonly tables: readonly FigureTable[];
}

export interface Band {
  readonly sign: 'p' | 'n';
  /** Strength of the tint, 0…1. */
  readonly tint: number;
  readonly path: string;
}

export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
  readonly target: number;
  /** Its value; empty where there are too many points to print it. */
  readonly text: string;
}

/** More points than this would print over each other. */
const mostValues = 12;

/** The figure of a surface output in the page's language. */
export function surfaceFigure(
  output: SurfaceOutput,
  words: OutputWords,
  labels: Readonly<Record<string, string>>,
): SurfaceFigure {
  const heights = bandEdges(output);
  const [low, high] = [heights[0] ?? 0, heights.at(-1) ?? 1];
  const [x, y] = [axis(...output.x.domain), axis(...output.y.domain)];
  const [xLabel, yLabel] = [translate(output.x.label, labels), translate(output.y.label, labels)];
  const points = output.points.map((point) => ({
    point,
    x: x.place(point.x) ?? 0,
    y: 1 - (y.place(point.y) ?? 0),
  }));
  const drawn = points.filter(({ point }) => isInside(point, output));
  const text = (value: number) => (drawn.length > mostValues ? '' : formatFixed(value, 2));
  return {
    title: translate(output.title, labels),
    summary: summary(output, words),
    x: { label: xLabel, axis: x },
    y: { label: yLabel, axis: y },
    bands: bands(output, heights),
    levelLine: hasHeight(output) ? lineAt(output, output.level) : '',
    blank: blanks(output),
    level: output.level,
    scale: {
      low: formatNumber(low),
      high: formatNumber(high),
      levelAt: (output.level - low) / (high - low),
    },
    points: drawn.map(({ point, x, y }) => ({
      x,
      y,
      target: point.target,
      text: text(point.value),
    })),
    ...surfaceValues(output, words, { x, y, xLabel, yLabel }),
  };
}

/** Edges of the bands: tenths for probabilities, else about ten round steps, the same way up and down from the level. */
function bandEdges({ values, points, level }: SurfaceOutput): readonly number[] {
  const all = [...values, ...points.map(({ value }) => value)].filter(Number.isFinite);
  const [low, high] = extent(all) ?? [0, 1];
  if (low >= 0 && high <= 1 && level >= 0 && level <= 1) return tenths;
  const apart = Math.max(bounded(high) - level, level - bounded(low));
  const reach = apart > narrowest ? Math.min(apart, 1e307) : 1;
  const [first = 0, second = 1] = ticks(0, reach, 5);
  const step = second - first;
  const count = Math.ceil(reach / step);
  return Array.from({ length: 2 * count + 1 }, (_, index) => level + (index - count) * step);
}

const tenths: readonly number[] = Array.from({ length: 11 }, (_, index) => index / 10);

function bands(output: SurfaceOutput, edges: readonly number[]): readonly Band[] {
  const { level } = output;
  const reach = Math.max(...edges.map((edge) => Math.abs(edge - level)));
  return edges.slice(0, -1).map((edge, index): Band => {
    const middle = (edge + (edges[index + 1] ?? edge)) / 2;
    const path =
      index === 0 ? 'M0 0h1000v1000h-1000z' : hasHeight(output) ? areaAbove(output, edge) : '';
    return { sign: middle < level ? 'n' : 'p', tint: Math.abs(middle - level) / reach, path };
  });
}

function hasHeight({ size: [columns, rows], values }: Grid): boolean {
  return (
    columns > 1 && rows > 1 && values.length === columns * rows && values.some(Number.isFinite)
  );
}

function isInside({ x, y }: SurfacePoint, output: SurfaceOutput): boolean {
  const [[left, right], [bottom, top]] = [output.x.domain, output.y.domain];
  return x >= left && x <= right && y >= bottom && y <= top;
}

function summary({ values, points, level }: SurfaceOutput, words: OutputWords): string {
  const finite = extent(values.filter(Number.isFinite));
  if (finite === null) return words.surface.empty;
  const write = formatColumn(finite);
  const range = words.surface.range(write(finite[0]), write(finite[1]));
  const missing = values.filter((value) => !Number.isFinite(value)).length;
  if (missing > 0) return words.sentences([range, words.surface.blank(missing)]);
  if (points.length === 0) return range;
  const right = points.filter(({ value, target }) => value >= level === target >= 0.5).length;
  return words.sentences([words.surface.sides(right, points.length, formatNumber(level)), range]);
}
