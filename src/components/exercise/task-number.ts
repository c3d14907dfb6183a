// Numbers the exercises of a page in the order in which it shows them.
import type { ChapterPage } from '../page/chapter.ts';

const given = new WeakMap<ChapterPage, number>();

/** 1 for the first exercise of this page, 2 for the next. */
export function nextNumber(page: ChapterPage): number {
  const number = (given.get(page) ?? 0) + 1;
  given.set(page, number);
  return number;
}
