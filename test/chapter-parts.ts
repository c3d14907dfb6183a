// What a chapter's text is made of, as pieces that carry their line, for comparing its two languages.
// Leaves reading headings and components to the pages' own code, and the comparison to chapter-problems.ts.
import { headingsOf, lineAt, partsOf, type Part } from '../src/components/page/prose-parts.ts';

/** Something that both languages must have: equal keys are the same thing. */
export interface Piece {
  readonly key: string;
  /** How a message shows it. */
  readonly text: string;
  readonly line: number;
}

/** Attributes that say something to the reader, so that they differ between languages. */
const spoken = new Set(['label']);

/** Components inside sentences, whose order a language is free to choose. */
const inSentences = new Set(['Value', 'Term', 'Article']);

/** Headings: their levels must agree. */
function headings(prose: string): readonly Piece[] {
  return headingsOf(prose).map(({ level, title, line }) => {
    const marks = '#'.repeat(level);
    return { key: marks, text: `${marks} ${title}`, line };
  });
}

/** Headings and components that stand alone, as the reader meets them: what is missing is seen where it is missing. */
export function structure(prose: string): readonly Piece[] {
  return [...headings(prose), ...blocks(prose)].toSorted((a, b) => a.line - b.line);
}

/** Components that stand alone: cells, figures, notes, exercises and what is in them. */
function blocks(prose: string): readonly Piece[] {
  return partsOf(prose)
    .filter(({ tag }) => !inSentences.has(tag))
    .map(piece);
}

/** Components inside sentences: values, terms, places in the articles. */
export function mentions(prose: string): readonly Piece[] {
  return partsOf(prose)
    .filter(({ tag }) => inSentences.has(tag))
    .map(piece);
}

/** Formulas that stand alone, without the words in them. */
export function displayFormulas(prose: string): readonly Piece[] {
  return Array.from(prose.matchAll(/\$\$([\s\S]*?)\$\$/g), (match) => {
    const wordless = (match[1] ?? '').replaceAll(/\\text\{[^}]*\}/g, '\\text{}');
    const key = wordless.replaceAll(/\s+/g, ' ').trim();
    return { key, text: `$$ ${key} $$`, line: lineAt(prose, match.index) };
  });
}

/** What the head of the file says of the chapter, without its words. */
export function headData(prose: string): readonly Piece[] {
  const [head = ''] = /^---\n[\s\S]*?\n---/.exec(prose) ?? [];
  return head
    .split('\n')
    .map((text, index) => ({ key: text.trim(), text, line: index + 1 }))
    .filter(({ key }) => !/^(title|question|description):/.test(key));
}

/** Names in `\sym{name}{…}`. */
export function symbols(prose: string): readonly Piece[] {
  return Array.from(prose.matchAll(/\\sym\{([^}]*)\}/g), (match) => {
    const [text, key = ''] = match;
    return { key, text, line: lineAt(prose, match.index) };
  });
}

/** The values of one attribute of one kind of component. */
export function attributesOf(prose: string, tag: string, attribute: string): readonly Piece[] {
  return partsOf(prose)
    .filter((part) => part.tag === tag)
    .map((part) => ({ ...piece(part), key: part.attributes[attribute] ?? '' }));
}

/** The ids that stand as `<tag id>` inside `<task name>`. */
export function idsInTask(
  prose: string,
  task: string,
  name: string,
  tag: string,
): readonly string[] {
  const block = new RegExp(`<${task} name="${name}">([\\s\\S]*?)</${task}>`).exec(prose)?.[1];
  if (block === undefined) throw new Error(`prose: no <${task} name="${name}">`);
  return attributesOf(block, tag, 'id').map(({ key }) => key);
}

function piece({ tag, attributes, line }: Part): Piece {
  const kept = Object.entries(attributes).filter(([name]) => !spoken.has(name));
  const text = `<${[tag, ...kept.map(([name, value]) => `${name}="${value}"`)].join(' ')}>`;
  return { key: text, text, line };
}
