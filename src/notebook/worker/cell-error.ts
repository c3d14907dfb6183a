// Whatever a cell threw, as plain data with the place in the reader's source. Nothing thrown is trusted:
// it may be a proxy, or an error whose properties throw.
// Leaves recognising JavaScript's own messages to native-error.ts.
import { EngineError, errorCodes } from '#engine';
import { NotebookError, notebookErrorCodes, notebookMessage, type CellError } from '../errors.ts';
import { nativeError } from '../native-error.ts';
import { caps } from '../output.ts';
import type { Scripts } from './scripts.ts';
import { cut, inWords } from './tree.ts';

/** What Firefox throws when memory runs out: not an error, this text. */
const firefoxOutOfMemory = 'out of memory';

/** Characters of a stack that are searched for the reader's lines. */
const longestStack = 100_000;

/** Where the error came up, and which names might have been meant. */
export interface ErrorContext {
  readonly cell: string;
  readonly scripts: Scripts;
  readonly knownNames: Iterable<string>;
  /** The stack where the value was thrown, if that was noted: a thrown text has none of its own. */
  readonly thrownAt: (thrown: unknown) => string;
}

/** The error of a cell. Never throws, whatever was thrown. */
export function cellError(thrown: unknown, context: ErrorContext): CellError {
  // First, because looking at the value may make the reader's code throw something else.
  const thrownAt = context.thrownAt(thrown);
  const { code, params, message, ...own } = meaningOf(thrown, context);
  const place = own.line === null ? placeOf(thrown, thrownAt, context.scripts) : own;
  const { line, column } = place;
  const cell = place.cell ?? context.cell;
  return { code, params, message: cut(message, caps.text), cell, line, column };
}

type Place = Pick<Meaning, 'cell' | 'line' | 'column'>;
type Meaning = Omit<CellError, 'cell'> & { readonly cell: string | null };

const nowhere: Place = { cell: null, line: null, column: null };

function meaningOf(thrown: unknown, { knownNames }: ErrorContext): Meaning {
  const ours = ownMeaning(thrown);
  if (ours !== null) return ours;
  if (thrown === firefoxOutOfMemory) {
    return { ...nativeError({ name: 'Error', message: thrown }), ...nowhere };
  }
  if (!isA(thrown, Error)) {
    const params = { value: inWords(thrown) };
    return {
      code: 'thrown-value',
      params,
      message: notebookMessage('thrown-value', params),
      ...nowhere,
    };
  }
  const name = textOf(thrown, 'name') || 'Error';
  const said = nativeError({ name, message: textOf(thrown, 'message') }, knownNames);
  return { ...said, message: said.message || name, ...nowhere };
}

/** An error of the notebook or the engine. The reader's code may have caught it and changed it. */
function ownMeaning(thrown: unknown): Meaning | null {
  try {
    if (thrown instanceof NotebookError && isOneOf(notebookErrorCodes, thrown.code)) {
      const { cell, line, column } = thrown;
      return { ...plain(thrown), ...(isPlace(line, column) ? { cell, line, column } : nowhere) };
    }
    if (thrown instanceof EngineError && isOneOf(errorCodes, thrown.code)) {
      return { ...plain(thrown), ...nowhere };
    }
  } catch {
    // It refuses to be read: then it says no more than any other value.
  }
  return null;
}

function plain({ code, params, message }: NotebookError | EngineError) {
  const entries = Object.entries(params).map(([name, value]): [string, string | number] => [
    cut(name, caps.label),
    typeof value === 'number' ? value : cut(value, caps.text),
  ]);
  return {
    code,
    params: Object.fromEntries(entries.slice(0, 20)),
    message: cut(message, caps.text),
  };
}

function isOneOf(codes: readonly string[], code: unknown): boolean {
  return codes.some((known) => known === code);
}

function isPlace(line: unknown, column: unknown): boolean {
  return Number.isSafeInteger(line) && Number.isSafeInteger(column);
}

function placeOf(thrown: unknown, thrownAt: string, scripts: Scripts): Place {
  const stacks = [isA(thrown, Error) ? textOf(thrown, 'stack') : '', thrownAt];
  for (const stack of stacks) {
    const place = scripts.innermost(stack.slice(0, longestStack));
    if (place !== null) return place;
  }
  return nowhere;
}

function isA<Kind>(
  thrown: unknown,
  kind: abstract new (...values: never[]) => Kind,
): thrown is Kind {
  try {
    return thrown instanceof kind;
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
    return key === 'stack' ? text : cut(cut(text, 2 * caps.text).replace(/ {2,}/g, ' '), caps.text);
  } catch {
    // The reader's own error class may throw when it is read.
    return '';
  }
}
