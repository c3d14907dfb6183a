// A page's HTML in fewer bytes that mean the same. Leaves asking for it to middleware.ts.

import { createHash } from 'node:crypto';

/** The same document: without Svelte's marks, repeated paths, quotes and closing tags that HTML can do without. */
export function lightHtml(html: string): string {
  return withoutEnds(withoutQuotes(withoutRepeatedPaths(withoutMarks(html))));
}

/** Svelte's marks are for taking over HTML that stands in the page; here scripts draw anew what they make live. */
function withoutMarks(html: string): string {
  return html.replace(/<!--(?:\[!|\[-?\d*|\])?-->/g, '');
}

/** A long path that was drawn before is used again: KaTeX writes every brace in full. */
function withoutRepeatedPaths(html: string): string {
  const pattern = /<path d="([^"]{150,})"><\/path>/g;
  const all = [...html.matchAll(pattern)].map(([, path = '']) => path);
  const repeated = [...new Set(all.filter((path, index) => all.indexOf(path) < index))];
  const drawn = new Set<string>();
  return html.replace(pattern, (whole, path: string) => {
    if (!repeated.includes(path)) return whole;
    // Parts of one page come into another: an id is always that of the same path.
    const id = `path-${createHash('sha256').update(path).digest('hex').slice(0, 6)}`;
    if (drawn.has(path)) return `<use href="#${id}"></use>`;
    drawn.add(path);
    return `<path id="${id}" d="${path}"></path>`;
  });
}

/** Values of one plain word. A tag that closes itself keeps its quotes: its slash would join the last value. */
function withoutQuotes(html: string): string {
  const tag = /<[a-z][\w-]*(?:\s+[^\s"'<>/=]+(?:="[^"]*")?)+>/gi;
  return html.replace(tag, (whole) => whole.replace(/="([\w.#/:-]+)"/g, '=$1'));
}

/** Ends of list items, rows and cells where the next tag implies them. */
function withoutEnds(html: string): string {
  return html
    .replace(/<\/t[dh]>(?=<t[dh][ >]|<\/tr>)/g, '')
    .replace(/<\/tr>(?=<tr[ >]|<\/(?:tbody|thead|table)>)/g, '')
    .replace(/<\/li>(?=<li[ >]|<\/[ou]l>)/g, '');
}
