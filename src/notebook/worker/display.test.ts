import { afterAll, expect, test } from 'vitest';
import { createNodeRunner } from '../node-runner.ts';
import { createNotebook } from '../notebook.ts';
import { caps, type Output } from '../output.ts';
import { buildWorkerText } from '../worker-text.ts';

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

async function outputsOf(source: string): Promise<readonly Output[]> {
  const notebook = createNotebook({ cells: [{ name: 'cell', source }], runner });
  await notebook.run('cell');
  expect(notebook.cell('cell').error).toBeNull();
  return notebook.cell('cell').outputs;
}

test('the last expression is shown in the form that fits it', async () => {
  const sources = ['1 + 1', '"text"', 'ones([2])', '[{ a: 1 }]', '({ a: { b: 1 } })', 'null'];
  const shown: unknown[] = [];
  for (const source of sources) shown.push((await outputsOf(source))[0]?.kind);
  expect(shown).toEqual(['number', 'text', 'tensor', 'table', 'tree', 'tree']);
});

test("a statement, undefined and a figure's handle add nothing", async () => {
  expect(await outputsOf('const x = 1')).toEqual([]);
  expect(await outputsOf('undefined')).toEqual([]);
  expect((await outputsOf('plot.line([1, 2])')).map(({ kind }) => kind)).toEqual(['line']);
});

test('a model is shown as its summary, before it has a size as its layers', async () => {
  const parts = 'layers.dense({ units: 2 }), layers.dense({ units: 1, name: "last" })';
  expect(await outputsOf(`sequential([input({ shape: [3] }), ${parts}])`)).toMatchObject([
    {
      kind: 'table',
      rows: [
        ['dense1', 'dense', '[batch, 2]', 8],
        ['last', 'dense', '[batch, 1]', 3],
        ['total', '', '', 11],
      ],
    },
  ]);
  expect(await outputsOf(`sequential([${parts}])`)).toMatchObject([
    {
      kind: 'table',
      columns: ['layer', 'kind'],
      rows: [
        ['dense1', 'dense'],
        ['last', 'dense'],
      ],
    },
  ]);
});

test.each([
  [
    'layers.dropout({ rate: 0.5, name: "drop" })',
    'dropout',
    [
      ['name', '"drop"'],
      ['rate', '0.5'],
    ],
  ],
  [
    'adam([tensor([1], { requiresGrad: true })])',
    'optimizer',
    [
      ['name', '"adam"'],
      ['learningRate', '0.001'],
    ],
  ],
  [
    'classical.kMeans({ clusters: 2 }).fit([[0], [1], [10], [11]])',
    'kMeans',
    [
      ['inertia', '1'],
      ['centers', 'Tensor [2, 1] float32 [[0.5], [10.5]]'],
    ],
  ],
  ['classical.decisionTree()', 'decisionTree', []],
  ['vocabulary("ab")', 'vocabulary', [['size', '2']]],
])('%s is shown by its name and what it holds', async (source, name, entries) => {
  const [output] = await outputsOf(source);
  expect(output).toMatchObject({ kind: 'tree', root: { type: 'branch', name } });
  const shown = output?.kind === 'tree' && output.root.type === 'branch' ? output.root.entries : [];
  expect(shown.slice(0, entries.length)).toMatchObject(
    entries.map(([key, text]) => [key, { type: 'leaf', text }]),
  );
});

test("a layer of the reader's is shown without running its getters", async () => {
  const layer =
    'class Own extends Layer { kind = "own"; get config(): any { throw 1; } forward([x]: any) { return x; } }';
  expect(await outputsOf(`${layer}\nnew Own()`)).toMatchObject([{ root: { name: 'Own' } }]);
});

test('inside other values a small tensor shows its numbers, a promise that it must be awaited', async () => {
  const [output] = await outputsOf(
    '({ t: tensor([[0.1], [-0]]), p: Promise.resolve(1), b: zeros([99]) })',
  );
  expect(output).toMatchObject({
    root: {
      entries: [
        ['t', { text: 'Tensor [2, 1] float32 [[0.1], [-0]]' }],
        ['p', { text: 'Promise: await it for its value' }],
        ['b', { text: 'Tensor [99] float32' }],
      ],
    },
  });
});

test('a point may be a tensor of one element', async () => {
  const [output] = await outputsOf(
    'const p = plot.line(); p.push(0, tensor(2)); p.push(1, { a: tensor([3]) });',
  );
  expect(output).toMatchObject({
    series: [
      { label: '', y: [2] },
      { label: 'a', y: [3] },
    ],
  });
});

test('a getter is shown, not run', async () => {
  const [output] = await outputsOf(
    'globalThis.ran = false; display({ get x() { globalThis.ran = true; return 1 } }); (globalThis as any).ran',
  );
  expect(output).toMatchObject({ root: { entries: [['x', { text: 'get' }]] } });
});

test.each([
  'new Proxy({}, { ownKeys() { throw 1 }, getPrototypeOf() { throw 2 } })',
  '(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()',
  'Object.create(Tensor.prototype)',
  'new Error("x")',
  'Symbol("s")',
  '(() => { const a: any[] = []; a.push(a); return a })()',
  'Object.fromEntries(Array.from({ length: 300_000 }, (_, i) => [`k${i}`, i]))',
  'new Map([[{ a: 1 }, new Set([1])]])',
  '12n',
])('%s is shown in bounded form', async (source) => {
  const [output] = await outputsOf(source);
  expect(output?.kind).toBe('tree');
  expect(JSON.stringify(output).length).toBeLessThan(20_000);
});

test('−0, NaN and ±Infinity stay what they are', async () => {
  const outputs = await outputsOf(
    'display(-0); display(NaN); display(-Infinity); tensor([NaN, -0])',
  );
  expect(outputs).toMatchObject([
    { value: -0 },
    { value: NaN },
    { value: -Infinity },
    { values: [NaN, -0] },
  ]);
});

test('a million lines: the first ones are kept, the others counted', async () => {
  const outputs = await outputsOf('for (let i = 0; i < 1e6; i++) console.log("line", i)');
  expect(outputs).toHaveLength(caps.lines);
  expect(outputs.at(-1)).toMatchObject({ text: 'line 999', dropped: 1e6 - caps.lines });
});

test('ten thousand values: the first ones are kept, the others counted', async () => {
  const outputs = await outputsOf('for (let i = 0; i < 1e4; i++) display(i)');
  expect(outputs).toHaveLength(caps.outputs);
  expect(outputs.at(-1)).toMatchObject({ value: 199, dropped: 1e4 - caps.outputs });
});

test('a long curve keeps its first, last, lowest and highest points, the same ones every time', async () => {
  const source = `const p = plot.line([], { title: 't', x: 'step', y: { label: 'loss', scale: 'log' } });
    for (let i = 0; i < 50_000; i++) p.push(i, { loss: i === 777 ? -5 : Math.random(), other: i })`;
  const [first] = await outputsOf(source);
  if (first?.kind !== 'line') throw new Error('no line');
  const [loss] = first.series;
  expect(loss?.x.length).toBeLessThanOrEqual(caps.points);
  expect([loss?.x[0], loss?.x.at(-1), Math.min(...(loss?.y ?? []))]).toEqual([0, 49_999, -5]);
  expect(first).toMatchObject({
    y: { label: 'loss', scale: 'log' },
    series: [{}, { label: 'other' }],
  });
  expect(await outputsOf(source)).toEqual([first]);
});

test('a surface is evaluated once more at the end, so that its last frame is certain', async () => {
  const source = `let k = 0; const f = (p) => p.slice([0, p.shape[0]], [0, 1]).mul(k);
    const s = plot.surface(f, { resolution: 3, points: tensor([[1, 0]]), targets: tensor([1]) });
    for (k = 1; k < 2000; k++) s.push(f); k = 7`;
  const [output] = await outputsOf(source);
  expect(output).toMatchObject({
    values: [-7, 0, 7, -7, 0, 7, -7, 0, 7],
    points: [{ x: 1, value: 7, target: 1 }],
  });
});

test('of a heat map the last numbers are shown', async () => {
  const [output] = await outputsOf(
    'const m = plot.heatmap(ones([2, 3]), { rows: ["a", "b"] }); for (let i = 0; i < 99; i++) m.push(full([2, 3], i))',
  );
  expect(output).toMatchObject({ shape: [2, 3], values: Array(6).fill(98), rows: ['a', 'b'] });
});

test('gradcheck shows its result once and returns it', async () => {
  const outputs = await outputsOf(
    'const w = tensor([1, 2], { requiresGrad: true }); const r = gradcheck(() => w.square().sum(), { w }); display(r.verdict); gradcheck(() => w.sum(), { w })',
  );
  expect(outputs.map(({ kind }) => kind)).toEqual(['gradcheck', 'text', 'gradcheck']);
  expect(outputs).toMatchObject([
    { against: 'differences', verdict: 'agree' },
    { text: 'agree' },
    {},
  ]);
});
