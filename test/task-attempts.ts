// What the tests of one chapter share: attempts at its tasks, each the right text with one change, and the number in a
// value. Leaves which attempts there are to the chapters' own tests.
import { expect, test } from 'vitest';
import type { NamedValue } from '#notebook';
import { attempt, openNotebook, type WrittenChapter } from './open-chapter.ts';

/** A wrong attempt: the task, what is changed in its right text, and the reason of the first test that fails. */
export type WrongAttempt = readonly [task: string, from: string, to: string, reason: string];

/** Right in another way than the solution: accepted. */
export type Alternative = readonly [task: string, from: string, to: string];

/** The reason of the first test that a text fails in a task; null when it passes all. */
export type Judge = (task: string, source: string) => Promise<string | null | undefined>;

/** Tests every attempt in one notebook; the judge serves tests of other texts. */
export async function testAttempts(
  chapter: WrittenChapter,
  attempts: readonly WrongAttempt[],
  alternatives: readonly Alternative[],
): Promise<Judge> {
  const notebook = await openNotebook(chapter);
  const judge: Judge = async (task, source) => {
    const failed = (await attempt(notebook, task, source)).find(({ passed }) => !passed);
    return failed === undefined ? null : failed.reason;
  };

  test.each(attempts)('%s: %s → %s gets the reason %s', async (task, from, to, reason) => {
    const right = rightText(chapter, task);
    expect(right).toContain(from);
    expect(await judge(task, right.replace(from, to))).toBe(reason);
  });

  test.each(alternatives)('%s: %s → %s is right as well', async (task, from, to) => {
    const right = rightText(chapter, task);
    expect(right).toContain(from);
    expect(await judge(task, right.replace(from, to))).toBe(null);
  });

  return judge;
}

/** The only number of a value; NaN where it is none. */
export function numberOf(value: NamedValue | undefined): number {
  if (value?.type === 'number') return value.value;
  return value?.type === 'tensor' ? (value.values[0] ?? NaN) : NaN;
}

function rightText({ bugs, exercises }: WrittenChapter, task: string): string {
  const [kind, name = ''] = task.split('/');
  return (kind === 'bug' ? bugs[name]?.repaired : exercises[name]?.solution) ?? '';
}
