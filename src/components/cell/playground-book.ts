// After cells of the playground were added, moved or removed: the notebook and what the cells show follow.
// Leaves the order itself to page-order.ts.
import { openBook } from './book.ts';
import { controlOf } from './cell-control.ts';
import { arrange } from './page-order.ts';

/** Brings the notebook to the order of the page, and each cell to what the notebook knows of it. */
export async function arrangeBook(): Promise<void> {
  const cells = [...document.querySelectorAll('live-cell')];
  arrange(await openBook(), cells);
  for (const cell of cells) (await controlOf(cell)).redraw();
}
