// Checks of the numbers that optimisers, schedules and penalties are set with.
import { refuse } from '../errors.ts';
import { describe } from '../ndarray.ts';

/** Settings by name. */
export type Numbers = Readonly<Record<string, number>>;

/** @throws EngineError `bad-option` unless all are finite and not negative */
export function checkFromZero(op: string, options: Numbers): void {
  check(op, options, (value) => value >= 0 && value < Infinity, 'a number from 0 up');
}

/** @throws EngineError `bad-option` unless all are above 0 */
export function checkAboveZero(op: string, options: Numbers): void {
  check(op, options, (value) => value > 0, 'a number above 0');
}

/** @throws EngineError `bad-option` unless all are at least 0 and below 1 */
export function checkShares(op: string, options: Numbers): void {
  check(op, options, (value) => value >= 0 && value < 1, 'a number from 0 to just under 1');
}

/** @throws EngineError `bad-option` unless all are whole numbers from 1 up */
export function checkCounts(op: string, options: Numbers): void {
  check(
    op,
    options,
    (value) => Number.isSafeInteger(value) && value > 0,
    'a whole number from 1 up',
  );
}

function check(op: string, options: Numbers, fits: (value: number) => boolean, range: string) {
  for (const [option, value] of Object.entries(options)) {
    if (typeof value === 'number' && fits(value)) continue;
    throw refuse('bad-option', { op, option, value: describe(value), range });
  }
}
