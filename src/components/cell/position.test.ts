import { expect, test } from 'vitest';
import { offsetAt, placeAt, wordAt } from './position.ts';

const source = 'const a = 1;\n\nb.mul(a);';

test('every offset is a place and back', () => {
  for (let offset = 0; offset <= source.length; offset++)
    expect(offsetAt(source, placeAt(source, offset))).toBe(offset);
});

test('lines and columns count from 1', () => {
  expect(placeAt(source, 0)).toEqual({ line: 1, column: 1 });
  expect(placeAt(source, source.indexOf('b.'))).toEqual({ line: 3, column: 1 });
});

test('a place outside the text is moved inside', () => {
  expect(offsetAt(source, { line: 99, column: 1 })).toBe(source.indexOf('b.'));
  expect(offsetAt(source, { line: 1, column: 99 })).toBe('const a = 1;'.length);
});

test('the word at a column is the whole chain', () => {
  expect(wordAt('  X.matmul(W1)', 3)).toEqual([3, 11]);
  expect(wordAt('a + b', 3)).toEqual([3, 4]);
});

test('without a column the line is marked, without its indent', () => {
  expect(wordAt('  x = 1 ', null)).toEqual([3, 8]);
  expect(wordAt('ab', 7)).toEqual([1, 3]);
});
