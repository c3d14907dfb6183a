import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  crossEntropy,
  gradientFormulaOf,
  meanSquaredError,
  tensor,
  type CrossEntropyOptions,
  type Tensor,
} from '../index.ts';

const float64 = { dtype: 'float64', requiresGrad: true } as const;

/** The gradient of a loss with respect to its first argument. */
function gradientOf(input: Tensor, loss: Tensor): readonly number[] {
  loss.backward();
  return [...input.grad!.data];
}

describe('reductions', () => {
  const [prediction, target] = [tensor([1, 2, 4]), tensor([1, 1, 1])];

  test('mean is the default, sum and none are options', () => {
    const loss = (reduction?: 'mean' | 'sum' | 'none') =>
      meanSquaredError(prediction, target, reduction ? { reduction } : {}).toArray();
    expect([loss('sum'), loss('none')]).toEqual([10, [0, 1, 9]]);
    expect(loss()).toBeCloseTo(10 / 3, 6);
    expect(loss('mean')).toBe(loss());
  });

  test('targets may be plain numbers', () => {
    expect(meanSquaredError(prediction, [1, 1, 1]).item()).toBeCloseTo(10 / 3, 6);
  });
});

describe('binary cross-entropy', () => {
  test('of logits and of their sigmoids are the same number', () => {
    const z = tensor([-3, -0.5, 0, 2], float64);
    const y = tensor([0, 1, 0.3, 1], { dtype: 'float64' });
    const direct = binaryCrossEntropyWithLogits(z, y).item();
    expect(binaryCrossEntropy(z.sigmoid(), y).item()).toBeCloseTo(direct, 14);
  });

  test('of logits ±1000 is exact, and so is its gradient σ(z) − y', () => {
    const z = tensor([1000, -1000, 1000, -1000], { requiresGrad: true });
    const loss = binaryCrossEntropyWithLogits(z, [1, 0, 0, 1], { reduction: 'none' });
    expect(loss.toArray()).toEqual([0, 0, 1000, 1000]);
    expect(gradientOf(z, loss.sum())).toEqual([0, 0, 1, -1]);
  });

  test('of logits keeps tiny losses that a difference would cancel', () => {
    const z = tensor([40], float64);
    const loss = binaryCrossEntropyWithLogits(z, [1]).item();
    expect(loss / 4.248354255291589e-18).toBeCloseTo(1, 12);
  });

  test('of a probability of exactly 0 or 1 is 0 or 100, never NaN', () => {
    const loss = binaryCrossEntropy(tensor([0, 1, 0, 1]), [0, 1, 1, 0], { reduction: 'none' });
    expect(loss.toArray()).toEqual([0, 0, 100, 100]);
  });
});

describe('cross-entropy', () => {
  test('takes classes or the probabilities of classes', () => {
    const z = tensor(
      [
        [1, 2, 3],
        [0, 0, 0],
      ],
      float64,
    );
    const byClass = crossEntropy(z, [2, 0]);
    const byProbability = crossEntropy(z, [
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(byClass.item()).toBeCloseTo((0.4076059644443803 + Math.log(3)) / 2, 14);
    expect(byProbability.item()).toBe(byClass.item());
  });

  test('has the gradient softmax(z) − target', () => {
    const z = tensor([1, 2, 3], float64);
    const gradient = gradientOf(z, crossEntropy(z, 2));
    const p = z.detach().softmax().data;
    [p[0]!, p[1]!, p[2]! - 1].forEach((d, i) => expect(gradient[i]).toBeCloseTo(d, 14));
  });

  test('of scores ±1000 and of impossible classes is finite', () => {
    const z = tensor(
      [
        [1000, -1000],
        [-Infinity, 0],
      ],
      { requiresGrad: true },
    );
    const loss = crossEntropy(z, [0, 1], { reduction: 'none' });
    expect(loss.toArray()).toEqual([0, 0]);
    expect(gradientOf(z, loss.sum())).toEqual([0, 0, 0, 0]);
  });
});

test('the formula of the gradient counts the weights of targets, where there are any', () => {
  const z = tensor([[1, 2, 3]], { requiresGrad: true });
  const labels = { upstream: 'g', inputs: ['z', 't'], output: 'y' };
  const slope = (options: CrossEntropyOptions) =>
    gradientFormulaOf(crossEntropy(z, [2], { ...options, reduction: 'none' }), 0, labels);
  expect(slope({})).toContain('softmax}\\left(z\\right) - t');
  expect(slope({ ignoreIndex: 2 })).toContain('\\sum_c {t}_c - t');
});

test('softmax and logSoftmax of ±1000 are exact', () => {
  const z = tensor([1000, -1000, 1000]);
  expect(z.softmax().toArray()).toEqual([0.5, 0, 0.5]);
  expect(z.logSoftmax().data[1]).toBeCloseTo(-2000 - Math.log(2), 3);
});
