// Reads from the head of a loop how many rounds it will make, where that is plain to see.
import { endOf, startOf, type Expression, type Loop, type Node } from '../ast.ts';
import { declareBlock } from '../scopes/declarations.ts';
import { Scope } from '../scopes/scope.ts';

/**
 * `step,0,steps` for `for (let step = 0; step < steps; step++)`: where the loop is, begins and ends, as arguments.
 * Null for any other head, and where the body gives one of the names another meaning.
 */
export function countOf(loop: Loop, text: string): string | null {
  if (loop.type !== 'ForStatement') return null;
  const begin = beginOf(loop.init);
  if (begin === null || !counts(loop.update, begin.name)) return null;
  const { test } = loop;
  if (test?.type !== 'BinaryExpression' || !/^<=?$/.test(test.operator)) return null;
  if (test.left.type !== 'Identifier' || test.left.name !== begin.name) return null;
  if (test.right.type !== 'NumericLiteral' && test.right.type !== 'Identifier') return null;
  const end = text.slice(startOf(test.right), endOf(test.right));
  return redeclares(loop.body, [begin.name, end]) ? null : `${begin.name},${begin.from},${end}`;
}

function beginOf(init: Node | null | undefined): { name: string; from: number } | null {
  if (init?.type !== 'VariableDeclaration' || init.kind !== 'let') return null;
  const [only, ...more] = init.declarations;
  if (only?.id.type !== 'Identifier' || only.init?.type !== 'NumericLiteral') return null;
  return more.length === 0 ? { name: only.id.name, from: only.init.value } : null;
}

/** Whether an update adds a constant to the name. */
function counts(update: Expression | null | undefined, name: string): boolean {
  if (update?.type === 'UpdateExpression')
    return update.operator === '++' && isName(update.argument, name);
  if (update?.type !== 'AssignmentExpression' || update.operator !== '+=') return false;
  return isName(update.left, name) && update.right.type === 'NumericLiteral';
}

function isName(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function redeclares(body: Node, names: readonly string[]): boolean {
  if (body.type !== 'BlockStatement') return false;
  const own = new Scope();
  declareBlock(body.body, own, (scope, { name }, kind) => scope.declare(name, kind));
  return names.some((name) => own.find(name) !== null);
}
