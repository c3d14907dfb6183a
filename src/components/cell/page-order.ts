// The playground's notebook follows its page: the same cells in the same order.
import type { Notebook } from '#notebook';
import type { LiveCell } from './live-cell.ts';

/** Adds, removes and moves cells of the notebook. A cell that has to move starts anew, and so do those below it. */
export function arrange(notebook: Notebook, cells: readonly LiveCell[]): void {
  const wanted = cells.map(({ name }) => name);
  for (const { name } of notebook.cells) if (!wanted.includes(name)) notebook.remove(name);
  cells.forEach((cell, index) => {
    const have = notebook.cells.map(({ name }) => name);
    if (have[index] === cell.name) return;
    const before = wanted[index - 1];
    if (have.includes(cell.name) || before === undefined)
      for (const name of have.slice(index)) notebook.remove(name);
    notebook.add({ name: cell.name, source: cell.original }, before);
    notebook.setSource(cell.name, cell.source);
  });
}
