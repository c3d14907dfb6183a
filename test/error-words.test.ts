// Every error has its words in both languages, with the values its code carries.
import { glob, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { errorCodes, errorParams } from '../src/engine/errors.ts';
import { engineTerm } from '../src/i18n/errors/engine.ts';
import { errorSentences, errorText } from '../src/i18n/errors.ts';
import type { ErrorSentence } from '../src/i18n/errors/sentence.ts';
import { languages } from '../src/i18n/language.ts';
import { notebookErrorCodes, notebookErrorParams } from '../src/notebook/errors.ts';

const params: Readonly<Record<string, readonly string[]>> = {
  ...errorParams,
  ...notebookErrorParams,
};

function placeholders({ what, remedy = '', suggested = '' }: ErrorSentence): string[] {
  return Array.from(`${what}${remedy}${suggested}`.matchAll(/\{(\w+)\}/g), ([, name]) => `${name}`);
}

test('the codes with words are the codes of engine and notebook, each defined once', () => {
  const codes = [...errorCodes, ...notebookErrorCodes];
  expect(Object.keys(errorSentences).toSorted()).toEqual(codes.toSorted());
});

describe.each(languages)('every refusal of the engine in %s', (language) => {
  test.each(errorCodes)('%s names the operation and says what to do', (code) => {
    const { what, remedy, suggested } = errorSentences[code]![language];
    expect(what).toMatch(/^\{op\}[:：]/);
    expect(remedy ?? suggested).toBeTruthy();
  });

  test.each(errorCodes)('%s tells the values that the engine tells', (code) => {
    const told = placeholders(errorSentences[code]![language]);
    expect(errorParams[code]!.filter((name) => !told.includes(name))).toEqual([]);
  });
});

describe.each(Object.entries(errorSentences))('%s', (code, words) => {
  test.each(languages)('%s uses only values that the error has', (language) => {
    const known = [...(params[code] ?? []), 'suggestion'];
    for (const name of placeholders(words[language])) expect(known).toContain(name);
  });

  test('both languages tell the same values', () => {
    const [en, chinese] = [words.en, words['zh-cn']].map((one) => new Set(placeholders(one)));
    expect(chinese).toEqual(en);
  });

  test('both languages have the same sentences', () => {
    expect(Object.keys(words['zh-cn'])).toEqual(Object.keys(words.en));
  });

  test('Chinese is Chinese, with full-width punctuation', () => {
    const { what, remedy = '。' } = words['zh-cn'];
    expect(what).toMatch(/\p{Script=Han}/u);
    expect(what).not.toMatch(/\p{Script=Han}[,.;:?!]/u);
    expect(remedy).toMatch(/[。？}]$/u);
  });
});

describe('what the engine says a setting may be', async () => {
  // `range: '…'`, `const range = '…'`, and the last argument of allowed(…)
  const said =
    /(?:\brange(?::| =)\s*|\ballowed\([^;]*?,\s*)(?:'((?:[^'\\\n]|\\.)+)'|"([^"\n]+)")[,;)\s]/g;
  const texts = await Promise.all(
    (await Array.fromAsync(glob('src/engine/**/*.ts')))
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => readFile(file, 'utf8')),
  );
  // names of options, which allowed(…) takes too, are single words
  const ranges = texts
    .flatMap((text) => Array.from(text.matchAll(said), ([, a, b]) => (a ?? b)!))
    .filter((range) => range.includes(' '));

  test('is found in the sources', () => {
    expect(new Set(ranges).size).toBeGreaterThan(20);
  });

  test.each([...new Set(ranges), 'a whole number from 0 up', "'a', 'b' or 'c'"])(
    '%s has its Chinese',
    (range) => expect(engineTerm(range)).toBeDefined(),
  );
});

describe('errorText', () => {
  const unknown = { code: 'name-unknown', params: { name: 'matmull' }, message: '' };

  test('puts the values into the sentences', () => {
    expect(errorText(unknown, 'zh-cn').what).toBe('matmull 没有定义。');
  });

  test('asks for a likely name if there is one', () => {
    const suggested = { ...unknown, params: { name: 'matmull', suggestion: 'matmul' } };
    expect(errorText(unknown, 'en').remedy).toMatch(/^Declare/);
    expect(errorText(suggested, 'en').remedy).toBe('Did you mean matmul?');
    expect(errorText(suggested, 'zh-cn').remedy).toBe('是不是想写 matmul？');
  });

  test('keeps JavaScript’s own text where the sentence tells less', () => {
    const error = { code: 'javascript', params: { name: 'Error' }, message: 'no data' };
    expect(errorText(error, 'zh-cn')).toEqual({
      what: '代码在这里出错停止（Error）。',
      original: 'no data',
    });
    expect(errorText(unknown, 'en')).not.toHaveProperty('original');
  });

  test('a code without words is shown, not hidden', () => {
    const error = { code: 'from-the-future', params: {}, message: 'it broke' };
    expect(errorText(error, 'en')).toEqual({
      what: 'The code stopped here with an error (from-the-future).',
      original: 'it broke',
    });
  });

  test('values the engine names in English are named in Chinese', () => {
    const error = { code: 'bad-operand', params: { op: 'add', found: 'an array' }, message: '' };
    expect(errorText(error, 'zh-cn').what).toBe('add：应为张量或数，实为数组。');
  });
});
