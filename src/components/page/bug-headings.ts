// Where a chapter's text introduces each bug: the heading above its <FindTheBug>, as the errata gallery links to it.
// Leaves the ids themselves to formula/heading-ids.ts; both count the same headings.

/** A heading's text and the id it has on the page. */
export interface BugHeading {
  readonly id: string;
  readonly title: string;
}

/** The last heading before each `<FindTheBug name="…">` of an MDX text, by the bug's name. */
export function bugHeadings(mdx: string): ReadonlyMap<string, BugHeading> {
  const found = new Map<string, BugHeading>();
  let section = 0;
  let subsection = 0;
  let heading: BugHeading | undefined;
  for (const line of mdx.split('\n')) {
    const [, marks, title] = /^(##|###) (.+)$/.exec(line) ?? [];
    if (marks !== undefined && title !== undefined) {
      section += marks === '##' ? 1 : 0;
      subsection = marks === '##' ? 0 : subsection + 1;
      heading = { id: marks === '##' ? `s${section}` : `s${section}-${subsection}`, title };
    }
    const name = /<FindTheBug\b[^>]*\bname="([^"]+)"/.exec(line)?.[1];
    if (name !== undefined && heading !== undefined) found.set(name, heading);
  }
  return found;
}
