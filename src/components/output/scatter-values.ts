// The points of a scatter figure: what the explorer walks through, group by group from left to right, and the table.
// Leaves the drawing to scatter-figure.ts.
import type { OutputWords } from '../../i18n/output.ts';
import type { FigureTable, Stop } from './figure.ts';
import { mostStops, thin, thinnedRows } from './figure.ts';
import { formatColumn } from './format.ts';
import type { PlacedGroup, PlacedPoint } from './scatter-figure.ts';

/** Stops and table of points. */
export function scatterValues(
  groups: readonly PlacedGroup[],
  named: { readonly x: string; readonly y: string },
  words: OutputWords,
): { stops: Stop[]; table: FigureTable } {
  const several = groups.some(({ label }) => label !== '');
  const all = groups.flatMap(({ label, points }) =>
    points.toSorted((a, b) => a.x - b.x || a.y - b.y).map((point) => ({ label, point })),
  );
  const [writeX, writeY] = [columnOf(all, 'x'), columnOf(all, 'y')];
  const stops = thin(all, mostStops).map(({ label, point }): Stop => {
    const place = [
      words.at(named.x || 'x', writeX(point.x)),
      words.at(named.y || 'y', writeY(point.y)),
    ];
    const text = words.join(several ? [label, ...place] : place);
    return { x: point.left, y: point.top, text };
  });
  const rows = thin(all, thinnedRows).map(({ label, point }) => [
    ...(several ? [label] : []),
    writeX(point.x),
    writeY(point.y),
  ]);
  const columns = [...(several ? [words.scatter.group] : []), named.x || 'x', named.y || 'y'];
  const note = rows.length < all.length ? words.thinned(rows.length, all.length) : '';
  return { stops, table: { columns, rows, note } };
}

function columnOf(all: readonly { readonly point: PlacedPoint }[], side: 'x' | 'y') {
  return formatColumn(all.map(({ point }) => point[side]));
}
