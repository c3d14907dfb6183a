// Hands the value of a cell's last expression to the page: `x + 1` → `$last(x + 1)`.
// Leaves showing it to the worker.
import { endOf, isTypeOnly, startOf, type Node } from '../ast.ts';
import type { Page } from '../blank-types.ts';

/** Wraps the cell's last expression and returns whether there is one. Types after it do not count. */
export function showLast({ cell, edits }: Page): boolean {
  const last = cell.statements.findLast((one) => !isTypeOnly(one) && one.type !== 'EmptyStatement');
  const shown = last ? expressionOf(last) : cell.directives.at(-1)?.value;
  if (!shown) return false;
  const isList = shown.type === 'SequenceExpression';
  edits.insert(startOf(shown), 'before-expression', isList ? '$last((' : '$last(');
  edits.insert(endOf(shown), 'after-expression', isList ? '))' : ')');
  return true;
}

function expressionOf(statement: Node): Node | null {
  return statement.type === 'ExpressionStatement' ? statement.expression : null;
}
