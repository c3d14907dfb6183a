// Checks of settings that are numbers or words. Leaves shapes and axes to shape.ts.
import { refuse } from './errors.ts';
import { formatShape } from './shape.ts';

/** The settings, if all are finite numbers. */
export function finite<Settings extends Readonly<Record<string, number>>>(
  op: string,
  settings: Settings,
): Settings {
  for (const [option, value] of Object.entries(settings)) {
    if (Number.isFinite(value)) continue;
    throw refuse('bad-option', { op, option, value: String(value), range: 'a finite number' });
  }
  return settings;
}

/**
 * The setting, if it is one of the words.
 *
 * @throws EngineError `bad-option`
 */
export function oneOf<Word extends string>(
  op: string,
  option: string,
  value: Word,
  words: readonly Word[],
): Word {
  const quoted = words.map((word) => `'${word}'`);
  const range = `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
  return allowed(op, option, value, words.includes(value), range);
}

/**
 * The setting, if it is a whole number from `least` up.
 *
 * @throws EngineError `bad-option`
 */
export function wholeNumber(op: string, option: string, value: number, least: number): number {
  const passes = Number.isSafeInteger(value) && value >= least;
  return allowed(op, option, value, passes, `a whole number from ${least} up`);
}

/**
 * The setting, if it is a finite number from 0 up.
 *
 * @throws EngineError `bad-option`
 */
export function notNegative(op: string, option: string, value: number): number {
  return allowed(op, option, value, Number.isFinite(value) && value >= 0, 'a number from 0 up');
}

/**
 * The setting, if it is a finite number above 0.
 *
 * @throws EngineError `bad-option`
 */
export function positive(op: string, option: string, value: number): number {
  return allowed(op, option, value, Number.isFinite(value) && value > 0, 'a number above 0');
}

/**
 * The setting, if it lies between 0 and 1 and is neither.
 *
 * @throws EngineError `bad-option`
 */
export function share(op: string, option: string, value: number): number {
  return allowed(op, option, value, value > 0 && value < 1, 'a number between 0 and 1');
}

/**
 * The setting, if it counts things made of rows and there are enough of them.
 *
 * @throws EngineError `too-few-rows`, `bad-option`
 */
export function countOfRows(
  op: string,
  option: string,
  value: number,
  rows: number,
  least = 1,
): number {
  wholeNumber(op, option, value, least);
  if (value <= rows) return value;
  throw refuse('too-few-rows', { op, rows, option, value });
}

/** A setting for every axis alike, or one for each. */
export type PerAxis = number | readonly number[];

/**
 * One whole number for each of `axes` axes, none below `least`.
 *
 * @throws EngineError `bad-option`
 */
export function perAxis(
  op: string,
  option: string,
  value: PerAxis,
  axes: number,
  least: number,
): readonly number[] {
  const list = typeof value === 'number' ? Array.from({ length: axes }, () => value) : value;
  const fits = (size: number) => Number.isInteger(size) && size >= least;
  if (Array.isArray(list) && list.length === axes && list.every(fits)) return list;
  const text = Array.isArray(value) ? formatShape(value) : String(value);
  const range = `a whole number from ${least} up${axes === 1 ? '' : ', or one for each axis'}`;
  throw refuse('bad-option', { op, option, value: text, range });
}

/** Two bounds, if the first is the lower one; either may be infinite. */
export function between(
  op: string,
  low: number,
  high: number,
): { readonly low: number; readonly high: number } {
  if (low < high) return { low, high };
  throw refuse('bad-option', {
    op,
    option: 'low',
    value: String(low),
    range: 'a number below high',
  });
}

/** The setting, if it passes its test; `range` says in words what would pass. */
export function allowed<Value>(
  op: string,
  option: string,
  value: Value,
  passes: boolean,
  range: string,
): Value {
  if (passes) return value;
  throw refuse('bad-option', { op, option, value: String(value), range });
}
