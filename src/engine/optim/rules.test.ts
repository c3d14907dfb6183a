// What every rule promises: a learning rate that can be set, a state that can be kept, quiet ends.
import { describe, expect, test } from 'vitest';
import {
  adadelta,
  adagrad,
  adam,
  adamw,
  full,
  randn,
  rmsprop,
  sgd,
  tensor,
  zeros,
  type Optimizer,
  type Schedule,
  type Tensor,
} from '../index.ts';

type Make = (parameters: readonly Tensor[], learningRate: number | Schedule) => Optimizer;

const rules: readonly (readonly [string, Make])[] = [
  ['sgd', (w, learningRate) => sgd(w, { learningRate })],
  ['momentum', (w, learningRate) => sgd(w, { learningRate, momentum: 0.9, nesterov: true })],
  ['adagrad', (w, learningRate) => adagrad(w, { learningRate, learningRateDecay: 0.1 })],
  ['rmsprop', (w, learningRate) => rmsprop(w, { learningRate, momentum: 0.5, centered: true })],
  ['adadelta', (w, learningRate) => adadelta(w, { learningRate })],
  ['adam', (w, learningRate) => adam(w, { learningRate })],
  ['amsgrad', (w, learningRate) => adam(w, { learningRate, amsgrad: true })],
  ['adamw', (w, learningRate) => adamw(w, { learningRate })],
];

const wanted = randn([3], { seed: 1 });

/** Steps on ½|w − wanted|². */
function train(w: Tensor, optimizer: Optimizer, steps: number): number[] {
  for (let step = 0; step < steps; step++) {
    optimizer.zeroGrad();
    w.sub(wanted).square().sum().mul(0.5).backward();
    optimizer.step();
  }
  return [...w.data];
}

describe.each(rules)('%s', (_, make) => {
  test('goes downhill', () => {
    const w = zeros([3], { requiresGrad: true });
    const [before, after] = [0, 30].map((steps) => {
      train(w, make([w], 0.1), steps);
      return w.sub(wanted).square().sum().item();
    });
    expect(after).toBeLessThan(before!);
  });

  test('goes on from a state that was kept as if nothing had happened', () => {
    const w = zeros([3], { requiresGrad: true });
    const optimizer = make([w], 0.05);
    train(w, optimizer, 5);
    const state = structuredClone(optimizer.state());
    const copy = tensor([...w.data], { requiresGrad: true });
    const expected = train(w, optimizer, 5);
    const second = make([copy], 0.05);
    second.restore(state);
    expect(train(copy, second, 5)).toEqual(expected);
  });

  test('a learning rate of 0 changes nothing; it may be set, and takes the place of a schedule', () => {
    const w = full([3], 0.5, { requiresGrad: true });
    const optimizer = make([w], (step) => 0.1 / (step + 1));
    expect(optimizer.learningRate).toBe(0.1);
    train(w, optimizer, 1);
    expect(optimizer.learningRate).toBe(0.05);
    optimizer.learningRate = 0;
    const before = [...w.data];
    expect(train(w, optimizer, 2)).toEqual(before);
    expect(() => (optimizer.learningRate = -1)).toThrow('learningRate is -1');
  });

  test('is not slowed down by subnormal numbers when gradients have died', () => {
    const w = tensor([1], { requiresGrad: true });
    const optimizer = make([w], 0.001);
    w.grad = full([1], 1e-3);
    optimizer.step();
    w.grad = zeros([1]);
    for (let step = 0; step < 20_000; step++) optimizer.step();
    const [memory] = optimizer.state().memories;
    const numbers = Object.values(memory!.arrays).map(([value]) => Math.abs(value!));
    expect(numbers.filter((value) => value > 0 && value < 2 ** -126)).toEqual([]);
  });

  test('refuses the state of other parameters', () => {
    const [one, other] = [zeros([3], { requiresGrad: true }), zeros([4], { requiresGrad: true })];
    const optimizer = make([one], 0.1);
    train(one, optimizer, 1);
    const state = optimizer.state();
    if (Object.keys(state.memories[0]!.arrays).length > 0) {
      expect(() => make([other], 0.1).restore(state)).toThrow('does not fit');
    }
    expect(() => make([one, other], 0.1).restore(state)).toThrow('does not fit');
  });
});

test('a centred RMSprop stays finite when rounding makes its variance negative', () => {
  const w = zeros([1], { requiresGrad: true });
  const optimizer = rmsprop([w], { learningRate: 1e-9, decay: 0.5, centered: true });
  w.grad = full([1], 0.1);
  for (let step = 0; step < 100; step++) optimizer.step();
  expect(w.item()).not.toBeNaN();
});

test('adamw decays a weight whose gradient is 0, adam with λ would divide the decay away', () => {
  const step = (make: typeof adam) => {
    const w = tensor([2], { dtype: 'float64', requiresGrad: true });
    w.grad = zeros([1], { dtype: 'float64' });
    make([w], { learningRate: 0.1, weightDecay: 0.5 }).step();
    return w.item();
  };
  expect(step(adamw)).toBeCloseTo(2 - 0.1 * 0.5 * 2, 12);
  expect(step(adam)).toBeCloseTo(2 - 0.1, 6);
});
