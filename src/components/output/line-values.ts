// The values of curves by their place on the x axis: what the explorer walks through and the table shows.
// Leaves the curves to line-figure.ts.
import type { FigureTable, Stops } from './figure.ts';
import { stopsOf, thin, thinnedRows } from './figure.ts';
import { formatColumn } from './format.ts';
import type { Plot } from './line-figure.ts';

/** Stops and table of a line figure: at each place the values of all curves. */
export function lineValues(plot: Plot): { stops: Stops; table: FigureTable } {
  const { output, words } = plot;
  const curves = output.series.map(({ x, y }) => ({ at: byPlace(x, y), write: formatColumn(y) }));
  const places = [...new Set(curves.flatMap(({ at }) => [...at.keys()]))].sort((a, b) => a - b);
  /** In the format of the curve's own column; “—” where it has no point. */
  const valuesAt = (x: number) =>
    curves.map(({ at, write }) => words.join(shorten((at.get(x) ?? []).map(write))) || '—');
  const names = output.series.map((_, index) => plot.names[index] || plot.yLabel);
  const writeX = formatColumn(places);
  const stops = stopsOf(places.length, (index) => {
    const x = places[index] ?? 0;
    const heights = curves.flatMap(({ at }) => (at.get(x) ?? []).map(plot.y.place));
    return {
      x: plot.x.place(x) ?? 0,
      // The mark stands on the first curve that can be drawn there.
      y: 1 - (heights.find((height) => height !== null) ?? 0),
      get text() {
        const said = valuesAt(x).map((text, curve) => words.labelled(names[curve] ?? '', text));
        return words.join([words.at(plot.xLabel, writeX(x)), ...said]);
      },
    };
  });
  const rows = thin(places, thinnedRows).map((x) => [writeX(x), ...valuesAt(x)]);
  const note = rows.length < places.length ? words.thinned(rows.length, places.length) : '';
  return { stops, table: { columns: [plot.xLabel || 'x', ...names], rows, note } };
}

/** A curve that stands upright has too many values at one place to say them all. */
function shorten(texts: readonly string[]): readonly string[] {
  return texts.length > 12 ? [...texts.slice(0, 11), '…'] : texts;
}

/** All values of a curve at each place: one that turns back has several. */
function byPlace(x: readonly number[], y: readonly number[]): ReadonlyMap<number, number[]> {
  const values = new Map<number, number[]>();
  x.forEach((place, index) => {
    if (!Number.isFinite(place)) return;
    const there = values.get(place);
    const value = y[index] ?? NaN;
    if (there === undefined) values.set(place, [value]);
    else there.push(value);
  });
  return values;
}
