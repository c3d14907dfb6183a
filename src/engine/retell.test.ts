// What valueFromTerms promises beyond ops.test.ts, where it reproduces the outputs of every operation.
import { expect, test } from 'vitest';
import { ones, originOf, tensor, valueFromTerms, type Explanation, type Tensor } from './index.ts';

function useOf(output: Tensor) {
  const { op, inputs, attributes } = originOf(output);
  return { op: op!, inputs: inputs.map(({ array }) => array), output: output.array, attributes };
}

const x = tensor([3, 5], { requiresGrad: true });
const at = (index: number, derivative: number, input = 0) => ({ input, index, derivative });

test('two terms are one product if their derivatives are each other’s elements, else each adds its share', () => {
  const use = useOf(x.matmul(tensor([2, 7])));
  const pairs: Explanation = {
    rule: 'sum-of-products',
    terms: [at(0, 2), at(0, 3, 1), at(1, 7), at(1, 5, 1), at(1, 10)],
  };
  expect(valueFromTerms(use, 0)).toBe(3 * 2 + 5 * 7);
  expect(valueFromTerms(use, 0, pairs)).toBe(3 * 2 + 5 * 7 + 10 * 5);
});

test('a mean is divided by a whole number', () => {
  const use = useOf(ones([49], { dtype: 'float64', requiresGrad: true }).mean());
  expect(valueFromTerms(use, 0)).toBe(1);
});

test('a product of one term has its other factor in the settings', () => {
  const use = useOf(x.mul(4));
  expect(valueFromTerms(use, 1, { rule: 'product', terms: [at(1, 4)] })).toBe(20);
  expect(valueFromTerms(use, 1)).toBe(20);
});

test('where no term is chosen or copied, a setting was', () => {
  const use = useOf(x.clamp(-1, 4));
  expect(valueFromTerms(use, 0)).toBe(3);
  expect(valueFromTerms(use, 1)).toBe(4);
});

test('a function is made of the elements that its terms name alone', () => {
  const use = useOf(x.softmax());
  expect(valueFromTerms(use, 0)).toBeCloseTo(1 / (1 + Math.E ** 2), 6);
  expect(valueFromTerms(use, 0, { rule: 'function-of-several', terms: [at(0, 1)] })).toBeNaN();
});

test('the value is rounded as the output is', () => {
  const tenths = tensor([0.1, 0.2], { requiresGrad: true });
  expect(valueFromTerms(useOf(tenths.sum()), 0)).toBe(tenths.sum().item());
  expect(
    valueFromTerms(useOf(tensor(0.1, { dtype: 'float64', requiresGrad: true }).to('float32')), 0),
  ).toBe(Math.fround(0.1));
});
