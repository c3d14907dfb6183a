// Where a chapter's text answers the mistakes of the articles: in a find-the-bug exercise, or where a sentence
// names them, <Article id="S0" section="3.2" errata="P09" />. What the gallery links to and the checks count.
import { headingsOf, partsOf, type Heading } from './prose-parts.ts';

/** One mistake at one place of the text. */
export interface ErratumPlace {
  readonly erratum: string;
  /** The last heading before it. */
  readonly heading: Heading;
  readonly line: number;
  /** The exercise's name; null where a sentence speaks of it. */
  readonly bug: string | null;
}

/** Every place that answers an erratum, in order of the text. */
export function erratumPlaces(
  mdx: string,
  bugs: Readonly<Record<string, { readonly meta: { readonly ids: readonly string[] } }>>,
): readonly ErratumPlace[] {
  const headings = headingsOf(mdx);
  return partsOf(mdx).flatMap(({ tag, attributes, line }) => {
    const bug = tag === 'FindTheBug' ? (attributes['name'] ?? '') : null;
    const named = tag === 'Article' ? (attributes['errata'] ?? '').split(' ') : [];
    const ids = bug === null ? named.filter((id) => id !== '') : (bugs[bug]?.meta.ids ?? []);
    const heading = headings.findLast((each) => each.line < line);
    if (heading === undefined) return [];
    return ids.map((erratum) => ({ erratum, heading, line, bug }));
  });
}
