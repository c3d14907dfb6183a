import { expect, test } from 'vitest';
import { linkedNames } from './linked-names.ts';

const names = new Set(['w', 'x']);

test('a private cell links only names that it reads from the chapter', () => {
  const unit = { reads: [{ name: 'x', line: 1, column: 1 }] };
  expect([...linkedNames(names, { private: true }, unit)]).toEqual(['x']);
  expect([...linkedNames(names, { private: true }, undefined)]).toEqual([]);
  expect(linkedNames(names, {}, unit)).toBe(names);
});
