// The refusals that figures share: data of the wrong shape, and too much of it.
import { NotebookError } from '../errors.ts';

/** `expected` is written in symbols: `[n], [n, 2]`. */
export function wrongShape(
  figure: string,
  expected: string,
  shape: readonly number[],
): NotebookError {
  return new NotebookError('figure-shape', { figure, expected, shape: `[${shape.join(', ')}]` });
}

export function tooMany(figure: string, count: number, limit: number): NotebookError {
  return new NotebookError('figure-limit', { figure, count, limit });
}
