// The page's one notebook: every cell of the chapter, its isolated runner, and the reader's kept edits.
// Made on first use. Leaves each cell's looks to cell-control.ts and numbers in prose to live-values.ts.
import type { NamedValue, Notebook } from '#notebook';
import { fetchDataset } from './data-files.ts';
import { readEdit } from './edits.ts';
import { followValues } from './live-values.ts';
import { recording } from './recording.ts';

export { recording } from './recording.ts';

/** Detail of `nabla:values`, dispatched on the document when a cell has run: what its names now stand for. */
export interface ValuesChange {
  readonly cell: string;
  readonly values: Readonly<Record<string, NamedValue>>;
}

let opened: Promise<Notebook> | undefined;

/** The notebook of this page. Rejects where its parts cannot be loaded; the next call tries again. */
export function openBook(): Promise<Notebook> {
  opened ??= makeBook();
  opened.catch(() => (opened = undefined));
  return opened;
}

async function makeBook(): Promise<Notebook> {
  const [{ createFrameRunner, createNotebook }, { workerText }, { cells, units, outputs, values }] =
    await Promise.all([import('#notebook'), import('virtual:worker-text'), recording()]);
  const recorded = Object.fromEntries(
    Object.entries(outputs).map(([name, shown]) => [
      name,
      { outputs: shown, values: values[name] ?? {} },
    ]),
  );
  const notebook = createNotebook({
    cells,
    compiled: units,
    recorded,
    runner: createFrameRunner({ workerText, loadDataset: fetchDataset }),
  });
  for (const { name, source } of cells) {
    const edit = readEdit(name, source);
    if (edit !== null) notebook.setSource(name, edit);
  }
  followValues();
  notebook.subscribe(({ cell, change }) => {
    if (change === 'state') tellValues(notebook, cell);
  });
  return notebook;
}

function tellValues(notebook: Notebook, name: string): void {
  const { state, values } = notebook.cell(name);
  if (state !== 'ok' && state !== 'stopped') return;
  const detail: ValuesChange = { cell: name, values };
  document.dispatchEvent(new CustomEvent('nabla:values', { detail }));
}
