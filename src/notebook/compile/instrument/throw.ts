// Tells where an error comes up that may not know it: `throw "text"` → `throw $throw("text")`, `await f()` →
// `await $await(f())`. Both give the value back. Leaves noting the place to the worker.
import { endOf, startOf, type Node } from '../ast.ts';
import type { Page } from '../blank-types.ts';

/** Wraps what a statement throws: a thrown text has no stack. */
export function noteThrow(page: Page, { argument }: Extract<Node, { type: 'ThrowStatement' }>) {
  wrap(page, '$throw', argument);
}

/** Wraps what is awaited: not every browser tells who waited for what failed later. */
export function noteAwait(page: Page, { argument }: Extract<Node, { type: 'AwaitExpression' }>) {
  wrap(page, '$await', argument);
}

function wrap({ edits }: Page, name: string, argument: Node): void {
  const isList = argument.type === 'SequenceExpression';
  edits.insert(startOf(argument), 'before-expression', `${name}${isList ? '((' : '('}`);
  edits.insert(endOf(argument), 'after-expression', isList ? '))' : ')');
}
