import { expect, test } from 'vitest';
import { unclosedBracket } from './unclosed-bracket.ts';

test.each([
  ['f(1, [2', { bracket: '[', offset: 5 }],
  ['f(1, [2]', { bracket: '(', offset: 1 }],
  ['f("(", `[`, \'{\') // (', null],
  ['{ /* } */ "\\"}"', { bracket: '{', offset: 0 }],
])('the innermost bracket that is open after %s', (text, bracket) => {
  expect(unclosedBracket(text)).toEqual(bracket);
});
