// Chapter 4: what the text says of the figures holds for every choice, and wrong attempts get their own reason.
import { afterAll, describe, expect, test } from 'vitest';
import type { Notebook } from '#notebook';
import { closeNotebooks, openChapters, openNotebook } from './open-chapter.ts';
import { numberOf, testAttempts, type Alternative, type WrongAttempt } from './task-attempts.ts';

const chapter = (await openChapters()).find(({ slug }) => slug === 'activations')!;

afterAll(closeNotebooks);

/** The rows of the table that a cell shows. */
function rowsOf(notebook: Notebook, name: string) {
  const table = notebook.cell(name).outputs.find(({ kind }) => kind === 'table');
  if (table?.kind !== 'table') throw new Error(`${name}: no table`);
  return table.rows;
}

/** Chooses in a cell and runs it. */
async function choose(notebook: Notebook, name: string, label: string, value: string | number) {
  const kind = typeof value === 'number' ? 'slider' : 'select';
  await notebook.setControl(name, `${kind}:${label}`, value);
  expect(notebook.cell(name)).toMatchObject({ state: 'ok', error: null });
}

describe('what the text says', async () => {
  const notebook = await openNotebook(chapter);
  await notebook.runAll();

  test('the two layers have 17 numbers, the one layer 3, and they answer the same', () => {
    const { values } = notebook.cell('collapse');
    const size = (name: string) => {
      const value = values[name];
      return value?.type === 'tensor' ? value.values.length : NaN;
    };
    expect(size('W1') + size('b1') + size('W2') + size('b2')).toBe(17);
    expect(size('W') + size('b')).toBe(3);
    expect(numberOf(values['apart'])).toBe(0);
    expect(chapter.prose.en).toMatch(/question: .*\b17 numbers.* 3\./);
  });

  test.each([
    ['nothing', false],
    ['clamp', false],
    ['tanh', true],
    ['ReLU', true],
  ] as const)('with %s between the layers, all points on their side: %s', async (bend, all) => {
    await choose(notebook, 'bend', 'between the layers', bend);
    const surface = notebook.cell('bend').outputs.find(({ kind }) => kind === 'surface');
    const points = surface?.kind === 'surface' ? surface.points : [];
    expect(points).toHaveLength(48);
    expect(points.every(({ value, target }) => value > 0.5 === (target === 1))).toBe(all);
  });

  test('a clamp that bends among the weighted sums ends with a small loss, as the text invites to try', async () => {
    const published = notebook.cell('bend').source;
    expect(published.split('\n')[32]).toContain('z.clamp(-1000, 1000)');
    notebook.setSource('bend', published.replace('-1000, 1000', '-0.5, 0.5'));
    await notebook.run('limits');
    const losses = rowsOf(notebook, 'limits').map((row) => Number(row[2]));
    expect(losses[1]).toBeLessThan((losses[0] ?? NaN) / 4);
    notebook.setSource('bend', published);
    await notebook.run('limits');
  });

  test('in metres, too, the standardised heights are the same', async () => {
    const standardised = () => rowsOf(notebook, 'units').map((row) => Number(row[2]).toFixed(4));
    const before = standardised();
    await choose(notebook, 'units', 'unit', 'metres');
    expect(standardised()).toEqual(before);
  });

  test.each(['leaky ReLU', 'ELU', 'softplus', 'SiLU', 'GELU'])('%s can be chosen', async (name) => {
    await choose(notebook, 'family', 'activation', name);
  });

  test.each([
    [0.5, 2],
    [4, 18],
  ])('with a learning rate of %s, %s units are dead', async (rate, count) => {
    await choose(notebook, 'dead', 'learning rate', rate);
    const dead = rowsOf(notebook, 'dead').map((row) => row[1]);
    expect(dead).toEqual([count, expect.toSatisfy((number: number) => number <= 1), 0]);
  });

  test('the sigmoid is last from every start, and each of the others is best from one', () => {
    const rows = rowsOf(notebook, 'compare');
    const [sigmoid = [], ...others] = rows.map((row) => row.slice(1).map(Number));
    const ranks = sigmoid.map((last, start) => {
      const losses = others.map((row) => row[start] ?? NaN);
      expect(last).toBeGreaterThan(Math.max(...losses));
      return losses.indexOf(Math.min(...losses));
    });
    expect(new Set(ranks)).toEqual(new Set([0, 1, 2]));
  });
});

const attempts: readonly WrongAttempt[] = [
  ['bug/limits', 'z.relu()', 'z.clamp(-5, 5)', 'straight'],
  ['bug/limits', 'z.relu()', 'z.mul(0.1)', 'straight'],
  ['bug/limits', 'z.relu()', 'z.mul(0)', 'flat'],
  ['bug/limits', 'z.relu()', 'z.log()', 'broken'],
  ['bug/limits', 'z.relu()', 'z.sub(3.5).relu()', 'not-learnt'],
  ['bug/whose-slope', 'Derivative(x.sigmoid())', 'Derivative(x)', 'of-output'],
  ['bug/whose-slope', 'sigmoidDerivative(x.sigmoid())', 'x.sigmoid()', 'value'],
  ['bug/whose-slope', 'sigmoidDerivative(x.sigmoid())', 'x.mul(0).add(0.25)', 'constant'],
  ['bug/whose-slope', 'x.mul(tensor(1).sub(x))', 'tensor(1).sub(x.square())', 'tanh-slope'],
  ['bug/whose-slope', 'x.mul(tensor(1).sub(x))', 'x.mul(x.sub(1))', 'sign'],
  ['bug/whose-slope', 'x.mul(tensor(1).sub(x))', 'x.mul(x)', 'differs'],
  ['bug/whose-slope', 'Derivative(x.sigmoid())', 'Derivative(x).mul(x.sigmoid())', 'differs'],
  ['bug/overflow', '1 - 2 / (e(2 * x) + 1)', '(e(2 * x) - 1) / (e(2 * x) + 1)', 'one-side'],
  ['bug/overflow', '1 - 2', '-1 + 2', 'sign'],
  ['bug/overflow', '1 - 2 / (e(2 * x) + 1)', 'sigmoid(x)', 'sigmoid'],
  ['bug/overflow', 'e(2 * x)', 'e(x)', 'differs'],
  ['bug/overflow', '1 / (1 + e(-x))', 'e(x) / (1 + e(x))', 'sigmoid-lost'],
  ['bug/not-the-cure', 'z.relu()', 'z.sigmoid()', 'vanishes'],
  ['bug/not-the-cure', 'z.relu()', 'z.square()', 'broken'],
  ['bug/not-the-cure', 'z.relu()', 'z.mul(0)', 'nothing-flows'],
  ['bug/not-the-cure', 'Math.SQRT2', '0.5', 'nothing-flows'],
  ['bug/not-the-cure', 'Math.SQRT2', '3', 'explodes'],
  ['bug/not-the-cure', 'z.relu()', 'z.div(Math.SQRT2)', 'straight'],
  [
    'bug/not-a-scale',
    'centred.div(centred.square().mean().sqrt())',
    'column.sigmoid()',
    'all-ones',
  ],
  ['bug/not-a-scale', 'centred.div(centred.square().mean().sqrt())', 'centred.log()', 'lost'],
  ['bug/not-a-scale', 'centred.div(centred.square().mean().sqrt())', 'centred', 'depends-on-unit'],
  [
    'bug/not-a-scale',
    'centred.square().mean().sqrt());',
    'centred.abs().max()).tanh();',
    'squeezed',
  ],
  ['bug/not-a-scale', '.sqrt());', '.sqrt()).mul(100);', 'not-scaled'],
  [
    'exercise/stable-sigmoid-tanh',
    '1 / (1 + Math.exp(-x))',
    '1 - 1 / (1 + Math.exp(x))',
    'cancels',
  ],
  ['exercise/stable-sigmoid-tanh', '-x', '-Math.max(-30, x)', 'cancels'],
  ['exercise/stable-sigmoid-tanh', 'sigmoid(2 * x)', 'sigmoid(x)', 'half-width'],
  ['exercise/stable-sigmoid-tanh', '2 * sigmoid(2 * x) - 1', 'sigmoid(x)', 'not-centred'],
  ['exercise/stable-sigmoid-tanh', '2 * sigmoid(2 * x) - 1', 'x', 'differs'],
  ['exercise/slope-from-output', 'a * (1 - a)', '1 - a * a', 'tanh'],
  ['exercise/slope-from-output', '1 - a * a', 'a * (1 - a)', 'sigmoid'],
  ['exercise/slope-from-output', 'a * (1 - a)', 'a', 'output'],
  ['exercise/slope-from-output', ': a + 1', ': 0', 'flat'],
  ['exercise/slope-from-output', ': a + 1', ': Math.exp(a)', 'not-again'],
  ['exercise/slope-from-output', '1 - a * a', '1 - Math.tanh(a) ** 2', 'not-again'],
  ['exercise/slope-from-output', 'a > 0 ? 1 : a + 1', 'a + 1', 'one-side'],
  ['exercise/slope-from-output', ': a + 1', ': -a', 'differs'],
  ['exercise/stable-softmax', 'Math.max(...scores)', 'Math.min(...scores)', 'not-largest'],
  ['exercise/stable-softmax', 'Math.max(...scores)', '2000', 'not-largest'],
  ['exercise/stable-softmax', 'Math.max(...scores)', '0', 'overflow'],
  ['exercise/stable-softmax', 'Math.max(...scores)', 'Math.max(0, ...scores)', 'underflow'],
  ['exercise/stable-softmax', 'power / sum', 'power', 'sum'],
  ['exercise/stable-softmax', 'score - largest', '2 * (score - largest)', 'differs'],
];

const alternatives: readonly Alternative[] = [
  ['bug/limits', 'z.relu()', 'z.tanh()'],
  ['bug/limits', 'z.relu()', 'z.sigmoid()'],
  ['bug/limits', 'z.relu()', 'z.abs()'],
  ['bug/limits', 'z.relu()', 'z.softplus()'],
  ['bug/overflow', '1 - 2 / (e(2 * x) + 1)', 'Math.tanh(x)'],
  ['bug/overflow', '1 - 2 / (e(2 * x) + 1)', '2 * sigmoid(2 * x) - 1'],
  ['bug/not-the-cure', 'z.relu()', 'z.leakyRelu()'],
  ['bug/not-the-cure', 'Math.SQRT2', '1'],
  ['bug/not-a-scale', 'centred.square().mean().sqrt()', 'centred.abs().max()'],
  ['exercise/stable-sigmoid-tanh', '2 * sigmoid(2 * x) - 1', '1 - 2 * sigmoid(-2 * x)'],
  ['exercise/slope-from-output', '1 - a * a', '(1 - a) * (1 + a)'],
  ['exercise/slope-from-output', 'a > 0 ? 1 : a + 1', 'Math.min(1, a + 1)'],
  [
    'exercise/stable-softmax',
    'powers.map((power) => power / sum)',
    '[...tensor(scores).softmax().data]',
  ],
];

describe('checks', async () => {
  const verdict = await testAttempts(chapter, attempts, alternatives);

  test('whose-slope: a sigmoid inside the function is right as well', async () => {
    const { published } = chapter.bugs['whose-slope']!;
    const source = published.replace('return x.mul(', 'x = x.sigmoid();\n  return x.mul(');
    expect(await verdict('bug/whose-slope', source)).toBe(null);
  });

  test('not-the-cure: tanh with its own gain is right as well', async () => {
    const { published } = chapter.bugs['not-the-cure']!;
    expect(await verdict('bug/not-the-cure', published.replace('sigmoid', 'tanh'))).toBe(null);
  });
});
