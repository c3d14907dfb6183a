// A cell's code as HTML at build time: one element a line, one a tone, names of the chapter linked.
// Leaves the same in the page to code-view.ts.
import type { CodeName } from '#notebook';
import type { LinePart } from './code-lines.ts';
import { lineParts, markBad } from './code-lines.ts';
import { toneElements } from './code-theme.ts';
import { colourLines, openHighlighter } from './highlight.ts';
import { wordAt } from './position.ts';

/** Where an error stands in the code. */
export interface BadPlace {
  readonly line: number | null;
  readonly column: number | null;
}

/** HTML of the lines of `source`; the places of `locals` are not linked. */
export async function codeHtml(
  source: string,
  names: ReadonlySet<string>,
  bad: BadPlace | null = null,
  locals: readonly CodeName[] = [],
): Promise<string> {
  const highlighter = await openHighlighter();
  const texts = source.split('\n');
  return colourLines(highlighter, source)
    .map((tokens, index) => {
      const parts = lineParts(tokens, names, columnsIn(index + 1, locals));
      const isBad = bad?.line === index + 1;
      const drawn = isBad ? markBad(parts, wordAt(texts[index] ?? '', bad.column)) : parts;
      return `<span class="ln${isBad ? ' bad' : ''}">${drawn.map(partHtml).join('')}</span>`;
    })
    .join('');
}

/** The columns of these names in one line. */
function columnsIn(line: number, names: readonly CodeName[]): ReadonlySet<number> {
  const places = names.flatMap((name) => name.places);
  return new Set(places.flatMap(([at, column]) => (at === line ? column : [])));
}

function partHtml(part: LinePart): string {
  const text = toneHtml(part, escape(part.text));
  return (part.mayBreak === true ? '<wbr>' : '') + (part.bad === true ? `<u>${text}</u>` : text);
}

function toneHtml({ tone, symbol }: LinePart, text: string): string {
  // A page has hundreds of names: linked-symbols.ts completes those that are a symbol's whole name.
  if (symbol === text) return `<var>${text}</var>`;
  if (symbol !== undefined) return `<var data-sym="${escape(symbol)}">${text}</var>`;
  if (tone === '') return text;
  const { tag, class: name } = toneElements[tone];
  return `<${tag}${name && ` class="${name}"`}>${text}</${tag}>`;
}

function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
