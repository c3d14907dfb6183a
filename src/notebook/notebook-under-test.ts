// What the tests of this folder share: a notebook over a real worker of Node, and waiting for what happens in it.
import { afterEach } from 'vitest';
import type { RecordedCell } from './cell-view.ts';
import { createNodeRunner } from './node-runner.ts';
import { createNotebook, type Notebook } from './notebook.ts';
import type { Output } from './output.ts';
import type { CellSpec } from './parse-chapter.ts';
import type { Runner } from './runner.ts';
import { buildWorkerText } from './worker-text.ts';

const { text } = await buildWorkerText();
const runners: Runner[] = [];

afterEach(() => {
  for (const runner of runners.splice(0)) runner.dispose();
});

/** A runner that ends with the test. */
export function openRunner(): Runner {
  const runner = createNodeRunner(text);
  runners.push(runner);
  return runner;
}

/** A notebook that tells the names of cells as they run. */
export type OpenNotebook = Notebook & { readonly ran: string[] };

/** A notebook of cells given by their texts, or by whole specs; `ran` collects the names of cells as they run. */
export function open(
  texts: Record<string, string | Partial<CellSpec>>,
  recorded?: Record<string, RecordedCell>,
): OpenNotebook {
  const runner = openRunner();
  const cells = Object.entries(texts).map(([name, given]) => ({
    name,
    source: '',
    ...(typeof given === 'string' ? { source: given } : given),
  }));
  const notebook = createNotebook({
    cells,
    runner,
    ...(recorded === undefined ? {} : { recorded }),
  });
  const ran: string[] = [];
  notebook.subscribe(({ cell, change }) => {
    const isGone = !notebook.cells.some(({ name }) => name === cell);
    if (change === 'state' && !isGone && notebook.cell(cell).state === 'running') ran.push(cell);
  });
  return Object.assign(notebook, { ran });
}

export function states(notebook: Notebook): string[] {
  return notebook.cells.map(({ state }) => state);
}

export function shown(notebook: Notebook, name: string): unknown[] {
  return notebook.cell(name).outputs.map((output: Output) => {
    if (output.kind === 'number') return output.value;
    if (output.kind === 'text') return output.text;
    return output.kind === 'tensor' ? output.values : output.kind;
  });
}

/** Resolves when the cell is in the state. */
export function reached(notebook: Notebook, name: string, state: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = notebook.subscribe(() => {
      if (notebook.cell(name).state !== state) return;
      stop();
      resolve();
    });
  });
}

/** Resolves when the cell has shown something. */
export function showing(notebook: Notebook, name: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = notebook.subscribe(({ cell, change }) => {
      if (cell !== name || change !== 'outputs') return;
      stop();
      resolve();
    });
  });
}

/** The text of a cell that shows something, then hears nothing any more. */
export const deaf =
  'display(0); await new Promise((r) => setTimeout(r, 30)); (() => { for (;;); })()';
