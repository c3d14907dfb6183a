import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';

const training = `import { sgd, type Tensor } from '#engine';
interface Layer { W: Tensor; b: Tensor }
const layers: Layer[] = [
  { W: randn([2, 4], { seed: 1, requiresGrad: true }), b: zeros([4], { requiresGrad: true }) },
  { W: randn([4, 1], { seed: 2, requiresGrad: true }), b: zeros([1], { requiresGrad: true }) },
];

function forward(x: Tensor): Tensor {
  const [first, second] = layers as [Layer, Layer];
  const h = x.matmul(first.W).add(first.b).tanh();
  return h.matmul(second.W).add(second.b).sigmoid();
}

const optimizer = sgd(layers.flatMap(({ W, b }) => [W, b]), { learningRate: 0.5 });
const losses: number[] = [];
const curve = plot.line({ title: 'Loss' });
for (let epoch = 0; epoch < 500; epoch++) {
  const loss = binaryCrossEntropy(forward(X), y);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
  if (epoch % 10 === 0) curve.push(epoch, loss.item());
  losses.push(loss.item());
}
losses.at(-1)!;
`;

test('a cell’s names, imports and last expression', () => {
  const unit = compile(training);
  expect(unit.declares).toEqual(['layers', 'forward', 'optimizer', 'losses', 'curve']);
  expect(unit.reads.map(({ name }) => name)).toEqual([
    'randn',
    'zeros',
    'plot',
    'binaryCrossEntropy',
    'X',
    'y',
  ]);
  expect(unit.imports).toEqual([
    {
      from: '#engine',
      line: 1,
      column: 34,
      names: [{ local: 'sgd', imported: 'sgd', line: 1, column: 10 }],
    },
  ]);
  expect([unit.writes, unit.showsLast]).toEqual([[], true]);
});

describe('imports', () => {
  const names = (text: string): string[] =>
    compile(text).imports.flatMap(({ from, names: all }) => [
      from,
      ...all.map(({ local, imported }) => `${imported} as ${local}`),
    ]);

  test.each([
    ["import a, { b as c, 'd-e' as f } from 'm'", ['m', 'default as a', 'b as c', 'd-e as f']],
    ["import * as a from 'm'", ['m', '* as a']],
    ["import 'm'", ['m']],
    ["import { a, type B } from 'm'; import type C from 'n'", ['m', 'a as a']],
    ["import { A, b } from 'm'; const c: A = b", ['m', 'b as b']],
    ["import { A } from 'm'; let c: A; type D = typeof A", []],
    ["import { A } from 'm'; let c: A = new A()", ['m', 'A as A']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

test('without instruments nothing is added to plain code', () => {
  const text = 'const a = f();\nfor (;;) { a(import("b")) }\na';
  expect(compile(text, { instrument: false })).toMatchObject({ js: text, inserts: [] });
});

test('inserts stand in the order of the text', () => {
  const { inserts } = compile(training);
  const inOrder = inserts.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  expect(inserts).toEqual(inOrder);
});

test('each line of the source is the same line of the result', () => {
  const { js } = compile(training);
  expect(js.split('\n').length).toBe(training.split('\n').length);
});

test('a unit is plain data', () => {
  const unit = compile(training);
  expect(JSON.parse(JSON.stringify(unit))).toEqual(unit);
});

test('many comments do not make it slow', () => {
  const comments = '// a // b /* c */ // d\n/* e /* // f */ /* g */\n'.repeat(40);
  expect(compile(`${comments}h`).showsLast).toBe(true);
});

test('a cell of 40 lines compiles in less than 5 ms', () => {
  const more = Array.from({ length: 14 }, (_, index) => `const a${index} = f(b as number);\n`);
  const text = training + more.join('');
  for (let warm = 0; warm < 30; warm++) compile(text);
  const times = Array.from({ length: 21 }, () => {
    const start = performance.now();
    compile(text);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(5); // the least: what else the machine does is no matter
});
