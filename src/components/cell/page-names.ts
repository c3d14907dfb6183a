// Cells as the page calls them: an error speaks of `cell 2`, not of the name a cell has in the notebook.
import type { CellError } from '#notebook';
import type { CellWords } from '../../i18n/cell.ts';

/** `cell 2`; the heading of a cell without a number; the name of a cell the page does not show. */
export function cellLabel(name: string, words: CellWords): string {
  const cell = cellOf(name);
  const number = Number(cell?.dataset['number']);
  return number > 0 ? words.cellInside(number) : (cell?.dataset['heading'] ?? name);
}

/** The error with cells called as on the page: the way of a cycle, and the cell a name belongs to. */
export function inPageNames(error: CellError, words: CellWords): CellError {
  const { path, owner } = error.params;
  const params = { ...error.params };
  if (typeof path === 'string')
    params['path'] = path.replace(/[^\s→]+/g, (name) => cellLabel(name, words).trim());
  if (typeof owner === 'string') params['owner'] = cellOf(owner)?.dataset['heading'] ?? owner;
  return { ...error, params };
}

function cellOf(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`live-cell[name="${CSS.escape(name)}"]`);
}
