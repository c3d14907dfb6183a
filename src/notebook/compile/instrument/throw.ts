// Tells where a value is thrown: `throw "text"` → `throw $throw("text")`. `$throw` gives the value back.
// Leaves noting the place to the worker.
import { endOf, startOf, type Node } from '../ast.ts';
import type { Page } from '../blank-types.ts';

/** Wraps what a statement throws. */
export function noteThrow(
  { edits }: Page,
  { argument }: Extract<Node, { type: 'ThrowStatement' }>,
) {
  const isList = argument.type === 'SequenceExpression';
  edits.insert(startOf(argument), 'before-expression', isList ? '$throw((' : '$throw(');
  edits.insert(endOf(argument), 'after-expression', isList ? '))' : ')');
}
