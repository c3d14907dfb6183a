// What every figure offers beside its drawing: values one can walk through, and the same values as a table.
// Leaves what is drawn to each kind of figure.

/** One datum the reader can reach with the explorer. Places are parts of the plot, from its upper left corner. */
export interface Stop {
  readonly x: number;
  readonly y: number;
  /** The datum in words and numbers, in the page's language. */
  readonly text: string;
}

/** Stops in order: a list, or one whose stops are worked out when asked for. */
export interface Stops {
  readonly length: number;
  at(index: number): Stop | undefined;
}

/** `length` stops, of which only those that are asked for are made: drawings follow every frame of a training. */
export function stopsOf(length: number, make: (index: number) => Stop): Stops {
  return { length, at: (index) => (index >= 0 && index < length ? make(index) : undefined) };
}

/** From `first` on, stops stand in rows of `length`. */
export interface StopRows {
  readonly first: number;
  readonly length: number;
}

/** The stop above or below in the next row; `index` itself at an edge, null where stops stand in no rows. */
export function rowAway(
  index: number,
  step: -1 | 1,
  count: number,
  rows: StopRows | undefined,
): number | null {
  if (rows === undefined || index < rows.first) return null;
  const next = index + step * rows.length;
  return next >= rows.first && next < count ? next : index;
}

/** The plotted values as text, columns of numbers already in one format. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the table leaves out, in words; empty when it leaves out nothing. */
  readonly note: string;
}

/** Data up to this number are all listed in a table; of more, evenly spaced ones. */
export const mostStops = 200;
/** How many rows a table of more than that has: it is part of every page, so it has to be light. */
export const thinnedRows = 26;

/** All of `data`, or `kept` evenly spaced ones of more than `mostStops`, with the first and the last. */
export function thin<T>(data: readonly T[], kept: number): readonly T[] {
  if (data.length <= mostStops) return data;
  return data.filter((_, index) => isKept(index, data.length, kept));
}

/** Whether `index` is one of `kept` evenly spaced indices of `length`. */
export function isKept(index: number, length: number, kept: number): boolean {
  const step = (length - 1) / (kept - 1);
  return Math.round(Math.round(index / step) * step) === index;
}

/** The stop nearest to a place on the plot; 0 when there is none. */
export function nearestStop(stops: Stops, x: number, y: number | null): number {
  let [nearest, least] = [0, Infinity];
  for (let index = 0; index < stops.length; index++) {
    const stop = stops.at(index);
    if (stop === undefined) continue;
    const distance = Math.hypot(stop.x - x, y === null ? 0 : stop.y - y);
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}

/** A part of a length as a percentage for SVG and CSS: `12.5%`. */
export function percent(part: number): string {
  return `${Math.round(part * 1000) / 10}%`;
}

/** An id that is the same at build and in the page, made of an output's own id. */
export function elementId(prefix: string, id: string, part: string): string {
  return `${prefix}-${id}-${part}`.replaceAll(/[^\w-]/g, '_');
}
