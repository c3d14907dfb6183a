import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { closestName, editDistance } from './suggestion.ts';

const known = ['matmul', 'mean', 'max', 'Tensor', 'sigmoid', 'gradient', 'x'];

test.each([
  ['matmull', 'matmul'],
  ['mamtul', 'matmul'],
  ['tensor', 'Tensor'],
  ['sigmod', 'sigmoid'],
  ['gradeint', 'gradient'],
  ['maen', 'mean'],
])('%s is near %s', (name, near) => {
  expect(closestName(name, known)).toBe(near);
});

test.each(['zzz', 'loss', 'backpropagation', ''])('nothing is near %j', (name) => {
  expect(closestName(name, known)).toBe('');
});

test('an insertion, deletion, replacement and exchange of neighbours count one each', () => {
  const distances = ['abcx', 'ab', 'axc', 'acb', 'cab'].map((name) => editDistance('abc', name));
  expect(distances).toEqual([1, 1, 1, 1, 2]);
});

test('the distance is symmetric, zero for equal names only, and at most the longer length', () => {
  const name = string({ unit: constantFrom('a', 'b', 'c'), maxLength: 6 });
  assert(
    property(name, name, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
    { seed: 3 },
  );
});
