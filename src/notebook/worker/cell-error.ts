// Whatever a cell threw, as plain data with the place in the reader's source.
// Leaves recognising JavaScript's own messages to native-error.ts.
import { EngineError } from '#engine';
import { NotebookError, notebookMessage, type CellError } from '../errors.ts';
import { nativeError } from '../native-error.ts';
import { caps } from '../output.ts';
import type { CellPlace, Scripts } from './scripts.ts';
import { cut, inWords } from './tree.ts';

/** What Firefox throws when memory runs out: not an error, this text. */
const firefoxOutOfMemory = 'out of memory';

/** Where the error came up, and which names might have been meant. */
export interface ErrorContext {
  readonly cell: string;
  readonly scripts: Scripts;
  readonly knownNames: Iterable<string>;
}

/** The error of a cell. Never throws, whatever was thrown. */
export function cellError(thrown: unknown, context: ErrorContext): CellError {
  const place = placeOf(thrown, context);
  if (thrown instanceof NotebookError) {
    const { code, params, message, line, column } = thrown;
    const own = line === null ? place : { cell: thrown.cell ?? context.cell, line, column };
    return { code, params, message: cut(message, caps.text), ...own };
  }
  if (thrown instanceof EngineError) {
    return { code: thrown.code, params: thrown.params, message: thrown.message, ...place };
  }
  if (thrown === firefoxOutOfMemory) {
    const { code, params, message } = nativeError({ name: 'Error', message: thrown });
    return { code, params, message, ...place };
  }
  if (!isError(thrown)) {
    const params = { value: inWords(thrown) };
    return {
      code: 'thrown-value',
      params,
      message: notebookMessage('thrown-value', params),
      ...place,
    };
  }
  const said = { name: textOf(thrown, 'name') || 'Error', message: textOf(thrown, 'message') };
  const { code, params, message } = nativeError(said, context.knownNames);
  return { code, params, message: message || said.name, ...place };
}

interface Place {
  readonly cell: string;
  readonly line: number | null;
  readonly column: number | null;
}

function placeOf(thrown: unknown, { cell, scripts }: ErrorContext): Place {
  const place: CellPlace | null = isError(thrown)
    ? scripts.innermost(textOf(thrown, 'stack'))
    : null;
  return place ?? { cell, line: null, column: null };
}

function isError(thrown: unknown): thrown is Error {
  try {
    return thrown instanceof Error;
  } catch {
    // A proxy refused the question.
    return false;
  }
}

function textOf(error: Error, key: 'name' | 'message' | 'stack'): string {
  try {
    const text: unknown = error[key];
    if (typeof text !== 'string') return '';
    // Blanked types leave gaps in the messages of some engines.
    return key === 'stack' ? text : cut(text.replace(/ {2,}/g, ' '), caps.text);
  } catch {
    // The reader's own error class may throw when it is read.
    return '';
  }
}
