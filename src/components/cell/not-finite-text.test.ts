import { expect, test } from 'vitest';
import type { NotFinite } from '#notebook';
import { compareWords } from '../../i18n/compare.ts';
import { notFiniteText } from './not-finite-text.ts';

const found: NotFinite = {
  name: 'loss',
  line: 4,
  value: NaN,
  element: null,
  curve: null,
  traced: true,
};
const said = (facts: Partial<NotFinite>, language: 'en' | 'zh-cn' = 'en') =>
  notFiniteText({ ...found, ...facts }, compareWords[language]);

test('a value that is not finite is told by name, line and number', () => {
  expect(said({})).toBe(
    'loss, from line 4, is NaN: the first value of this cell that is not finite.',
  );
  expect(said({ element: 3 })).toContain('loss, from line 4, holds NaN');
  expect(said({ name: null, line: null, value: -Infinity })).toContain('The result is −∞');
  expect(said({}, 'zh-cn')).toBe('第 4 行的 loss 是 NaN：这是单元格里第一个不是有限数的值。');
});

test('of a training it is told in which epoch its loss went', () => {
  const training = { name: 'history', curve: 'loss', element: 7 };
  expect(said(training)).toContain('loss is not finite from epoch 7 on, counted from 0');
  expect(said(training, 'zh-cn')).toContain('从第 7 轮起（从 0 数起），loss 不再是有限数');
});
