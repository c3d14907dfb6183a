// The chapters as the suites see them: every folder with cells. A new chapter is tested as soon as it is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChapterRecording } from '../../src/components/cell/recording.ts';
import { parseChapter } from '../../src/notebook/parse-chapter.ts';
import { parse } from '../../src/notebook/serialize.ts';

export const languages = ['en', 'zh-cn'] as const;

/** A chapter that has a page. */
export interface WrittenChapter {
  readonly slug: string;
  /** The text of each cell, in the order of the page. */
  readonly cells: ReadonlyMap<string, string>;
  /** Its `exercise/…` and `bug/…`, which are cells as well. */
  readonly tasks: readonly string[];
}

const folder = path.resolve(import.meta.dirname, '../../src/content/chapters');

export const chapters: readonly WrittenChapter[] = readdirSync(folder)
  .filter((name) => existsSync(path.join(folder, name, 'cells.ts')))
  .sort()
  .map(readChapter);

/** Where a chapter is on the site. */
export function pathOf(chapter: WrittenChapter, language: string): string {
  return `/${language}/${chapter.slug}/`;
}

/** What the build recorded of a chapter. */
export async function recordingOf(
  chapter: WrittenChapter,
  site: string | undefined,
): Promise<ChapterRecording> {
  const response = await fetch(`${site}/data/${chapter.slug}.json`);
  return parse(await response.text()) as ChapterRecording; // the build's own file
}

function readChapter(name: string): WrittenChapter {
  const { cells } = parseChapter(readFileSync(path.join(folder, name, 'cells.ts'), 'utf8'));
  return {
    slug: name.replace(/^\d+-/, ''),
    cells: new Map(cells.map((cell) => [cell.name, cell.source])),
    tasks: [...tasksIn(name, 'exercises', 'exercise'), ...tasksIn(name, 'bugs', 'bug')],
  };
}

function tasksIn(name: string, kind: string, prefix: string): readonly string[] {
  const place = path.join(folder, name, kind);
  return existsSync(place) ? readdirSync(place).map((task) => `${prefix}/${task}`) : [];
}
