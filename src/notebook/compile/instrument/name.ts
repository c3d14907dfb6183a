// Tells the recorder which variable a value was given to: `const h = f()` → `const h = $name("h",f());`.
// `$name` returns its second argument. Leaves finding out whether that is a tensor to the recorder.
import { endOf, startOf, unwrap, type Node, type VariableDeclaration } from '../ast.ts';
import { isLoopHead, type Page } from '../blank-types.ts';

/** Wraps the initialisers of a declaration that may be tensors. */
export function nameValues(
  { cell, edits }: Page,
  node: VariableDeclaration,
  parent: Node | null,
): void {
  if (isLoopHead(node, parent)) return;
  let wrapped = false;
  for (const { id, init } of node.declarations) {
    if (id.type !== 'Identifier' || !init || neverTensor.has(unwrap(init).type)) continue;
    wrapped = true;
    edits.insert(startOf(init), 'before-expression', `$name(${JSON.stringify(id.name)},`);
    edits.insert(endOf(init), 'after-expression', ')');
  }
  // What could not follow the initialiser on a next line may follow `)`: `const a = await b++⏎(c)`.
  if (wrapped && cell.plain[endOf(node) - 1] !== ';')
    edits.insert(endOf(node), 'after-statement', ';');
}

/**
 * Expressions whose value is never a tensor. Functions and classes must stay where they are:
 * they take their name from the variable.
 */
const neverTensor = new Set<Node['type']>([
  'NumericLiteral',
  'StringLiteral',
  'BooleanLiteral',
  'NullLiteral',
  'BigIntLiteral',
  'RegExpLiteral',
  'TemplateLiteral',
  'ArrayExpression',
  'ObjectExpression',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassExpression',
  'UnaryExpression',
  'BinaryExpression',
  'UpdateExpression',
]);
