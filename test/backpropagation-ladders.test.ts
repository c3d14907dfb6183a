// Chapter 7: the two ladders. Each repair, made in order, uncovers the fault that comes next.
import { afterAll, describe, expect, test } from 'vitest';
import { idsInTask } from './chapter-parts.ts';
import { attempt, closeNotebooks, openChapters, openNotebook } from './open-chapter.ts';

const chapter = (await openChapters()).find(({ slug }) => slug === 'backpropagation')!;

afterAll(closeNotebooks);

/** An error, at the line that holds a text. */
interface Stop {
  readonly code: string;
  readonly at: string;
}

/** It runs to its end, the gradient check differs, and one test fails, for this reason. */
interface Silent {
  readonly reason: string;
}

interface Rung {
  readonly erratum: string;
  readonly fails: Stop | Silent;
  /** What the repair replaces, and by what. */
  readonly repair: Readonly<Record<string, string>>;
}

const ladders: Readonly<Record<string, readonly Rung[]>> = {
  'six-in-a-row': [
    {
      erratum: 'L09',
      fails: { code: 'name-unknown', at: 'const dW2' },
      repair: {
        'return A2;': 'return { A1, A2 };',
        'T: Tensor, A2: Tensor': 'T: Tensor, A1: Tensor, A2: Tensor',
        'const A2 = forward(X);': 'const { A1, A2 } = forward(X);',
        'backward(X, T, A2)': 'backward(X, T, A1, A2)',
        'binaryCrossEntropy(forward(X), T)': 'binaryCrossEntropy(forward(X).A2, T)',
      },
    },
    {
      erratum: 'L10',
      fails: { code: 'inner-sizes-differ-transpose', at: 'const dW2' },
      repair: { 'A1.transpose().matmul(dZ2)': 'dZ2.matmul(A1.transpose())' },
    },
    {
      erratum: 'L11',
      fails: { code: 'shapes-do-not-broadcast', at: 'const dZ1' },
      repair: { '  const dZ1 = dA1.mul(W1);\n': '', 'const dA1': 'const dZ1' },
    },
    {
      erratum: 'L12',
      fails: { code: 'shapes-do-not-broadcast', at: 'W1.assign' },
      repair: { 'X.matmul(dZ1)': 'dZ1.matmul(X.transpose())' },
    },
    {
      erratum: 'L13',
      fails: { code: 'shapes-differ', at: 'b1.assign' },
      repair: { 'dZ1.sum(0': 'dZ1.sum(1' },
    },
    {
      erratum: 'L13',
      fails: { code: 'shapes-differ', at: 'b2.assign' },
      repair: { 'dZ2.sum(0': 'dZ2.sum(1' },
    },
    {
      erratum: 'L14',
      fails: { reason: 'features' },
      repair: { 'X.shape[0]': 'X.shape[1]' },
    },
  ],
  'layers-swapped': [
    {
      erratum: 'L25',
      fails: { code: 'name-unknown', at: 'const z2' },
      repair: {
        'randn([2, 3], learn);':
          'randn([2, 3], learn);\nconst bias1 = zeros([3, 1], learn);\nconst bias2 = zeros([2, 1], learn);',
      },
    },
    {
      erratum: 'L27',
      fails: { code: 'shapes-do-not-broadcast', at: 'const z2' },
      repair: {
        '  const z2 = theta2.matmul(theta1.matmul(XT).add(bias2));\n  const a2 = Math.sigmoid(z2);\n':
          '',
        'const a1 = z1.tanh();':
          'const a1 = z1.tanh();\n  const z2 = theta2.matmul(a1).add(bias2);\n  const a2 = Math.sigmoid(z2);',
      },
    },
    {
      erratum: 'L26',
      fails: { code: 'not-a-function', at: 'const a2' },
      repair: { 'Math.sigmoid(z2)': 'z2.sigmoid()' },
    },
    {
      erratum: 'L28',
      fails: { code: 'shapes-do-not-broadcast', at: 'const dA1' },
      repair: {
        'const dA1 = a2.mul(one.sub(a1)).mul(Y.sub(a2))': 'const dZ2 = a2.sub(Y)',
        'const dZ1 = theta2.transpose().matmul(dA1)':
          'const dZ1 = theta2.transpose().matmul(dZ2).mul(one.sub(a1.square()))',
        '  const dA2 = dZ1.mul(one.sub(a2.square()));\n': '',
        'dA2.matmul(XT)': 'dZ2.matmul(a1.transpose())',
        'dA1.matmul(XT)': 'dZ1.matmul(X)',
      },
    },
    {
      erratum: 'L29',
      fails: { code: 'unknown-parameter', at: 'gradcheck(loss' },
      repair: {
        'return { theta1':
          'const sum = (delta: Tensor) => delta.sum(1, { keepdims: true }).div(m);\n  return { theta1',
        'theta2: dTheta2 }': 'theta2: dTheta2, bias1: sum(dZ1), bias2: sum(dZ2) }',
      },
    },
  ],
};

describe.each(Object.entries(ladders))('%s', (name, rungs) => {
  const task = `bug/${name}`;
  const { published, meta } = chapter.bugs[name]!;

  test.each(rungs.map((rung, place) => ({ ...rung, place })))(
    'after $place repairs it fails at $erratum',
    async ({ fails, place }) => {
      const source = repaired(published, rungs.slice(0, place));
      const notebook = await openNotebook(chapter);
      notebook.setSource(task, source);
      await notebook.run(task);
      const { error, outputs } = notebook.cell(task);
      if ('code' in fails) {
        const line = source.split('\n').findIndex((text) => text.includes(fails.at)) + 1;
        expect(error).toMatchObject({ code: fails.code, line });
      } else {
        expect(error).toBeNull();
        expect(outputs.at(-1)).toMatchObject({ kind: 'gradcheck', verdict: 'differ' });
        const failed = (await attempt(notebook, task, source)).filter(({ passed }) => !passed);
        expect(failed.map(({ reason }) => reason)).toEqual([fails.reason]);
      }
    },
  );

  test('after the last repair the gradients agree, and every test passes', async () => {
    const notebook = await openNotebook(chapter);
    const source = repaired(published, rungs);
    const results = await attempt(notebook, task, source);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    const check = { kind: 'gradcheck', verdict: 'agree' };
    expect(notebook.cell(task).outputs.at(-1)).toMatchObject(check);
    const told = idsInTask(chapter.prose.en, 'FindTheBug', name, 'Test');
    expect(told).toEqual(results.map(({ id }) => id));
  });

  test('every erratum of the exercise is a rung, and has a hint', () => {
    const errata = new Set(rungs.map(({ erratum }) => erratum));
    expect([...errata].sort()).toEqual(meta.ids);
    const hints = idsInTask(chapter.prose.en, 'FindTheBug', name, 'Hint');
    expect(hints).toHaveLength(errata.size);
  });
});

test('before its last repair the first ladder runs, and its loss is smaller than after it', async () => {
  const notebook = await openNotebook(chapter);
  const task = 'bug/six-in-a-row';
  const lossOf = async (source: string) => {
    notebook.setSource(task, source);
    await notebook.run(task);
    const [shown] = notebook.cell(task).outputs;
    return shown?.kind === 'tensor' ? (shown.values[0] ?? NaN) : NaN;
  };
  const right = chapter.bugs['six-in-a-row']!.repaired;
  const loss = await lossOf(right);
  expect(loss).toBeLessThan(0.1);
  expect(await lossOf(right.replace('X.shape[1]', 'X.shape[0]'))).toBeLessThan(loss);
});

/** The program after some repairs. */
function repaired(published: string, rungs: readonly Rung[]): string {
  let source = published;
  for (const [from, to] of rungs.flatMap(({ repair }) => Object.entries(repair))) {
    expect(source).toContain(from);
    source = source.replace(from, to);
  }
  return source;
}
