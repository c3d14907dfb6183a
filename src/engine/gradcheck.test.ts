import { describe, expect, test } from 'vitest';
import { gradcheck, randn, scaledDotProductAttention, tensor, uniform } from './index.ts';

const parameter = (data: number | number[]) => tensor(data, { requiresGrad: true });
const x = randn([5, 3], { seed: 1 });

describe('against central differences', () => {
  test('agrees, in float64, on a float32 network', () => {
    const w = randn([3, 2], { seed: 2, requiresGrad: true });
    const b = parameter([0.1, -0.2]);
    const report = gradcheck(() => x.matmul(w).add(b).tanh().square().mean(), { w, b });
    expect([report.against, report.verdict]).toEqual(['differences', 'agree']);
    expect(report.worst).toBeLessThan(1e-8);
    expect(report.rows.map(({ name }) => name).join('')).toBe('wwwwwwbb');
    expect(report.rows[3]!.index).toEqual([1, 1]);
  });

  test('leaves values, precision and gradients as they were', () => {
    const w = parameter([1, 2]);
    gradcheck(() => w.square().sum(), { w });
    expect([w.dtype, w.toArray(), w.grad]).toEqual(['float32', [1, 2], null]);
    w.square().sum().backward();
    expect(w.grad!.toArray()).toEqual([2, 4]);
  });

  test('reports a kink as a kink, and checks the other elements', () => {
    const w = parameter([0, 2, -1]);
    const report = gradcheck(() => w.relu().sum(), { w });
    expect([report.verdict, report.worst < 1e-8]).toEqual(['kink', true]);
    expect(report.rows.map(({ kink }) => kink)).toEqual([true, false, false]);
  });

  test('is not misled by a kink beside the point, nor by strong curvature', () => {
    const w = parameter([2e-6]);
    expect(gradcheck(() => w.to('float64').abs().sum(), { w }).verdict).toBe('agree');
    const steep = parameter([1]);
    expect(gradcheck(() => steep.mul(300).exp().log().square().sum(), { steep }).verdict).toBe(
      'agree',
    );
  });

  test('is not misled by the rounding of a loss that is large beside an element of its gradient', () => {
    const verdicts = [500, 1000, 3000].map((size) => {
      const w = randn([size], { seed: 1, requiresGrad: true });
      return gradcheck(() => w.square().sum(), { w }).verdict;
    });
    expect(verdicts).toEqual(['agree', 'agree', 'agree']);
  });

  test('is not misled by a gradient that is 0 by symmetry: a bias of all keys changes no weight of attention', () => {
    const verdicts = Array.from({ length: 60 }, (_, seed) => {
      const draw = (shape: number[], place: number) => randn(shape, { seed: 10 * seed + place });
      const x = randn([2, 5, 6], { seed });
      const [q, k, v] = [1, 2, 3].map((place) => x.matmul(draw([6, 6], place)));
      const target = randn([2, 5, 6], { seed: seed + 1000 });
      const bias = randn([6], { seed: 10 * seed + 4, requiresGrad: true });
      const loss = () => scaledDotProductAttention(q!, k!.add(bias), v!).output.mul(target).sum();
      return gradcheck(() => loss().mul(10), { bias }).verdict;
    });
    expect(new Set(verdicts)).toEqual(new Set(['agree']));
  });

  test('says when something is not a number', () => {
    const w = parameter([-1]);
    expect(gradcheck(() => w.log().sum(), { w }).verdict).toBe('not-a-number');
  });
});

describe('of a gradient written by hand', () => {
  const w = randn([3], { seed: 3, requiresGrad: true });
  const loss = () => x.matmul(w).square().sum().mul(0.5);
  const right = x.transpose().matmul(x.matmul(w.detach()));

  test('agrees when it is right', () => {
    const report = gradcheck(loss, { w }, { w: right });
    expect([report.against, report.verdict]).toEqual(['engine', 'agree']);
  });

  test('differs when a factor is missing, and says by how much', () => {
    const report = gradcheck(loss, { w }, { w: right.mul(2) });
    expect(report.verdict).toBe('differ');
    expect(report.worst).toBeCloseTo(0.5, 6);
    for (const { tested, reference } of report.rows) expect(tested / reference).toBeCloseTo(2, 4);
  });

  test('accepts plain numbers, and calls a disagreement at a kink a kink', () => {
    const v = parameter([0, 3]);
    const report = gradcheck(() => v.relu().sum(), { v }, { v: [1, 1] });
    expect(report.verdict).toBe('kink');
  });
});

test('a loss that draws new random numbers is refused', () => {
  const w = parameter([1]);
  expect(() => gradcheck(() => w.mul(uniform([1])).sum(), { w })).toThrow(
    'seed its random numbers',
  );
});

test('a loss computed beforehand is refused', () => {
  const w = parameter([1]);
  const loss = w.square().sum();
  const other = parameter([1]);
  expect(() => gradcheck(() => loss.add(w), { w, other })).toThrow('does not depend on other');
});
