// The names a chapter's cells declare for one another: what \sym may name.
import { compile } from '../../notebook/compile/compile.ts';
import { parseChapter } from '../../notebook/parse-chapter.ts';

/** Top-level names of cells.ts, given as text. */
export function topLevelNames(cells: string): ReadonlySet<string> {
  return new Set(parseChapter(cells).cells.flatMap((cell) => compile(cell.source).declares));
}
