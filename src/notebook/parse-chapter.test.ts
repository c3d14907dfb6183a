import { describe, expect, test } from 'vitest';
import { NotebookError } from './errors.ts';
import { parseChapter } from './parse-chapter.ts';

const chapter = `import { tensor } from '#engine';
import { plot } from '#notebook';

// #region data

const X = tensor([1]);

const y = X;

// #endregion

// #region train manual 6s seed=3
train();
// #endregion
`;

function errorOf(text: string): unknown {
  try {
    return parseChapter(text);
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    return [error.code, error.line, error.params];
  }
}

test('what stands above the first region is imports', () => {
  expect(parseChapter(chapter).imports).toBe(
    "import { tensor } from '#engine';\nimport { plot } from '#notebook';",
  );
});

test('a cell is the text of its region without blank lines around it, and knows its line', () => {
  const [data] = parseChapter(chapter).cells;
  expect(data).toEqual({ name: 'data', source: 'const X = tensor([1]);\n\nconst y = X;', line: 6 });
});

test('flags are manual, expected seconds and seed', () => {
  const train = parseChapter(chapter).cells[1];
  expect(train).toEqual({
    name: 'train',
    source: 'train();',
    line: 13,
    manual: true,
    expected: 6,
    seed: 3,
  });
});

test('indentation of a first line is kept, and Windows line ends are read', () => {
  const { cells } = parseChapter('// #region a\r\n\r\n  if (b) {\r\n  }\r\n// #endregion\r\n');
  expect(cells).toEqual([{ name: 'a', source: '  if (b) {\n  }', line: 3 }]);
});

test('an empty region is an empty cell', () => {
  expect(parseChapter('// #region a\n\n// #endregion').cells).toEqual([
    { name: 'a', source: '', line: 2 },
  ]);
});

test('a text without regions is all imports', () => {
  expect(parseChapter("import 'a';\n")).toEqual({ imports: "import 'a';", cells: [] });
});

describe('a chapter that is wrong is refused at its line', () => {
  test.each([
    ['x\n// #region a\ny', ['region-unclosed', 2, { name: 'a' }]],
    ['// #region a\n// #region b\n// #endregion', ['region-nested', 2, { name: 'b', outer: 'a' }]],
    ['// #region a\n// #endregion\n// #region a', ['region-duplicate', 3, { name: 'a', first: 1 }]],
    ['// #region a fast', ['region-flag', 1, { name: 'a', flag: 'fast' }]],
    ['// #region a seed=x', ['region-flag', 1, { name: 'a', flag: 'seed=x' }]],
    ['\n// #region', ['region-unnamed', 2, {}]],
    ['// #endregion', ['region-unopened', 1, {}]],
    ['// #region a\n// #endregion\n\nlost();', ['code-outside-region', 4, {}]],
  ])('%j', (text, error) => {
    expect(errorOf(text)).toEqual(error);
  });
});
