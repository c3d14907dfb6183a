import { afterAll, describe, expect, test } from 'vitest';
import { createNodeRunner } from '../node-runner.ts';
import { createNotebook } from '../notebook.ts';
import { caps, type Output } from '../output.ts';
import { buildWorkerText } from '../worker-text.ts';

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

function notebookOf(source: string, next = '0') {
  const cells = [
    { name: 'cell', source },
    { name: 'next', source: next },
  ];
  return createNotebook({ cells, runner });
}

async function outputOf(source: string): Promise<Output | undefined> {
  const notebook = notebookOf(source);
  await notebook.run('cell');
  expect(notebook.cell('cell').error).toBeNull();
  return notebook.cell('cell').outputs[0];
}

async function errorOf(source: string) {
  const notebook = notebookOf(source);
  await notebook.run('cell');
  return notebook.cell('cell').error;
}

describe('plot.bars', () => {
  test('one number for each name is one series', async () => {
    const source =
      'plot.bars({ a: 1, b: tensor(-2) }, { title: "t", y: { label: "y", scale: "log" } })';
    expect(await outputOf(source)).toMatchObject({
      title: 't',
      y: { label: 'y', scale: 'log' },
      groups: ['a', 'b'],
      series: [{ label: '', values: [1, -2] }],
      omitted: 0,
    });
  });
  test('a list for each name is a series over the groups; groups without a name have their number', async () => {
    const source = 'plot.bars({ a: [1, NaN], b: tensor([3]) }, { groups: ["first"] })';
    expect(await outputOf(source)).toMatchObject({
      groups: ['first', '1'],
      series: [
        { label: 'a', values: [1, NaN] },
        { label: 'b', values: [3] },
      ],
    });
  });
  test('the last pushed numbers are shown, as they were when they were pushed', async () => {
    const source =
      'const t = ones([2]); const p = plot.bars({ a: t }); for (let i = 0; i < 99; i++) { t.data[0] = i; p.push({ a: t }) } t.data[0] = -1';
    expect(await outputOf(source)).toMatchObject({ series: [{ values: [98, 1] }] });
  });
  test('of ten thousand bars whole groups are kept and the others counted', async () => {
    const one = await outputOf('plot.bars(Array.from({ length: 10_000 }, (_, i) => i))');
    expect(one).toMatchObject({ omitted: 10_000 - caps.bars });
    const many = await outputOf(
      'plot.bars(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`s${i}`, [i, i]])))',
    );
    expect(many).toMatchObject({ groups: ['0'], omitted: 20_000 - caps.bars });
  });
  test('a matrix is refused at its line', async () => {
    const error = await errorOf('\nplot.bars({ a: ones([2, 2]) })');
    expect(error).toMatchObject({ code: 'figure-shape', line: 2 });
  });
});

describe('plot.histogram', () => {
  test('counts each value once, in bins that all series share', async () => {
    const source = 'plot.histogram({ a: [0, 1, 2, 3, 4], b: [4, 4, NaN] }, { bins: 4, x: "x" })';
    expect(await outputOf(source)).toMatchObject({
      x: 'x',
      edges: [0, 1, 2, 3, 4],
      series: [
        { label: 'a', counts: [1, 1, 1, 2], mean: 2, deviation: Math.SQRT2, low: 0, high: 4 },
        { label: 'b', counts: [0, 0, 0, 2], mean: 4, deviation: 0, notFinite: 1 },
      ],
    });
  });
  test('a number of bins beyond its limit is refused at its line', async () => {
    const error = await errorOf('\n\nplot.histogram([1], { bins: 0 })');
    expect(error).toMatchObject({ code: 'figure-limit', line: 3 });
  });
  test('the last pushed numbers are shown, in bins of their own', async () => {
    const source = 'const h = plot.histogram([0, 1], { bins: 1 }); h.push([10, 20])';
    expect(await outputOf(source)).toMatchObject({ edges: [10, 20], series: [{ mean: 15 }] });
  });
});

describe('network', () => {
  const two = 'tensor([[1, -2], [0, NaN]])';
  test('shows weights, biases and values of every layer', async () => {
    const source = `network({ weights: [${two}, ones([2, 1])], biases: [ones([2]), ones([1, 1])],
      values: [zeros([1, 2]), ones([2]), ones([1])], inputs: ['a', 'b'], title: 't' })`;
    expect(await outputOf(source)).toMatchObject({
      title: 't',
      layers: [
        { size: 2, names: ['a', 'b'], values: [0, 0], biases: null },
        { size: 2, names: ['', ''], values: [1, 1], biases: [1, 1] },
        { size: 1, biases: [1] },
      ],
      weights: [
        [1, -2, 0, NaN],
        [1, 1],
      ],
      facts: { low: -2, high: 1, positive: 3, negative: 1, zero: 1, notFinite: 1 },
    });
  });
  test('folds the middle of a large layer and still counts its weights', async () => {
    const output = await outputOf('network({ weights: [ones([100, 3])] })');
    expect(output).toMatchObject({
      layers: [{ size: 100, units: [0, 1, 2, 3, 4, 96, 97, 98, 99] }, {}],
      facts: { positive: 300 },
    });
  });
  test('push reads again what it is not given', async () => {
    const source = `const W = ones([1, 1]); const n = network({ weights: [W] }); W.data[0] = 5;
      n.push({ values: [ones([1]), ones([1])] })`;
    expect(await outputOf(source)).toMatchObject({ weights: [[5]], layers: [{ values: [1] }, {}] });
  });
  test('draws a model of dense layers, with the activations of an example', async () => {
    const source = `const model = sequential([layers.flatten(), layers.dense({ units: 3, kernelInitializer: 'ones' }),
      layers.activation({ activation: 'relu' }), layers.dense({ units: 1, kernelInitializer: 'ones' })]);
      const picture = network(model, { example: ones([1, 2]), title: 'm' }); picture.push({ example: zeros([1, 2]) });
      picture.push()`;
    expect(await outputOf(source)).toMatchObject({
      title: 'm',
      layers: [
        { size: 2, values: [0, 0] },
        { size: 3, values: [0, 0, 0], biases: [0, 0, 0] },
        { size: 1, values: [0] },
      ],
      facts: { positive: 9 },
    });
  });
  test.each([
    ['network(sequential([layers.dense({ units: 1 })]))', 'network-unbuilt'],
    [
      'network(sequential([input({ shape: [2, 2] }), layers.conv1d({ filters: 1, kernelSize: 1 })]))',
      'network-layer',
    ],
    ['network({ weights: [] })', 'figure-limit'],
    ['network({ weights: [ones([2, 3]), ones([2, 3])] })', 'figure-shape'],
    ['network({ weights: [ones([2])] })', 'figure-shape'],
    ['network({ weights: [ones([2, 3])], biases: [] })', 'network-count'],
    ['network({ weights: [ones([2, 3])], biases: [ones([2])] })', 'figure-shape'],
    ['network({ weights: [ones([2, 3])], values: [ones([2]), ones([3, 1])] })', 'figure-shape'],
  ])('%s is refused at its line', async (source, code) => {
    expect(await errorOf(`\n${source}`)).toMatchObject({ code, line: 2 });
  });
});

describe('select', () => {
  const source = 'const chosen = select("activation", ["relu", "tanh"], "tanh"); chosen';
  test('begins with its initial option, else with the first', async () => {
    expect(await outputOf(source)).toMatchObject({
      id: 'select:activation',
      options: ['relu', 'tanh'],
      value: 'tanh',
    });
    expect(await outputOf('select("a", ["x", "y"])')).toMatchObject({ value: 'x' });
  });
  test('choosing runs its cell and what depends on it; the choice outlives both', async () => {
    const notebook = notebookOf(source, 'chosen + "!"');
    await notebook.run('cell');
    await notebook.setControl('cell', 'select:activation', 'relu');
    expect(notebook.cell('next').outputs).toMatchObject([{ text: 'relu!' }]);
    await notebook.run('cell');
    expect(notebook.cell('cell').outputs).toMatchObject([{ value: 'relu' }, { text: 'relu' }]);
  });
  test('a choice that is no option any more gives way to the initial one', async () => {
    const notebook = notebookOf(source);
    await notebook.setControl('cell', 'select:activation', 'sigmoid');
    expect(notebook.cell('cell').outputs[0]).toMatchObject({ value: 'tanh' });
  });
  test.each(['[]', '["a", "a"]', '["a"], "b"'])(
    'options %s are refused at their line',
    async (options) => {
      const error = await errorOf(`\nselect("s", ${options})`);
      expect(error).toMatchObject({ code: 'select-options', line: 2 });
    },
  );
});

test('gradcheck of many elements keeps the worst and counts the others', async () => {
  const source = `const w = zeros([300], { requiresGrad: true }); const g = zeros([300]); g.data[299] = 5;
    gradcheck(() => w.square().sum(), { w }, { w: g })`;
  const output = await outputOf(source);
  if (output?.kind !== 'gradcheck') throw new Error('no gradcheck');
  expect([output.rows.length, output.omitted]).toEqual([caps.rows, 300 - caps.rows]);
  expect(output.rows.at(-1)).toMatchObject({ index: [299], tested: 5, reference: 0 });
});
