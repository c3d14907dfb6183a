// Pooling: which elements a window takes, what padding and ties do, and what comes back.
import { describe, expect, test } from 'vitest';
import {
  adaptiveAvgPool2d,
  arange,
  avgPool1d,
  avgPool2d,
  maxPool1d,
  maxPool2d,
  randn,
  tensor,
  upsampleNearest2d,
  zeros,
  type Tensor,
} from './index.ts';

const signal = (values: readonly number[]) => tensor([[values]], { requiresGrad: true });
const flat = (x: Tensor) => [...x.data];

describe('maxPool', () => {
  test('leaves out what fills no window', () => {
    expect(flat(maxPool1d(signal([1, 3, 2, 5, 9]), 2))).toEqual([3, 5]);
  });

  test('sees −∞ in the padding', () => {
    const x = signal([-3, -1, -2]);
    expect(flat(maxPool1d(x, 2, { padding: 1, stride: 1 }))).toEqual([-3, -1, -1, -2]);
  });

  test('gives a tie to the first in row-major order', () => {
    const x = zeros([1, 1, 2, 2], { requiresGrad: true });
    maxPool2d(x, 2).sum().backward();
    expect(flat(x.grad!)).toEqual([1, 0, 0, 0]);
  });

  test('adds up the gradients of windows that overlap', () => {
    const x = signal([1, 5, 2]);
    maxPool1d(x, 2, { stride: 1 }).sum().backward();
    expect(flat(x.grad!)).toEqual([0, 2, 0]);
  });

  test('passes NaN on, and the gradient to it', () => {
    const x = signal([1, NaN, 2, NaN]);
    const y = maxPool1d(x, 4);
    expect(y.item()).toBeNaN();
    y.sum().backward();
    expect(flat(x.grad!)).toEqual([0, 1, 0, 0]);
  });
});

describe('avgPool', () => {
  test('counts padding as zeros, or not at all', () => {
    const x = signal([2, 4, 6]);
    const options = { padding: 1, stride: 2 };
    expect(flat(avgPool1d(x, 3, options))).toEqual([2, expect.closeTo(10 / 3, 6)]);
    expect(flat(avgPool1d(x, 3, { ...options, countIncludePad: false }))).toEqual([3, 5]);
  });

  test('of windows that tile the image is the mean of block means', () => {
    const x = arange(16, undefined, 1).reshape([1, 1, 4, 4]);
    expect(flat(avgPool2d(x, 2))).toEqual([2.5, 4.5, 10.5, 12.5]);
  });

  test('of one window is the mean, and so is one adaptive window', () => {
    const x = randn([2, 3, 4, 5], { dtype: 'float64', seed: 1 });
    const mean = flat(x.mean([2, 3])).map((value) => expect.closeTo(value, 14));
    expect(flat(avgPool2d(x, [4, 5]))).toEqual(mean);
    expect(flat(adaptiveAvgPool2d(x, 1))).toEqual(mean);
  });

  test('adaptive windows share the image out, overlapping by at most one element', () => {
    const x = arange(5, undefined, 1).reshape([1, 1, 1, 5]);
    expect(flat(adaptiveAvgPool2d(x, [1, 3]))).toEqual([0.5, 2, 3.5]);
    expect(flat(adaptiveAvgPool2d(x, [1, 5]))).toEqual([0, 1, 2, 3, 4]);
  });
});

test.each([
  [5, 2, 2],
  [6, 3, 2],
  [7, 3, 3],
  [4, 4, 1],
])("padding 'same' of %i elements, window %i, stride %i has ⌈n / s⌉ windows", (n, size, stride) => {
  const y = maxPool2d(zeros([1, 1, n, n]), size, { stride, padding: 'same' });
  expect(y.shape.slice(2)).toEqual([Math.ceil(n / stride), Math.ceil(n / stride)]);
});

test('upsampling repeats every pixel; its gradient is the sum over the copies', () => {
  const x = tensor([[[[1, 2]]]], { requiresGrad: true });
  const y = upsampleNearest2d(x, [2, 3]);
  expect(y.toArray()).toEqual([
    [
      [
        [1, 1, 1, 2, 2, 2],
        [1, 1, 1, 2, 2, 2],
      ],
    ],
  ]);
  y.sum().backward();
  expect(flat(x.grad!)).toEqual([6, 6]);
});

test('averaging what was upsampled gives it back', () => {
  const x = randn([2, 2, 3, 3], { seed: 4 });
  expect(flat(avgPool2d(upsampleNearest2d(x, 2), 2))).toEqual(flat(x));
});

describe('windows that do not fit are refused', () => {
  const x = zeros([1, 1, 3, 3]);
  test.each<[string, () => Tensor]>([
    ['maxPool2d: a kernel or window over 4 elements does not fit', () => maxPool2d(x, 4)],
    ['padding is 2; use at most half the window', () => avgPool2d(x, 3, { padding: 2 })],
    ['[batch, channels, length]', () => maxPool1d(x, 2)],
    ['size is 0', () => maxPool2d(x, 0)],
    ['factor is 0.5', () => upsampleNearest2d(x, 0.5)],
    ['no elements along the axis', () => adaptiveAvgPool2d(zeros([1, 1, 0, 3]), 2)],
  ])('%s', (message, use) => {
    expect(use).toThrow(message);
  });
});
