// A chapter's folder as text: cells.ts, words.ts, exercises and bugs, read through Vite so that edits reload.
// Leaves cutting cells.ts into cells to the notebook and running them to chapter.ts.
import type { ChapterSlug } from '../../content/chapters.ts';
import { chapterEntry } from '../../content/chapters.ts';
import type { Words } from '../../i18n/language.ts';

/** The three sources of an exercise, as written. */
export interface ExerciseSources {
  readonly start: string;
  readonly solution: string;
  readonly check: string;
}

/** Which errata a bug stands for, and what must happen when the published code runs. */
export interface BugMeta {
  readonly ids: readonly string[];
  /** Where the articles say it. */
  readonly articles?: readonly { readonly id: string; readonly section?: string }[];
  /** The error that the published code must end in. */
  readonly fails?: { readonly code: string; readonly line: number };
  /** The reason that the check of the published code must give. */
  readonly shows?: string;
}

/** The sources of a bug, as written. */
export interface BugSources {
  readonly published: string;
  readonly repaired: string;
  readonly check: string;
  readonly meta: BugMeta;
}

/** The reader-facing words of a chapter's code. */
export interface ChapterWords {
  /** Title of each cell. */
  readonly cells: Readonly<Record<string, Words<string>>>;
  /** Chinese of each English label in outputs. */
  readonly labels: Readonly<Record<string, string>>;
}

/** What a chapter's folder holds. */
export interface ChapterFolder {
  /** The text of cells.ts. */
  readonly cells: string;
  readonly words: ChapterWords;
  readonly exercises: Readonly<Record<string, ExerciseSources>>;
  readonly bugs: Readonly<Record<string, BugSources>>;
}

const cellTexts = import.meta.glob<string>('/src/content/chapters/*/cells.ts', {
  query: '?raw',
  import: 'default',
});
const taskTexts = import.meta.glob<string>('/src/content/chapters/*/{exercises,bugs}/*/*.ts', {
  query: '?raw',
  import: 'default',
});
const wordModules = import.meta.glob<ChapterWords>('/src/content/chapters/*/words.ts', {
  import: 'words',
});
const metaModules = import.meta.glob<BugMeta>('/src/content/chapters/*/bugs/*/meta.ts', {
  import: 'meta',
});

/** The chapters that have a folder with cells, in order. */
export function writtenChapters(slugs: readonly ChapterSlug[]): readonly ChapterSlug[] {
  return slugs.filter((slug) => `${folderOf(slug)}/cells.ts` in cellTexts);
}

/** Everything in a chapter's folder but its prose. A missing file is an error that names it. */
export async function readChapter(slug: ChapterSlug): Promise<ChapterFolder> {
  const folder = folderOf(slug);
  return {
    cells: await load(cellTexts, `${folder}/cells.ts`),
    words: await load(wordModules, `${folder}/words.ts`),
    exercises: await forEachTask(folder, 'exercises', readExercise),
    bugs: await forEachTask(folder, 'bugs', readBug),
  };
}

function folderOf(slug: ChapterSlug): string {
  return `/src/content/chapters/${String(chapterEntry(slug).number).padStart(2, '0')}-${slug}`;
}

async function forEachTask<Sources>(
  folder: string,
  kind: 'exercises' | 'bugs',
  read: (task: string) => Promise<Sources>,
): Promise<Record<string, Sources>> {
  const prefix = `${folder}/${kind}/`;
  const paths = Object.keys(taskTexts).filter((path) => path.startsWith(prefix));
  const names = new Set(paths.map((path) => path.slice(prefix.length).split('/')[0] ?? ''));
  const tasks = [...names].map(async (name) => [name, await read(prefix + name)] as const);
  return Object.fromEntries(await Promise.all(tasks));
}

async function readExercise(task: string): Promise<ExerciseSources> {
  return {
    start: await taskText(`${task}/start.ts`),
    solution: await taskText(`${task}/solution.ts`),
    check: await taskText(`${task}/check.ts`),
  };
}

async function readBug(task: string): Promise<BugSources> {
  return {
    published: await taskText(`${task}/published.ts`),
    repaired: await taskText(`${task}/repaired.ts`),
    check: await taskText(`${task}/check.ts`),
    meta: await load(metaModules, `${task}/meta.ts`),
  };
}

/** A task's file without the line break at its end: a cell would show it as an empty line. */
async function taskText(path: string): Promise<string> {
  return (await load(taskTexts, path)).trimEnd();
}

async function load<T>(files: Record<string, () => Promise<T>>, path: string): Promise<T> {
  const file = files[path];
  if (file === undefined) throw new Error(`chapter: missing file: ${path.slice(1)}`);
  return file();
}
