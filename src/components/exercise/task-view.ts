// The results of a check on the page: a sign and a word at each test, measured numbers, a reason where one failed.
// Leaves checking to task-control.ts. Reader's text only ever becomes text nodes.
import type { CellError } from '#notebook';
import { mount } from 'svelte';
import type { Scalar } from '../../notebook/output.ts';
import type { ExerciseWords } from '../../i18n/exercise.ts';
import { exerciseWords } from '../../i18n/exercise.ts';
import type { Language } from '../../i18n/language.ts';
import { translate } from '../../i18n/language.ts';
import CellErrorView from '../cell/CellError.svelte';
import { formatNumber } from '../output/format.ts';
import type { TaskIconName } from './task-icons.ts';
import { taskIcons } from './task-icons.ts';
import type { TestResult } from './test-results.ts';

/** Shows each test's result and how many passed. */
export function showResults(
  task: HTMLElement,
  results: readonly TestResult[],
  findReason: (id: string) => Node | null,
  language: Language,
  labels: Readonly<Record<string, string>>,
): void {
  const words = exerciseWords[language];
  const told = new Set<string | null>();
  for (const result of results) {
    const item = task.querySelector<HTMLElement>(`[data-test="${CSS.escape(result.id)}"]`);
    if (item === null) continue;
    showTest(item, result, words, language === 'en' ? {} : labels);
    if (result.passed || told.has(result.reason)) continue;
    told.add(result.reason); // a reason that several tests share is told once
    const reason = result.reason === null ? null : findReason(result.reason);
    if (reason !== null) append(item, 'reason', reason);
  }
  const passed = results.filter((result) => result.passed).length;
  const all = passed === results.length;
  const sentence = all ? words.allPass(passed) : words.somePass(passed, results.length);
  resultOf(task).replaceChildren(verdict(all ? 'done' : 'wrong', sentence));
}

/** Says why there are no results, with the tests' own error where they ended in one. */
export function showTrouble(
  task: HTMLElement,
  sentence: string,
  error: CellError | null,
  language: Language,
): void {
  for (const item of task.querySelectorAll<HTMLElement>('[data-test]')) clear(item);
  const place = resultOf(task);
  if (error === null) return place.replaceChildren(verdict('wrong', sentence));
  const heading = document.createElement('p');
  heading.textContent = sentence;
  place.replaceChildren(heading);
  mount(CellErrorView, { target: place, props: { error, language } });
}

/** Puts each hint into its place, once; a sentence that stands for it gives way to it later. */
export function showHints(task: HTMLElement, hintAt: (place: number) => Node | string): void {
  for (const [place, hint] of task.querySelectorAll('.hint').entries()) {
    const [summary, text] = hint.children;
    if (summary !== undefined && text === undefined) hint.replaceChildren(summary, hintAt(place));
  }
}

/** Puts the solution and a button for it under its summary, once. */
export function showSolution(task: HTMLElement, solution: Node | null, language: Language): void {
  const place = task.querySelector('.solution');
  if (place === null || solution === null || place.querySelector('.lines') !== null) return;
  const button = document.createElement('button');
  button.className = 'btn line';
  button.type = 'button';
  button.dataset['do'] = 'put';
  button.textContent = exerciseWords[language].putIntoEditor;
  place.querySelector('a')?.remove();
  place.append(solution);
  place.querySelector('.code')?.after(button);
}

function showTest(
  item: HTMLElement,
  result: TestResult,
  words: ExerciseWords,
  labels: Readonly<Record<string, string>>,
): void {
  clear(item);
  item.dataset['state'] = result.passed ? 'passed' : 'failed';
  item.querySelector('svg')?.replaceWith(icon(result.passed ? 'done' : 'wrong'));
  const word = item.querySelector('.vh');
  if (word !== null) word.textContent = result.passed ? words.passed : words.failed;
  const measured = result.measured.map(([label, value]) =>
    words.measured(translate(label, labels), valueText(value)),
  );
  if (measured.length > 0) append(item, 'measured', measured.join(words.measuredJoin));
}

/** A test as it was before it was checked, without the marks of an earlier check. */
function clear(item: HTMLElement): void {
  delete item.dataset['state'];
  item.querySelector('svg')?.replaceWith(icon('open'));
  for (const old of item.querySelectorAll('.measured, .reason')) old.remove();
}

function valueText(value: Scalar): string {
  return typeof value === 'number' ? formatNumber(value) : String(value);
}

function append(item: HTMLElement, className: string, content: Node | string): void {
  const place = document.createElement('div');
  place.className = className;
  place.append(content);
  item.lastElementChild?.append(place);
}

function verdict(sign: TaskIconName, sentence: string): HTMLElement {
  const box = document.createElement('div');
  box.className = `verdict ${sign === 'done' ? 'ok' : 'err'}`;
  const words = document.createElement('b');
  words.textContent = sentence;
  box.append(icon(sign), words);
  return box;
}

function icon(name: TaskIconName): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', taskIcons[name]);
  svg.append(path);
  return svg;
}

function resultOf(task: HTMLElement): HTMLElement {
  const place = task.querySelector<HTMLElement>('.result');
  if (place === null) throw new Error('live-exercise: no place for results');
  return place;
}
