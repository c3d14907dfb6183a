import { afterAll, describe, expect, test } from 'vitest';
import { createNodeRunner } from '../../notebook/node-runner.ts';
import { createNotebook } from '../../notebook/notebook.ts';
import type { Trace } from '../../notebook/trace.ts';
import { buildWorkerText } from '../../notebook/worker-text.ts';
import { findAnomaly } from './find-anomaly.ts';
import { formatIndex, unravel } from './numbers.ts';
import { indexTrace, nodeAt } from './trace-index.ts';

const runner = createNodeRunner((await buildWorkerText()).text);
afterAll(() => runner.dispose());

/** The recording of a cell's backward(), or of its steps(). */
async function recorded(source: string, backward = 1): Promise<Trace> {
  const notebook = createNotebook({ cells: [{ name: 'cell', source }], runner });
  if (source.includes('backward()')) {
    const trace = await notebook.trace('cell', backward);
    if ('code' in trace) throw new Error(trace.message);
    return trace;
  }
  await notebook.run('cell');
  const { outputs, error } = notebook.cell('cell');
  const output = outputs.find(({ kind }) => kind === 'steps');
  if (output?.kind !== 'steps') throw new Error(error?.message ?? 'no steps');
  return output.trace;
}

/** “log value p = -Infinity, 7: log n[0]”: kind, whose number, its first element, what made it in which line. */
async function said(source: string, backward?: number): Promise<string> {
  const index = indexTrace(await recorded(source, backward));
  const anomaly = findAnomaly(index);
  if (anomaly === null) return 'none';
  const { kind, of, element, value, maker, line } = anomaly;
  const { label, shape } = nodeAt(index, anomaly.node);
  const at = formatIndex(unravel(element, shape));
  const number = Number.isFinite(value) ? '' : ` = ${value}`;
  return `${kind}: ${of} of ${label}${at}${number}, by ${nodeAt(index, maker).op} in line ${line}`;
}

const p = (numbers: string) => `const p = tensor(${numbers}, { requiresGrad: true });\n`;

describe('a value: the operation, its line and its first wrong element are named', () => {
  test.each([
    // Outside the domain.
    [
      `${p('[[0.5, 1], [0, 0]]')}const l = p.log();\nsteps(l.mean());`,
      'log: value of l[1][0] = -Infinity, by log in line 2',
    ],
    [
      `${p('[1, -2, 0]')}const l = p.mul(2).log();\nsteps(l.sum());`,
      'log: value of l[1] = NaN, by log in line 2',
    ],
    [
      `${p('0')}const l = p.log();\nsteps(l.neg());`,
      'log: value of l = -Infinity, by log in line 2',
    ],
    [
      `${p('[4, 9]')}const q = p.sub(5);\nconst r = q.sqrt();\nsteps(r.sum());`,
      'sqrt: value of r[0] = NaN, by sqrt in line 3',
    ],
    [
      `${p('[[1, -1e-7]]')}const r = p.sqrt();\nsteps(r.mean());`,
      'sqrt: value of r[0][1] = NaN, by sqrt in line 2',
    ],
    [
      `${p('[1, 2]')}const d = tensor([3, 0]);\nconst q = p.div(d);\nsteps(q.sum());`,
      'division: value of q[1] = Infinity, by div in line 3',
    ],
    [
      `${p('[0, 2]')}const q = p.div(p);\nsteps(q.sum());`,
      'division: value of q[0] = NaN, by div in line 2',
    ],
    [
      `${p('[1, 2, 3]')}const spread = p.sub(p).sum();\nconst z = p.div(spread);\nsteps(z.sum());`,
      'division: value of z[0] = Infinity, by div in line 3',
    ],
    [
      `${p('[5, 0]')}const q = p.reciprocal();\nsteps(q.sum());`,
      'division: value of q[1] = Infinity, by reciprocal in line 2',
    ],
    [
      `${p('[0, 2]')}const q = p.pow(-1);\nsteps(q.sum());`,
      'division: value of q[0] = Infinity, by pow in line 2',
    ],
    [
      `${p('[2, -8]')}const q = p.pow(1 / 3);\nsteps(q.sum());`,
      'power: value of q[1] = NaN, by pow in line 2',
    ],
    [
      `${p('[2, -1]')}const q = p.pow(tensor([2, 0.5]));\nsteps(q.sum());`,
      'power: value of q[1] = NaN, by pow in line 2',
    ],
    [
      `${p('[[0.5, 0.5], [1, 0]]')}const t = tensor([[0.5, 0.5], [0.5, 0.5]]);\nsteps(klDivergence(p, t));`,
      'divergence: value of klDivergence[1][1] = Infinity, by klDivergence in line 3',
    ],
    // Too large.
    [
      `${p('[1, 100]')}const e = p.exp();\nsteps(e.sum());`,
      'exp: value of e[1] = Infinity, by exp in line 2',
    ],
    [
      `${p('[[10], [88]]')}const z = p.mul(2);\nconst e = z.exp();\nsteps(e.mean());`,
      'exp: value of e[1][0] = Infinity, by exp in line 3',
    ],
    [
      `${p('[3, 20]')}const q = p.pow(30);\nsteps(q.sum());`,
      'overflow: value of q[1] = Infinity, by pow in line 2',
    ],
    [
      `${p('[1e30, 1]')}const q = p.mul(tensor([1e20, 2]));\nsteps(q.sum());`,
      'overflow: value of q[0] = Infinity, by mul in line 2',
    ],
    [
      `${p('[1, 2e20]')}const s = p.square();\nsteps(s.mean());`,
      'overflow: value of s[1] = Infinity, by square in line 2',
    ],
    [
      `${p('[3e38, 3e38]')}const s = p.sum();\nsteps(s.mul(0));`,
      'overflow: value of s = Infinity, by sum in line 2',
    ],
    [
      `${p('[3e38, 1]')}const s = p.add(3e38);\nsteps(s.sum());`,
      'overflow: value of s[0] = Infinity, by add in line 2',
    ],
    [
      `${p('[-3e38, 1]')}const s = p.sub(3e38);\nsteps(s.sum());`,
      'overflow: value of s[0] = -Infinity, by sub in line 2',
    ],
    [
      `${p('[[1, 1e25], [2, 1]]')}const X = tensor([[1, 0], [0, 1], [1e25, 1]]);\nconst Z = X.matmul(p);\nsteps(Z.sum());`,
      'overflow: value of Z[2][1] = Infinity, by matmul in line 3',
    ],
    [
      `${p('[1e-30, 1]')}const q = tensor([1e30, 1]).div(p);\nsteps(q.sum());`,
      'overflow: value of q[0] = Infinity, by div in line 2',
    ],
    [
      `${p('[1e-39, 1]')}const q = p.reciprocal();\nsteps(q.sum());`,
      'overflow: value of q[0] = Infinity, by reciprocal in line 2',
    ],
    [
      `${p('[1e20, 1e20]')}const q = p.prod();\nsteps(q.mul(1));`,
      'overflow: value of q = Infinity, by prod in line 2',
    ],
    [
      `${p('2')}let h = p;\nfor (let i = 0; i < 9; i++) h = h.square();\nsteps(h);`,
      'overflow: value of h (7) = Infinity, by square in line 3',
    ],
    // Composed by hand.
    [
      `${p('[[1, 90]]')}const e = p.exp();\nconst q = e.div(e.sum());\nsteps(q.sum());`,
      'softmax-by-hand: value of e[0][1] = Infinity, by exp in line 2',
    ],
    [
      `${p('[[1, 2], [1, 90]]')}const e = p.exp();\nconst q = e.div(e.sum(1, { keepdims: true }));\nsteps(q.log().mean());`,
      'softmax-by-hand: value of e[1][1] = Infinity, by exp in line 2',
    ],
    [
      `${p('[95, 1]')}const e = p.exp();\nsteps(e.sum().log());`,
      'log-sum-exp-by-hand: value of e[0] = Infinity, by exp in line 2',
    ],
    [
      `${p('[95, 1]')}const e = p.exp();\nconst y = e.add(1).log();\nsteps(y.sum());`,
      'log-sum-exp-by-hand: value of e[0] = Infinity, by exp in line 2',
    ],
    [
      `${p('[[1, 200], [2, 1]]')}const q = p.softmax();\nconst l = q.log();\nsteps(l.mean());`,
      'cross-entropy-by-hand: value of l[0][0] = -Infinity, by log in line 3',
    ],
    [
      `${p('[[0, -120]]')}const e = p.exp();\nconst q = e.div(e.sum());\nconst l = q.log();\nsteps(l.sum());`,
      'cross-entropy-by-hand: value of l[0][1] = -Infinity, by log in line 4',
    ],
    [
      `${p('[1, -200]')}const q = p.sigmoid();\nconst l = q.log();\nsteps(l.sum());`,
      'binary-cross-entropy-by-hand: value of l[1] = -Infinity, by log in line 3',
    ],
    [
      `${p('[1, 50]')}const q = p.sigmoid();\nconst l = tensor(1).sub(q).log();\nsteps(l.sum());`,
      'binary-cross-entropy-by-hand: value of l[1] = -Infinity, by log in line 3',
    ],
    // Brought along.
    [
      `${p('[1, 2]')}const x = tensor([1, NaN]);\nconst q = p.mul(x);\nsteps(q.sum());`,
      'data: value of x[1] = NaN, by tensor in line 2',
    ],
    [
      `${p('[1, 2]')}const x = tensor([1, Infinity]);\nconst q = p.mul(x);\nsteps(q.sum());`,
      'data: value of x[1] = Infinity, by tensor in line 2',
    ],
    [
      `${p('[1, NaN]')}steps(p.mul(3).sum());`,
      'parameter: value of p[1] = NaN, by tensor in line 1',
    ],
    [
      `${p('[0, 2]')}const x = tensor([Infinity, 1]);\nconst q = p.mul(x);\nsteps(q.sum());`,
      'infinities: value of q[0] = NaN, by mul in line 3',
    ],
    [
      `${p('[0, 2]')}const x = tensor([1, Infinity]);\nconst a = p.add(x);\nconst q = a.sub(x);\nsteps(q.sum());`,
      'infinities: value of q[1] = NaN, by sub in line 4',
    ],
    [
      `${p('[1, 2]')}const x = tensor([1, Infinity]);\nconst q = x.mul(p).sin();\nsteps(q.sum());`,
      'infinities: value of q[1] = NaN, by sin in line 3',
    ],
    [
      `${p('[[1, 2], [3, 4]]')}const scores = where(tensor([[1, 1], [0, 0]]), p, -Infinity);\nconst q = scores.softmax();\nsteps(q.sum());`,
      'infinities: value of q[1][0] = NaN, by softmax in line 3',
    ],
    // The first of several, in the order of the computation.
    [
      `${p('[0, -1]')}const l = p.log();\nconst r = p.sqrt();\nsteps(l.add(r).sum());`,
      'log: value of l[0] = -Infinity, by log in line 2',
    ],
    [
      `${p('[-1, 1]')}const r = p.sqrt();\nconst l = r.log();\nconst q = l.div(0);\nsteps(q.sum());`,
      'sqrt: value of r[0] = NaN, by sqrt in line 2',
    ],
  ])('%s', async (source, expected) => {
    expect(await said(source)).toBe(expected);
  });
});

describe('a gradient: the operation that sent it and the input that received it are named', () => {
  test.each([
    [
      `${p('[4, 0]')}const r = p.sqrt();\nsteps(r.sum());`,
      'steep: gradient of p[1] = Infinity, by sqrt in line 2',
    ],
    [
      `${p('[3, 3]')}const d = p.sub(3);\nconst r = d.square().sum().sqrt();\nsteps(r);`,
      'steep: gradient of sum = Infinity, by sqrt in line 3',
    ],
    [
      `${p('[1, 0]')}const q = p.pow(0.5);\nsteps(q.sum());`,
      'steep: gradient of p[1] = Infinity, by pow in line 2',
    ],
    [
      `${p('[1, 1e-30]')}const q = p.reciprocal();\nsteps(q.mul(1e-20).sum());`,
      'steep: gradient of p[1] = -Infinity, by reciprocal in line 2',
    ],
    [
      `${p('[1, 1e-39]')}const l = p.log();\nsteps(l.sum());`,
      'steep: gradient of p[1] = Infinity, by log in line 2',
    ],
    [
      `${p('[0, 1]')}const l = p.log();\nconst q = where(p.greater(0), l, 0);\nsteps(q.sum());`,
      'dropped-too-late: value of l[0] = -Infinity, by log in line 2',
    ],
    [
      `${p('[-1, 4]')}const r = p.sqrt();\nconst q = where(p.greater(0), r, 0);\nsteps(q.sum());`,
      'dropped-too-late: value of r[0] = NaN, by sqrt in line 2',
    ],
    [
      `${p('[2, 0]')}const q = p.reciprocal();\nsteps(where(p.greater(0), q, 0).sum());`,
      'dropped-too-late: value of q[1] = Infinity, by reciprocal in line 2',
    ],
    [
      `${p('1e-4')}let h = p;\nfor (let i = 0; i < 10; i++) h = h.mul(1e4).tanh();\nsteps(h.mul(1e-30).add(p.mul(0)));`,
      'none',
    ],
    [
      `${p('0')}let h = p;\nfor (let i = 0; i < 13; i++) h = h.mul(1000);\nsteps(h);`,
      'chain: gradient of p = Infinity, by mul in line 3',
    ],
    [
      `${p('[[0, 0]]')}const W = tensor([[9e18, 0], [0, 1]]);\nlet h = p;\nfor (let i = 0; i < 3; i++) h = h.matmul(W);\nsteps(h.sum());`,
      'chain: gradient of p[0][0] = Infinity, by matmul in line 4',
    ],
    [
      `${p('[0]')}const a = p.mul(3e38);\nconst b = p.mul(3e38);\nsteps(a.add(b).sum());`,
      'steep: gradient of p[0] = Infinity, by mul in line 2',
    ],
  ])('%s', async (source, expected) => {
    expect(await said(source)).toBe(expected);
  });
});

describe('an update, and numbers that are finite but far too large', () => {
  const train = (rate: number, steps: number) =>
    `${p('[1, 2]')}const x = tensor([3, 1]);\nfor (let i = 0; i < ${steps}; i++) {\n  p.mul(x).sub(1).square().sum().backward();\n  sgd([p], { learningRate: ${rate} }).step();\n}`;
  test.each([
    [train(1e38, 1), 1, 'learning-rate: update of p[0] = -Infinity, by tensor in line 5'],
    [
      `${p('[3, 4]')}p.square().sum().backward();\np.assign(tensor([1, NaN]));`,
      1,
      'assigned: update of p[1] = NaN, by tensor in line 3',
    ],
    [
      `${p('[3, 4]')}p.square().sum().backward();\np.assign(p.div(0));`,
      1,
      'assigned: update of p[0] = Infinity, by tensor in line 3',
    ],
    // Diverging descent: from the first leap past the minimum to NaN.
    [train(0.5, 9), 1, 'none'],
    [train(0.5, 9), 3, 'learning-rate: update of p[0], by tensor in line 5'],
    [train(0.5, 9), 6, 'grown-parameter: value of p[0], by tensor in line 1'],
    [train(0.5, 60), 30, 'overflow: value of square[0] = Infinity, by square in line 4'],
    [train(0.5, 90), 90, 'parameter: value of p[0] = NaN, by tensor in line 1'],
    [train(0.01, 60), 60, 'none'],
    [train(0.1, 60), 2, 'none'],
    [
      `${p('[1, 20]')}const e = p.exp();\nsteps(e.sum());`,
      1,
      'large-value: value of e[1], by exp in line 2',
    ],
    [
      `${p('[0.5, 1e-20]')}const t = tensor([1, 1]);\nsteps(binaryCrossEntropy(p, t));`,
      1,
      'steep: gradient of p[1], by binaryCrossEntropy in line 3',
    ],
    [
      `${p('0')}let h = p;\nfor (let i = 0; i < 20; i++) h = h.mul(3);\nsteps(h);`,
      1,
      'chain: gradient of h (5), by mul in line 3',
    ],
    [
      `${p('[1, 2]')}const x = tensor([250000, 480000]);\nsteps(p.mul(x).sub(x).square().mean());`,
      1,
      'none',
    ],
    [
      `${p('[[1, 2], [3, 4]]')}const mask = tensor([[1, 0], [1, 1]]);\nsteps(where(mask, p, -Infinity).softmax().square().sum());`,
      1,
      'none',
    ],
  ])('%s, backward %i', async (source, backward, expected) => {
    expect(await said(source, backward)).toBe(expected);
  });
});
