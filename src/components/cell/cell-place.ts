// What the page says about a cell by its name: number, title, heading, and the names code may link to.
// Leaves the chapter itself to page/chapter.ts.
import { cellWords } from '../../i18n/cell.ts';
import type { ChapterPage } from '../page/chapter.ts';
import { linkedNames } from './linked-names.ts';

export interface CellPlace {
  /** From 1 among the cells of the chapter; null for the cell of an exercise or a bug. */
  readonly number: number | null;
  readonly heading: string;
}

/** Number and heading of a cell. `title` stands in for the words of cells that have none in words.ts. */
export function cellPlace(page: ChapterPage, name: string, title?: string): CellPlace {
  const { chapter, language } = page;
  const index = chapter.specs.filter((spec) => spec.private !== true).findIndex(named(name));
  const words = title ?? chapter.words.cells[name]?.[language];
  if (words === undefined) throw new Error(`cell ${name}: no title in words.ts`);
  if (index < 0) return { number: null, heading: words };
  const { cell, heading } = cellWords[language];
  return { number: index + 1, heading: heading(cell(index + 1), words) };
}

/** The names in this cell's code that cells of the chapter declare for one another. */
export function namesIn(
  page: ChapterPage,
  spec: ChapterPage['chapter']['specs'][number],
): ReadonlySet<string> {
  const { specs, units } = page.chapter;
  const open = specs.filter((each) => each.private !== true);
  const names = new Set(open.flatMap((each) => units[each.name]?.declares ?? []));
  return linkedNames(names, spec, units[spec.name]);
}

/** The cell of this name; an unknown one fails the build. */
export function cellSpec(page: ChapterPage, name: string): ChapterPage['chapter']['specs'][number] {
  const spec = page.chapter.specs.find(named(name));
  if (spec === undefined) throw new Error(`cell ${name}: not in this chapter's cells.ts`);
  return spec;
}

const begun = new WeakSet<ChapterPage>();

/** Whether no cell of this page has asked before. */
export function isFirstCell(page: ChapterPage): boolean {
  const first = !begun.has(page);
  begun.add(page);
  return first;
}

function named(name: string): (spec: { readonly name: string }) => boolean {
  return (spec) => spec.name === name;
}
