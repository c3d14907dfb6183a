// Where notes on lines stand in the margin: each beside its line, or lower where the note before it needs the room.
// Works on the HTML of the notes, whose heights it estimates; leaves the look to cell.css.

export interface PlacedNotes {
  readonly html: string;
  /** The lines that have a note, in the order written. */
  readonly lines: readonly number[];
}

/** Width of a note in half-width characters, and its line height in lines of code. */
const noteWidth = 36;
const noteLine = 21 / 24;

/** Moves notes down until none covers the next: `--at` is the line of code a note begins at. */
export function placeNotes(html: string): PlacedNotes {
  const lines: number[] = [];
  let free = 1;
  const placed = html.replace(
    /(--line:(\d+);--at:)\d+([^>]*>)([\s\S]*?)(?=<\/aside>)/g,
    (_, style: string, line: string, rest: string, body: string) => {
      lines.push(Number(line));
      const at = Math.max(Number(line), free);
      free = at + Math.ceil(linesOf(body) * noteLine + 0.5);
      return `${style}${at}${rest}${body}`;
    },
  );
  return { html: placed, lines };
}

/** Lines a note takes; a Han character is as wide as two letters, and TeX's own text is not shown. */
function linesOf(body: string): number {
  const shown = body.replace(/<span class="katex-mathml">[\s\S]*?<\/math><\/span>/g, '');
  const text = shown
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const width = Array.from(text, (character) => (character > '\u2e80' ? 2 : 1));
  return Math.ceil(width.reduce<number>((sum, one) => sum + one, 0) / noteWidth);
}
