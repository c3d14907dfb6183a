// Checks of settings with English rules that have their Chinese: counts, weights, shares and words.
import { refuse } from './errors.ts';

/**
 * A whole number from `least` up.
 *
 * @throws EngineError `bad-option`
 */
export function wholeNumber(op: string, option: string, value: number, least: 0 | 1 | 2): number {
  const passes = Number.isSafeInteger(value) && value >= least;
  return allowed(op, option, value, passes, `a whole number from ${least} up`);
}

/**
 * A finite number from 0 up.
 *
 * @throws EngineError `bad-option`
 */
export function notNegative(op: string, option: string, value: number): number {
  return allowed(op, option, value, Number.isFinite(value) && value >= 0, 'a number from 0 up');
}

/**
 * A finite number above 0.
 *
 * @throws EngineError `bad-option`
 */
export function positive(op: string, option: string, value: number): number {
  return allowed(op, option, value, Number.isFinite(value) && value > 0, 'a number above 0');
}

/**
 * A number between 0 and 1, neither of them.
 *
 * @throws EngineError `bad-option`
 */
export function share(op: string, option: string, value: number): number {
  return allowed(op, option, value, value > 0 && value < 1, 'a number between 0 and 1');
}

/**
 * One of the words.
 *
 * @throws EngineError `bad-option`
 */
export function choice<Word extends string>(
  op: string,
  option: string,
  value: Word,
  words: readonly Word[],
): Word {
  const range = words.map((word) => `'${word}'`).join(', ');
  return allowed(op, option, value, words.includes(value), range);
}

/**
 * A count of things made of rows.
 *
 * @throws EngineError `too-few-rows`, `bad-option`
 */
export function countOfRows(
  op: string,
  option: string,
  value: number,
  rows: number,
  least: 1 | 2 = 1,
): number {
  wholeNumber(op, option, value, least);
  if (value <= rows) return value;
  throw refuse('too-few-rows', { op, rows, option, value });
}

function allowed<Value>(
  op: string,
  option: string,
  value: Value,
  passes: boolean,
  range: string,
): Value {
  if (passes) return value;
  throw refuse('bad-option', { op, option, value: String(value), range });
}
