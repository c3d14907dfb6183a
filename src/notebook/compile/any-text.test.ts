// Whatever a reader types: a unit that can run, or an error with a place. Never anything else.
import { assert, constantFrom, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { NotebookError } from '../errors.ts';
import { compile } from './compile.ts';
import { samples } from './samples.ts';

const pieces = [
  '',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  ';',
  ',',
  ':',
  '=>',
  '<',
  '>',
  '!',
  '?',
  '\n',
  '`',
  '"',
  ' as ',
  ' async ',
  '.',
  '=',
  '*',
  '@',
  '#',
  '$n',
  ' let ',
  '/',
  '//',
  ' enum ',
  '；',
];

const edit = record({
  text: constantFrom(...Object.values(samples)),
  start: nat(90),
  length: nat(6),
  piece: constantFrom(...pieces),
});

test('one edit away from working code', () => {
  assert(
    property(edit, ({ text, start, length, piece }) => {
      expectUnitOrError(text.slice(0, start) + piece + text.slice(start + length));
    }),
    { seed: 11, numRuns: 2000 },
  );
});

test('the texts as they are', () => {
  for (const text of Object.values(samples)) expect([text, runnable(text)]).toEqual([text, true]);
});

function expectUnitOrError(text: string): void {
  try {
    expect([text, runnable(text)]).toEqual([text, true]);
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    expect(error.line).toBeGreaterThan(0);
    expect(error.line).toBeLessThanOrEqual(text.split(/\r\n|[\n\r\u2028\u2029]/).length);
    expect(error.column).toBeGreaterThan(0);
  }
}

/** Whether JavaScript accepts a cell's code in the function that surrounds it. */
function runnable(text: string): boolean {
  const { js } = compile(text);
  const surrounded = `'use strict';return async function(){let $n=0;\n${js}\nreturn{}\n}`;
  try {
    Reflect.construct(Function, [surrounded]);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return false;
  }
}
