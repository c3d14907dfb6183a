import { expect, test } from 'vitest';
import { createNotebook } from '#notebook';
import type { Notebook, Runner } from '#notebook';
import type { LiveCell } from './live-cell.ts';
import { arrange } from './page-order.ts';

/** Runs nothing: these tests never ask it to. */
const runner: Runner = {
  status: 'idle',
  start: () => Promise.resolve(false),
  send: () => undefined,
  replace: () => Promise.resolve(false),
  listen: () => undefined,
  watch: () => undefined,
  dispose: () => undefined,
};

const cells = (names: string) =>
  [...names].map((name) => ({ name, original: '', source: `'${name}'` }) as unknown as LiveCell);
const order = (notebook: Notebook) => notebook.cells.map(({ name }) => name).join('');

test('the notebook takes the order of the page', () => {
  const notebook = createNotebook({ cells: [], runner });
  for (const names of ['ab', 'xab', 'xaby', 'xby', 'ybx', 'b', 'abc', 'acb']) {
    arrange(notebook, cells(names));
    expect(order(notebook)).toBe(names);
  }
  expect(notebook.cell('c').source).toBe("'c'");
});

test('a cell added below others leaves them as they are', () => {
  const notebook = createNotebook({ cells: [], runner });
  arrange(notebook, cells('ab'));
  const { a, b } = { a: notebook.cell('a'), b: notebook.cell('b') };
  arrange(notebook, cells('acb'));
  expect(notebook.cell('a')).toBe(a);
  expect(notebook.cell('b')).toBe(b);
});
