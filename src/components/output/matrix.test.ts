import { expect, test } from 'vitest';
import { heatCell, heatScale } from './matrix.ts';

const tints = (values: readonly number[], signed = false) =>
  values.map((value) => heatCell(value, heatScale(values, signed)).tint);

test('numbers between 0 and 1 are tinted as shares of 1', () => {
  expect(tints([0.5, 0.5, 0.25])).toEqual([0.5, 0.5, 0.25]);
});

test('gradients and numbers of both signs are tinted as shares of the largest', () => {
  expect(tints([0.5, 0.25], true)).toEqual([1, 0.5]);
  expect(tints([-0.5, 0.25])).toEqual([1, 0.5]);
});
