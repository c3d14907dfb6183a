// How large a cell may be: its text is read on the page's own thread, by code that calls itself.
import { NotebookError } from '../errors.ts';
import { SourceText } from './source-text.ts';

/** Characters of one cell. The longest cell of a chapter has a few thousand. */
const longest = 100_000;

/**
 * Does something with a cell's text.
 *
 * @throws NotebookError `too-long`, and `too-complex` where the text is nested so deeply that the stack overflows, and
 * `syntax-line-separator`
 */
export function withinLimits<Result>(text: string, read: () => Result): Result {
  const { length } = text;
  if (length > longest) throw new NotebookError('too-long', { length, limit: longest }, start);
  refuseLineSeparators(text);
  try {
    return read();
  } catch (error) {
    throw isStackOverflow(error) ? new NotebookError('too-complex', {}, start) : error;
  }
}

/** Two characters end a line for JavaScript and for no editor: lines would be counted in two ways. */
function refuseLineSeparators(text: string): void {
  const offset = text.search(/[\u2028\u2029]/);
  if (offset < 0) return;
  throw new NotebookError('syntax-line-separator', {}, new SourceText(text).place(offset));
}

const start = { line: 1, column: 1 };

/** V8 and JavaScriptCore throw a RangeError, SpiderMonkey an InternalError. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof Error && /^(?:Maximum call stack|too much recursion)/.test(error.message);
}
