import { expect, test } from 'vitest';
import type { CellSpec } from './parse-chapter.ts';
import { recordChapter } from './record.ts';

const cell = (name: string, source: string, more: Partial<CellSpec> = {}): CellSpec => ({
  name,
  source,
  ...more,
});

test('every cell is run once, in order, manual and private ones too', async () => {
  const { cells, units } = await recordChapter(
    [
      cell('a', 'const x = 2'),
      cell('b', 'x * 2', { manual: true }),
      cell('exercise/e', 'const y = x', { private: true }),
      cell('exercise/e/check', 'y', { private: true, parent: 'exercise/e' }),
    ],
    { cached: false },
  );
  expect(cells['b']?.outputs).toMatchObject([{ value: 4 }]);
  expect(cells['exercise/e/check']?.outputs).toMatchObject([{ value: 2 }]);
  expect(Object.keys(units)).toHaveLength(4);
});

test('a cell that fails fails the recording, with its cell, place and line of the file', async () => {
  const failing = recordChapter([cell('a', '\nnope()', { line: 10 })], { cached: false });
  await expect(failing).rejects.toThrow('cell a:2:1 (line 11): nope is not defined');
});

test('a text that does not compile fails it too', async () => {
  await expect(recordChapter([cell('a', 'const = 1')], { cached: false })).rejects.toThrow(
    'cell a:1',
  );
});

test("the error of a bug's published code is kept", async () => {
  const { cells } = await recordChapter(
    [
      cell('bug/b', '1\nmissing', { private: true }),
      cell('bug/b/check', '1', { private: true, parent: 'bug/b' }),
      cell('bug/c', 'const = 1', { private: true }),
    ],
    { cached: false },
  );
  expect(cells['bug/b']?.error).toMatchObject({ code: 'name-unknown', line: 2 });
  expect(cells['bug/b/check']?.error).toBeNull();
  expect(cells['bug/c']?.error).toMatchObject({ line: 1, column: 7 });
});

test('a chapter that takes too long fails, with the cell that ran', async () => {
  const endless = recordChapter([cell('a', 'for (;;) await 0')], { seconds: 0.3, cached: false });
  await expect(endless).rejects.toThrow('cell a: the chapter runs longer than 0.3 s');
});

test('what was recorded is read again, NaN and −0 included', async () => {
  const cells = [cell('a', 'display(NaN); display(-0); tensor([NaN, -0])')];
  const first = await recordChapter(cells);
  expect(await recordChapter(cells)).toEqual(first);
});
