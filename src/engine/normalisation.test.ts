// What each normalisation promises of its output, and how batch normalisation keeps its running statistics.
import { describe, expect, test } from 'vitest';
import {
  batchNorm,
  groupNorm,
  instanceNorm,
  layerNorm,
  ones,
  randn,
  rmsNorm,
  tensor,
  zeros,
  type Tensor,
} from './index.ts';

const x = randn([4, 6, 3, 5], { dtype: 'float64', seed: 1, mean: 3, std: 2 });
const flat = (values: Tensor) => [...values.data];

/** Largest distance of the mean from 0, and of the biased variance from 1. */
function distance(y: Tensor, axes: readonly number[]) {
  const means = flat(y.mean(axes)).map(Math.abs);
  const variances = flat(y.variance(axes, { correction: 0 })).map((value) => Math.abs(value - 1));
  return Math.max(...means, ...variances);
}

describe('mean 0 and variance 1', () => {
  test.each<[string, readonly number[], Tensor]>([
    ['of every channel over the batch', [0, 2, 3], batchNorm(x, { training: true })],
    ['of every example over all its numbers', [1, 2, 3], layerNorm(x, { axes: [1, 2, 3] })],
    ['along the last axis', [3], layerNorm(x)],
    ['of every channel of every example', [2, 3], instanceNorm(x)],
    ['of every group', [2, 3, 4], groupNorm(x, { groups: 2 }).reshape([4, 2, 3, 3, 5])],
  ])('%s', (_name, axes, y) => {
    expect(distance(y, axes)).toBeLessThan(1e-4);
  });
});

test('with ε = 0 the moments are exact', () => {
  expect(distance(layerNorm(x, { epsilon: 0 }), [3])).toBeLessThan(1e-14);
});

test('RMS normalisation gives mean square 1 and keeps signs', () => {
  const y = rmsNorm(x, { epsilon: 0 });
  flat(y.square().mean(-1)).forEach((value) => expect(value).toBeCloseTo(1, 14));
  expect(flat(y.sign())).toEqual(flat(x.sign()));
});

test('one group is layer normalisation, a group for each channel instance normalisation', () => {
  const close = (y: Tensor) => flat(y).map((value) => expect.closeTo(value, 12));
  expect(flat(groupNorm(x, { groups: 1 }))).toEqual(close(layerNorm(x, { axes: [1, 2, 3] })));
  expect(flat(groupNorm(x, { groups: 6 }))).toEqual(close(instanceNorm(x)));
});

test('γ and β set spread and mean of each channel', () => {
  const gamma = tensor([1, 2, 3, 4, 5, 6], { dtype: 'float64' });
  const beta = tensor([6, 5, 4, 3, 2, 1], { dtype: 'float64' });
  const y = batchNorm(x, { gamma, beta, training: true, epsilon: 0 });
  expect(flat(y.mean([0, 2, 3]))).toEqual(flat(beta).map((value) => expect.closeTo(value, 12)));
  const spread = y.std([0, 2, 3], { correction: 0 });
  expect(flat(spread)).toEqual(flat(gamma).map((value) => expect.closeTo(value, 12)));
});

test('γ and β of a layer normalisation belong to its axes, wherever they are', () => {
  const gamma = randn([6, 5], { dtype: 'float64', seed: 2 });
  const y = layerNorm(x, { axes: [1, 3], gamma });
  const moved = layerNorm(x.transpose([0, 2, 1, 3]), { axes: [2, 3], gamma });
  expect(flat(y.transpose([0, 2, 1, 3]))).toEqual(flat(moved));
});

test('float32 keeps its digits far from 0', () => {
  const y = layerNorm(tensor([[100000, 100001, 100002, 100003]]), { epsilon: 0 });
  const exact = [-1.3416408, -0.4472136, 0.4472136, 1.3416408];
  expect(flat(y)).toEqual(exact.map((value) => expect.closeTo(value, 6)));
});

describe('running statistics', () => {
  const kept = () => ({
    runningMean: zeros([2]),
    runningVariance: ones([2]),
    gamma: ones([2], { requiresGrad: true }),
  });
  const batch = tensor([
    [1, 10],
    [3, 30],
  ]);

  test('move by the momentum towards the mean and the unbiased variance of the batch', () => {
    const { runningMean, runningVariance } = kept();
    batchNorm(batch, { runningMean, runningVariance, training: true, momentum: 0.5 });
    expect(flat(runningMean)).toEqual([1, 10]);
    expect(flat(runningVariance)).toEqual([1.5, 100.5]);
  });

  test('come to the statistics of the data, after which training or not is the same', () => {
    const options = kept();
    for (let i = 0; i < 200; i++) batchNorm(batch, { ...options, training: true });
    expect(flat(options.runningMean)).toEqual([expect.closeTo(2, 5), expect.closeTo(20, 4)]);
    const unbiased = batchNorm(batch, options).mul(Math.sqrt(2));
    const close = flat(unbiased).map((value) => expect.closeTo(value, 4));
    expect(flat(batchNorm(batch, { ...options, training: true }))).toEqual(close);
  });

  test('do not move when not training', () => {
    const options = kept();
    batchNorm(batch, options);
    expect(flat(options.runningMean)).toEqual([0, 0]);
    expect(flat(options.runningVariance)).toEqual([1, 1]);
  });

  test('are no part of the gradient of the step that moves them', () => {
    const options = kept();
    batchNorm(batch, { ...options, training: true })
      .square()
      .sum()
      .backward();
    expect(options.gamma.grad).not.toBeNull();
    expect(options.runningMean.requiresGrad).toBe(false);
  });

  test('that move between two evaluations do not spoil the gradient of the first', () => {
    const options = kept();
    const loss = batchNorm(batch, { ...options, training: true }).sum();
    batchNorm(batch.add(7), { ...options, training: true });
    loss.backward();
    expect(flat(options.gamma.grad!)).toEqual([0, 0]);
  });

  test('that moved after they were used are noticed by backward()', () => {
    const options = kept();
    const loss = batchNorm(tensor([[1, 10]], { requiresGrad: true }), options).sum();
    batchNorm(batch, { ...options, training: true });
    expect(() => loss.backward()).toThrow('was changed in place');
  });
});

describe('what has no normalisation is refused', () => {
  test.each<[string, () => Tensor]>([
    ['batchNorm: one value for each channel', () => batchNorm(ones([1, 6]), { training: true })],
    ['runningMean is undefined; use a tensor, or training: true', () => batchNorm(x)],
    ['gamma has shape [3]', () => instanceNorm(x, { gamma: ones([3], { dtype: 'float64' }) })],
    ['6 channels cannot be cut into 4', () => groupNorm(x, { groups: 4 })],
    ['groups is 0', () => groupNorm(x, { groups: 0 })],
    ['[batch, channels, …]', () => batchNorm(ones([3]), { training: true })],
    ['[batch, channels, length, …]', () => instanceNorm(ones([3, 2]))],
    ['shapes differ: [3] and [5]', () => layerNorm(x, { gamma: ones([3], { dtype: 'float64' }) })],
    ['epsilon is -1; use a number from 0 up', () => layerNorm(x, { epsilon: -1 })],
    ['momentum is 2', () => batchNorm(x, { training: true, momentum: 2 })],
    ['there is no axis 4', () => rmsNorm(x, { axes: 4 })],
  ])('%s', (message, use) => {
    expect(use).toThrow(message);
  });
});
