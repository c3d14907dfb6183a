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

const plain = { name: null, weight: null, op: 'tensor', layer: null, constant: null };

test('labels are unique: repeated names, operations and numbers are counted', () => {
  const labels = labelsOf([
    { ...plain, name: 'h' },
    { ...plain, name: 'h' },
    { ...plain, name: 'W1' },
    { ...plain, op: 'add' },
    { ...plain, constant: 2 },
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

test('a weight has the name that its layer gives it, unless the reader gave one', () => {
  const weight = { layer: 'lstm_a', name: 'kernel' };
  const labels = labelsOf([
    { ...plain, weight },
    { ...plain, weight: { layer: '编码器', name: 'queryBias' } },
    { ...plain, weight: { layer: 'norm', name: 'scale_2' } },
    { ...plain, weight, name: 'W' },
  ]);
  expect(labels).toEqual([
    { label: 'lstm_a/kernel', tex: 'W_{\\mathrm{lstm\\_a}}' },
    { label: '编码器/queryBias', tex: 'b_{Q,\\text{编码器}}' },
    { label: 'norm/scale_2', tex: '\\mathrm{scale\\_2}_{\\mathrm{norm}}' },
    { label: 'W', tex: 'W' },
  ]);
});

test('operations are counted in their layer', () => {
  const add = { ...plain, op: 'add', layer: 'dense1' };
  expect(labelsOf([add, add, { ...add, layer: 'dense2' }, { ...add, layer: null }])).toEqual([
    { label: 'dense1/add (1)', tex: '\\mathrm{add}_{\\mathrm{dense1},1}' },
    { label: 'dense1/add (2)', tex: '\\mathrm{add}_{\\mathrm{dense1},2}' },
    { label: 'dense2/add', tex: '\\mathrm{add}_{\\mathrm{dense2}}' },
    { label: 'add', tex: '\\mathrm{add}' },
  ]);
});
