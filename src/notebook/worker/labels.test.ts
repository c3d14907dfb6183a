import { expect, test } from 'vitest';
import { labelsOf, nameTex } from './labels.ts';

test('a name becomes TeX: one letter with its number, Greek, else upright', () => {
  expect(
    ['W1', 'x', 'b_2', 'alpha', 'theta1', 'loss', 'hidden2', 'y_hat', '损失'].map(nameTex),
  ).toEqual([
    'W_{1}',
    'x',
    'b_{2}',
    '\\alpha',
    '\\theta_{1}',
    '\\mathrm{loss}',
    '\\mathrm{hidden2}',
    '\\mathrm{y\\_hat}',
    '\\text{损失}',
  ]);
});

test('labels are unique: repeated names, operations and numbers are counted', () => {
  const node = (name: string | null, op = 'tensor', constant: number | null = null) => ({
    name,
    op,
    constant,
  });
  const labels = labelsOf([
    node('h'),
    node('h'),
    node('W1'),
    node(null, 'add'),
    node(null, 'tensor', 2),
  ]);
  expect(labels.map(({ label }) => label)).toEqual(['h (1)', 'h (2)', 'W1', 'add', '2']);
  expect(labels.map(({ tex }) => tex)).toEqual([
    '{h}^{(1)}',
    '{h}^{(2)}',
    'W_{1}',
    '\\mathrm{add}',
    '2',
  ]);
});
