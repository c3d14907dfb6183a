// Adds to a cell what lets the notebook stop it, show its last value and know its tensors' names.
// Leaves types to blank-types.ts; each addition has its file beside this one.
import { childrenOf, isFunction, isTypeOnly, startOf, type Loop, type Node } from '../ast.ts';
import type { Page } from '../blank-types.ts';
import type { Stretch } from '../unit.ts';
import {
  functionContext,
  guardLoop,
  isLoop,
  mainLoop,
  markStatements,
  writeCounter,
  type FunctionContext,
} from './guard.ts';
import { Marks } from './mark.ts';
import { nameAssigned, nameValues } from './name.ts';
import { noteAwait, noteThrow } from './throw.ts';

/** Instruments a cell's statements. The cell's own body counts as the body of an async function. */
export function instrument(page: Page, statements: readonly Node[]): Stretch[] {
  const cell: FunctionContext = { awaits: true, counts: false };
  const main = mainLoop(statements);
  const marks = new Marks(page, statements);
  markStatements(page, statements);
  for (const statement of statements) visit({ page, main, marks }, statement, null, cell);
  return marks.stretches;
}

interface Visit {
  readonly page: Page;
  readonly main: Loop | null;
  readonly marks: Marks;
}

function visit(on: Visit, node: Node, parent: Node | null, context: FunctionContext): void {
  if (isTypeOnly(node)) return;
  const { page, main, marks } = on;
  if (isLoop(node)) guardLoop(page, node, context, main);
  else if (node.type === 'VariableDeclaration') nameValues(page, node, parent);
  else if (node.type === 'ExpressionStatement') nameAssigned(page, node);
  else if (node.type === 'ThrowStatement') noteThrow(page, node);
  else if (node.type === 'AwaitExpression') noteAwait(page, node);
  else if (node.type === 'Import') page.edits.insert(startOf(node), 'before-expression', '$');
  if (isLoop(node)) marks.loop(node);
  else if (isFunction(node)) marks.function(node, parent);
  const inner = functionContext(node, context);
  for (const child of childrenOf(node)) visit(on, child, node, inner);
  if (isFunction(node) && inner.counts) writeCounter(page, node);
}
