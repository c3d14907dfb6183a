// The pixels of pictures: what the explorer walks through, picture by picture or pixel by pixel, and the tables.
// Leaves the drawing to images-figure.ts.
import type { OutputWords } from '../../i18n/output.ts';
import type { ImagesOutput } from '../../notebook/output.ts';
import { extent } from './axis.ts';
import { isKept, mostStops, type FigureTable, type Stop } from './figure.ts';
import { formatColumn } from './format.ts';

/** The numbers of so many pixels fit into the tables; of more, evenly spaced rows and columns. */
const listed = 800;

interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** Stops and tables of pictures. A single picture is walked through by its pixels, several one by one. */
export function imagesValues(
  output: ImagesOutput,
  names: readonly string[],
  grid: Grid,
  words: OutputWords,
): { stops: readonly Stop[]; tables: readonly FigureTable[] } {
  const { images } = output;
  const write = formatColumn(images.flatMap(({ values }) => values));
  const listing: Listing = { output, names: namesOf(names, words), words, write };
  const pixelsOf = images.map((_, index) => pixelTable(listing, index));
  const stops =
    images.length === 1
      ? pixelStops(listing)
      : images.map((_, index) => pictureStop(listing, index, grid));
  const tables = images.length > 1 ? [overview(listing), ...pixelsOf] : pixelsOf;
  return { stops, tables };
}

interface Listing {
  readonly output: ImagesOutput;
  readonly names: readonly string[];
  readonly words: OutputWords;
  readonly write: (value: number) => string;
}

function namesOf(names: readonly string[], words: OutputWords): readonly string[] {
  return names.map((name, index) => {
    const place = words.images.picture(index);
    return name === '' ? place : words.images.named(place, name);
  });
}

function pictureStop({ output, names, words, write }: Listing, index: number, grid: Grid): Stop {
  const values = output.images[index]?.values ?? [];
  const name = names[index] ?? '';
  const place = {
    x: ((index % grid.columns) + 0.45) / grid.columns,
    y: (Math.floor(index / grid.columns) + 0.4) / grid.rows,
  };
  const ends = extent(values.filter(Number.isFinite));
  if (ends === null) return { ...place, text: words.images.blank(name) };
  const [low, high] = ends;
  const strongest = values.indexOf(-low > high ? low : high);
  const text = words.images.described({
    name,
    low: write(low),
    high: write(high),
    mean: meanOf(values),
    row: Math.floor(strongest / output.size[1]),
    column: strongest % output.size[1],
  });
  return { ...place, text };
}

function pixelStops({ output, words, write }: Listing): readonly Stop[] {
  const [height, width] = output.size;
  const values = output.images[0]?.values ?? [];
  const side = Math.floor(Math.sqrt(mostStops));
  const whole = height * width <= mostStops;
  const [down, across] = [height, width].map((count) => kept(count, whole ? count : side));
  return (down ?? []).flatMap((row) =>
    (across ?? []).map((column): Stop => {
      const place = [
        words.at(words.matrix.row, String(row)),
        words.at(words.matrix.column, String(column)),
      ];
      const value = write(values[row * width + column] ?? NaN);
      return {
        x: (column + 0.5) / width,
        y: (row + 0.5) / height,
        text: words.join([...place, words.labelled(words.surface.value, value)]),
      };
    }),
  );
}

/** Each picture in one row. */
function overview({ output, names, words, write }: Listing): FigureTable {
  const rows = output.images.map(({ values }, index) => {
    const [low, high] = extent(values.filter(Number.isFinite)) ?? [NaN, NaN];
    return [names[index] ?? '', write(low), write(high), meanOf(values)];
  });
  const { name, lowest, highest, mean } = words.images;
  return { columns: [name, lowest, highest, mean], rows, note: '' };
}

function pixelTable({ output, names, words, write }: Listing, index: number): FigureTable {
  const [height, width] = output.size;
  const values = output.images[index]?.values ?? [];
  const whole = output.images.length * values.length <= listed;
  const side = Math.floor(Math.sqrt(listed / output.images.length));
  const [down = [], across = []] = [height, width].map((count) =>
    kept(count, whole ? count : side),
  );
  return {
    columns: [names[index] ?? '', ...across.map(String)],
    rows: down.map((row) => [
      String(row),
      ...across.map((column) => write(values[row * width + column] ?? NaN)),
    ]),
    note:
      down.length * across.length < values.length
        ? words.thinned(down.length * across.length, values.length)
        : '',
  };
}

/** All places of `count`, or so many evenly spaced ones. */
function kept(count: number, most: number): readonly number[] {
  const all = Array.from({ length: count }, (_, place) => place);
  return count <= most ? all : all.filter((place) => isKept(place, count, Math.max(2, most)));
}

/** The mean of the finite values. Divided first: the sum of large numbers may be none. */
function meanOf(values: readonly number[]): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return '—';
  const mean = finite.reduce((sum, value) => sum + value / finite.length, 0);
  return formatColumn([mean])(mean);
}
