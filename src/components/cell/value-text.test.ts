import { expect, test } from 'vitest';
import type { NamedValue } from '#notebook';
import { readPath, valueText } from './value-text.ts';

const matrix: NamedValue = {
  type: 'tensor',
  dtype: 'float32',
  shape: [2, 3],
  values: [1, 2, 3, -4, 5, 6],
  requiresGrad: false,
};

test('a path is a name with places', () => {
  expect(readPath('W1[0][2]')).toEqual({ name: 'W1', index: [0, 2] });
  expect(readPath('loss')).toEqual({ name: 'loss', index: [] });
  expect(readPath('W1.grad')).toBeNull();
});

test('an element is found row-major and written with a true minus', () => {
  expect(valueText(matrix, [1, 0], '.2f')).toBe('−4.00');
  expect(valueText({ type: 'number', value: 0.42139 }, [], '.4f')).toBe('0.4214');
  expect(valueText({ type: 'number', value: 5.96e-8 }, [], '.1e')).toBe('6.0e−8');
});

test('what is no number is not written', () => {
  expect(valueText(matrix, [], '.2f')).toBeNull();
  expect(valueText(matrix, [2, 0], '.2f')).toBeNull();
  expect(valueText({ type: 'other', text: 'function' }, [], '.2f')).toBeNull();
});

test('NaN and infinity are said as they are', () => {
  expect(valueText({ type: 'number', value: NaN }, [], '.2f')).toBe('NaN');
  expect(valueText({ type: 'number', value: -Infinity }, [], '.2f')).toBe('−∞');
});
