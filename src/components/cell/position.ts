// Places in a cell's text: offset against line and column, and the word that stands at a place.
// Lines and columns count from 1, as in the notebook's errors; offsets from 0.

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place of an offset; an offset past the end is the end. */
export function placeAt(source: string, offset: number): Place {
  const before = source.slice(0, Math.max(0, offset));
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: before.length - lineStart + 1 };
}

/** The offset of a place; a place outside the text is moved to the nearest one inside. */
export function offsetAt(source: string, place: Place): number {
  const lines = source.split('\n');
  const index = clamp(place.line - 1, 0, lines.length - 1);
  const start = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  return start + clamp(place.column - 1, 0, lines[index]?.length ?? 0);
}

/**
 * The columns `[from, to)` of the word, chain (`X.matmul`) or sign at a column of a line; the whole
 * line's text where nothing stands there or no column is known.
 */
export function wordAt(line: string, column: number | null): readonly [from: number, to: number] {
  const indent = line.length - line.trimStart().length;
  const whole = [indent + 1, line.trimEnd().length + 1] as const;
  if (column === null) return whole;
  const word = /^[\w$]+(?:\.[\w$]+)*|^\S/.exec(line.slice(column - 1));
  return word === null ? whole : [column, column + word[0].length];
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
