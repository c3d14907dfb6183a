import { afterAll, expect, test } from 'vitest';
import { createNodeRunner } from '../node-runner.ts';
import { createNotebook } from '../notebook.ts';
import { keptNumbers, sumOf } from '../contribution.ts';
import type { Trace } from '../trace.ts';
import { buildWorkerText } from '../worker-text.ts';

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

async function run(source: string): Promise<{ trace: Trace }> {
  const notebook = createNotebook({ cells: [{ name: 'cell', source }], runner });
  await notebook.run('cell');
  const { outputs, error } = notebook.cell('cell');
  expect(error).toBeNull();
  const output = outputs.find(({ kind }) => kind === 'steps');
  if (output?.kind !== 'steps') throw new Error('the cell showed no steps');
  return { trace: output.trace };
}

test('the steps are: operations forward, the seed, operations backward', async () => {
  const { trace } = await run(
    'const w = tensor(3, { requiresGrad: true });\nconst a = w.mul(2);\nconst L = a.square();\nsteps(L)',
  );
  const label = new Map(trace.nodes.map((node) => [node.id, node.label]));
  const told = trace.steps.map((step) => `${step.phase} ${label.get(step.node)}`);
  expect(told).toEqual(['forward a', 'forward L', 'seed L', 'backward L', 'backward a']);
  expect(trace.nodes.map(({ tex }) => tex)).toEqual(['w', '2', 'a', 'L']);
  expect(trace.nodes.map(({ role }) => role)).toEqual([
    'parameter',
    'data',
    'operation',
    'operation',
  ]);
});

test('a node made late in a long run of another cell has the place of its name', async () => {
  const cells = [
    {
      name: 'one',
      source:
        'let a = tensor(3, { requiresGrad: true });\nfor (let i = 0; i < 999; i++) a.mul(i);\nconst h = a\n  .mul(2)\n  .exp(), b = await a.sin();',
    },
    { name: 'two', source: 'steps(h.mul(b))' },
  ];
  const notebook = createNotebook({ cells, runner });
  await notebook.run('two');
  expect(notebook.cell('one').error).toBeNull();
  const [output] = notebook.cell('two').outputs;
  expect(output).toMatchObject({ kind: 'steps' });
  const nodes = output?.kind === 'steps' ? output.trace.nodes : [];
  const places = nodes.map(({ op, cell, line, column }) => [op, `${cell}:${line}:${column}`]);
  expect(Object.fromEntries(places)).toMatchObject({
    exp: 'one:5:4',
    sin: 'one:5:23',
    mul: 'two:1:9',
  });
});

test('a node made in another cell keeps its place there', async () => {
  const cells = [
    { name: 'one', source: '\nconst w = tensor(3, { requiresGrad: true })' },
    { name: 'two', source: 'steps(w.square())' },
  ];
  const notebook = createNotebook({ cells, runner });
  await notebook.run('two');
  const [output] = notebook.cell('two').outputs;
  expect(output).toMatchObject({
    trace: {
      nodes: [
        { cell: 'one', line: 2, name: 'w' },
        { cell: 'two', line: 1, name: null },
      ],
    },
  });
});

test('a node knows every variable that it was given to, and where', async () => {
  const source = `const w = tensor(3, { requiresGrad: true });
const f = (x) => { const y = x.square(); return y };
let s = f(w);
for (let i = 0; i < 2; i++) {
  s = s.mul(w);
}
steps(s);`;
  const notebook = createNotebook({ cells: [{ name: 'one', source }], runner });
  await notebook.run('one');
  const [output] = notebook.cell('one').outputs;
  const nodes = output?.kind === 'steps' ? output.trace.nodes : [];
  const places = nodes.map(({ label, given }) => [
    label,
    ...given.map((at) => `${at.line}:${at.column}`),
  ]);
  expect(places).toEqual([
    ['w', '1:7'],
    ['y', '2:26', '3:5'],
    ['s (1)', '5:3'],
    ['s (2)', '5:3'],
  ]);
});

test("weights of layers and operations in them go by the layer's name, wherever the model was made", async () => {
  const cells = [
    {
      name: 'model',
      source:
        'const make = () => sequential([layers.dense({ units: 2, activation: "tanh" }), layers.dense({ units: 1 })]);\nconst net = make();\nnet.predict(zeros([1, 3]));',
    },
    { name: 'loss', source: 'steps(net.apply(ones([1, 3])).mean())' },
  ];
  const notebook = createNotebook({ cells, runner });
  await notebook.run('loss');
  const [output] = notebook.cell('loss').outputs;
  const nodes = output?.kind === 'steps' ? output.trace.nodes : [];
  const weights = nodes.filter(({ role }) => role === 'parameter');
  expect(weights.map(({ label, name, tex }) => [label, name, tex])).toEqual([
    ['dense1/kernel', 'dense1/kernel', 'W_{\\mathrm{dense1}}'],
    ['dense1/bias', 'dense1/bias', 'b_{\\mathrm{dense1}}'],
    ['dense2/kernel', 'dense2/kernel', 'W_{\\mathrm{dense2}}'],
    ['dense2/bias', 'dense2/bias', 'b_{\\mathrm{dense2}}'],
  ]);
  const operations = nodes.filter(({ role }) => role === 'operation').map(({ label }) => label);
  expect(operations).toEqual([
    'dense1/matmul',
    'dense1/add',
    'dense1/tanh',
    'dense2/matmul',
    'dense2/add',
    'mean',
  ]);
});

test('a layer over hundreds of time steps is recorded in little room, its gradients adding up bit for bit', async () => {
  const { trace } = await run(
    'const x = randn([2, 238, 3], { seed: 1, requiresGrad: true });\nsteps(layers.lstm({ units: 4 }).apply(x).square().mean())',
  );
  expect(trace.groups.find(({ kind }) => kind === 'loop')?.turns).toBe(238);
  expect(trace.nodes.map(({ label }) => label)).toContain('lstm#238/mul (3)');
  const sent = trace.edges.map(({ contribution }) => contribution ?? []);
  const kept = sent.reduce((sum, one) => sum + keptNumbers(one).length, 0);
  expect(kept).toBeLessThan(100 * 238 * 2 * 4);
  const [first, ...others] = trace.nodes.toReversed();
  expect(first!.gradient).toEqual([1]);
  for (const { id, dtype, gradient } of others) {
    const arrived = trace.edges.flatMap(({ from, contribution }) =>
      from === id && contribution !== null ? [contribution] : [],
    );
    expect(gradient).toEqual(sumOf(arrived, dtype));
  }
});

test('all outputs of a long sequence are recorded, joined', async () => {
  const { trace } = await run(
    'const x = randn([1, 238, 2], { seed: 1 });\nsteps(layers.gru({ units: 2, returnSequences: true }).apply(x).mean())',
  );
  expect(trace.nodes.find(({ op }) => op === 'stack')?.shape).toEqual([1, 238, 2]);
});
