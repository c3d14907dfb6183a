import { expect, test } from 'vitest';
import type { Output } from '../../notebook/output.ts';
import { outputRows } from './rows.ts';

const number = (id: string, value = 0): Output => ({ id, kind: 'number', value });
const figure = (id: string): Output => ({
  id,
  kind: 'heatmap',
  title: '',
  shape: [1, 1],
  values: [0],
  rows: [],
  columns: [],
});
const ids = (outputs: Output[]) => outputRows(outputs).map((row) => row.map(({ id }) => id).join());

test('figures that follow each other stand in pairs', () => {
  expect(ids([number('a'), figure('b'), figure('c'), figure('d'), number('e')])).toEqual([
    'a',
    'b,c',
    'd',
    'e',
  ]);
});

test('a later output takes the place of an earlier one with its id', () => {
  expect(outputRows([number('a', 1), number('b'), number('a', 2)])).toEqual([
    [number('a', 2)],
    [number('b')],
  ]);
});
