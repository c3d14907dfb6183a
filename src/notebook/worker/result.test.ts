import { expect, test } from 'vitest';
import { tensor } from '#engine';
import { madeScalar, resultOf } from './result.ts';

const w = tensor([2, 3], { requiresGrad: true });
const L = w.square().sum();
const M = w.sum();
const held = (values: Readonly<Record<string, unknown>>, last?: unknown) => [
  ...Object.entries(values).map(([name, value]) => ({ name, line: 1, value })),
  { name: null, line: null, value: last },
];

test('the number that a cell ends with is its result, else the last that it names', () => {
  expect(resultOf(held({ L, M }))).toBe(M);
  expect(resultOf(held({ L, M }, L))).toBe(L);
});

test.each([
  ['a parameter', { b: tensor(1, { requiresGrad: true }) }],
  ['a number without gradient', { c: tensor(1).mul(2) }],
  ['a vector, of one element too', { v: w.mul(2), one: w.sum(0, { keepdims: true }) }],
  ['what is named as a gradient', { dW: L, db1: L, dw: M, gradW: M, W_grad: L }],
])('%s is none', (_, values) => {
  expect(madeScalar(held(values))).toBe(false);
  expect(resultOf(held(values))).toBeNull();
});

test('what is not finite comes first, and of that what was computed', () => {
  const p = tensor([0, 1], { requiresGrad: true });
  const bad = p.mul(NaN);
  expect(resultOf(held({ given: tensor([NaN]), bad, L }))).toBe(bad);
  expect(resultOf(held({ L, given: tensor([NaN]) }))?.requiresGrad).toBe(false);
});
