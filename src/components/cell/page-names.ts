// Cells as the page calls them: an error speaks of `cell 2`, not of the name a cell has in the notebook.
import type { CellError } from '#notebook';
import type { CellWords } from '../../i18n/cell.ts';

/** `cell 2`; the heading of a cell without a number; the name of a cell the page does not show. */
export function cellLabel(name: string, words: CellWords): string {
  const cell = cellOf(name);
  const number = Number(cell?.dataset['number']);
  return number > 0 ? words.cellInside(number) : cell === null ? name : headingOf(cell);
}

/** The error with cells called as on the page: the way of a cycle, and the cell a name belongs to. */
export function inPageNames(error: CellError, words: CellWords): CellError {
  const { path, owner } = error.params;
  const params = { ...error.params };
  if (typeof path === 'string')
    params['path'] = path.replace(/[^\s→]+/g, (name) => cellLabel(name, words).trim());
  const ownerCell = typeof owner === 'string' ? cellOf(owner) : null;
  if (ownerCell !== null) params['owner'] = headingOf(ownerCell);
  return { ...error, params };
}

/** The words above a cell. */
export function headingOf(cell: Element): string {
  return cell.querySelector(':is(h3, h4)')?.textContent ?? '';
}

function cellOf(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`live-cell[name="${CSS.escape(name)}"]`);
}
