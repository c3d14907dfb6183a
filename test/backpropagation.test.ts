// Chapter 7: the network of the page solves XOR from any seed and width, and wrong attempts get their own reason.
import { afterAll, describe, expect, test } from 'vitest';
import type { Notebook } from '#notebook';
import { closeNotebooks, openChapters, openNotebook } from './open-chapter.ts';
import { numberOf, testAttempts, type Alternative, type WrongAttempt } from './task-attempts.ts';

const chapter = (await openChapters()).find(({ slug }) => slug === 'backpropagation')!;

afterAll(closeNotebooks);

/** The final loss of the training cell after a change of its text. */
async function train(notebook: Notebook, change: RegExp, to: string): Promise<number> {
  const { original } = notebook.cell('train');
  const source = original.replace(change, to);
  expect(source).toContain(to);
  notebook.setSource('train', source);
  await notebook.run('train');
  return numberOf(notebook.cell('train').values['loss']);
}

describe('the training cell', () => {
  test('solves XOR from 20 of 20 seeds', async () => {
    const notebook = await openNotebook(chapter);
    for (let seed = 0; seed < 20; seed++) {
      expect(
        await train(notebook, /const seed = \d+/, `const seed = ${seed}`),
        `seed ${seed}`,
      ).toBeLessThan(0.01);
    }
  });

  test.each([3, 5, 6, 8, 16])(
    'solves XOR with %i hidden units, and the cells after it follow',
    async (width) => {
      const notebook = await openNotebook(chapter);
      expect(await train(notebook, /const hidden = \d+/, `const hidden = ${width}`)).toBeLessThan(
        0.01,
      );
      expect(numberOf(notebook.cell('table').values['accuracy'])).toBe(1);
      expect(notebook.cell('hidden-units').state).toBe('ok');
    },
  );

  test('runs with one hidden unit, too, and fails at the task', async () => {
    const notebook = await openNotebook(chapter);
    expect(await train(notebook, /const hidden = \d+/, 'const hidden = 1')).toBeGreaterThan(0.3);
    expect(notebook.cell('hidden-units').state).toBe('ok');
  });
});

test('the numbers in the chapter’s question are those of its cells', async () => {
  const notebook = await openNotebook(chapter);
  await notebook.runAll();
  const { y } = notebook.cell('example').values;
  const { numbers, runs } = notebook.cell('cost').values;
  expect(numberOf(y).toFixed(2)).toBe('0.42');
  expect(chapter.prose.en).toMatch(/question: .*0\.42.*\b17\b/);
  expect([numberOf(numbers), numberOf(runs)]).toEqual([17, 34]);
});

describe('the engine in sixty lines', () => {
  test('has no more lines than that', async () => {
    const notebook = await openNotebook(chapter);
    expect(notebook.cell('engine').original.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });

  test('computes the gradients of the engine: of the two paths, and of the network', async () => {
    const notebook = await openNotebook(chapter);
    await notebook.runAll();
    expect(shownNumbers(notebook, 'engine')).toEqual([20, 20]);
    const [table] = notebook.cell('same-network').outputs;
    expect(table).toMatchObject({ kind: 'gradcheck', against: 'engine', verdict: 'agree' });
    expect(gradientRows(notebook, 'same-network')).toHaveLength(17);
  });

  test('gives 6 instead of 10 when it overwrites, and halves the network’s gradients', async () => {
    const notebook = await openNotebook(chapter);
    await notebook.runAll();
    expect(shownNumbers(notebook, 'careless')).toEqual([6]);
    const { original } = notebook.cell('engine');
    notebook.setSource('engine', original.replace('grad += part', 'grad = part'));
    await notebook.runAll();
    const rows = gradientRows(notebook, 'same-network');
    expect(rows).toHaveLength(17);
    for (const { tested, reference } of rows) expect(tested).toBeCloseTo(reference / 2, 6);
  });
});

test('without one slope ten of twenty starts learn XOR, with it all', async () => {
  const notebook = await openNotebook(chapter);
  await notebook.runAll();
  expect(shownNumbers(notebook, 'half-works')).toEqual([20, 10]);
});

/** The numbers that a cell shows, one for each output. */
function shownNumbers(notebook: Notebook, name: string): readonly number[] {
  return notebook.cell(name).outputs.map((output) => {
    if (output.kind === 'number') return output.value;
    return output.kind === 'tensor' ? (output.values[0] ?? NaN) : NaN;
  });
}

function gradientRows(notebook: Notebook, name: string) {
  return notebook
    .cell(name)
    .outputs.flatMap((output) => (output.kind === 'gradcheck' ? output.rows : []));
}

const attempts: readonly WrongAttempt[] = [
  ['bug/missing-slope', ' + dy[1] * v[1]', '', 'path'],
  ['bug/missing-slope', 'da * a * (1 - a)', 'da', 'slope'],
  ['bug/missing-slope', 'da * a * (1 - a)', 'da * 0.25', 'quarter'],
  ['bug/missing-slope', 'da * a * (1 - a)', '-da * a * (1 - a)', 'sign'],
  ['bug/missing-slope', 'da * a * (1 - a)', 'da * a', 'differs'],
  ['bug/lost-in-the-sum', '(1 - a[i] ** 2) * ', '', 'slope'],
  ['bug/lost-in-the-sum', 'W[j][i]', 'W[i][j]', 'indices'],
  ['bug/lost-in-the-sum', 'a[i] ** 2', 'a[j] ** 2', 'own-slope'],
  ['bug/lost-in-the-sum', '(1 - a[i] ** 2)', 'a[i] * (1 - a[i])', 'sigmoid'],
  ['bug/lost-in-the-sum', 'dh[j] +=', 'dh[j] =', 'differs'],
  ['bug/no-label', 'a.sub(labels)', 'labels.sub(a)', 'uphill'],
  ['bug/no-label', 'delta.sum(0)', 'a.mean()', 'not-learnt'],
  ['bug/mean-and-sum', 'b: dz.sum(0)', 'b: dz.sum(0).mul(4)', 'bias-only'],
  ['bug/mean-and-sum', 'matmul(dz)', 'matmul(dz).mul(4)', 'weights-only'],
  ['bug/mean-and-sum', 'inputs.shape[0]', '4', 'fixed-count'],
  ['bug/mean-and-sum', 'inputs.shape[0]', 'inputs.shape[0] ** 2', 'twice'],
  ['bug/mean-and-sum', '.mean()', '.mean().mul(3)', 'other-loss'],
  ['bug/mean-and-sum', 'z.sigmoid()', 'z', 'differs'],
  ['bug/wrong-loss', '.mul(2)', '', 'factor'],
  ['bug/wrong-loss', '.square().mean()', '.abs().mean()', 'other-loss'],
  ['bug/wrong-loss', '.mul(slope)', '', 'differs'],
  ['bug/six-in-a-row', 'dZ2.matmul(A1.transpose())', 'dZ2.matmul(A1)', 'square'],
  ['bug/six-in-a-row', 'matmul(X.transpose())', 'matmul(X.transpose()).square()', 'differs'],
  ['bug/six-in-a-row', '.mul(slope)', '', 'slope'],
  ['bug/six-in-a-row', '.mul(slope)', '.mul(slope).mul(slope)', 'slope'],
  ['bug/six-in-a-row', 'A2.sub(T)', 'T.sub(A2)', 'sign'],
  ['bug/six-in-a-row', 'X.shape[1]', '4', 'fixed-count'],
  ['bug/six-in-a-row', 'X.shape[1]', '3', 'factor'],
  ['bug/layers-swapped', 'theta2.matmul(a1)', 'theta2.matmul(z1)', 'linear'],
  ['bug/layers-swapped', 'theta2.matmul(a1)', 'theta2.matmul(theta1.matmul(XT))', 'linear'],
  ['bug/layers-swapped', 'a2.sub(Y)', 'Y.sub(a2)', 'sign'],
  ['bug/layers-swapped', 'matmul(a1.transpose()).div(m)', 'matmul(a1.transpose())', 'sum'],
  ['bug/layers-swapped', '.mul(one.sub(a1.square()))', '', 'slope'],
  ['bug/layers-swapped', 'one.sub(a1.square())', 'a1.mul(one.sub(a1))', 'differs'],
  ['exercise/tanh-slope', '1 - y * y', '1 - x * x', 'input-squared'],
  ['exercise/tanh-slope', 'upstream * (1 - y * y)', '1 - y * y', 'upstream-ignored'],
  ['exercise/tanh-slope', 'upstream * (', 'upstream + (', 'added'],
  ['exercise/tanh-slope', '1 - y * y', 'y * (1 - y)', 'sigmoid'],
  ['exercise/tanh-slope', '1 - y * y', 'y * y - 1', 'sign'],
  [
    'exercise/tanh-slope',
    '1 - y * y',
    '1 - ((Math.exp(x) - 1 / Math.exp(x)) / (Math.exp(x) + 1 / Math.exp(x))) ** 2',
    'not-finite',
  ],
  ['exercise/tanh-slope', '1 - y * y', '1 - y', 'differs'],
  ['exercise/whole-net', '.div(X.shape[0])', '', 'sum'],
  ['exercise/whole-net', 'y.sub(T)', 'T.sub(y)', 'sign'],
  ['exercise/whole-net', 'y.sub(T)', 'y.sub(T).mul(y).mul(tensor(1).sub(y))', 'sigmoid-slope'],
  ['exercise/whole-net', '.mul(slope1)', '', 'tanh-slope'],
  ['exercise/whole-net', 'b1: delta1.sum(0)', 'b1: delta1', 'shape'],
  ['exercise/whole-net', 'b2: delta2.sum(0)', 'b2: delta2.mean(0)', 'bias'],
  ['exercise/whole-net', 'h.square()', 'h', 'differs'],
];

const alternatives: readonly Alternative[] = [
  ['bug/mean-and-sum', '.mean();', '.sum().div(labels.size);'],
  ['bug/wrong-loss', 'const y = answer();', 'const y = answer().detach();'],
  ['bug/no-label', '.div(4)', '.mul(0.5)'],
  ['bug/six-in-a-row', 'dZ2.matmul(A1.transpose())', 'A1.matmul(dZ2.transpose()).transpose()'],
  ['bug/six-in-a-row', 'X.shape[1]', 'T.size'],
  ['bug/layers-swapped', 'dZ1.matmul(X).div(m)', 'dZ1.matmul(X).div(X.shape[0])'],
  ['exercise/tanh-slope', '1 - y * y', '1 / Math.cosh(x) ** 2'],
  ['exercise/tanh-slope', '1 - y * y', '(1 - y) * (1 + y)'],
  ['exercise/whole-net', 'delta2.sum(0)', 'tensor([delta2.sum().item()])'],
];

describe('checks', async () => {
  const verdict = await testAttempts(chapter, attempts, alternatives);

  test('mean-and-sum: a sum in the loss is right as well', async () => {
    const { published } = chapter.bugs['mean-and-sum']!;
    expect(await verdict('bug/mean-and-sum', published.replace('.mean()', '.sum()'))).toBe(null);
  });

  test('wrong-loss: the loss of the gradient is right as well', async () => {
    const { published } = chapter.bugs['wrong-loss']!;
    const squared = 'answer().sub(labels).square().mean()';
    const source = published.replace(squared, 'binaryCrossEntropy(answer(), labels)');
    expect(await verdict('bug/wrong-loss', source)).toBe(null);
  });
});
