// What einsum promises beyond its gradient check: known sums, and agreement with the operations it spells out.
import { describe, expect, test } from 'vitest';
import { arange, einsum, formulaOf, gradientFormulaOf, randn, tensor, zeros } from '../index.ts';

const matrix = tensor([
  [1, 2],
  [3, 4],
]);

describe('one operand', () => {
  test('letters in another order transpose, letters left out are summed', () => {
    expect(einsum('ij->ji', matrix).toArray()).toEqual(matrix.transpose().toArray());
    expect(einsum('ij->j', matrix).toArray()).toEqual([4, 6]);
    expect(einsum('ij->', matrix).item()).toBe(10);
  });

  test('a letter twice runs along the diagonal', () => {
    expect(einsum('ii->i', matrix).toArray()).toEqual([1, 4]);
    expect(einsum('ii', matrix).item()).toBe(5);
    expect(einsum('iji->j', arange(12).reshape([2, 3, 2])).toArray()).toEqual([7, 11, 15]);
  });

  test('the gradient of a trace is the identity', () => {
    const x = randn([3, 3], { seed: 1, requiresGrad: true });
    einsum('ii', x).backward();
    expect(x.grad!.toArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });
});

describe('two operands', () => {
  test('the matrix product has the very numbers of matmul', () => {
    const [a, b] = [randn([7, 5], { seed: 2 }), randn([5, 6], { seed: 3 })];
    expect(einsum('ij,jk->ik', a, b).data).toEqual(a.matmul(b).data);
    const batches = randn([4, 7, 5], { seed: 4 });
    expect(einsum('bij,jk->bik', batches, b).data).toEqual(batches.matmul(b).data);
  });

  test('inner, outer and element-wise products', () => {
    const [a, b] = [tensor([1, 2, 3]), tensor([4, 5, 6])];
    expect(einsum('i,i', a, b).item()).toBe(32);
    expect(einsum('i,j', a, b).slice(2).toArray()).toEqual([12, 15, 18]);
    expect(einsum('i,i->i', a, b).toArray()).toEqual([4, 10, 18]);
  });

  test('a letter of one operand alone is summed alone', () => {
    expect(einsum('ij,k->k', matrix, tensor([1, 2])).toArray()).toEqual([10, 20]);
  });

  test('without an arrow letters come in alphabetical order', () => {
    expect(einsum('ba', matrix).toArray()).toEqual(matrix.transpose().toArray());
    expect(einsum('ij, jh', matrix, zeros([2, 5])).shape).toEqual([5, 2]);
  });

  test('an empty axis gives sums of nothing', () => {
    expect(einsum('ij,jk->ik', zeros([2, 0]), zeros([0, 1])).toArray()).toEqual([[0], [0]]);
  });
});

test('more operands are multiplied pair by pair', () => {
  const [a, b, c] = [5, 6, 7].map((seed) => randn([3, 3], { seed, dtype: 'float64' }));
  const expected = a!.matmul(b!).matmul(c!);
  expect(einsum('ij,jk,kl->il', a!, b!, c!).data).toEqual(expected.data);
  expect(einsum('i,i,i->', ...[1, 2, 3].map((x) => tensor([x, 1]))).item()).toBe(7);
});

test('formulas are written with the letters', () => {
  const a = randn([2, 2], { seed: 8, requiresGrad: true });
  const product = einsum('ij,jk->ik', a, matrix);
  const labels = { upstream: '\\delta', inputs: ['A', 'B'], output: 'Y' };
  expect(formulaOf(product, labels.inputs)).toBe('\\sum_{j} {A}_{ij}\\,{B}_{jk}');
  expect(gradientFormulaOf(product, 1, labels)).toBe('\\sum_{i} {\\delta}_{ik}\\,{A}_{ij}');
});

test.each([
  ['ij->k->i', [matrix], "'ij->k->i' is no equation"],
  ['i1', [matrix], "'i1' is no equation"],
  ['i...', [matrix], "'i...' is no equation"],
  ['ij', [], 'names 1 operands, 0 are given'],
  ['ij->ii', [matrix], "letter i of the result of 'ij->ii'"],
  ['ij,jk', [matrix, zeros([3, 2])], 'letter j has size 2 and size 3'],
] as const)('%s is refused by name', (equation, operands, message) => {
  expect(() => einsum(equation, ...operands)).toThrow(message);
});
