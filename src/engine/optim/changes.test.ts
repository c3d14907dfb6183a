import { afterEach, expect, test } from 'vitest';
import { adadelta, adagrad, adam, adamw, rmsprop, setTracer, sgd, tensor } from '../index.ts';
import type { Change, Optimizer, Tensor } from '../index.ts';

afterEach(() => setTracer(null));

const rules: readonly (readonly [rule: string, make: (w: Tensor) => Optimizer])[] = [
  ['sgd', (w) => sgd([w])],
  ['sgd', (w) => sgd([w], { momentum: 0.9, dampening: 0.1, weightDecay: 0.1 })],
  ['sgd', (w) => sgd([w], { momentum: 0.9, nesterov: true })],
  ['adagrad', (w) => adagrad([w], { learningRateDecay: 0.1 })],
  ['adadelta', (w) => adadelta([w])],
  ['rmsprop', (w) => rmsprop([w], { momentum: 0.9, centered: true })],
  ['adam', (w) => adam([w], { amsgrad: true, weightDecay: 0.1 })],
  ['adamw', (w) => adamw([w])],
];

/** What a listener is told of a step: the rule, and w before and after. */
function step(make: (w: Tensor) => Optimizer) {
  const w = tensor([1, 2], { requiresGrad: true });
  w.sum().backward();
  const told: { node: Tensor; change: Change; before: number[]; after: number[] }[] = [];
  setTracer({
    position: () => null,
    changing(node, change) {
      const before = [...node.data];
      return () => told.push({ node, change, before, after: [...node.data] });
    },
  });
  make(w).step();
  return { w, told };
}

test.each(rules)('%s tells its rule and what it changes', (rule, make) => {
  const { w, told } = step(make);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ node: w, before: [1, 2], after: [...w.data] });
  expect(told[0]?.change.rule).toBe(rule);
  expect(told[0]?.after).not.toEqual([1, 2]);
});

test.each(rules)('%s writes its rule in TeX, its last line for the tensor', (_, make) => {
  const tex = step(make).told[0]?.change.tex('W_1', 'G') ?? '';
  const last = tex.split('\\\\').at(-1);
  expect(last).toMatch(/W_1 &?\\leftarrow .*W_1 - .*\\eta/);
  expect(tex).toContain('G');
  expect(tex.split('{').length).toBe(tex.split('}').length);
});

test('an assignment that is refused is not told as done', () => {
  const w = tensor([1, 2]);
  let done = 0;
  setTracer({ position: () => null, changing: () => () => (done += 1) });
  expect(() => w.assign(tensor([1]))).toThrow('assign');
  expect(done).toBe(0);
  w.assign(tensor([3, 4]));
  expect(done).toBe(1);
});
