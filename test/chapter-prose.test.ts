// Every chapter's prose: both languages hold the same, and everything it names is there.
import { describe, expect, test } from 'vitest';
import { languages } from '../src/i18n/language.ts';
import {
  attributesOf,
  displayFormulas,
  headingLevels,
  idsInTask,
  partsOf,
} from './chapter-parts.ts';
import { openChapters } from './open-chapter.ts';

/** Components inside sentences, whose order a language is free to choose. */
const inSentences = new Set(['Value', 'Term', 'Article']);

const chapters = await openChapters();

describe.each(chapters)('$slug', ({ prose, names, exercises, bugs }) => {
  const { en, 'zh-cn': zh } = prose;

  test('both languages have the same headings', () => {
    expect(headingLevels(zh)).toEqual(headingLevels(en));
  });

  test('both have the same cells, figures, notes, exercises, tests, reasons and hints, in the same order', () => {
    const inOrder = (text: string) => partsOf(text).filter(({ tag }) => !inSentences.has(tag));
    expect(inOrder(zh)).toEqual(inOrder(en));
  });

  test('both name the same values, terms and places in the articles', () => {
    const sorted = (text: string) =>
      partsOf(text)
        .filter(({ tag }) => inSentences.has(tag))
        .map((part) => JSON.stringify(part))
        .sort();
    expect(sorted(zh)).toEqual(sorted(en));
  });

  test('both have the same formulas', () => {
    expect(displayFormulas(zh)).toEqual(displayFormulas(en));
  });

  test('every cell, exercise and bug stands in the text, the cells in the order of the program', () => {
    expect(attributesOf(en, 'Cell', 'name')).toEqual(names);
    expect(attributesOf(en, 'Exercise', 'name').toSorted()).toEqual(Object.keys(exercises).sort());
    expect(attributesOf(en, 'FindTheBug', 'name').toSorted()).toEqual(Object.keys(bugs).sort());
  });

  test('there is a prediction, and every prediction has one right answer', () => {
    const predictions = [...en.matchAll(/<Predict [\s\S]*?<\/Predict>/g)].map(([block]) => block);
    expect(predictions.length).toBeGreaterThan(0);
    for (const block of predictions) {
      expect(
        attributesOf(block, 'Option', 'correct').filter((right) => right === 'true'),
      ).toHaveLength(1);
    }
  });

  const tasks = [
    ...Object.entries(exercises).map(([name, { check }]) => ({ tag: 'Exercise', name, check })),
    ...Object.entries(bugs).map(([name, { check }]) => ({ tag: 'FindTheBug', name, check })),
  ];

  test.each(tasks)(
    '$name: every reason in the text is one the check can give',
    ({ tag, name, check }) => {
      for (const id of idsInTask(en, tag, name, 'Reason')) {
        expect(check).toMatch(new RegExp(`['"]${id}['"]|\\b${id}:`));
      }
    },
  );

  test.each(languages)('the text in %s has no line that was left open', (language) => {
    expect(prose[language]).not.toMatch(/TODO|FIXME|lorem/i);
  });

  test('Chinese sentences use full-width punctuation', () => {
    const plain = zh
      .replaceAll(/^---[\s\S]*?^---/gm, '')
      .replaceAll(/\$\$[\s\S]*?\$\$|\$[^$\n]*\$|`[^`\n]*`|<[^>]*>/g, 'x');
    expect(plain.match(/.{0,8}\p{Script=Han}[,;:?!()].{0,8}/gu) ?? []).toEqual([]);
  });
});
