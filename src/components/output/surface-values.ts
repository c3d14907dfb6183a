// The values of a surface: what the explorer walks through and the tables show.
// Leaves the drawing to surface-figure.ts.
import type { OutputWords } from '../../i18n/output.ts';
import type { SurfaceOutput } from '../../notebook/output.ts';
import type { FigureAxis } from './axis.ts';
import type { Stop } from './figure.ts';
import { isKept, thin } from './figure.ts';
import { formatColumn, formatFixed } from './format.ts';

const thinnedPoints = 100;
const gridStops = 9;

/** Axes and names of a surface. */
export interface Frame {
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Stops and tables of a surface: first the data points, then the surface on an even grid. */
export function surfaceValues(output: SurfaceOutput, words: OutputWords, frame: Frame) {
  const points = listPoints(output, words, frame);
  const grid = listGrid(output, words, frame);
  const tables = [points.table, grid.table].filter(({ rows }) => rows.length > 0);
  return { stops: [...points.stops, ...grid.stops], tables };
}

function listPoints({ points }: SurfaceOutput, words: OutputWords, frame: Frame) {
  const listed = thin(points, thinnedPoints);
  const [writeX, writeY] = [
    formatColumn(points.map(({ x }) => x)),
    formatColumn(points.map(({ y }) => y)),
  ];
  const stops = listed.map((point): Stop => {
    const place = words.join([
      words.at(frame.xLabel, writeX(point.x)),
      words.at(frame.yLabel, writeY(point.y)),
    ]);
    const value = words.labelled(words.surface.value, formatFixed(point.value, 4));
    return {
      x: frame.x.place(point.x) ?? 0,
      y: 1 - (frame.y.place(point.y) ?? 0),
      text: words.join([place, words.surface.label(point.target), value]),
    };
  });
  const rows = listed.map((point) => [
    writeX(point.x),
    writeY(point.y),
    words.surface.label(point.target),
    formatFixed(point.value, 4),
  ]);
  const columns = [
    frame.xLabel || 'x',
    frame.yLabel || 'y',
    words.surface.point,
    words.surface.value,
  ];
  const note = listed.length < points.length ? words.thinned(listed.length, points.length) : '';
  return { stops, table: { columns, rows, note } };
}

function listGrid({ size, values, x, y }: SurfaceOutput, words: OutputWords, frame: Frame) {
  const [columns, rows] = size;
  const [across, down] = [keptOf(columns), keptOf(rows).reverse()];
  const at = (index: number, count: number, [low, high]: readonly [number, number]) =>
    low + ((high - low) * index) / Math.max(1, count - 1);
  const [xs, ys] = [
    across.map((i) => at(i, columns, x.domain)),
    down.map((j) => at(j, rows, y.domain)),
  ];
  const [writeX, writeY] = [formatColumn(xs.map(twoDecimals)), formatColumn(ys.map(twoDecimals))];
  const valueAt = (i: number, j: number) => formatFixed(values[j * columns + i] ?? NaN, 4);
  const nameX = xs.map((value) => writeX(twoDecimals(value)));
  const nameY = ys.map((value) => writeY(twoDecimals(value)));
  const stops = down.flatMap((j, row) =>
    across.map((i, column): Stop => {
      const place = [
        words.at(frame.xLabel, nameX[column] ?? ''),
        words.at(frame.yLabel, nameY[row] ?? ''),
      ];
      const text = words.join([...place, words.labelled(words.surface.value, valueAt(i, j))]);
      return { x: i / Math.max(1, columns - 1), y: 1 - j / Math.max(1, rows - 1), text };
    }),
  );
  const corner = `${frame.yLabel || 'y'} \\ ${frame.xLabel || 'x'}`;
  const table = {
    columns: [corner, ...nameX],
    rows: down.map((j, row) => [nameY[row] ?? '', ...across.map((i) => valueAt(i, j))]),
    note:
      across.length * down.length < values.length ? words.thinned(stops.length, values.length) : '',
  };
  return { stops, table };
}

function keptOf(length: number): number[] {
  const all = Array.from({ length }, (_, index) => index);
  return length <= gridStops ? all : all.filter((index) => isKept(index, length, gridStops));
}

function twoDecimals(value: number): number {
  return Math.abs(value) < 1000 ? Math.round(value * 100) / 100 : value;
}
