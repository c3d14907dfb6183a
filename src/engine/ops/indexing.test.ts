// Picking and adding at named places, and orders of elements: values, ties, NaN, and where gradients go.
import { describe, expect, test } from 'vitest';
import { oneHot, tensor, zeros, type Tensor } from '../index.ts';

const parameter = (values: number[] | number[][]) => tensor(values, { requiresGrad: true });

function gradientOf(x: Tensor, result: Tensor) {
  result.backward(tensor(Float32Array.from(result.data.keys()), { shape: result.shape }).add(1));
  return x.grad!.toArray();
}

describe('gather', () => {
  const rows = [
    [1, 2, 3],
    [4, 5, 6],
  ];

  test('picks by column in each row, or by row in each column', () => {
    const x = tensor(rows);
    expect(
      x
        .gather([
          [2, 2],
          [0, 1],
        ])
        .toArray(),
    ).toEqual([
      [3, 3],
      [4, 5],
    ]);
    expect(x.gather([[1, 0, 1]], 0).toArray()).toEqual([[4, 2, 6]]);
  });

  test('a place picked twice receives both gradients', () => {
    const x = parameter(rows);
    expect(
      gradientOf(
        x,
        x.gather([
          [2, 2],
          [0, 1],
        ]),
      ),
    ).toEqual([
      [0, 0, 3],
      [3, 4, 0],
    ]);
  });
});

describe('indexSelect', () => {
  const table = [
    [1, 2],
    [3, 4],
    [5, 6],
  ];

  test('puts the shape of the indices where the axis was', () => {
    const x = tensor(table);
    expect(x.indexSelect([2, 0]).toArray()).toEqual([
      [5, 6],
      [1, 2],
    ]);
    expect(x.indexSelect(1).toArray()).toEqual([3, 4]);
    expect(x.indexSelect([[0], [1]], 1).toArray()).toEqual([
      [[1], [2]],
      [[3], [4]],
      [[5], [6]],
    ]);
  });

  test('a row selected twice receives both gradients, one left out nothing', () => {
    const x = parameter(table);
    expect(gradientOf(x, x.indexSelect([1, 1]))).toEqual([
      [0, 0],
      [4, 6],
      [0, 0],
    ]);
  });

  test('indices that are computed take no part in the gradient', () => {
    const scores = tensor([0.1, 0.9], { requiresGrad: true, dtype: 'float64' });
    const x = parameter(table);
    x.indexSelect(scores.argmax()).sum().backward();
    expect([x.grad!.toArray(), scores.grad]).toEqual([
      [
        [0, 0],
        [1, 1],
        [0, 0],
      ],
      null,
    ]);
  });

  test.each([[-1], [3], [0.5], [NaN]])('refuses %s', (index) => {
    expect(() => tensor(table).indexSelect([0, index])).toThrow(
      `indexSelect: index ${index} at [1] lies outside axis 0 of size 3; use whole numbers from 0 to 2`,
    );
  });
});

describe('scatterAdd', () => {
  test('adds up what meets at one place', () => {
    expect(
      zeros([3])
        .scatterAdd([2, 0, 2], tensor([1, 2, 3]))
        .toArray(),
    ).toEqual([2, 0, 4]);
  });

  test('undoes a gather of distinct places', () => {
    const x = tensor([[5, 6, 7]]);
    const order = [[2, 0, 1]];
    expect(zeros([1, 3]).scatterAdd(order, x.gather(order)).toArray()).toEqual(x.toArray());
  });

  test('passes the gradient on to both, by place', () => {
    const [x, source] = [parameter([0, 0, 0]), parameter([1, 1])];
    expect(gradientOf(source, x.scatterAdd([2, 2], source))).toEqual([3, 3]);
    expect(x.grad!.toArray()).toEqual([1, 2, 3]);
  });

  test('refuses a source that has not the shape of its indices', () => {
    expect(() => zeros([3]).scatterAdd([0, 1], tensor([1]))).toThrow('shapes differ: [2] and [1]');
  });
});

describe('sort and topk', () => {
  test('equals keep their order in both directions, NaN comes last', () => {
    const x = tensor([2, NaN, 1, 2, -Infinity]);
    expect(x.sort().indices.toArray()).toEqual([4, 2, 0, 3, 1]);
    expect(x.sort(0, { descending: true }).indices.toArray()).toEqual([0, 3, 2, 4, 1]);
    expect(x.sort().values.toArray()).toEqual([-Infinity, 1, 2, 2, NaN]);
  });

  test('work along any axis', () => {
    const x = tensor([
      [3, 1],
      [2, 5],
    ]);
    expect(x.sort(0).values.toArray()).toEqual([
      [2, 1],
      [3, 5],
    ]);
    expect(x.topk(1, 1).indices.toArray()).toEqual([[0], [1]]);
    expect(x.topk(1, 0, { largest: false }).values.toArray()).toEqual([[2, 1]]);
  });

  test('a gradient goes back to where each value stood', () => {
    const x = parameter([30, 10, 20]);
    expect(gradientOf(x, x.sort().values)).toEqual([3, 1, 2]);
    const y = parameter([30, 10, 20]);
    expect(gradientOf(y, y.topk(2).values)).toEqual([1, 0, 2]);
  });

  test('topk takes as many as there are', () => {
    expect(tensor([1, 2]).topk(0).values.shape).toEqual([0]);
    expect(() => tensor([1, 2]).topk(3)).toThrow(
      'topk: k is 3; use a whole number from 0 to the size',
    );
  });
});

describe('argmax and argmin', () => {
  const x = tensor([
    [1, 7, 7],
    [0, -1, -1],
  ]);

  test('name the first of equals along an axis, or in the whole tensor', () => {
    expect(x.argmax(1).toArray()).toEqual([1, 0]);
    expect(x.argmin(1, { keepdims: true }).toArray()).toEqual([[0], [1]]);
    expect(x.argmax(0).toArray()).toEqual([0, 0, 0]);
    expect([x.argmax().item(), x.argmin().item()]).toEqual([1, 4]);
  });

  test('NaN wins, and infinities count', () => {
    expect(tensor([1, NaN, 3]).argmax().item()).toBe(1);
    expect(tensor([1, NaN, 3]).argmin().item()).toBe(1);
    expect(tensor([-Infinity, -Infinity]).argmax().item()).toBe(0);
  });

  test('refuse to choose from nothing', () => {
    expect(() => zeros([2, 0]).argmax(1)).toThrow('argmax: no elements along the axis');
  });
});

test('oneHot has a row with a single 1 for each class', () => {
  expect(oneHot([2, 0], 3).toArray()).toEqual([
    [0, 0, 1],
    [1, 0, 0],
  ]);
  expect(oneHot(tensor([[1]], { dtype: 'float64' }), 2).dtype).toBe('float64');
  expect(oneHot(1, 2).toArray()).toEqual([0, 1]);
  expect(() => oneHot([0, 3], 3)).toThrow('class 3 at [1] does not exist');
});
