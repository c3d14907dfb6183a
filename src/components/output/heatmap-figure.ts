// A matrix as a figure: with numbers in the squares while they fit, else as squares alone that one can walk through.
// Leaves drawing to HeatmapView.svelte.
import { translate } from '../../i18n/language.ts';
import type { OutputWords } from '../../i18n/output.ts';
import type { HeatmapOutput } from '../../notebook/output.ts';
import type { FigureTable, StopRows, Stops } from './figure.ts';
import { isKept, mostStops, stopsOf } from './figure.ts';
import type { HeatScale, Matrix } from './matrix.ts';
import { heatCell, heatScale, isGradient, matrixSummary } from './matrix.ts';

export interface HeatmapFigure {
  readonly title: string;
  readonly summary: string;
  /** The numbers for a table; null where there are too many for one. */
  readonly matrix: Matrix | null;
  /** Squares of one tint as one path, in a box of columns × rows. */
  readonly tints: readonly Tint[];
  readonly scale: { readonly low: string; readonly high: string };
  readonly stops: Stops;
  readonly stopRows: StopRows;
  readonly table: FigureTable;
}

export interface Tint {
  readonly sign: 'p' | 'n' | 'x';
  readonly tint: number;
  readonly path: string;
}

const most = { columns: 10, rows: 16 } as const;
/** Strengths of tint that are told apart in a large map. */
const strengths = 12;
/** Rows and columns that a large map's table keeps. */
const kept = 14;

/** The figure of a heat map in the page's language. */
export function heatmapFigure(
  output: HeatmapOutput,
  words: OutputWords,
  labels: Readonly<Record<string, string>>,
): HeatmapFigure {
  const [rows, columns] = output.shape;
  const scale = heatScale(output.values, isGradient(output.title));
  const fits = rows <= most.rows && columns <= most.columns;
  const say = (names: readonly string[], count: number) =>
    Array.from({ length: count }, (_, index) => translate(names[index] ?? String(index), labels));
  const named = { rows: say(output.rows, rows), columns: say(output.columns, columns) };
  return {
    title: translate(output.title, labels),
    summary: matrixSummary(output.shape, output.values, words),
    matrix: fits ? matrix(output, named, scale) : null,
    tints: fits ? [] : tints(output, scale),
    scale: { low: scale.write(-scale.reach), high: scale.write(scale.reach) },
    ...listing(output, named, scale, words),
  };
}

interface Names {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

function matrix(output: HeatmapOutput, names: Names, scale: HeatScale): Matrix {
  const columns = output.shape[1];
  const cells = names.rows.map((_, row) =>
    output.values.slice(row * columns, (row + 1) * columns).map((value) => heatCell(value, scale)),
  );
  return { ...names, cells };
}

function tints({ values, shape: [, columns] }: HeatmapOutput, scale: HeatScale): readonly Tint[] {
  const found = new Map<string, Tint>();
  values.forEach((value, index) => {
    const { sign, tint } = heatCell(value, scale);
    const strength = Math.ceil(tint * strengths) / strengths;
    if (sign === 'z' || (sign !== 'x' && strength === 0)) return;
    const square = `M${index % columns} ${Math.floor(index / columns)}h1v1h-1z`;
    const key = `${sign}${strength}`;
    const path = (found.get(key)?.path ?? '') + square;
    found.set(key, { sign, tint: Math.round(strength * 100) / 100, path });
  });
  return [...found.values()];
}

function listing(
  { values, shape }: HeatmapOutput,
  names: Names,
  scale: HeatScale,
  words: OutputWords,
) {
  const [rows, columns] = shape;
  const whole = rows * columns <= mostStops;
  const pick = (count: number) =>
    Array.from({ length: count }, (_, index) => index).filter(
      (index) => whole || count <= kept || isKept(index, count, kept),
    );
  const [down, across] = [pick(rows), pick(columns)];
  const text = (row: number, column: number) => scale.write(values[row * columns + column] ?? NaN);
  const stops = stopsOf(values.length, (index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return {
      x: (column + 0.5) / columns,
      y: (row + 0.5) / rows,
      get text() {
        return words.join([
          words.at(words.matrix.row, names.rows[row] ?? ''),
          words.at(words.matrix.column, names.columns[column] ?? ''),
          words.labelled(words.surface.value, text(row, column)),
        ]);
      },
    };
  });
  const listed = down.length * across.length;
  const table: FigureTable = {
    columns: [words.matrix.row, ...across.map((column) => names.columns[column] ?? '')],
    rows: down.map((row) => [names.rows[row] ?? '', ...across.map((column) => text(row, column))]),
    note: listed < values.length ? words.thinned(listed, values.length) : '',
  };
  return { stops, stopRows: { first: 0, length: columns }, table };
}
