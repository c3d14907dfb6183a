// Every chapter: its cells run clean and give the same twice, its tasks are judged as promised.
import { afterAll, describe, expect, test } from 'vitest';
import type { TestResult } from '../src/components/exercise/test-results.ts';
import { idsInTask } from './chapter-parts.ts';
import { attempt, closeNotebooks, openChapters, openNotebook } from './open-chapter.ts';
import { wordsIn } from './output-labels.ts';

const chapters = await openChapters();

afterAll(closeNotebooks);

test('there is at least one chapter', () => {
  expect(chapters.length).toBeGreaterThan(0);
});

describe.each(chapters)('$slug', (chapter) => {
  const { names, exercises, bugs, words } = chapter;
  const file = `${chapter.folder}/words.ts`;

  test('every cell runs clean within a second, and leaves the tensors of other cells alone', async () => {
    const notebook = await openNotebook(chapter);
    await notebook.runAll();
    for (const name of names) {
      const cell = notebook.cell(name);
      expect(cell, name).toMatchObject({ state: 'ok', error: null, changed: [] });
      expect(cell.outputs.length, `outputs of ${name}`).toBeGreaterThan(0);
      if (!cell.manual) expect(cell.ms, name).toBeLessThan(1_000);
    }
  });

  test('a cell that runs again shows the same', async () => {
    const notebook = await openNotebook(chapter);
    await notebook.runAll();
    for (const name of names) {
      const { outputs, values } = notebook.cell(name);
      await notebook.run(name);
      expect(notebook.cell(name), name).toMatchObject({ state: 'ok', outputs, values });
    }
  });

  test('every cell has a title in both languages', () => {
    const titles = Object.keys(words.cells);
    expect(
      names
        .filter((name) => !titles.includes(name))
        .map((name) => `${file}: no title of cell ${name}`),
    ).toEqual([]);
    expect(
      titles
        .filter((name) => !names.includes(name))
        .map((name) => `${file}: no cell is called ${name}`),
    ).toEqual([]);
  });

  test('every word in an output has its Chinese, and no Chinese is left over', async () => {
    const notebook = await openNotebook(chapter);
    await notebook.runAll();
    /** The cell or task that shows each word. */
    const seen = new Map<string, string>();
    const look = (name: string) =>
      notebook
        .cell(name)
        .outputs.forEach((output) => wordsIn(output).forEach((word) => seen.set(word, name)));
    names.forEach(look);
    for (const [task, sources] of tasksOf()) {
      for (const source of sources) {
        const results = await attempt(notebook, task, source);
        look(task);
        results.flatMap(({ measured }) => measured).forEach(([word]) => seen.set(word, task));
      }
    }
    const known = Object.keys(words.labels);
    const wanted = [...seen].filter(([word]) => /[A-Za-z]{2}/.test(word));
    const untranslated = wanted.filter(([word]) => !known.includes(word));
    expect(
      untranslated.map(([word, name]) => `${file}: no Chinese for "${word}", which ${name} shows`),
    ).toEqual([]);
    const unused = known.filter((word) => !wanted.some(([shown]) => shown === word));
    expect(unused.map((word) => `${file}: no output shows "${word}"`)).toEqual([]);
  });

  test.each(Object.entries(exercises))(
    'exercise %s: the start fails, the solution passes, the text explains both',
    async (name, sources) => {
      const notebook = await openNotebook(chapter);
      const start = await attempt(notebook, `exercise/${name}`, sources.start);
      expect(start.some(({ passed }) => !passed)).toBe(true);
      expectExplained('Exercise', name, start);
      const solution = await attempt(notebook, `exercise/${name}`, sources.solution);
      expect(solution.filter(({ passed }) => !passed)).toEqual([]);
    },
  );

  test.each(Object.entries(bugs))(
    'bug %s: what was published fails as said, the repair passes, the text explains both',
    async (name, bug) => {
      const notebook = await openNotebook(chapter);
      const { fails, shows } = bug.meta;
      if (fails !== undefined) {
        await notebook.run(`bug/${name}`);
        expect(notebook.cell(`bug/${name}`).error).toMatchObject(fails);
      } else {
        const published = await attempt(notebook, `bug/${name}`, bug.published);
        expect(published.find(({ passed }) => !passed)?.reason).toBe(shows);
        expectExplained('FindTheBug', name, published);
      }
      const repaired = await attempt(notebook, `bug/${name}`, bug.repaired);
      expect(repaired.filter(({ passed }) => !passed)).toEqual([]);
    },
  );

  /** The text lists exactly the tests that the check makes, and every reason it gave. */
  function expectExplained(tag: string, name: string, results: readonly TestResult[]) {
    const { en } = chapter.prose;
    expect(idsInTask(en, tag, name, 'Test')).toEqual(results.map(({ id }) => id));
    const reasons = results.flatMap(({ reason }) => reason ?? []);
    expect(idsInTask(en, tag, name, 'Reason')).toEqual(expect.arrayContaining(reasons));
  }

  /** Each task with the texts that its check can judge. */
  function tasksOf(): readonly (readonly [string, readonly string[]])[] {
    return [
      ...Object.entries(exercises).map(
        ([name, { start, solution }]) => [`exercise/${name}`, [start, solution]] as const,
      ),
      ...Object.entries(bugs).map(
        ([name, { meta, published, repaired }]) =>
          [`bug/${name}`, meta.fails === undefined ? [published, repaired] : [repaired]] as const,
      ),
    ];
  }
});
