// What is done to gradients and rates beside the rules: clipping, penalties, schedules.
import { describe, expect, test } from 'vitest';
import {
  clipByNorm,
  clipByValue,
  cosineDecay,
  exponentialDecay,
  gradcheck,
  l1,
  l1l2,
  l2,
  linearWarmup,
  randn,
  stepDecay,
  tensor,
  warmupCosine,
  zeros,
  type Tensor,
} from '../index.ts';

/** A parameter with this gradient. */
function withGradient(gradient: number[]): Tensor {
  const parameter = zeros([gradient.length], { dtype: 'float64', requiresGrad: true });
  parameter.grad = tensor(gradient, { dtype: 'float64' });
  return parameter;
}

describe('clipping', () => {
  test('by value cuts each element, and leaves NaN to be seen', () => {
    const parameter = withGradient([3, -0.5, -7, NaN]);
    clipByValue([parameter, zeros([1], { requiresGrad: true })], 2);
    expect(parameter.grad!.toArray()).toEqual([2, -0.5, -2, NaN]);
  });

  test('by norm keeps the direction; short gradients stay as they are', () => {
    const [a, b] = [withGradient([3]), withGradient([4])];
    const before = a.grad;
    expect(clipByNorm([a, b], 10)).toBe(5);
    expect(a.grad).toBe(before);
    expect(clipByNorm([a, b, a], 1)).toBe(5);
    expect(a.grad!.item()).toBeCloseTo(0.6, 6);
    expect(b.grad!.item()).toBeCloseTo(0.8, 6);
  });

  test.each([0, -1, NaN])('to %d is refused', (limit) => {
    const message = `is ${limit}; use a number above 0`;
    expect(() => clipByNorm([withGradient([1])], limit)).toThrow(message);
    expect(() => clipByValue([withGradient([1])], limit)).toThrow(message);
  });
});

describe('penalties', () => {
  const w = tensor(
    [
      [1, -2],
      [0, 3],
    ],
    { dtype: 'float64', requiresGrad: true },
  );

  test('are λΣ|w|, λΣw² and both together', () => {
    const values = [l1(0.5), l2(0.5), l1l2({ l1: 1, l2: 2 })].map((penalty) => penalty(w).item());
    expect(values).toEqual([3, 7, 34]);
    expect(l1l2({ l1: 1, l2: 2 }).penalty).toEqual({ l1: 1, l2: 2 });
  });

  test('have gradients', () => {
    const weights = randn([3, 2], { seed: 1, requiresGrad: true });
    expect(gradcheck(() => l1l2({ l1: 0.3, l2: 0.2 })(weights), { weights }).verdict).toBe('agree');
  });

  test('are never negative', () => {
    expect(() => l2(-1)).toThrow('lambda is -1');
  });
});

describe('schedules', () => {
  test('a warm-up grows evenly to its rate, then leaves it or hands over', () => {
    const rates = (schedule: (step: number) => number) => [0, 1, 2, 3, 4, 5].map(schedule);
    expect(rates(linearWarmup(8, { steps: 4 }))).toEqual([2, 4, 6, 8, 8, 8]);
    const after = stepDecay(8, { every: 1, factor: 0.5 });
    expect(rates(linearWarmup(8, { steps: 2, after }))).toEqual([4, 8, 8, 4, 2, 1]);
  });

  test('a cosine stays at its minimum', () => {
    const schedule = cosineDecay(1, { steps: 10, minimum: 0.1 });
    expect([schedule(10), schedule(1_000)]).toEqual([0.1, 0.1]);
  });

  test('an exponential decay may count in stretches of steps', () => {
    expect(exponentialDecay(1, { factor: 0.5, every: 4 })(8)).toBe(0.25);
  });

  test.each<[string, () => unknown]>([
    ['every is 0', () => stepDecay(1, { every: 0 })],
    ['learningRate is NaN', () => exponentialDecay(NaN, { factor: 0.9 })],
    ['steps is 1.5', () => cosineDecay(1, { steps: 1.5 })],
    ['steps is 5; use more steps than warmup', () => warmupCosine(1, { warmup: 5, steps: 5 })],
  ])('%s is refused', (message, make) => {
    expect(make).toThrow(message);
  });
});
