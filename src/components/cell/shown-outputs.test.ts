import { expect, test } from 'vitest';
import type { Output } from '#notebook';
import { whileRunning } from './shown-outputs.ts';

const number = (id: string, value: number): Output => ({ kind: 'number', id, value });

test('a new output takes the place of the earlier one', () => {
  const shown = whileRunning([number('a', 1), number('b', 2)], [number('b', 3), number('c', 4)]);
  expect(shown).toEqual([number('a', 1), number('b', 3), number('c', 4)]);
});

test('nothing is lost before the first output comes', () => {
  expect(whileRunning([number('a', 1)], [])).toEqual([number('a', 1)]);
});
