// What changes of layout promise beyond their gradient check: values, and how their settings are read.
import { describe, expect, test } from 'vitest';
import { arange, tensor, zeros, type Shape } from '../index.ts';

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);
const untyped = <Value>(value: unknown) => value as Value;

describe('pad', () => {
  test('puts a border of one value around', () => {
    expect(
      x
        .pad([
          [0, 1],
          [1, 0],
        ])
        .toArray(),
    ).toEqual([
      [0, 1, 2, 3],
      [0, 4, 5, 6],
      [0, 0, 0, 0],
    ]);
    expect(
      tensor([1])
        .pad([[2, 0]], -Infinity)
        .toArray(),
    ).toEqual([-Infinity, -Infinity, 1]);
  });

  test('drops the gradient of the border', () => {
    const y = tensor([1, 2], { requiresGrad: true });
    y.pad([[1, 2]], 9).backward(arange(5));
    expect(y.grad!.toArray()).toEqual([1, 2]);
  });

  test.each([
    [[[1, 1]]],
    [
      [
        [0, 0],
        [-1, 0],
      ],
    ],
    [[[0, 0], [1]]],
    [
      [
        [0.5, 0],
        [0, 0],
      ],
    ],
    [3],
  ])('refuses widths %j', (widths) => {
    expect(() => x.pad(untyped(widths))).toThrow('pad: widths is');
  });
});

describe('tile', () => {
  test('lays copies along each axis', () => {
    expect(
      tensor([[1], [2]])
        .tile([2, 3])
        .toArray(),
    ).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [1, 1, 1],
      [2, 2, 2],
    ]);
  });

  test('counts fewer numbers from the last axis, and adds axes for more', () => {
    expect(x.tile([2]).shape).toEqual([2, 6]);
    expect(tensor([1, 2]).tile([2, 1]).toArray()).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(x.tile([0, 1]).shape).toEqual([0, 3]);
  });

  test('refuses what is no count', () => {
    expect(() => x.tile([-1, 1])).toThrow('tile: repeats is [-1, 1]');
    expect(() => x.tile(untyped(2))).toThrow('tile: repeats is 2');
  });
});

test('flip turns axes round, all of them when none is named', () => {
  expect(x.flip().toArray()).toEqual([
    [6, 5, 4],
    [3, 2, 1],
  ]);
  expect(x.flip(-1).toArray()).toEqual([
    [3, 2, 1],
    [6, 5, 4],
  ]);
  expect(zeros([0, 2]).flip(0).shape).toEqual([0, 2]);
});

test('squeeze drops axes of size 1, unsqueeze adds one', () => {
  const y = zeros([1, 2, 1]);
  expect([y.squeeze().shape, y.squeeze(0).shape, y.squeeze([0, 2]).shape]).toEqual([
    [2],
    [2, 1],
    [2],
  ]);
  expect([x.unsqueeze(0).shape, x.unsqueeze(-1).shape]).toEqual([
    [1, 2, 3],
    [2, 3, 1],
  ]);
  expect(() => x.unsqueeze(3)).toThrow('there is no axis 3');
});

describe('split', () => {
  test('cuts into pieces whose gradients come back joined', () => {
    const y = tensor([1, 2, 3], { requiresGrad: true });
    const [first, second] = y.split([1, 2]);
    expect([first!.toArray(), second!.toArray()]).toEqual([[1], [2, 3]]);
    second!.sum().backward();
    expect(y.grad!.toArray()).toEqual([0, 1, 1]);
    expect(x.split([2, 1], 1).map(({ shape }) => shape)).toEqual([
      [2, 2],
      [2, 1],
    ]);
  });

  test.each([[[1, 1]], [[4, -1]], [[1.5, 1.5]], [3]])('refuses %j of 3', (sizes) => {
    expect(() => x.split(untyped(sizes), 1)).toThrow('do not make up axis 1 of size 3');
  });
});

describe('broadcastTo', () => {
  test('keeps an axis at −1', () => {
    expect(tensor([[1], [2]]).broadcastTo([-1, 3]).shape).toEqual([2, 3]);
    expect(tensor([1, 2]).broadcastTo([2, -1]).toArray()).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test.each<[Shape]>([[[-1, 2, 3]], [[2, 4]], [[3]], [untyped(3)]])('refuses %j', (shape) => {
    expect(() => x.broadcastTo(shape)).toThrow('broadcastTo: ');
  });
});
