// Which of a cell's values is the first that is not finite: a tensor, a number, a list, or a curve that fit reports.
// Leaves saying so, and finding the operation behind it, to the page.
import { caps, type NotFinite } from '../output.ts';
import { isTensor } from './describe.ts';

/** A value of a cell; the one it ends with may have no name. */
export interface Held {
  readonly name: string | null;
  readonly line: number | null;
  readonly value: unknown;
}

/** Elements of a list that are looked at. */
const longest = 10_000;

/**
 * The first value that is not finite, in the order in which they are declared. An infinity counts only where it is
 * a result of its own: masks are made of them, and a search for the least begins with one.
 */
export function firstNotFinite(held: readonly Held[]): NotFinite | null {
  for (const { name, line, value } of held) {
    const found = notFiniteIn(value, name === null);
    if (found !== null) return { name, line, ...found };
  }
  return null;
}

/** What of a value is not finite; null where nothing is. Runs no getter of the value. */
function notFiniteIn(value: unknown, isResult: boolean): Omit<NotFinite, 'name' | 'line'> | null {
  try {
    if (typeof value === 'number') return ofNumber(value, isResult);
    if (typeof value !== 'object' || value === null) return null;
    if (isTensor(value)) return ofTensor(value.data, value.size);
    return Array.isArray(value) ? ofList(value, null) : ofHistory(value);
  } catch {
    // A proxy may refuse any question.
    return null;
  }
}

function ofNumber(value: number, isResult: boolean) {
  const counts = Number.isNaN(value) || (isResult && !Number.isFinite(value));
  return counts ? { value, element: null, curve: null, traced: false } : null;
}

function ofTensor(data: ArrayLike<number>, size: number) {
  const element = size === 1 ? (Number.isFinite(data[0]) ? -1 : 0) : firstNaN(data, size);
  if (element < 0) return null;
  const value = data[element] ?? NaN;
  return { value, element: size === 1 ? null : element, curve: null, traced: true };
}

function ofList(list: readonly unknown[], curve: string | null) {
  for (let element = 0; element < Math.min(list.length, longest); element++) {
    const value = own(list, String(element));
    if (typeof value !== 'number' || Number.isFinite(value)) continue;
    // What is reported of a training is a result too.
    if (Number.isNaN(value) || curve !== null) return { value, element, curve, traced: false };
  }
  return null;
}

/** What `fit` gives back: lists of numbers by name, one number for each epoch. */
function ofHistory(object: object) {
  const curves = own(object, 'history');
  if (typeof curves !== 'object' || curves === null || !Array.isArray(own(object, 'epoch')))
    return null;
  for (const curve of Object.keys(curves)) {
    const list = own(curves, curve);
    const found = Array.isArray(list) ? ofList(list, curve.slice(0, caps.label)) : null;
    if (found !== null) return found;
  }
  return null;
}

function firstNaN(data: ArrayLike<number>, size: number): number {
  for (let element = 0; element < size; element++) if (Number.isNaN(data[element])) return element;
  return -1;
}

function own(object: object, key: string): unknown {
  const descriptor = Reflect.getOwnPropertyDescriptor(object, key);
  return descriptor !== undefined && 'value' in descriptor
    ? (descriptor.value as unknown)
    : undefined;
}
