import { expect, test } from 'vitest';
import { whyWords } from './why.ts';

const { is, rule } = whyWords['zh-cn'];

test('Chinese text has a space before a number or a Latin name, and none before a character', () => {
  expect(is('z', rule.sum('add', 3))).toBe('z 是 3 项之和。');
  expect(is('z', rule.function('tanh', 1))).toBe('z 是 tanh 作用于一个元素的结果。');
  expect(is('z', rule.copy('clone', 1))).toBe('z 是一个元素的副本。');
});
