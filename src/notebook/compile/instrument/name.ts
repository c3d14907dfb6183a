// Tells the recorder which variable a value was given to, and where: `const h = f()` → `const h = $name("h",f(),1,11,1,7);`.
// `$name` returns its second argument. Leaves finding out whether that is a tensor to the recorder.
import { endOf, startOf, unwrap } from '../ast.ts';
import type { Expression, ExpressionStatement, Node, VariableDeclaration } from '../ast.ts';
import { isLoopHead, type Page } from '../blank-types.ts';
import type { SourceText } from '../source-text.ts';

/** Wraps the initialisers of a declaration that may be tensors. */
export function nameValues(page: Page, node: VariableDeclaration, parent: Node | null): void {
  if (isLoopHead(node, parent)) return;
  const wrapped = node.declarations.filter(({ id, init }) => init && wrap(page, id, init));
  if (wrapped.length > 0) close(page, node);
}

/** Wraps what a statement gives to a variable: `h = f()`. */
export function nameAssigned(page: Page, node: ExpressionStatement): void {
  const { expression } = node;
  if (expression.type !== 'AssignmentExpression' || expression.operator !== '=') return;
  if (wrap(page, expression.left, expression.right)) close(page, node);
}

function wrap({ cell, edits }: Page, name: Node, value: Expression): boolean {
  if (name.type !== 'Identifier' || neverTensor.has(unwrap(value).type)) return false;
  edits.insert(startOf(value), 'before-expression', `$name(${JSON.stringify(name.name)},`);
  edits.insert(endOf(value), 'after-expression', `,${placesOf(name, value, cell.source)})`);
  return true;
}

/** What could not follow a value on a next line may follow `)`: `const a = await b++⏎(c)`. */
function close({ cell, edits }: Page, node: Node): void {
  if (cell.plain[endOf(node) - 1] !== ';') edits.insert(endOf(node), 'after-statement', ';');
}

/** Where the value is made, and where the name stands that it is given to. */
function placesOf(name: Node, value: Node, source: SourceText): string {
  const [made, given] = [calledName(value), startOf(name)].map((at) => source.place(at));
  return [made?.line, made?.column, given?.line, given?.column].join();
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
