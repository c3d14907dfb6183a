// Functions of a number where their gradient check does not look: at jumps, at poles, far out.
import { describe, expect, test } from 'vitest';
import { cos, sin, tensor, type Tensor } from '../index.ts';

function at(use: (x: Tensor) => Tensor, points: readonly number[]) {
  const x = tensor([...points], { dtype: 'float64', requiresGrad: true });
  const y = use(x);
  y.sum().backward();
  return { value: [...y.data], slope: [...x.grad!.data] };
}

test('sign and floor jump, and have the slope 0 even there', () => {
  const points = [-1.5, -1, 0, 0.5, 2];
  expect(at((x) => x.sign(), points)).toEqual({ value: [-1, -1, 0, 1, 1], slope: [0, 0, 0, 0, 0] });
  expect(at((x) => x.floor(), points)).toEqual({
    value: [-2, -1, 0, 0, 2],
    slope: [0, 0, 0, 0, 0],
  });
});

test('a reciprocal is infinite at 0 and 0 at infinity', () => {
  expect(at((x) => x.reciprocal(), [0, Infinity, 4])).toEqual({
    value: [Infinity, 0, 0.25],
    slope: [-Infinity, -0, -0.0625],
  });
});

describe('sin and cos', () => {
  test('are slopes of each other, far out too', () => {
    const points = [0, 1, -2, 1e5, 1e15];
    expect(at(sin, points).slope).toEqual(at(cos, points).value);
    expect(at(cos, points).slope).toEqual(at(sin, points).value.map((y) => -y));
  });

  test('are NaN at infinity', () => {
    expect(at(sin, [Infinity]).value).toEqual([NaN]);
    expect(at(cos, [-Infinity]).value).toEqual([NaN]);
  });
});
