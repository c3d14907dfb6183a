// The values of curves by their place on the x axis: what the explorer walks through and the table shows.
// Leaves the curves to line-figure.ts.
import type { FigureTable, Stop } from './figure.ts';
import { mostStops, thin, thinnedRows } from './figure.ts';
import { formatColumn } from './format.ts';
import type { Plot } from './line-figure.ts';

/** Stops and table of a line figure. */
export function lineValues(plot: Plot): { stops: Stop[]; table: FigureTable } {
  const { output, words } = plot;
  const places = placesOf(plot);
  const valuesAt = valueWriter(plot);
  const writeX = formatColumn(places);
  const rows = thin(places, thinnedRows).map((x) => [writeX(x), ...valuesAt(x)]);
  const stops = thin(places, mostStops).map((x): Stop => {
    const said = valuesAt(x).map((text, i) => words.labelled(plot.names[i] ?? '', text));
    return { ...placeAt(plot, x), text: words.join([words.at(plot.xLabel, writeX(x)), ...said]) };
  });
  const names = output.series.map((_, index) => plot.names[index] || plot.yLabel);
  const note = rows.length < places.length ? words.thinned(rows.length, places.length) : '';
  return { stops, table: { columns: [plot.xLabel || 'x', ...names], rows, note } };
}

function placesOf({ output }: Plot): readonly number[] {
  const finite = output.series.flatMap(({ x }) => x.filter(Number.isFinite));
  return [...new Set(finite)].sort((a, b) => a - b);
}

/** The value of every curve at a place, in the format of its own column; “—” where it has no point. */
function valueWriter({ output }: Plot): (x: number) => readonly string[] {
  const columns = output.series.map(({ x, y }) => ({
    values: new Map(x.map((place, index) => [place, y[index]])),
    write: formatColumn(y),
  }));
  return (x) =>
    columns.map(({ values, write }) => {
      const value = values.get(x);
      return value === undefined ? '—' : write(value);
    });
}

/** Where the mark stands: on the first curve that can be drawn there. */
function placeAt({ output, x: across, y: up }: Plot, x: number): { x: number; y: number } {
  const heights = output.series.map((series) => up.place(series.y[series.x.indexOf(x)] ?? NaN));
  return { x: across.place(x) ?? 0, y: 1 - (heights.find((height) => height !== null) ?? 0) };
}
