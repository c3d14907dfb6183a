// The lines of a cell's code as parts to draw: tones, linked names and the underlined place of an error.
// Leaves colours to highlight.ts and drawing to code-html.ts (build) and code-view.ts (page).
import type { Tone } from './code-theme.ts';
import type { CodeToken } from './highlight.ts';

/** A run of characters drawn as one element. The parts of a line, joined, are the line. */
export interface LinePart {
  readonly text: string;
  readonly tone: Tone;
  /** The top-level name of the chapter that this is. */
  readonly symbol?: string;
  /** Whether it is part of what an error points at. */
  readonly bad?: boolean;
  /** Whether a narrow screen may begin a new line here: before the method of a long chain. */
  readonly mayBreak?: boolean;
}

/** Characters without a space that a narrow screen would have to break somewhere. */
const longest = 30;

/**
 * A coloured line with the chapter's names singled out. Properties (`.x`) and keys (`x:`) are not names, nor are those
 * at the columns `others`, counted from 1: a function has them for itself.
 */
export function lineParts(
  tokens: readonly CodeToken[],
  names: ReadonlySet<string>,
  others: ReadonlySet<number> = new Set(),
): readonly LinePart[] {
  const line = tokens.map((token) => token.text).join('');
  let start = 0;
  return tokens.flatMap((token) => {
    const from = start;
    start += token.text.length;
    if (token.tone === '') return splitNames(token.text, from, line, { names, others });
    return token.tone === 'quiet' ? splitChain(token, from, line) : [token];
  });
}

/** The same line with the columns `[from, to)`, counted from 1, marked as bad. */
export function markBad(
  parts: readonly LinePart[],
  [from, to]: readonly [from: number, to: number],
): readonly LinePart[] {
  let start = 1;
  return parts.flatMap((part) => {
    const cuts = [from - start, to - start].map((cut) =>
      Math.min(Math.max(cut, 0), part.text.length),
    );
    const [low = 0, high = 0] = cuts;
    start += part.text.length;
    return [
      { ...part, text: part.text.slice(0, low) },
      { ...part, text: part.text.slice(low, high), bad: true },
      { ...part, text: part.text.slice(high) },
    ].filter((piece) => piece.text !== '');
  });
}

/** Cuts punctuation before the dot of a method, where the run of characters it stands in is long. */
function splitChain(token: CodeToken, from: number, line: string): readonly LinePart[] {
  const before = /\S*$/.exec(line.slice(0, from))?.[0].length ?? 0;
  const after = /^\S*/.exec(line.slice(from))?.[0].length ?? 0;
  if (before + after <= longest) return [token];
  return token.text
    .split(/(?<=[^.])(?=\.(?!\.))/)
    .map((text) => ({ ...token, text, ...(text.startsWith('.') && { mayBreak: true }) }));
}

interface Linked {
  readonly names: ReadonlySet<string>;
  readonly others: ReadonlySet<number>;
}

function splitNames(
  text: string,
  from: number,
  line: string,
  { names, others }: Linked,
): readonly LinePart[] {
  const parts: LinePart[] = [];
  let end = 0;
  for (const match of text.matchAll(/[A-Za-z_$][\w$]*/g)) {
    const name = match[0];
    const start = from + match.index;
    if (!names.has(name) || others.has(start + 1) || !isName(line, start, name.length)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), tone: '' });
    parts.push({ text: name, tone: '', symbol: name });
    end = match.index + name.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), tone: '' });
  return parts;
}

function isName(line: string, start: number, length: number): boolean {
  const before = line.slice(0, start);
  const after = line.slice(start + length);
  if (/(?<!\.\.)\.\s*$/.test(before)) return false;
  const declared = /\b(?:const|let|var)\s+$/.test(before);
  return declared || !/^\s*\??:/.test(after) || /\?[^:]*$/.test(before);
}
