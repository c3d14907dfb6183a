// The refusals that figures share: data of the wrong kind or shape, and too much of it.
import { NotebookError } from '../errors.ts';

/** `expected` is written in symbols: `[n], [n, 2]`. */
export function wrongShape(
  figure: string,
  expected: string,
  shape: readonly number[],
): NotebookError {
  return new NotebookError('figure-shape', { figure, expected, shape: `[${shape.join(', ')}]` });
}

/** `expected` is written as code: `x => y`; `found` says what was there instead. */
export function wrongValue(figure: string, expected: string, found: string): NotebookError {
  return new NotebookError('figure-value', { figure, expected, found });
}

export function tooMany(figure: string, count: number, limit: number): NotebookError {
  return new NotebookError('figure-limit', { figure, count, limit });
}
