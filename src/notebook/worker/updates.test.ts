import { afterAll, expect, test } from 'vitest';
import { createNodeRunner } from '../node-runner.ts';
import { createNotebook } from '../notebook.ts';
import type { Trace } from '../trace.ts';
import { buildWorkerText } from '../worker-text.ts';

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

const start = 'const w = tensor([1, 2], { requiresGrad: true });\n';

/** The recording of one backward() of a cell. */
async function recorded(source: string, backward: number): Promise<Trace> {
  const notebook = createNotebook({ cells: [{ name: 'cell', source }], runner });
  const trace = await notebook.trace('cell', backward);
  if ('code' in trace) throw new Error(trace.message);
  return trace;
}

test('an optimiser’s step is an update of each parameter, after all steps back', async () => {
  const { steps, updates, nodes } = await recorded(
    `${start}const optimizer = sgd([w], { learningRate: 0.5 });
const L = w.square().sum();
L.backward();
optimizer.step();`,
    1,
  );
  const parameter = nodes.find(({ name }) => name === 'w');
  const [w, L] = ['w', 'L'].map(
    (name) => `\\sym{${nodes.find((node) => node.name === name)?.id}}{${name}}`,
  );
  expect(steps.at(-1)).toEqual({ phase: 'update', node: parameter?.id, update: 0 });
  expect(parameter?.value).toEqual([1, 2]);
  expect(updates).toEqual([
    {
      node: parameter?.id,
      before: [1, 2],
      after: [0, 0],
      rule: 'sgd',
      formula: String.raw`${w} \leftarrow ${w} - \eta\,\frac{\partial ${L}}{\partial ${w}}`,
      cell: 'cell',
      line: 5,
      column: 11,
    },
  ]);
});

test('changes before the next backward() count, in the order in which they happened', async () => {
  const source = `${start}const b = tensor(1, { requiresGrad: true });
for (let i = 0; i < 3; i++) {
  w.mul(b).sum().backward();
  b.assign(b.sub(1));
  adam([w]).step();
  w.assign(w.mul(0));
}`;
  const { updates, nodes } = await recorded(source, 2);
  const named = updates.map(({ node, rule, line }) => [
    nodes.find(({ id }) => id === node)?.name,
    rule,
    line,
  ]);
  expect(named).toEqual([
    ['b', 'assign', 5],
    ['w', 'adam', 6],
    ['w', 'assign', 7],
  ]);
  expect(updates[0]).toMatchObject({ before: [0], after: [-1] });
  expect(updates[2]?.before).toEqual(updates[1]?.after);
});

test('what is no leaf of the computation, and what is never changed, has none', async () => {
  const source = `${start}const other = tensor([1], { requiresGrad: true });
w.sum().backward();
other.assign(tensor([2]));
zeros([2]).assign(w);`;
  expect((await recorded(source, 1)).updates).toEqual([]);
});

test('steps() without backward() has no updates', async () => {
  const source = `${start}steps(w.sum());\nw.assign(zeros([2]));`;
  const notebook = createNotebook({ cells: [{ name: 'cell', source }], runner });
  await notebook.run('cell');
  expect(notebook.cell('cell').outputs[0]).toMatchObject({ trace: { updates: [] } });
});

test('changes for which there is no room are counted', async () => {
  const source = `${start}w.sum().backward();
for (let i = 0; i < 1_003; i++) w.assign(zeros([2]));`;
  const { updates, steps, omittedUpdates } = await recorded(source, 1);
  expect([updates.length, omittedUpdates]).toEqual([1_000, 3]);
  expect(steps.at(-1)).toEqual({ phase: 'update', node: 'n0', update: 999 });
});
