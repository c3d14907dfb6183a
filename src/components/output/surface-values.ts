// The values of a surface: what the explorer walks through and the tables show.
// Leaves the drawing to surface-figure.ts.
import type { OutputWords } from '../../i18n/output.ts';
import type { SurfaceOutput } from '../../notebook/output.ts';
import type { FigureAxis } from './axis.ts';
import type { StopRows, Stops } from './figure.ts';
import { isKept, stopsOf, thin } from './figure.ts';
import { formatColumn, formatFixed } from './format.ts';

const thinnedPoints = 100;
/** Rows and columns that the table of a surface keeps. */
const tableSide = 9;

/** Axes and names of a surface. */
export interface Frame {
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Stops and tables of a surface: first the data points, then every place of the grid, row by row from the top. */
export function surfaceValues(output: SurfaceOutput, words: OutputWords, frame: Frame) {
  const points = listPoints(output, words, frame);
  const grid = listGrid(output, words, frame);
  const tables = [points.table, grid.table].filter(({ rows }) => rows.length > 0);
  const first = points.stops.length;
  const stops = stopsOf(first + grid.stops.length, (index) => {
    const stop = index < first ? points.stops.at(index) : grid.stops.at(index - first);
    return stop ?? nowhere;
  });
  const stopRows: StopRows = { first, length: output.size[0] };
  return { stops, stopRows, tables };
}

const nowhere = { x: 0, y: 0, text: '' };

function listPoints({ points }: SurfaceOutput, words: OutputWords, frame: Frame) {
  const [writeX, writeY] = [
    formatColumn(points.map(({ x }) => x)),
    formatColumn(points.map(({ y }) => y)),
  ];
  const written = (point: SurfaceOutput['points'][number]) => [
    writeX(point.x),
    writeY(point.y),
    words.surface.label(point.target),
    formatFixed(point.value, 4),
  ];
  const stops: Stops = stopsOf(points.length, (index) => {
    const point = points[index] ?? { x: 0, y: 0, target: 0, value: NaN };
    return {
      x: frame.x.place(point.x) ?? 0,
      y: 1 - (frame.y.place(point.y) ?? 0),
      get text() {
        const [x = '', y = '', target = '', value = ''] = written(point);
        return words.join([
          words.at(frame.xLabel, x),
          words.at(frame.yLabel, y),
          target,
          words.labelled(words.surface.value, value),
        ]);
      },
    };
  });
  const listed = thin(points, thinnedPoints);
  const columns = [
    frame.xLabel || 'x',
    frame.yLabel || 'y',
    words.surface.point,
    words.surface.value,
  ];
  const note = listed.length < points.length ? words.thinned(listed.length, points.length) : '';
  return { stops, table: { columns, rows: listed.map(written), note } };
}

function listGrid({ size, values, x, y }: SurfaceOutput, words: OutputWords, frame: Frame) {
  const [columns, rows] = size;
  const at = (index: number, count: number, [low, high]: readonly [number, number]) =>
    twoDecimals(low + ((high - low) * index) / Math.max(1, count - 1));
  const all = (count: number, domain: readonly [number, number]) =>
    formatColumn(Array.from({ length: count }, (_, index) => at(index, count, domain)));
  const [writeX, writeY] = [all(columns, x.domain), all(rows, y.domain)];
  const nameX = (i: number) => writeX(at(i, columns, x.domain));
  const nameY = (j: number) => writeY(at(j, rows, y.domain));
  const valueAt = (i: number, j: number) => formatFixed(values[j * columns + i] ?? NaN, 4);
  const stops: Stops = stopsOf(values.length, (index) => {
    const [i, j] = [index % columns, rows - 1 - Math.floor(index / columns)];
    return {
      x: i / Math.max(1, columns - 1),
      y: 1 - j / Math.max(1, rows - 1),
      get text() {
        return words.join([
          words.at(frame.xLabel, nameX(i)),
          words.at(frame.yLabel, nameY(j)),
          words.labelled(words.surface.value, valueAt(i, j)),
        ]);
      },
    };
  });
  const [across, down] = [keptOf(columns), keptOf(rows).reverse()];
  const listed = across.length * down.length;
  const table = {
    columns: [`${frame.yLabel || 'y'} \\ ${frame.xLabel || 'x'}`, ...across.map(nameX)],
    rows: down.map((j) => [nameY(j), ...across.map((i) => valueAt(i, j))]),
    note: listed < values.length ? words.thinned(listed, values.length) : '',
  };
  return { stops, table };
}

function keptOf(length: number): number[] {
  const all = Array.from({ length }, (_, index) => index);
  return length <= tableSide ? all : all.filter((index) => isKept(index, length, tableSide));
}

function twoDecimals(value: number): number {
  return Math.abs(value) < 1000 ? Math.round(value * 100) / 100 : value;
}
