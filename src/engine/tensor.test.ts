import { describe, expect, test } from 'vitest';
import {
  arange,
  concat,
  eye,
  full,
  linspace,
  matmul,
  maximum,
  ones,
  stack,
  tensor,
  where,
  zeros,
} from './index.ts';

describe('making tensors', () => {
  test('nested lists become a shape and row-major float32 elements', () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([x.shape, x.dtype, x.size]).toEqual([[2, 3], 'float32', 6]);
    expect(x.data).toEqual(Float32Array.of(1, 2, 3, 4, 5, 6));
    expect(x.toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  test('a number becomes a scalar', () => {
    expect([tensor(2.5).shape, tensor(2.5).item(), tensor(2.5).toArray()]).toEqual([[], 2.5, 2.5]);
  });

  test('typed arrays are copied, Float64Array as float64, and may be given a shape', () => {
    const source = Float64Array.of(1, 2, 3, 4);
    const x = tensor(source, { shape: [2, 2] });
    source[0] = 9;
    expect([x.dtype, x.toArray()]).toEqual([
      'float64',
      [
        [1, 2],
        [3, 4],
      ],
    ]);
  });

  test('an axis may be empty', () => {
    expect([tensor([]).shape, zeros([2, 0]).toArray()]).toEqual([[0], [[], []]]);
  });

  test('constants and ranges', () => {
    expect(zeros([2]).toArray()).toEqual([0, 0]);
    expect(ones([1, 2]).toArray()).toEqual([[1, 1]]);
    expect(full([2], 7).toArray()).toEqual([7, 7]);
    expect(eye(2).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(arange(4).toArray()).toEqual([0, 1, 2, 3]);
    expect(arange(1, 0, -0.25).toArray()).toEqual([1, 0.75, 0.5, 0.25]);
    expect(linspace(-1, 1, 5).toArray()).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(linspace(3, 9, 1).toArray()).toEqual([3]);
  });
});

describe('operations', () => {
  const x = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  test('numbers take the dtype of the tensor', () => {
    const y = tensor([1, 2], { dtype: 'float64' }).mul(0.1);
    expect([y.dtype, y.toArray()]).toEqual(['float64', [0.1, 0.2]]);
  });

  test('shapes broadcast from the last axis', () => {
    expect(x.add(tensor([10, 20, 30])).toArray()).toEqual([
      [11, 22, 33],
      [14, 25, 36],
    ]);
    expect(x.mul(tensor([[1], [-1]])).toArray()).toEqual([
      [1, 2, 3],
      [-4, -5, -6],
    ]);
    expect(
      tensor([[1], [2]])
        .add(tensor([[10, 20]]))
        .toArray(),
    ).toEqual([
      [11, 21],
      [12, 22],
    ]);
  });

  test('broadcasting alternates between axes', () => {
    const a = arange(6).reshape([2, 1, 3, 1]);
    const b = arange(8).reshape([1, 2, 1, 4]);
    const sum = a.add(b);
    expect(sum.shape).toEqual([2, 2, 3, 4]);
    expect(sum.slice(1, 1, 2).toArray()).toEqual([9, 10, 11, 12]);
  });

  test('an element is computed in double precision and rounded once', () => {
    const tiny = tensor([2 ** 24, 1, 1, -(2 ** 24)]);
    expect(tiny.sum().item()).toBe(2);
    expect(tiny.matmul(ones([4])).item()).toBe(2);
  });

  test('reductions name axes from either end and may keep them', () => {
    expect(x.sum().item()).toBe(21);
    expect(x.sum(0).toArray()).toEqual([5, 7, 9]);
    expect(x.mean(-1, { keepdims: true }).toArray()).toEqual([[2], [5]]);
    expect(x.max([0, 1]).item()).toBe(6);
    expect(x.min(1).toArray()).toEqual([1, 4]);
  });

  test('a reduction over an axis of size 1 has storage of its own', () => {
    const row = tensor([[1, 2]]);
    const sum = row.sum(0);
    row.assign(tensor([[7, 7]]));
    expect(sum.toArray()).toEqual([1, 2]);
  });

  test('NaN wins every comparison that looks for an extreme', () => {
    const y = tensor([1, NaN, 2]);
    expect([y.max().item(), y.min().item()]).toEqual([NaN, NaN]);
    expect(y.maximum(1.5).toArray()).toEqual([1.5, NaN, 2]);
    expect(y.relu().toArray()).toEqual([1, NaN, 2]);
  });

  test('matmul multiplies vectors, matrices and batches', () => {
    const m = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(m.matmul(m).toArray()).toEqual([
      [7, 10],
      [15, 22],
    ]);
    expect(tensor([1, 1]).matmul(m).toArray()).toEqual([4, 6]);
    expect(m.matmul(tensor([1, 1])).toArray()).toEqual([3, 7]);
    expect(
      stack([m, m.mul(2)])
        .matmul(m)
        .slice(1)
        .toArray(),
    ).toEqual([
      [14, 20],
      [30, 44],
    ]);
    expect(matmul(zeros([2, 0]), zeros([0, 3])).toArray()).toEqual(zeros([2, 3]).toArray());
  });

  test('matmul agrees with the definition for sizes that are no multiple of its tile', () => {
    const a = arange(35).reshape([5, 7]);
    const b = arange(42).reshape([7, 6]);
    const c = a.matmul(b);
    for (const [i, j] of [
      [0, 0],
      [4, 5],
      [2, 3],
    ] as const) {
      const products = Array.from({ length: 7 }, (_, k) => a.data[i * 7 + k]! * b.data[k * 6 + j]!);
      expect(c.data[i * 6 + j]).toBe(products.reduce((sum, product) => sum + product));
    }
  });

  test('transpose reverses the axes or follows the order it is given', () => {
    expect(x.transpose().toArray()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(zeros([2, 3, 4]).transpose([2, 0, 1]).shape).toEqual([4, 2, 3]);
  });

  test('an empty tensor takes any empty shape that is wholly given', () => {
    const empty = zeros([0, 2]);
    expect(empty.reshape([3, 0, 1]).shape).toEqual([3, 0, 1]);
    expect(empty.reshape([-1, 2]).shape).toEqual([0, 2]);
    expect(() => empty.reshape([-1, 0])).toThrow('do not fill');
  });

  test('reshape works one size out', () => {
    expect(x.reshape([3, -1]).shape).toEqual([3, 2]);
    expect(x.reshape([-1]).toArray()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('slice takes ranges, steps, single elements and counts from the end', () => {
    expect(x.slice(1).toArray()).toEqual([4, 5, 6]);
    expect(x.slice(null, -1).toArray()).toEqual([3, 6]);
    expect(x.slice([0, 2], [0, null, 2]).toArray()).toEqual([
      [1, 3],
      [4, 6],
    ]);
    expect(x.slice([-1, 2], [1, 1]).shape).toEqual([1, 0]);
  });

  test('concat and stack join along an old and a new axis', () => {
    const [a, b] = [tensor([[1, 2]]), tensor([[3, 4]])];
    expect(concat([a, b]).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(concat([a, b], 1).toArray()).toEqual([[1, 2, 3, 4]]);
    expect(stack([a, b], -1).toArray()).toEqual([
      [
        [1, 3],
        [2, 4],
      ],
    ]);
  });

  test('where, maximum and comparisons accept numbers', () => {
    const y = tensor([-1, 0, 2]);
    expect(where(y.greater(0), y, 9).toArray()).toEqual([9, 9, 2]);
    expect(maximum(0, y).toArray()).toEqual([0, 0, 2]);
    expect([y.less(0).toArray(), y.equal(0).toArray()]).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect([
      y.greaterEqual(0).toArray(),
      y.lessEqual(0).toArray(),
      y.notEqual(0).toArray(),
    ]).toEqual([
      [0, 1, 1],
      [1, 1, 0],
      [1, 0, 1],
    ]);
    expect(y.clamp(-0.5, 1).toArray()).toEqual([-0.5, 0, 1]);
  });

  test('broadcastTo repeats, detach and clone copy, to converts', () => {
    expect(tensor([1, 2]).broadcastTo([2, 2]).toArray()).toEqual([
      [1, 2],
      [1, 2],
    ]);
    const copy = x.detach();
    copy.assign(zeros([2, 3]));
    expect(x.sum().item()).toBe(21);
    expect(tensor(0.1).to('float64').item()).toBe(Math.fround(0.1));
  });
});
