// Links the names in a cell's code to the variables they mean: each becomes an element that the page can light up.
// Leaves whose variable a name is to the notebook and colours to colour-view.ts.
import type { CodeSymbol } from '#notebook';

/** A name in one line; columns count from 0. */
interface Link {
  readonly column: number;
  readonly name: string;
  readonly key: string;
}

/** Links `symbols` in the lines and unlinks all else; a place where the name does not stand is passed over. */
export function linkCode(lines: Element, symbols: readonly CodeSymbol[]): void {
  const links = linksByLine(symbols);
  Array.from(lines.children, (line, index) => {
    const wanted = links.get(index + 1) ?? [];
    if (sameLinks(line, wanted)) return;
    for (const old of line.querySelectorAll('var')) old.replaceWith(...old.childNodes);
    line.normalize();
    // From the last to the first: what stands before stays where it is.
    for (const link of wanted.toReversed()) wrap(line, link);
  });
}

function linksByLine(symbols: readonly CodeSymbol[]): Map<number, Link[]> {
  const links = new Map<number, Link[]>();
  for (const { name, key, places } of symbols) {
    for (const [line, column] of places) {
      const known = links.get(line) ?? [];
      known.push({ column: column - 1, name, key });
      links.set(line, known);
    }
  }
  for (const one of links.values()) one.sort((left, right) => left.column - right.column);
  return links;
}

function sameLinks(line: Element, wanted: readonly Link[]): boolean {
  const present = [...line.querySelectorAll<HTMLElement>('var')];
  return (
    present.length === wanted.length &&
    present.every(
      ({ dataset, textContent }, at) =>
        dataset['sym'] === wanted[at]?.key && textContent === wanted[at]?.name,
    )
  );
}

function wrap(line: Element, { column, name, key }: Link): void {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let start = 0;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const at = column - start;
    start += node.length;
    if (at >= node.length) continue;
    if (at < 0 || !node.data.startsWith(name, at)) return;
    const text = at === 0 ? node : node.splitText(at);
    if (text.length > name.length) text.splitText(name.length);
    const element = document.createElement('var');
    element.dataset['sym'] = key;
    text.replaceWith(element);
    element.append(text);
    return;
  }
}
