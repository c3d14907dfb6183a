// What a chapter's MDX text consists of, with lines: its headings and its components.
// Leaves drawing them to Astro; the ids of headings are those of formula/heading-ids.ts, which counts the same.

/** A heading of the second, third or fourth level. */
export interface Heading {
  readonly level: number;
  readonly title: string;
  /** Its id on the page; that of the heading above it for the fourth level. */
  readonly id: string;
  readonly line: number;
}

/** A component in the text. */
export interface Part {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
}

/** The headings in order. */
export function headingsOf(mdx: string): readonly Heading[] {
  let section = 0;
  let subsection = 0;
  return Array.from(withoutCode(mdx).matchAll(/^(#{2,4}) .+$/gm), (match) => {
    const [whole, marks = ''] = match;
    if (marks.length === 2) [section, subsection] = [section + 1, 0];
    if (marks.length === 3) subsection += 1;
    const title = mdx.slice(match.index, match.index + whole.length).slice(marks.length + 1);
    const id = subsection === 0 ? `s${section}` : `s${section}-${subsection}`;
    return {
      level: marks.length,
      title: title.replaceAll('`', ''),
      id,
      line: lineAt(mdx, match.index),
    };
  });
}

/** The components in order. */
export function partsOf(mdx: string): readonly Part[] {
  const tags = withoutCode(mdx).matchAll(
    /<([A-Z]\w*)((?:\s+\w+(?:=(?:"[^"]*"|\{[^}]*\}))?)*)\s*\/?>/g,
  );
  return Array.from(tags, (match) => {
    const [, tag = '', attributes = ''] = match;
    return { tag, attributes: attributesIn(attributes), line: lineAt(mdx, match.index) };
  });
}

/** The line, from 1, of a place in a text. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function attributesIn(text: string): Record<string, string> {
  const all = text.matchAll(/(\w+)(?:=("[^"]*"|\{[^}]*\}))?/g);
  return Object.fromEntries(
    Array.from(all, ([, name = '', value = 'true']) => [name, value.replace(/^["{]|["}]$/g, '')]),
  );
}

/** Code in sentences made blank, so that places stay where they are. */
function withoutCode(mdx: string): string {
  return mdx.replaceAll(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
}
