// What the chapter tests share: the written chapters with their texts, and a notebook over a chapter's cells in Node.
// Leaves reading a folder and listing its cells to the pages' own code.
import { createNotebook, parseChapter, type Notebook } from '#notebook';
import { testResults, type TestResult } from '../src/components/exercise/test-results.ts';
import { chapterSpecs } from '../src/components/page/chapter.ts';
import {
  readChapter,
  writtenChapters,
  type ChapterFolder,
} from '../src/components/page/chapter-folder.ts';
import { chapterEntry, chapterSlugs, type ChapterSlug } from '../src/content/chapters.ts';
import type { Language } from '../src/i18n/language.ts';
import { createNodeRunner } from '../src/notebook/node-runner.ts';
import type { Runner } from '../src/notebook/runner.ts';
import { buildWorkerText } from '../src/notebook/worker-text.ts';

/** A chapter's folder, with its prose. */
export interface WrittenChapter extends ChapterFolder {
  readonly slug: ChapterSlug;
  /** Where its files lie, as messages name them. */
  readonly folder: string;
  /** Names of the cells of cells.ts, in order. */
  readonly names: readonly string[];
  readonly prose: Readonly<Record<Language, string>>;
}

const texts = import.meta.glob<string>('/src/content/chapters/*/{en,zh-cn}.mdx', {
  query: '?raw',
  import: 'default',
});

/** Every chapter that has a folder, in order. */
export async function openChapters(): Promise<readonly WrittenChapter[]> {
  return Promise.all(writtenChapters(chapterSlugs).map(openChapter));
}

async function openChapter(slug: ChapterSlug): Promise<WrittenChapter> {
  const folder = await readChapter(slug);
  const names = parseChapter(folder.cells).cells.map(({ name }) => name);
  const prose = { en: await proseOf(slug, 'en'), 'zh-cn': await proseOf(slug, 'zh-cn') };
  return { ...folder, slug, folder: folderOf(slug), names, prose };
}

async function proseOf(slug: ChapterSlug, language: Language): Promise<string> {
  const file = `${folderOf(slug)}/${language}.mdx`;
  const load = texts[`/${file}`];
  if (load === undefined) throw new Error(`chapter: missing file: ${file}`);
  return load();
}

function folderOf(slug: ChapterSlug): string {
  return `src/content/chapters/${String(chapterEntry(slug).number).padStart(2, '0')}-${slug}`;
}

const runners: Runner[] = [];

/** A notebook over the chapter's cells, exercises and bugs; {@link closeNotebooks} ends it. */
export async function openNotebook(chapter: ChapterFolder): Promise<Notebook> {
  const { text } = await buildWorkerText();
  const runner = createNodeRunner(text);
  runners.push(runner);
  return createNotebook({ cells: chapterSpecs(chapter), runner });
}

export function closeNotebooks(): void {
  for (const runner of runners.splice(0)) runner.dispose();
}

/** Puts a text into a task (`bug/…` or `exercise/…`) and checks it. */
export async function attempt(
  notebook: Notebook,
  task: string,
  source: string,
): Promise<readonly TestResult[]> {
  notebook.setSource(task, source);
  await notebook.run(`${task}/check`);
  const { outputs, error } = notebook.cell(`${task}/check`);
  const why = notebook.cell(task).error ?? error; // what an earlier attempt showed stands where this one fails
  const results = testResults(outputs);
  if (why !== null || results === null) {
    throw new Error(`${task}: no results: ${why?.message ?? 'the check showed none'}`);
  }
  return results;
}
