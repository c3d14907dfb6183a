import { afterAll, describe, expect, test } from 'vitest';
import { createNodeRunner } from '../node-runner.ts';
import { createNotebook } from '../notebook.ts';
import { caps, type FunctionOutput, type Output } from '../output.ts';
import { buildWorkerText } from '../worker-text.ts';

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

async function run(source: string) {
  const notebook = createNotebook({ cells: [{ name: 'cell', source }], runner });
  await notebook.run('cell');
  return notebook.cell('cell');
}

async function outputOf<Kind extends Output['kind']>(source: string, kind: Kind) {
  const { outputs, error } = await run(source);
  expect(error).toBeNull();
  const found = outputs.find((output) => output.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  // Found by its kind.
  return found as Extract<Output, { kind: Kind }>;
}

describe('plot.fn', () => {
  const valueAt = ({ x, curves }: FunctionOutput, at: number, of: 'values' | 'slopes') => {
    const numbers = curves[0]?.[of] ?? [];
    const [low, high] = x.domain;
    return numbers[Math.round(((at - low) / (high - low)) * (numbers.length - 1))];
  };

  test('draws a function from −5 to 5, with 0 among its places', async () => {
    const output = await outputOf('plot.fn(x => x.square())', 'function');
    expect(output.x).toEqual({ label: 'x', domain: [-5, 5] });
    expect([-5, 0, 2].map((at) => valueAt(output, at, 'values'))).toEqual([25, 0, 4]);
    expect(output.curves[0]?.slopes).toBeNull();
  });
  test('its slopes are those of backward()', async () => {
    const output = await outputOf('plot.fn(x => x.square(), { derivative: true })', 'function');
    expect([-5, 0, 2].map((at) => valueAt(output, at, 'slopes'))).toEqual([-10, 0, 4]);
  });
  test('leaves every gradient and the count of backward() as they are', async () => {
    const source = `const w = tensor(2, { requiresGrad: true });
      plot.fn(x => x.mul(w), { derivative: true });
      display(String(w.grad))`;
    expect(await outputOf(source, 'text')).toMatchObject({ text: 'null' });
  });
  test('where no gradient reaches x there are no slopes', async () => {
    const source = 'plot.fn({ step: x => x.greater(0) }, { derivative: true })';
    expect((await outputOf(source, 'function')).curves).toMatchObject([
      { label: 'step', slopes: null },
    ]);
  });
  test('names its curves, and works in double precision if asked', async () => {
    const source = `plot.fn({ a: x => x, b: x => x.exp() },
      { title: 't', x: [0, 1000], y: [0, 2], xLabel: 'z', yLabel: 'v', dtype: 'float64' })`;
    const output = await outputOf(source, 'function');
    expect(output).toMatchObject({
      title: 't',
      x: { label: 'z', domain: [0, 1000] },
      y: { label: 'v', domain: [0, 2] },
    });
    expect(output.curves.map(({ label }) => label)).toEqual(['a', 'b']);
    expect(output.curves[1]?.values.findIndex((value) => value === Infinity)).toBe(142);
  });
  test('a pushed function is evaluated at the end, with the numbers it then sees', async () => {
    const source = `let k = 0; const f = x => x.mul(k);
      const p = plot.fn(f); for (k = 1; k < 500; k++) p.push({ f }); k = 7`;
    const output = await outputOf(source, 'function');
    expect(output.curves[0]?.label).toBe('f');
    expect(valueAt(output, 5, 'values')).toBe(35);
  });

  test.each([
    ['x => x.sum()', 'figure-shape', { expected: '[201]', shape: '[]' }],
    ['x => x.reshape([201, 1])', 'figure-shape', { shape: '[201, 1]' }],
    ['(() => 3) as any', 'figure-value', { expected: 'Tensor [201]', found: '3' }],
    ['5 as any', 'figure-value', { expected: 'x => y', found: '5' }],
    ['{ f: 5 as any }', 'figure-value', { found: '5' }],
    ['x => x, { x: [1, 1] }', 'figure-range', { low: 1, high: 1 }],
    ['x => x, { x: [0, 1e39] }', 'figure-range', { high: 1e39 }],
    ['x => x, { x: [NaN, 1] }', 'figure-range', {}],
    ['x => x, { y: [1, 0] }', 'figure-range', { low: 1, high: 0 }],
    [
      'Object.fromEntries(Array.from({ length: 9 }, (_, i) => [String(i), x => x]))',
      'figure-limit',
      { count: 9, limit: caps.functions },
    ],
  ])('refuses %s at the line that asks for it', async (source, code, params) => {
    const { error } = await run(`const one = 1;\nplot.fn(${source})`);
    expect(error).toMatchObject({ code, params, line: 2 });
  });
  test("an error inside the reader's function stands at its own line", async () => {
    const { error } = await run('const f = x =>\n  x.matmul(ones([2, 2]));\nplot.fn(f)');
    expect(error).toMatchObject({ line: 2 });
    expect(error?.code).not.toBe('javascript');
  });
  test('NaN and infinities arrive as they are', async () => {
    const output = await outputOf('plot.fn(x => x.log(), { derivative: true })', 'function');
    expect([-1, 0].map((at) => valueAt(output, at, 'values'))).toEqual([NaN, -Infinity]);
  });
});

describe('plot.scatter', () => {
  test('takes a tensor, a list of pairs, or several of them by name', async () => {
    expect(await outputOf('plot.scatter(tensor([[1, 2], [3, 4]]))', 'scatter')).toMatchObject({
      groups: [{ label: '', x: [1, 3], y: [2, 4], omitted: 0 }],
    });
    const named = `plot.scatter({ 0: [[1, 2]], 1: tensor([[5, 6]]) },
      { title: 't', x: 'a', y: { label: 'b', scale: 'log' } })`;
    expect(await outputOf(named, 'scatter')).toMatchObject({
      title: 't',
      x: { label: 'a', scale: 'linear' },
      y: { label: 'b', scale: 'log' },
      groups: [
        { label: '0', x: [1], y: [2] },
        { label: '1', x: [5], y: [6] },
      ],
    });
  });
  test('of 100 000 points evenly spaced ones are kept and the others counted', async () => {
    const source = `plot.scatter({ many: randn([90_000, 2]), few: randn([10_000, 2]) })`;
    const { groups } = await outputOf(source, 'scatter');
    expect(groups.map(({ x, omitted }) => [x.length, omitted])).toEqual([
      [900, 89_100],
      [100, 9_900],
    ]);
  });
  test('push replaces the points; the latest stay', async () => {
    const source = 'const p = plot.scatter([]); for (let i = 0; i < 99; i++) p.push([[i, -i]])';
    expect(await outputOf(source, 'scatter')).toMatchObject({ groups: [{ x: [98], y: [-98] }] });
  });
  test('nothing is no error: an empty list and an empty tensor have no points', async () => {
    for (const empty of ['[]', 'tensor([])', 'zeros([0, 2])']) {
      const { groups } = await outputOf(`plot.scatter(${empty})`, 'scatter');
      expect(groups).toEqual([{ label: '', x: [], y: [], omitted: 0 }]);
    }
  });
  test.each([
    ['ones([3])', 'figure-shape', { expected: '[n, 2]', shape: '[3]' }],
    ['ones([2, 3])', 'figure-shape', { shape: '[2, 3]' }],
    ['[[1, 2], [3]] as any', 'figure-value', { expected: '[[x, y], …]' }],
    ['[1, 2] as any', 'figure-value', { found: '1' }],
    ['{ a: 5 } as any', 'figure-value', { found: '5' }],
    ['null as any', 'figure-value', { found: 'null' }],
    [
      'Object.fromEntries(Array.from({ length: 9 }, (_, i) => [String(i), []]))',
      'figure-limit',
      { count: 9, limit: caps.groups },
    ],
  ])('refuses %s at the line that asks for it', async (source, code, params) => {
    const { error } = await run(`const one = 1;\nplot.scatter(${source})`);
    expect(error).toMatchObject({ code, params, line: 2 });
  });
});

describe('plot.images', () => {
  test('takes one picture or several, with names and a range', async () => {
    expect(await outputOf('plot.images(eye(2))', 'images')).toMatchObject({
      size: [2, 2],
      range: null,
      images: [{ label: '', values: [1, 0, 0, 1] }],
      omitted: 0,
    });
    const several =
      'plot.images(arange(0, 12).reshape([2, 2, 3]), { labels: ["a"], range: [0, 16] })';
    expect(await outputOf(several, 'images')).toMatchObject({
      size: [2, 3],
      range: [0, 16],
      images: [
        { label: 'a', values: [0, 1, 2, 3, 4, 5] },
        { label: '', values: [6, 7, 8, 9, 10, 11] },
      ],
    });
  });
  test('of more pictures than fit the first are kept and the others counted', async () => {
    const small = await outputOf('plot.images(zeros([100, 2, 2]))', 'images');
    expect([small.images.length, small.omitted]).toEqual([caps.images, 100 - caps.images]);
    const large = await outputOf('plot.images(zeros([30, 28, 28]))', 'images');
    expect([large.images.length, large.omitted]).toEqual([20, 10]);
  });
  test('push replaces the pictures; the latest stay', async () => {
    const source =
      'const p = plot.images(zeros([1, 1])); for (let i = 0; i < 99; i++) p.push(full([1, 1], i))';
    expect(await outputOf(source, 'images')).toMatchObject({ images: [{ values: [98] }] });
  });
  test('pictures without pixels are none', async () => {
    expect(await outputOf('plot.images(zeros([2, 0, 3]))', 'images')).toMatchObject({
      images: [],
      omitted: 0,
    });
  });
  test.each([
    ['ones([4])', 'figure-shape', { shape: '[4]' }],
    ['ones([1, 1, 2, 2])', 'figure-shape', { shape: '[1, 1, 2, 2]' }],
    ['[[1]] as any', 'figure-value', { expected: 'Tensor [n, h, w]' }],
    ['ones([1, 1]), { range: [1, 1] }', 'figure-range', { low: 1 }],
    ['ones([200, 200])', 'figure-limit', { count: 40_000, limit: caps.pixels }],
  ])('refuses %s at the line that asks for it', async (source, code, params) => {
    const { error } = await run(`const one = 1;\nplot.images(${source})`);
    expect(error).toMatchObject({ code, params, line: 2 });
  });
});
