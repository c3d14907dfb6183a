import { expect, test } from 'vitest';
import { sourceColumn, type Insert } from './unit.ts';

/** `abc` became `XXaYbc` in line 1. */
const inserts: Insert[] = [
  [1, 1, 2],
  [1, 2, 1],
];

test('a column moves back by what was inserted before it', () => {
  expect([3, 5, 6].map((column) => sourceColumn(inserts, 1, column))).toEqual([1, 2, 3]);
});

test('inside an insert stands for the column it was put before', () => {
  expect([1, 2, 4].map((column) => sourceColumn(inserts, 1, column))).toEqual([1, 1, 2]);
});

test('other lines do not move', () => {
  expect(sourceColumn(inserts, 2, 5)).toBe(5);
});
