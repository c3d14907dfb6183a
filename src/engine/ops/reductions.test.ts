// What reductions promise beyond their gradient check: kinks, ties, zeros, extreme numbers.
import { describe, expect, test } from 'vitest';
import { tensor, type Nested, type Tensor } from '../index.ts';

/** The gradient of the sum of a result. */
function slope(values: Nested, use: (x: Tensor) => Tensor): Nested {
  const x = tensor(values, { dtype: 'float64', requiresGrad: true });
  use(x).sum().backward();
  return x.grad!.toArray();
}

describe('prod', () => {
  test('its gradient is the product of the others, with no zero, one and two', () => {
    expect(slope([2, 3, 4], (x) => x.prod())).toEqual([12, 8, 6]);
    expect(slope([2, 0, 4], (x) => x.prod())).toEqual([0, 8, 0]);
    expect(slope([2, 0, 0], (x) => x.prod())).toEqual([0, 0, 0]);
  });

  test('is 1 of nothing, and multiplies along axes', () => {
    expect(tensor([]).prod().item()).toBe(1);
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect([x.prod(0).toArray(), x.prod(1, { keepdims: true }).toArray()]).toEqual([
      [3, 8],
      [[2], [12]],
    ]);
  });
});

describe('max and min', () => {
  test('equals share the gradient equally, along every axis on its own', () => {
    const rows = [
      [7, 7, 1],
      [2, 2, 2],
    ];
    const third = 1 / 3;
    expect(slope(rows, (x) => x.max(1))).toEqual([
      [0.5, 0.5, 0],
      [third, third, third],
    ]);
    expect(slope(rows, (x) => x.max(0))).toEqual([
      [1, 1, 0],
      [0, 0, 1],
    ]);
    expect(slope([3, 1, 1], (x) => x.min())).toEqual([0, 0.5, 0.5]);
  });
});

describe('variance and std', () => {
  const x = tensor([1, 2, 3, 4], { dtype: 'float64' });

  test('divide by n − 1 unless told otherwise', () => {
    expect(x.variance().item()).toBeCloseTo(5 / 3, 14);
    expect(x.variance(0, { correction: 0 }).item()).toBe(1.25);
    expect(x.std(0, { correction: 0 }).item()).toBe(Math.sqrt(1.25));
  });

  test('do not cancel far from 0', () => {
    expect(
      x
        .add(2 ** 30)
        .variance(0, { correction: 0 })
        .item(),
    ).toBe(1.25);
  });

  test('of equal elements have the gradient 0', () => {
    expect(slope([5, 5, 5], (y) => y.variance())).toEqual([0, 0, 0]);
    expect(slope([5, 5, 5], (y) => y.std())).toEqual([0, 0, 0]);
  });

  test('refuse a correction that leaves nothing to divide by', () => {
    expect(() => tensor([1]).std()).toThrow('std: correction is 1; use a number from 0');
    expect(() => x.variance(0, { correction: -1 })).toThrow('correction is -1');
    expect(() => tensor([]).variance()).toThrow('variance: no elements');
  });
});

describe('norm', () => {
  test('is the length, the sum of sizes or the largest size', () => {
    const x = tensor([3, -4]);
    expect([x.norm().item(), x.norm(0, { p: 1 }).item()]).toEqual([5, 7]);
    expect(x.norm(0, { p: Infinity, keepdims: true }).toArray()).toEqual([4]);
    expect(() => x.norm(0, { p: 3 })).toThrow('norm: p is 3; use 1, 2 or Infinity');
  });

  test('has the gradient 0 at 0, whatever p', () => {
    for (const p of [1, 2, Infinity]) {
      expect(slope([0, 0], (x) => x.norm(0, { p }))).toEqual([0, 0]);
    }
  });
});

describe('logsumexp', () => {
  test('neither overflows nor loses small terms', () => {
    expect(tensor([1000, 1000], { dtype: 'float64' }).logsumexp().item()).toBe(1000 + Math.LN2);
    expect(tensor([-1000, -1000], { dtype: 'float64' }).logsumexp().item()).toBe(-1000 + Math.LN2);
    expect(slope([-1e4, 0], (x) => x.logsumexp())).toEqual([0, 1]);
  });

  test('passes infinities on', () => {
    const of = (...values: number[]) => tensor(values).logsumexp().item();
    expect([of(-Infinity, 2), of(Infinity, 2), of(-Infinity, -Infinity)]).toEqual([
      2,
      Infinity,
      -Infinity,
    ]);
  });

  test('is NaN where one of the numbers is, whatever the others are', () => {
    const of = (...values: number[]) => tensor(values).logsumexp().item();
    expect([of(NaN, 2), of(NaN, Infinity), of(-Infinity, NaN), of(NaN, -Infinity)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
  });
});

describe('cumsum', () => {
  test('adds up along any axis; an element receives the gradients from it on', () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(x.cumsum().toArray()).toEqual([
      [1, 3, 6],
      [4, 9, 15],
    ]);
    expect(x.cumsum(0).slice(1).toArray()).toEqual([5, 7, 9]);
    expect(slope([1, 2, 3], (y) => y.cumsum())).toEqual([3, 2, 1]);
  });

  test('keeps its running total in double precision', () => {
    expect(
      tensor([2 ** 24, 1, 1])
        .cumsum()
        .toArray(),
    ).toEqual([2 ** 24, 2 ** 24, 2 ** 24 + 2]);
  });
});
