import { expect, test } from 'vitest';
import { calleeColumn } from './callee.ts';

/** `^` in the text marks the column of the stack; the result begins there. */
function called(text: string): string {
  const line = text.replace('^', '');
  return line.slice(calleeColumn(line, text.indexOf('^') + 1) - 1);
}

test.each([
  ['a.^mul(b)', 'mul(b)'],
  ['^tanh(a)', 'tanh(a)'],
  ['const a = ^new Layer(1)', 'new Layer(1)'],
  ['a.mul^(b).add(c)', 'mul(b).add(c)'],
  ['a?.mul^?.(b)', 'mul?.(b)'],
  ['x = tanh^(a)', 'tanh(a)'],
  ['^await net.fit(x, y)', 'fit(x, y)'],
  ['^await go(x).then(f)', 'go(x).then(f)'],
  ['^await promise', 'await promise'],
  ['(a, b)^(c)', '(c)'],
])('%s calls %s', (text, callee) => {
  expect(called(text)).toBe(callee);
});
