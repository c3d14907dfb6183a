// The chapter that `npm run chapter` writes: for every slug its cells run and its exercise is judged as promised.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseChapter } from '#notebook';
import { scaffold } from '../scripts/chapter/scaffold.mjs';
import { chapters } from '../src/content/chapters.ts';
import { attempt, closeNotebooks, openNotebook } from './open-chapter.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nabla-chapter-'));
});
afterAll(() => {
  closeNotebooks();
  rmSync(folder, { recursive: true });
});

const read = (...names: string[]) => readFileSync(path.join(...names), 'utf8').trimEnd();

test.each(chapters)('$slug gets its number, its titles and its questions', (entry) => {
  const target = scaffold(entry.slug, folder);
  expect(path.basename(target)).toBe(`${String(entry.number).padStart(2, '0')}-${entry.slug}`);
  for (const language of ['en', 'zh-cn'] as const) {
    const prose = read(target, `${language}.mdx`);
    expect(prose).toContain(`title: ${JSON.stringify(entry.title[language])}`);
    expect(prose).toContain(`question: ${JSON.stringify(entry.question[language])}`);
    expect(prose).not.toContain('__');
  }
});

test('what is there is not overwritten, and an unknown slug is named', () => {
  expect(() => scaffold('cnn', folder)).toThrow(/there already/);
  expect(() => scaffold('cnns', folder)).toThrow(/unknown slug: "cnns"; one of learning/);
});

test('its cells run, its start fails and its solution passes', async () => {
  const target = path.join(folder, '12-cnn');
  const texts = (name: string) => read(target, 'exercises/slope', name);
  const [start, solution, check] = [texts('start.ts'), texts('solution.ts'), texts('check.ts')];
  const cells = read(target, 'cells.ts');
  const words = { cells: {}, labels: {} };
  const notebook = await openNotebook({
    cells,
    words,
    exercises: { slope: { start, solution, check } },
    bugs: {},
  });
  await notebook.runAll();
  for (const { name } of parseChapter(cells).cells)
    expect(notebook.cell(name)).toMatchObject({ state: 'ok' });
  const passed = async (source: string) =>
    (await attempt(notebook, 'exercise/slope', source)).map((result) => result.passed);
  expect(await passed(start)).toEqual([false, false]);
  expect(await passed(solution)).toEqual([true, true]);
});
