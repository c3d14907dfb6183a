// Areas and lines of equal height on a grid of values. The only user of d3's contours.
// Leaves heights and colours to the figure.
import { contours } from 'd3';
import { bounded } from './axis.ts';
import type { Place } from './path.ts';
import { boxSize, pathData } from './path.ts';

/** A grid of values, row 0 at the bottom. */
export interface Grid {
  readonly size: readonly [columns: number, rows: number];
  readonly values: readonly number[];
}

type Ring = readonly Place[];

/** The area where the surface is at or above `height`, as path data in the drawing's box. */
export function areaAbove(grid: Grid, height: number): string {
  return rings(grid, height)
    .map((ring) =>
      pathData(
        ring.map((place) => toBox(grid, place)),
        true,
      ),
    )
    .join('');
}

/** The line at `height`, without the edge of the drawing. */
export function lineAt(grid: Grid, height: number): string {
  return rings(grid, height)
    .flatMap((ring) => inside(grid, ring))
    .map((piece) => pathData(piece.map((place) => toBox(grid, place))))
    .join('');
}

/** Places without a finite value, as squares that cover them. */
export function blanks({ size: [columns, rows], values }: Grid): string {
  const [width, height] = [boxSize / Math.max(1, columns - 1), boxSize / Math.max(1, rows - 1)];
  return values
    .flatMap((value, index) => {
      if (Number.isFinite(value)) return [];
      const x = Math.round(((index % columns) - 0.5) * width);
      const y = Math.round(boxSize - (Math.floor(index / columns) + 0.5) * height);
      return [`M${x} ${y}h${Math.ceil(width)}v${Math.ceil(height)}h${-Math.ceil(width)}z`];
    })
    .join('');
}

function rings({ size, values }: Grid, height: number): Ring[] {
  const [columns, rows] = size;
  // d3 takes NaN for the bottom of the world
  const finite = values.map((value) => (Number.isFinite(value) ? bounded(value) : NaN));
  const { coordinates } = contours().size([columns, rows]).contour(finite, height);
  // d3 types a ring as lists of numbers; each is a pair
  return coordinates.flat() as unknown as Ring[];
}

/** d3 puts the sample of column i at i + ½; the drawing's edges are the outermost samples. */
function toBox({ size: [columns, rows] }: Grid, [x, y]: Place): Place {
  return [
    ((x - 0.5) / Math.max(1, columns - 1)) * boxSize,
    boxSize - ((y - 0.5) / Math.max(1, rows - 1)) * boxSize,
  ];
}

/** The pieces of a ring inside the drawing; d3 leads it around the drawing half a sample further out. */
function inside({ size: [columns, rows] }: Grid, ring: Ring): Place[][] {
  const pieces: Place[][] = [[]];
  for (const place of ring) {
    const [x, y] = place;
    if (x <= 0 || y <= 0 || x >= columns || y >= rows) pieces.push([]);
    else pieces.at(-1)?.push(place);
  }
  return pieces.filter((piece) => piece.length > 1);
}
