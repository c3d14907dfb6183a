// Colours the lines of a cell in the page, as the build did: after an edit, and where an error stands.
// Leaves the plain lines to code-view.ts and linking names to linked-code.ts.
import type { LinePart } from './code-lines.ts';
import { lineParts, markBad } from './code-lines.ts';
import { toneElements } from './code-theme.ts';
import { colourLines, openHighlighter } from './highlight.ts';
import { wordAt } from './position.ts';

/** Characters of a text that is coloured: a longer one, which nobody writes by hand, would hold up the page. */
const longest = 20_000;

const noNames: ReadonlySet<string> = new Set();

/** What of the code is marked. */
export interface Marks {
  /** Where an error stands. */
  readonly bad: { readonly line: number; readonly column: number | null } | null;
  /** The line of the stepper's current step. */
  readonly lit: number | null;
}

/** Colours all lines; an error's place is underlined. The text of the lines stays as it is. */
export async function colour(
  lines: Element,
  currentText: () => string,
  currentMarks: () => Marks,
): Promise<void> {
  const highlighter = await openHighlighter();
  const source = currentText();
  if (source.length > longest) {
    markLines(lines, currentMarks());
    return;
  }
  const { bad } = currentMarks();
  const texts = source.split('\n');
  colourLines(highlighter, source).forEach((tokens, index) => {
    const line = lines.children[index];
    if (line === undefined) return;
    const parts = lineParts(tokens, noNames);
    const isBad = bad?.line === index + 1;
    draw(line, isBad ? markBad(parts, wordAt(texts[index] ?? '', bad.column)) : parts);
  });
  markLines(lines, currentMarks());
}

/** Marks the line of an error and the lit line at once, without waiting for colours. */
export function markLines(lines: Element, { bad, lit }: Marks): void {
  Array.from(lines.children, (line, index) => {
    line.classList.toggle('bad', bad?.line === index + 1);
    line.classList.toggle('lit', lit === index + 1);
  });
}

function draw(line: Element, parts: readonly LinePart[]): void {
  const next = document.createElement('span');
  next.append(...parts.flatMap((part) => nodes(part)));
  if (next.innerHTML !== line.innerHTML) line.replaceChildren(...next.childNodes);
}

function nodes(part: LinePart): Node[] {
  const toned = toneElement(part);
  const underline = document.createElement('u');
  if (part.bad === true) underline.append(toned);
  const shown = part.bad === true ? underline : toned;
  return part.mayBreak === true ? [document.createElement('wbr'), shown] : [shown];
}

function toneElement({ tone, text }: LinePart): Node {
  if (tone === '') return document.createTextNode(text);
  const { tag, class: name } = toneElements[tone];
  const element = document.createElement(tag);
  if (name !== '') element.className = name;
  element.textContent = text;
  return element;
}
