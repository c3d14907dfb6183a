// Refuses what JavaScript refuses before it runs anything and the parser of TypeScript lets pass:
// without this the browser would refuse the whole cell and say no place.
import { NotebookError } from '../errors.ts';
import { childrenOf, startOf, type Node } from './ast.ts';
import { parseJavaScript } from './parse.ts';
import type { SourceText } from './source-text.ts';
import { sourceColumn, type Insert } from './unit.ts';

/** @throws NotebookError with a syntax code, at the place in the source. */
export function refuseEarlyErrors(js: string, inserts: readonly Insert[]): void {
  try {
    const { source, statements } = parseJavaScript(js);
    for (const statement of statements) refuseBrokenPatterns(statement, source);
  } catch (error) {
    throw error instanceof NotebookError ? inSource(error, inserts) : error;
  }
}

/** The parser takes any text between slashes for a regular expression. */
function refuseBrokenPatterns(node: Node, source: SourceText): void {
  for (const child of childrenOf(node)) refuseBrokenPatterns(child, source);
  if (node.type !== 'RegExpLiteral') return;
  try {
    RegExp(node.pattern, node.flags);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const place = source.place(startOf(node));
    throw new NotebookError('syntax', { text: error.message, reason: 'InvalidRegExp' }, place);
  }
}

function inSource(error: NotebookError, inserts: readonly Insert[]): NotebookError {
  const { line, column } = error;
  if (line === null || column === null) return error;
  return error.movedTo({ line, column: sourceColumn(inserts, line, column) });
}
