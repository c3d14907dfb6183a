// Numbers a cell gives to a figure: a tensor or a list, alone or several by name, copied as they are now.
import type { Values } from '../cell-library.ts';
import { isTensor } from './describe.ts';

/** A name and its numbers. */
export type NamedNumbers = readonly [name: string, numbers: readonly number[]];

/** Whether this is one list of numbers rather than several by name. */
export function isValues(data: unknown): data is Values {
  return isTensor(data) || Array.isArray(data) || ArrayBuffer.isView(data);
}

/** A copy of the numbers of a tensor or a list. */
export function numbersOf(values: Values): readonly number[] {
  return Array.from(isTensor(values) ? values.data : values, Number);
}

/** Each name with its numbers; the empty name where there is only one list. */
export function namedNumbers(data: Values | Readonly<Record<string, Values>>): NamedNumbers[] {
  if (isValues(data)) return [['', numbersOf(data)]];
  return Object.entries(data).map(([name, values]) => [name, numbersOf(values)]);
}
