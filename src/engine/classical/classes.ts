// Targets that are classes: which there are, and the place of each row's class among them.
import { refuse } from '../errors.ts';
import { readTargets, type Targets } from './matrix.ts';

/** Classes in ascending order, and for each row the place of its class. */
export interface Classes {
  readonly names: readonly number[];
  readonly places: Int32Array;
}

/**
 * The classes of some targets.
 *
 * @throws EngineError `class-not-whole` unless all are whole numbers, `one-class`, `rows-differ`, `not-finite`
 */
export function readClasses(op: string, y: Targets, rows: number): Classes {
  const targets = readTargets(op, y, rows);
  const wrong = targets.findIndex((value) => !Number.isInteger(value));
  if (wrong >= 0) {
    throw refuse('class-not-whole', { op, value: String(targets[wrong]), index: `[${wrong}]` });
  }
  const names = [...new Set(targets)].sort((a, b) => a - b);
  if (names.length < 2) throw refuse('one-class', { op, value: names[0] ?? 'none' });
  const placeOf = new Map(names.map((name, place) => [name, place]));
  return { names, places: Int32Array.from(targets, (name) => placeOf.get(name)!) };
}

/** The place of the largest number; the first of equal ones. */
export function largest(numbers: ArrayLike<number>, start = 0, end = numbers.length): number {
  let best = start;
  for (let place = start + 1; place < end; place++)
    if (numbers[place]! > numbers[best]!) best = place;
  return best - start;
}
