// The checks of the chapters find what they are there for, and say where.
import { describe, expect, test } from 'vitest';
import {
  displayFormulas,
  headData,
  mentions,
  structure,
  symbols,
  type Piece,
} from './chapter-parts.ts';
import { orderProblems, setProblems, unknownProblems } from './chapter-problems.ts';

type Pieces = (prose: string) => readonly Piece[];

const inOrder = (pieces: Pieces, en: string, zh: string) =>
  orderProblems({ file: 'en.mdx', pieces: pieces(en) }, { file: 'zh.mdx', pieces: pieces(zh) });
const asSet = (pieces: Pieces, en: string, zh: string) =>
  setProblems({ file: 'en.mdx', pieces: pieces(en) }, { file: 'zh.mdx', pieces: pieces(zh) });

describe('two languages', () => {
  test('a heading of another level', () => {
    expect(inOrder(structure, '## A\n\n### B', '## 甲\n\n\n## 乙')).toEqual([
      'zh.mdx:4: missing ### B of en.mdx:3, ## 乙 stands here',
    ]);
  });

  test('a missing heading, at the cell it should stand before', () => {
    const [a, b] = ['## A\n<Cell name="a" />', '<Cell name="b" />'];
    expect(inOrder(structure, `${a}\n## B\n${b}`, `${a}\n${b}`)).toEqual([
      'zh.mdx:3: missing ## B of en.mdx:3, <Cell name="b"> stands here',
    ]);
  });

  test('a missing cell, an exchanged one, one too many', () => {
    const [a, b] = ['<Cell name="a" />', '<Cell name="b" />'];
    expect(inOrder(structure, `${a}\n\n${b}`, a)).toEqual([
      'zh.mdx:1: missing <Cell name="b"> of en.mdx:3',
    ]);
    expect(inOrder(structure, `${a}\n${b}`, `${b}\n${a}`)).toEqual([
      'zh.mdx:1: missing <Cell name="a"> of en.mdx:1, <Cell name="b"> stands here',
    ]);
    expect(inOrder(structure, a, `${a}\n${b}`)).toEqual([
      'zh.mdx:2: <Cell name="b"> is not in en.mdx',
    ]);
  });

  test('labels may differ, ids may not; code in sentences is no component', () => {
    const option = (label: string, value: string) => `<Option value="${value}" label="${label}" />`;
    expect(inOrder(structure, option('four', '4'), `\`<Cell />\` ${option('四', '4')}`)).toEqual(
      [],
    );
    expect(inOrder(structure, option('four', '4'), option('four', '5'))).toHaveLength(1);
  });

  test('terms and values may change places, but not be lost', () => {
    const [a, b] = ['<Term id="bias" />', '<Value name="y" />'];
    expect(asSet(mentions, `${a} ${b}`, `${b} ${a}`)).toEqual([]);
    expect(asSet(mentions, `${a} ${b}`, `${b}\n${b}`)).toEqual([
      'zh.mdx: missing <Term id="bias"> of en.mdx:1',
      'en.mdx: missing <Value name="y"> of zh.mdx:2',
    ]);
  });

  test('formulas are the same but for their words', () => {
    expect(inOrder(displayFormulas, '$$\na \\text{if}\n$$', '$$a \\text{若}$$')).toEqual([]);
    expect(inOrder(displayFormulas, '$$a$$', '\n$$b$$')).toEqual([
      'zh.mdx:2: missing $$ a $$ of en.mdx:1, $$ b $$ stands here',
    ]);
  });

  test('heads are the same but for their words', () => {
    const head = (number: number, title: string) =>
      `---\nnumber: ${number}\ntitle: ${title}\n---\n`;
    expect(inOrder(headData, head(7, 'A'), head(7, '甲'))).toEqual([]);
    expect(inOrder(headData, head(7, 'A'), head(8, '甲'))[0]).toContain(
      'zh.mdx:2: missing number: 7',
    );
  });
});

test('a symbol that the program does not have', () => {
  const listing = { file: 'en.mdx', pieces: symbols('$\\sym{W}{W}$\n$\\sym{v}{v_1}$') };
  expect(unknownProblems(listing, new Set(['W']), 'not in cells.ts')).toEqual([
    'en.mdx:2: \\sym{v}: not in cells.ts',
  ]);
});
