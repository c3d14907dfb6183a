// Every chapter's prose: both languages hold the same, and everything it names is there.
// A failure lists what is missing, with file and line.
import { describe, expect, test } from 'vitest';
import { articleIds } from '../src/components/page/articles.ts';
import { topLevelNames } from '../src/components/formula/top-level-names.ts';
import { lineAt } from '../src/components/page/prose-parts.ts';
import { glossary } from '../src/content/glossary.ts';
import { languages } from '../src/i18n/language.ts';
import {
  attributesOf,
  displayFormulas,
  headData,
  idsInTask,
  mentions,
  structure,
  symbols,
  type Piece,
} from './chapter-parts.ts';
import { orderProblems, setProblems, unknownProblems } from './chapter-problems.ts';
import { openChapters } from './open-chapter.ts';

const chapters = await openChapters();

describe.each(chapters)('$slug', (chapter) => {
  const { prose, names, exercises, bugs, folder } = chapter;
  const { en, 'zh-cn': zh } = prose;
  const inEnglish = (pieces: (text: string) => readonly Piece[]) => ({
    file: `${folder}/en.mdx`,
    pieces: pieces(en),
  });
  const inChinese = (pieces: (text: string) => readonly Piece[]) => ({
    file: `${folder}/zh-cn.mdx`,
    pieces: pieces(zh),
  });

  test.each([
    ['headings, cells, figures, notes, exercises, tests, reasons and hints', structure],
    ['formulas', displayFormulas],
    ['number, address, prerequisites and articles', headData],
  ])('both languages have the same %s, in the same order', (_what, pieces) => {
    expect(orderProblems(inEnglish(pieces), inChinese(pieces))).toEqual([]);
  });

  test('both name the same values, terms and places in the articles', () => {
    expect(setProblems(inEnglish(mentions), inChinese(mentions))).toEqual([]);
  });

  describe.each(languages)('in %s', (language) => {
    const listing = (pieces: (text: string) => readonly Piece[]) => ({
      file: `${folder}/${language}.mdx`,
      pieces: pieces(prose[language]),
    });

    test('every \\sym names a top-level name of cells.ts', () => {
      const known = topLevelNames(chapter.cells);
      expect(unknownProblems(listing(symbols), known, 'no such name in cells.ts')).toEqual([]);
    });

    test('every value names a top-level name of cells.ts', () => {
      const values = listing((text) => attributesOf(text, 'Value', 'name'));
      const pieces = values.pieces.map((piece) => ({ ...piece, key: piece.key.split('[')[0]! }));
      const known = topLevelNames(chapter.cells);
      expect(unknownProblems({ ...values, pieces }, known, 'no such name in cells.ts')).toEqual([]);
    });

    test('every term is in the glossary', () => {
      const terms = listing((text) => attributesOf(text, 'Term', 'id'));
      const known = new Set(Object.keys(glossary));
      expect(unknownProblems(terms, known, 'not in src/content/glossary.ts')).toEqual([]);
    });

    test('every article is one of the five', () => {
      const articles = listing((text) => attributesOf(text, 'Article', 'id'));
      expect(unknownProblems(articles, new Set<string>(articleIds), 'no such article')).toEqual([]);
    });

    test('no line was left open', () => {
      const open = prose[language].matchAll(/TODO|FIXME|lorem/gi);
      expect(placed(`${folder}/${language}.mdx`, prose[language], open)).toEqual([]);
    });
  });

  test('every cell, exercise and bug stands in the text, the cells in the order of the program', () => {
    const keys = (tag: string) => attributesOf(en, tag, 'name').map(({ key }) => key);
    expect(keys('Cell')).toEqual(names);
    expect(keys('Exercise').toSorted()).toEqual(Object.keys(exercises).sort());
    expect(keys('FindTheBug').toSorted()).toEqual(Object.keys(bugs).sort());
  });

  test('every exercise has its solution, every bug its fault', () => {
    const endings = [
      ...Object.keys(exercises).map((name) => ['Exercise', name, 'Solution'] as const),
      ...Object.keys(bugs).map((name) => ['FindTheBug', name, 'Fault'] as const),
    ];
    const without = endings.filter(
      ([task, name, ending]) => idsInTask(en, task, name, ending).length === 0,
    );
    expect(
      without.map(([task, name, ending]) => `<${task} name="${name}">: no <${ending}>`),
    ).toEqual([]);
  });

  test('there is a prediction, and every prediction has one right answer', () => {
    const predictions = [...en.matchAll(/<Predict [\s\S]*?<\/Predict>/g)].map(([block]) => block);
    expect(predictions.length).toBeGreaterThan(0);
    for (const block of predictions) {
      expect(
        attributesOf(block, 'Option', 'correct').filter(({ key }) => key === 'true'),
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

  test('Chinese sentences use full-width punctuation', () => {
    // what is no sentence becomes x, its lines stay
    const plain = zh.replaceAll(
      /^---[\s\S]*?^---|\$\$[\s\S]*?\$\$|\$[^$\n]*\$|`[^`\n]*`|<[^>]*>/gm,
      (cut) => `x${'\n'.repeat(cut.split('\n').length - 1)}`,
    );
    const found = plain.matchAll(/.{0,8}\p{Script=Han}[,;:?!()].{0,8}/gu);
    expect(placed(`${folder}/zh-cn.mdx`, plain, found)).toEqual([]);
  });
});

/** What was found in a text, each with file and line. */
function placed(file: string, text: string, found: Iterable<RegExpExecArray>): readonly string[] {
  return Array.from(found, ({ 0: words, index }) => `${file}:${lineAt(text, index)}: ${words}`);
}
