// A chapter at build time: its cells, exercises and bugs, run once, with what every run showed.
// Leaves reading the folder to chapter-folder.ts and running to the notebook's recorder.
import type { CellError, CellSpec, NamedValue, Output, Unit } from '#notebook';
import { parseChapter } from '#notebook';
import type { ChapterSlug } from '../../content/chapters.ts';
import type { Language } from '../../i18n/language.ts';
import { recordChapter } from '../../notebook/record.ts';
import type { BugSources, ChapterFolder, ChapterWords, ExerciseSources } from './chapter-folder.ts';
import { readChapter } from './chapter-folder.ts';

/** A chapter after its one run at build time. Keys of the records are cell names. */
export interface Chapter {
  /** Every cell: those of cells.ts in order, then `exercise/…` and `bug/…`, each followed by its `…/check`. */
  readonly specs: readonly CellSpec[];
  readonly units: Readonly<Record<string, Unit>>;
  readonly outputs: Readonly<Record<string, readonly Output[]>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, NamedValue>>>>;
  readonly errors: Readonly<Record<string, CellError | null>>;
  readonly words: ChapterWords;
  readonly exercises: Readonly<Record<string, ExerciseSources>>;
  readonly bugs: Readonly<Record<string, BugSources>>;
}

/** A chapter as one page in one language shows it. */
export interface ChapterPage {
  readonly slug: ChapterSlug;
  readonly language: Language;
  readonly chapter: Chapter;
  /** Words for labels in outputs in the page's language; empty in English, where labels are their own words. */
  readonly labels: Readonly<Record<string, string>>;
}

const loaded = new Map<ChapterSlug, Promise<Chapter>>();

/** The chapter of this address, read and run on the first call only. */
export function loadChapter(slug: ChapterSlug): Promise<Chapter> {
  const known = loaded.get(slug);
  if (known !== undefined) return known;
  const chapter = runChapter(slug);
  loaded.set(slug, chapter);
  return chapter;
}

/** The chapter of the page that is being built: `const { chapter, language } = await getChapter(Astro)`. */
export async function getChapter(astro: { readonly locals: App.Locals }): Promise<ChapterPage> {
  const page = astro.locals.chapter;
  if (page === undefined) throw new Error('getChapter: this page shows no chapter');
  return page;
}

async function runChapter(slug: ChapterSlug): Promise<Chapter> {
  const folder = await readChapter(slug);
  const specs = chapterSpecs(folder);
  const { cells, units } = await recordChapter(specs);
  const pick = <T>(part: (cell: (typeof cells)[string]) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, part(cell)]));
  return {
    specs,
    units,
    outputs: pick((cell) => cell.outputs),
    values: pick((cell) => cell.values),
    errors: pick((cell) => cell.error),
    words: folder.words,
    exercises: folder.exercises,
    bugs: folder.bugs,
  };
}

/** The cells of cells.ts, and two private ones for each exercise and bug: the reader's text and its check. */
export function chapterSpecs(folder: ChapterFolder): readonly CellSpec[] {
  const exercises = Object.entries(folder.exercises).flatMap(([name, { start, check }]) =>
    taskSpecs(`exercise/${name}`, start, check),
  );
  const bugs = Object.entries(folder.bugs).flatMap(([name, { published, check }]) =>
    taskSpecs(`bug/${name}`, published, check),
  );
  return [...parseChapter(folder.cells).cells, ...exercises, ...bugs];
}

/** A check waits for its button: it is `manual`, so that a run of the reader's code does not start it. */
function taskSpecs(name: string, source: string, check: string): readonly CellSpec[] {
  return [
    { name, source, private: true },
    { name: `${name}/check`, source: check, private: true, parent: name, manual: true },
  ];
}
