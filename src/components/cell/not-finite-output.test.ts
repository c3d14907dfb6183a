import { expect, test } from 'vitest';
import type { Output } from '#notebook';
import { showsNotFinite } from './not-finite-output.ts';

const axis = { label: '', scale: 'linear' } as const;
const number = (value: number): Output => ({ id: '1', kind: 'number', value });
const tensor = (...values: number[]): Output => ({
  id: '1',
  kind: 'tensor',
  dtype: 'float32',
  shape: [values.length],
  values,
});
const line = (...y: number[]): Output => ({
  id: '1',
  kind: 'line',
  title: '',
  x: axis,
  y: axis,
  series: [{ label: '', x: y.map((_, i) => i), y }],
});

test.each([
  [number(NaN), true],
  [number(-Infinity), true],
  [number(0), false],
  [tensor(NaN), true],
  [tensor(1, NaN), false],
  [line(2, 1, NaN), true],
  [line(NaN, 1), false],
  [line(), false],
])('%j: %s', (output, expected) => {
  expect(showsNotFinite([number(1), output])).toBe(expected);
});
