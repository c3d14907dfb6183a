// A cell's text with its lines. Leaves its grammar to parse.ts.

/** The text of a cell, able to tell the line and column of an offset. */
export class SourceText {
  readonly text: string;
  readonly #lineStarts: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.#lineStarts = [0, ...Array.from(text.matchAll(/\r\n|[\n\r\u2028\u2029]/g), endOfMatch)];
  }

  /** Line and column of an offset, counted from 1. */
  place(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#startOfLine(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#startOfLine(low) + 1 };
  }

  #startOfLine(index: number): number {
    return this.#lineStarts[index] ?? 0;
  }
}

function endOfMatch(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

/** The text with each comment replaced by spaces: offsets stay, punctuation can be searched for. */
export function withoutComments(
  text: string,
  comments: readonly { readonly start: number; readonly end: number }[],
): string {
  let plain = '';
  let done = 0;
  for (const { start, end } of comments) {
    plain += text.slice(done, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    done = end;
  }
  return plain + text.slice(done);
}

/** The first offset, from the given one on, that is neither white space nor comment. */
export function skipBlank(text: string, offset: number): number {
  const blank = /\s+|\/\/.*|\/\*[\s\S]*?\*\//y;
  blank.lastIndex = offset;
  while (blank.test(text)) offset = blank.lastIndex;
  return offset;
}
