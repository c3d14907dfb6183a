import { expect, test } from 'vitest';
import {
  formulaOf,
  gradientFormulaOf,
  ops,
  originOf,
  tensor,
  zeros,
  type Tensor,
} from './index.ts';

const W = tensor(
  [
    [1, 2],
    [3, 4],
  ],
  { requiresGrad: true },
);
const b = tensor([1, 2], { requiresGrad: true });
const c = tensor(3, { requiresGrad: true });

const labels = { upstream: '\\delta', inputs: ['W_1', 'b'], output: 'y' };
const formula = (made: Tensor) => formulaOf(made, labels.inputs);
const gradients = (made: Tensor) =>
  originOf(made).inputs.map((_, place) => gradientFormulaOf(made, place, labels));

test('a matrix product is written side by side, its gradients with a transpose', () => {
  expect(formula(W.matmul(W))).toBe('W_1\\,b');
  expect(gradients(W.matmul(W))).toEqual(['\\delta\\,b^{\\top}', 'W_1^{\\top}\\,\\delta']);
});

test('the sum that undoes a broadcast is shown with its axes', () => {
  expect(gradients(W.add(b))).toEqual(['\\delta', '\\sum_{\\mathtt{axis}=0} \\delta']);
  expect(gradients(W.add(c))).toEqual(['\\delta', '\\sum \\delta']);
  expect(gradients(zeros([3, 2, 2], { requiresGrad: true }).matmul(W))[1]).toContain('\\sum');
});

test('a product with a single number is a dot, of arrays a circled dot', () => {
  expect([formula(W.mul(W)), formula(W.mul(c))]).toEqual(['W_1 \\odot b', 'W_1 \\cdot b']);
  expect(gradients(W.mul(c))).toEqual([
    '\\delta \\cdot b',
    '\\sum \\left(\\delta \\odot W_1\\right)',
  ]);
});

test('negative numbers are bracketed, superscripts never meet', () => {
  expect(formulaOf(W.mul(c), ['x', '-2'])).toBe('x \\cdot \\left(-2\\right)');
  expect(formulaOf(W.square(), ['a^{(1)}'])).toBe('{a^{(1)}}^{2}');
  expect(formulaOf(W.slice(0), ['W_1'])).toBe('{W_1}_{[0,\\,0{:}2]}');
});

test('settings stand in the formulas, 1 is not written', () => {
  expect(formula(W.leakyRelu(1e-7))).toBe(
    '\\max\\left(0,\\,W_1\\right) + 10^{-7}\\,\\min\\left(0,\\,W_1\\right)',
  );
  expect(gradients(W.leakyRelu(-0.5))[0]).toContain('+ \\left(-0.5\\right)\\,');
  expect(gradients(W.elu())[0]).toBe(
    '\\delta \\odot \\left(\\left[W_1 > 0\\right] + e^{W_1} \\left[W_1 \\le 0\\right]\\right)',
  );
  expect(formula(W.hardtanh(-Infinity, 2.5e-9))).toContain(
    '-\\infty\\right),\\,2.5 \\cdot 10^{-9}',
  );
});

test('a mean names the number of its elements, a leaf has no formula', () => {
  expect(formula(W.mean(0))).toBe('\\frac{1}{2}\\sum_{\\mathtt{axis}=0} W_1');
  expect([formula(W), gradientFormulaOf(W, 0, labels)]).toEqual(['', '']);
});

test('every operation has a name of its own', () => {
  expect(new Set(ops.map(({ name }) => name)).size).toBe(ops.length);
});
