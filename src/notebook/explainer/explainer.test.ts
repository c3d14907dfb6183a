// What explanations promise of single traces; every operation is held to them in test/explanations.test.ts.
import { describe, expect, test } from 'vitest';
import { addUp, conv2d, maxPool2d, randn, tensor, uniform } from '#engine';
import { createExplainer } from './explainer.ts';
import { openExplainer } from './open-explainer.ts';
import { traced } from './trace-under-test.ts';

test('a product tells which factors belong together', async () => {
  const a = tensor([[1, 2]], { requiresGrad: true });
  const trace = traced(a.matmul(tensor([[3], [4]])).sum());
  const explainer = await openExplainer(trace);
  const product = trace.nodes.find(({ op }) => op === 'matmul')!;
  const { rule, terms, products, result } = explainer.value(product.id, 0);
  expect(rule).toBe('sum-of-products');
  expect(products!.map((places) => places.map((at) => terms[at]!.value))).toEqual([
    [1, 3],
    [2, 4],
  ]);
  expect(result).toBe(11);
});

test('a leaf was given: it has no rule, and a root no use', async () => {
  const trace = traced(tensor(2, { requiresGrad: true }).square());
  const explainer = await openExplainer(trace);
  const [leaf, root] = trace.nodes;
  expect(explainer.value(leaf!.id, 0)).toMatchObject({ rule: null, terms: [], result: 2 });
  expect(explainer.gradient(root!.id, 0)).toEqual({ uses: [], result: 1 });
});

test('a gradient through softmax is a sum that its probability multiplies, y (g − Σ g y)', async () => {
  const x = tensor([0, 0], { dtype: 'float64', requiresGrad: true });
  const trace = traced(
    x
      .softmax()
      .mul(tensor([3, 5], { dtype: 'float64' }))
      .sum(),
  );
  const explainer = await openExplainer(trace);
  const [use] = explainer.gradient(
    trace.nodes.find(({ role }) => role === 'parameter')!.id,
    0,
  ).uses;
  expect(
    use!.terms.map(({ upstream, derivative, factor }) => [upstream, derivative, factor]),
  ).toEqual([
    [3, -0.5, 0.5],
    [5, -0.5, 0.5],
    [3, 1, 0.5],
  ]);
  expect(addUp(use!, 'float64')).toBe(-0.5);
});

test('an element is written with the numbers of its own inputs', async () => {
  const trace = traced(tensor([0.5, 2], { requiresGrad: true }).tanh().sum());
  const explainer = await openExplainer(trace);
  expect(explainer.formula(trace.nodes[1]!.id, ['0.5'])).toBe('\\tanh\\left(0.5\\right)');
  expect(explainer.formula(trace.nodes[0]!.id, [])).toBe('');
});

describe('one element of a large tensor is explained in less than 50 ms', () => {
  const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!;
  const time = (explain: () => unknown) => {
    const times = Array.from({ length: 5 }, () => {
      const before = performance.now();
      explain();
      return performance.now() - before;
    });
    return median(times);
  };

  test('of a product of 64 × 64 matrices', () => {
    const w = randn([64, 64], { seed: 2, requiresGrad: true });
    const trace = traced(randn([64, 64], { seed: 1 }).matmul(w).square().sum());
    const explainer = createExplainer(trace);
    const leaf = trace.nodes.find(({ role }) => role === 'parameter')!;
    const product = trace.nodes.find(({ op }) => op === 'matmul')!;
    expect(explainer.gradient(leaf.id, 70).uses[0]!.terms).toHaveLength(64);
    expect(time(() => explainer.gradient(leaf.id, 70))).toBeLessThan(50);
    expect(time(() => explainer.value(product.id, 70))).toBeLessThan(50);
  });

  test('of two convolutions on one digit', () => {
    const first = randn([8, 1, 3, 3], { seed: 3, requiresGrad: true });
    const second = randn([16, 8, 3, 3], { seed: 4, requiresGrad: true });
    const image = uniform([1, 1, 28, 28], { seed: 5 });
    const hidden = maxPool2d(conv2d(image, first, { padding: 1 }).relu(), 2);
    const trace = traced(conv2d(hidden, second, { padding: 1 }).square().sum());
    const explainer = createExplainer(trace);
    const [one, two] = trace.nodes.filter(({ role }) => role === 'parameter');
    expect(explainer.gradient(one!.id, 4).uses[0]!.terms).toHaveLength(784);
    expect(time(() => explainer.gradient(one!.id, 4))).toBeLessThan(50);
    expect(time(() => explainer.gradient(two!.id, 40))).toBeLessThan(50);
    for (const { id, gradient } of trace.nodes) {
      if (gradient !== null) expect(time(() => explainer.gradient(id, 0))).toBeLessThan(50);
      expect(time(() => explainer.value(id, 0))).toBeLessThan(50);
    }
  });
});

describe('the check of a trace', () => {
  const w = randn([60, 40], { seed: 7, requiresGrad: true });
  const trace = traced(randn([5, 60], { seed: 8 }).matmul(w).tanh().square().mean());

  test('names its parameters, and says how much it drew', async () => {
    const explainer = createExplainer(trace);
    const { verdict, parameters, checked, elements, output } = await explainer.check({
      maxElements: 50,
    });
    expect([verdict, checked, elements, output.verdict]).toEqual(['agree', 50, 2400, 'agree']);
    expect(parameters).toMatchObject([{ size: 2400, checked: 50, kinks: 0, verdict: 'agree' }]);
    const { node, worst } = parameters[0]!;
    const { label } = trace.nodes.find(({ id }) => id === node)!;
    expect(output.rows[0]).toMatchObject({ name: label, kink: false });
    expect(worst!.tested).toBeCloseTo(worst!.reference, 8);
  });

  test('leaves the page alive, and tells how far it is', async () => {
    const told: number[] = [];
    const gaps: number[] = [];
    let before = performance.now();
    const beat = setInterval(() => {
      gaps.push(performance.now() - before);
      before = performance.now();
    }, 1);
    await createExplainer(trace).check({ maxElements: 2_400, progress: (done) => told.push(done) });
    clearInterval(beat);
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    // half of them, because other processes want the processor too
    expect(gaps.length).toBeGreaterThan(4);
    expect(gaps.toSorted((a, b) => a - b)[gaps.length >> 1]).toBeLessThan(50);
  });

  test('ends when it is told to', async () => {
    const stop = new AbortController();
    const checking = createExplainer(trace).check({
      maxElements: 2_400,
      signal: stop.signal,
      progress: () => stop.abort(),
    });
    await expect(checking).rejects.toThrow(/abort/i);
  });
});
