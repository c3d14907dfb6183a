// The cell's text while it is turned into JavaScript: characters are blanked or replaced where they stand,
// and text is inserted between them. Leaves what to change to the passes that use it.
import { SourceText } from './source-text.ts';
import type { Insert } from './unit.ts';

/** Where an insert goes among others at the same offset, from what ends there to what begins there. */
const order = [
  'after-expression',
  'after-statement',
  'after-block',
  'before-statement',
  'before-expression',
] as const;

export type Position = (typeof order)[number];

/** Changes to a text that keep every remaining character on its line, and all but inserts in its column. */
export class Edits {
  readonly #source: SourceText;
  readonly #characters: string[];
  readonly #blanked = new Set<number>();
  readonly #inserts: { offset: number; position: Position; text: string }[] = [];

  constructor(source: SourceText) {
    this.#source = source;
    this.#characters = source.text.split('');
  }

  /** Turns a range into spaces; line breaks stay. */
  blank(start: number, end: number): void {
    for (let offset = start; offset < end; offset++) {
      if (/[\n\r\u2028\u2029]/.test(this.#characters[offset] ?? '')) continue;
      this.#characters[offset] = ' ';
      this.#blanked.add(offset);
    }
  }

  /** Blanks a whole statement or class member, leaving a `;` so that its neighbours stay apart. */
  blankStatement(start: number, end: number): void {
    this.blank(start, end);
    this.replace(start, ';');
  }

  /** Puts one character in the place of another. */
  replace(offset: number, character: string): void {
    this.#characters[offset] = character;
  }

  isBlanked(offset: number): boolean {
    return this.#blanked.has(offset);
  }

  /** Inserts text before `offset`. At one place, what is outside must be inserted before what is inside it. */
  insert(offset: number, position: Position, text: string): void {
    this.#inserts.push({ offset, position, text });
  }

  /** Where the text that begins or ends at this offset begins or ends in what is printed. */
  printedOffset(offset: number, edge: 'begin' | 'end'): number {
    const isBefore = (one: { offset: number; position: Position }) =>
      one.offset < offset ||
      (one.offset === offset && (edge === 'begin' || one.position.startsWith('after')));
    return this.#inserts.filter(isBefore).reduce((sum, { text }) => sum + text.length, offset);
  }

  /** The changed text, and where text was inserted in it. */
  print(): { js: string; inserts: Insert[] } {
    const place = ({ position }: { position: Position }) => order.indexOf(position);
    const sorted = this.#inserts
      .map((insert, at) => ({ ...insert, at: insert.position === 'after-expression' ? -at : at }))
      .toSorted((a, b) => a.offset - b.offset || place(a) - place(b) || a.at - b.at);
    let js = '';
    let done = 0;
    const inserts = sorted.map(({ offset, text }): Insert => {
      js += this.#characters.slice(done, offset).join('') + text;
      done = offset;
      const { line, column } = this.#source.place(offset);
      return [line, column, text.length];
    });
    return { js: js + this.#characters.slice(done).join(''), inserts };
  }
}
