// What the buttons of a task do: check the reader's code, put the solution into the editor, show the tests.
// Fetched with the first press. Leaves running to the notebook and drawing of results to task-view.ts.
import type { Notebook } from '#notebook';
import { exerciseWords } from '../../i18n/exercise.ts';
import type { Language } from '../../i18n/language.ts';
import { openBook } from '../cell/book.ts';
import { drawPlain, textOf } from '../cell/code-view.ts';
import { colour } from '../cell/colour-view.ts';
import type { LiveCell } from '../cell/live-cell.ts';
import { recording } from '../cell/recording.ts';
import type { Answers } from './answers.ts';
import { openAnswers } from './answers.ts';
import type { LiveExercise } from './live-exercise.ts';
import { markSolved } from './progress.ts';

import { showHints, showResults, showSolution, showTrouble } from './task-view.ts';
import { testResults } from './test-results.ts';

/** Does what a button says: `check`, `hint`, `solve`, `put` or `read`. */
export async function act(task: LiveExercise, action: string): Promise<void> {
  if (action === 'check') await check(task);
  if (action === 'hint') await hint(task);
  if (action === 'solve') await solve(task);
  if (action === 'put') put(task);
  if (action === 'read') await read(task);
}

async function check(task: LiveExercise): Promise<void> {
  const button = part<HTMLButtonElement>(task, '[data-do=check]');
  const words = exerciseWords[languageOf(task)];
  const name = button.textContent;
  button.disabled = true;
  button.textContent = words.checking;
  try {
    const opened = await Promise.all([openBook(), openAnswers()]).catch(() => null); // not to be fetched
    if (opened === null) showTrouble(task, words.unavailable, null, languageOf(task));
    else await judge(task, ...opened);
  } finally {
    button.disabled = false;
    button.textContent = name;
    button.focus({ preventScroll: true });
  }
}

/** Runs the reader's code, then the tests, and shows what they say. */
async function judge(task: LiveExercise, book: Notebook, answers: Answers): Promise<void> {
  const language = languageOf(task);
  const words = exerciseWords[language];
  const cell = cellOf(task);
  const tests = `${task.name}/check`;
  await cell.run();
  if (cell.state !== 'ok') return showTrouble(task, words.codeFails, null, language);
  await book.run(tests);
  const { outputs, error } = book.cell(tests);
  const results = testResults(outputs);
  task.dataset['tried'] = '';
  if (error !== null || results === null)
    return showTrouble(task, words.testsFail, error, language);
  const { labels } = await recording();
  showResults(task, results, (id) => answers.reason(task.name, id), language, labels);
  if (!results.every(({ passed }) => passed)) return;
  task.dataset['solved'] = '';
  part<HTMLDetailsElement>(task, '.solution').open = true;
  showSolution(task, answers.solution(task.name), language);
  markSolved(task.key);
}

/** Fills in the hints; where they cannot be fetched, says so. */
async function hint(task: LiveExercise): Promise<void> {
  const answers = await openAnswers().catch(() => null);
  const missing = exerciseWords[languageOf(task)].noHints;
  showHints(task, (place) => answers?.hint(task.name, place) ?? missing);
}

/** Fills in the solution; where it cannot be fetched, the link to its page stays. */
async function solve(task: LiveExercise): Promise<void> {
  const answers = await openAnswers().catch(() => null);
  if (answers !== null) showSolution(task, answers.solution(task.name), languageOf(task));
}

function put(task: LiveExercise): void {
  const cell = cellOf(task);
  cell.source = textOf(part(task, '.solution .lines'));
  cell.scrollIntoView({ block: 'nearest' });
  cell.code.focus();
}

/** Fills in the text of the tests: it is in the recording, not in the page. */
async function read(task: LiveExercise): Promise<void> {
  const lines = part(task, '.tests .lines');
  if (lines.childElementCount > 0) return;
  const { cells } = await recording();
  const source = cells.find(({ name }) => name === `${task.name}/check`)?.source.trimEnd() ?? '';
  drawPlain(lines, source);
  await colour(
    lines,
    () => source,
    () => ({ bad: null, lit: null }),
  );
}

function cellOf(task: LiveExercise): LiveCell {
  return part<LiveCell>(task, `live-cell[name="${task.name}"]`);
}

function languageOf(task: Element): Language {
  return task.closest('[lang]')?.getAttribute('lang')?.toLowerCase() === 'zh-cn' ? 'zh-cn' : 'en';
}

function part<E extends Element = HTMLElement>(task: Element, selector: string): E {
  const found = task.querySelector<E>(selector);
  if (found === null) throw new Error(`live-exercise: no ${selector}`);
  return found;
}
