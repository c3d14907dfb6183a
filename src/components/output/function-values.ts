// The values of functions: what the explorer walks through and the table shows.
// Leaves the curves to function-figure.ts.
import type { FigureTable, Stop } from './figure.ts';
import { gaps } from './function-facts.ts';
import type { FunctionPlot } from './function-figure.ts';
import { formatColumn } from './format.ts';

/** About how many places the explorer stops at and the table lists: round numbers for round domains. */
const kept = { stops: 100, rows: 20 } as const;

/** Stops and table of functions; where a curve breaks off is always among the stops. */
export function functionValues(plot: FunctionPlot): { stops: Stop[]; table: FigureTable } {
  const { drawn, words, at } = plot;
  const writers = drawn.map(({ values }) => formatColumn(values));
  const text = (curve: number, place: number) =>
    writers[curve]?.(drawn[curve]?.values[place] ?? NaN) ?? '';
  const edges = new Set(drawn.flatMap(({ values }) => gaps(values).flatMap(edgesOf)));
  const stopPlaces = every(at.length, kept.stops, edges);
  const rowPlaces = drawn.length === 0 ? [] : every(at.length, kept.rows, new Set());
  const [writeStop, writeRow] = [stopPlaces, rowPlaces].map((places) =>
    formatColumn(places.map((place) => at[place] ?? 0)),
  );
  const stops = stopPlaces.map((place): Stop => {
    const said = drawn.map(({ label }, curve) => words.labelled(label, text(curve, place)));
    const x = words.function.at(plot.xLabel, writeStop?.(at[place] ?? 0) ?? '');
    return { ...placeAt(plot, place), text: words.join([x, ...said]) };
  });
  const table = {
    columns: [plot.xLabel || 'x', ...drawn.map(({ label }) => label || words.surface.value)],
    rows: rowPlaces.map((place) => [
      writeRow?.(at[place] ?? 0) ?? '',
      ...drawn.map((_, curve) => text(curve, place)),
    ]),
    note: rowPlaces.length < at.length ? words.thinned(rowPlaces.length, at.length) : '',
  };
  return { stops: drawn.length === 0 ? [] : stops, table };
}

function edgesOf({ first, last }: { readonly first: number; readonly last: number }): number[] {
  return [first - 1, first, last, last + 1];
}

/** Evenly spaced places of `length`, the first and the last among them, and those of `always`. */
function every(length: number, count: number, always: ReadonlySet<number>): number[] {
  const stride = Math.max(1, Math.round((length - 1) / count));
  const places = Array.from({ length }, (_, place) => place);
  return places.filter(
    (place) => place % stride === 0 || place === length - 1 || always.has(place),
  );
}

/** Where the mark stands: on the first curve that can be drawn there. */
function placeAt({ drawn, x, y, at }: FunctionPlot, place: number): { x: number; y: number } {
  const heights = drawn.map(({ values }) => y.place(values[place] ?? NaN));
  const height = heights.find((one) => one !== null) ?? 0;
  return { x: x.place(at[place] ?? 0) ?? 0, y: 1 - height };
}
