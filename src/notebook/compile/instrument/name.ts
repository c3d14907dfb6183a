// Tells the recorder which variable a value was given to, and where: `const h = f()` → `const h = $name("h",f(),1,11);`.
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
    const { line, column } = cell.source.place(calledName(init));
    edits.insert(endOf(init), 'after-expression', `,${line},${column})`);
  }
  // What could not follow the initialiser on a next line may follow `)`: `const a = await b++⏎(c)`.
  if (wrapped && cell.plain[endOf(node) - 1] !== ';')
    edits.insert(endOf(node), 'after-statement', ';');
}

/** Where the name of the function begins that an expression calls last; else where the expression begins. */
function calledName(init: Node): number {
  const made = unwrap(init);
  if (made.type === 'AwaitExpression') return calledName(made.argument);
  if (made.type !== 'CallExpression') return startOf(made);
  const { callee } = made;
  return callee.type === 'MemberExpression' ? startOf(callee.property) : startOf(callee);
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
