// Embedding: the product of one-hot rows with the table, looked up.
import { expect, test } from 'vitest';
import { embedding, oneHot, randn, tensor, type Tensor } from './index.ts';

const table = () => randn([5, 3], { dtype: 'float64', seed: 1, requiresGrad: true });
const ids = [
  [4, 0],
  [1, 4],
];

test('an embedding is the product of one-hot rows with the table, gradients included', () => {
  const [found, multiplied] = [table(), table()];
  const rows = oneHot(tensor(ids, { dtype: 'float64' }), 5).matmul(multiplied);
  const looked = embedding(ids, found);
  expect(looked.toArray()).toEqual(rows.toArray());
  for (const y of [looked, rows]) y.square().sum().backward();
  expect(found.grad!.toArray()).toEqual(multiplied.grad!.toArray());
});

test('the row of padding is looked up, but receives no gradient', () => {
  const weights = table();
  const y = embedding(ids, weights, { paddingIndex: 4 });
  expect(y.slice(0, 0).toArray()).toEqual(weights.slice(4).toArray());
  y.sum().backward();
  expect(weights.grad!.sum(1).toArray()).toEqual([3, 3, 0, 0, 0]);
});

test.each<[string, () => Tensor]>([
  ['index 5', () => embedding([5], table())],
  ['index 0.5', () => embedding([0.5], table())],
  ['does not have the axes [rows, features]', () => embedding([0], randn([5], { seed: 1 }))],
  ['paddingIndex is 5', () => embedding([0], table(), { paddingIndex: 5 })],
])('refuses what names no row: %s', (message, use) => {
  expect(use).toThrow(message);
});
