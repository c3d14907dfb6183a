// Nodes of recordings and the variables of the code they come from.
import { afterAll, expect, test } from 'vitest';
import { createNotebook, type Trace } from '#notebook';
import { createNodeRunner } from '../../notebook/node-runner.ts';
import { buildWorkerText } from '../../notebook/worker-text.ts';
import { variablesOf } from './trace-variables.ts';

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

/** For each named node of the last cell's steps its label and its variables. */
async function variables(texts: Record<string, string>) {
  const cells = Object.entries(texts).map(([name, source]) => ({ name, source }));
  const notebook = createNotebook({ cells, runner });
  const { name } = cells.at(-1)!;
  await notebook.run(name);
  const output = notebook.cell(name).outputs.find(({ kind }) => kind === 'steps');
  const trace =
    output?.kind === 'steps' ? output.trace : ({ nodes: [], cell: name } as unknown as Trace);
  const keys = variablesOf(trace, (cell) => notebook.symbols(cell));
  return trace.nodes.flatMap(({ label }, at) =>
    keys[at]!.length === 0 ? [] : [[label, ...keys[at]!]],
  );
}

const w = 'const w = tensor(3, { requiresGrad: true })';

test('a node has the variable of the cell that made it, not that of a function with the same name', async () => {
  const two =
    'const f = (x) => { const w = x.square(); return w.mul(2) };\nconst y = f(w);\nsteps(y)';
  expect(await variables({ one: w, two })).toEqual([
    ['w (1)', 'w'],
    ['w (2)', 'w@two:1:26'],
    ['y', 'y'],
  ]);
});

test('what a function returns under a name of its own has both variables', async () => {
  const two = 'const f = () => { const h = w.square(); return h };\nconst y = f();\nsteps(y)';
  expect(await variables({ one: w, two })).toEqual([
    ['w', 'w'],
    ['h', 'h@two:1:25', 'y'],
  ]);
});

test('every turn of a loop gives its value to the same variable', async () => {
  const two = 'let s = w.mul(1);\nfor (let i = 0; i < 2; i++) s = s.mul(w);\nsteps(s)';
  expect(await variables({ one: w, two })).toEqual([
    ['w', 'w'],
    ['s (1)', 's'],
    ['s (2)', 's'],
    ['s (3)', 's'],
  ]);
});

test('of a name that is declared again below, each cell has its own', async () => {
  const again = 'const w = tensor(5, { requiresGrad: true })';
  expect(await variables({ one: w, two: again, three: 'steps(w.square())' })).toEqual([
    ['w', 'w@two'],
  ]);
});

test('a loop that gives one value again and again leaves room for other variables', async () => {
  const two = 'let v;\nfor (let i = 0; i < 9; i++) v = w;\nconst u = w;\nsteps(u)';
  expect(await variables({ one: w, two })).toEqual([['w', 'w', 'v', 'u']]);
});

test('where the text has changed since, what stands there now is another variable', async () => {
  const sources = { one: w, two: 'const v = w', three: 'steps(w.square())' };
  const cells = Object.entries(sources).map(([name, source]) => ({ name, source }));
  const notebook = createNotebook({ cells, runner });
  await notebook.runAll();
  const [output] = notebook.cell('three').outputs;
  notebook.setSource('two', 'const u = 5');
  await notebook.run('two');
  const trace = output?.kind === 'steps' ? output.trace : null;
  expect(trace?.nodes[0]?.given.map(({ name }) => name)).toEqual(['w', 'v']);
  expect(variablesOf(trace!, (cell) => notebook.symbols(cell))[0]).toEqual(['w']);
});
