import { describe, expect, test } from 'vitest';
import { adam, binaryCrossEntropyWithLogits, randn, sgd, tensor, zeros } from '../index.ts';
import type { Optimizer, Tensor } from '../index.ts';

const options = { dtype: 'float64', requiresGrad: true } as const;

/** One step on ½w², whose gradient is w. */
function stepOn(w: Tensor, optimizer: Optimizer): number {
  optimizer.zeroGrad();
  w.square().mul(0.5).sum().backward();
  optimizer.step();
  return w.data[0]!;
}

describe('sgd', () => {
  test('goes learningRate times the gradient downhill', () => {
    const w = tensor([8], options);
    expect(stepOn(w, sgd([w], { learningRate: 0.25 }))).toBe(6);
  });

  test('with momentum keeps its velocity', () => {
    const w = tensor([8], options);
    const optimizer = sgd([w], { learningRate: 0.25, momentum: 0.5 });
    expect([stepOn(w, optimizer), stepOn(w, optimizer)]).toEqual([6, 3.5]);
  });

  test('with weight decay pulls towards 0', () => {
    const w = tensor([8], options);
    expect(stepOn(w, sgd([w], { learningRate: 0.25, weightDecay: 1 }))).toBe(4);
  });
});

test('the first step of adam has the size of the learning rate, whatever the gradient', () => {
  const w = tensor([1000, -0.001], options);
  stepOn(w, adam([w], { learningRate: 0.5 }));
  expect(w.data[0]).toBeCloseTo(999.5, 6);
  expect(w.data[1]).toBeCloseTo(0.499, 4);
});

test('zeroGrad forgets gradients; step skips parameters without one', () => {
  const [w, idle] = [tensor([1], options), tensor([1], options)];
  const optimizer = sgd([w, idle], { learningRate: 0.1 });
  stepOn(w, optimizer);
  expect([w.data[0], idle.data[0]]).toEqual([0.9, 1]);
  optimizer.zeroGrad();
  expect(w.grad).toBeNull();
});

test('a parameter named twice is changed once', () => {
  const w = tensor([8], options);
  expect(stepOn(w, sgd([w, w], { learningRate: 0.25 }))).toBe(6);
});

test('gradients that have died do not slow adam down with subnormal numbers', () => {
  const w = tensor([1], { requiresGrad: true });
  const optimizer = adam([w]);
  w.mul(1e-3).sum().backward();
  for (let step = 0; step < 2_000; step++) {
    w.grad = zeros([1]);
    optimizer.step();
  }
  const settledAt = w.data[0]!;
  optimizer.step();
  expect(w.data[0]).toBe(settledAt);
});

describe.each([
  {
    name: 'sgd',
    make: (parameters: Tensor[]) => sgd(parameters, { learningRate: 0.5, momentum: 0.9 }),
  },
  { name: 'adam', make: (parameters: Tensor[]) => adam(parameters, { learningRate: 0.05 }) },
])('$name', ({ make }) => {
  test('learns XOR with four hidden units', () => {
    const x = tensor([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    const y = tensor([[0], [1], [1], [0]]);
    const w1 = randn([2, 4], { seed: 1, requiresGrad: true });
    const b1 = zeros([4], { requiresGrad: true });
    const w2 = randn([4, 1], { seed: 2, requiresGrad: true });
    const b2 = zeros([1], { requiresGrad: true });
    const optimizer = make([w1, b1, w2, b2]);
    const loss = () =>
      binaryCrossEntropyWithLogits(x.matmul(w1).add(b1).tanh().matmul(w2).add(b2), y);
    for (let step = 0; step < 500; step++) {
      optimizer.zeroGrad();
      loss().backward();
      optimizer.step();
    }
    expect(loss().item()).toBeLessThan(0.01);
  });
});
