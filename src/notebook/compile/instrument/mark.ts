// Counts the rounds of loops and functions that may make tensors, so that a recording can tell them apart:
// `for (…) { f() }` → `for (…) {$marks[0]++; f() }`. Leaves reading the counts to the worker.
import { childrenOf, endOf, isTypeOnly, startOf } from '../ast.ts';
import type { Function as FunctionNode, Loop, Node } from '../ast.ts';
import type { Page } from '../blank-types.ts';
import type { Stretch } from '../unit.ts';

/** The stretches of one cell, in the order of `$marks`. */
export class Marks {
  readonly stretches: Stretch[] = [];
  readonly #page: Page;
  readonly #calling: ReadonlySet<Node>;

  constructor(page: Page, statements: readonly Node[]) {
    this.#page = page;
    this.#calling = callingNodes(statements);
  }

  loop(loop: Loop): void {
    if (!this.#calling.has(loop)) return;
    const { edits } = this.#page;
    const mark = this.#add('loop', '', loop, startOf(repeated(loop)));
    const { body } = loop;
    if (body.type === 'BlockStatement') {
      edits.insert(startOf(body) + 1, 'before-statement', `${mark};`);
    } else {
      edits.insert(startOf(body), 'before-statement', `{${mark};`);
      edits.insert(endOf(body), 'after-block', '}');
    }
  }

  function(node: FunctionNode, parent: Node | null): void {
    if (!this.#calling.has(node)) return;
    const { edits } = this.#page;
    const kind = isCallback(node, parent) ? 'callback' : 'function';
    const mark = this.#add(kind, nameOf(node, parent), node, startOf(node));
    const { body } = node;
    if (body.type !== 'BlockStatement') {
      edits.insert(startOf(body), 'before-expression', `(${mark},`);
      edits.insert(endOf(body), 'after-expression', ')');
      return;
    }
    const lastDirective = body.directives.at(-1);
    if (lastDirective) edits.insert(endOf(lastDirective), 'after-block', `;${mark};`);
    else edits.insert(startOf(body) + 1, 'before-statement', `${mark};`);
  }

  #add(kind: Stretch['kind'], name: string, node: Node, repeatsFrom: number): string {
    const { source } = this.#page.cell;
    const from = source.place(repeatsFrom);
    const to = source.place(endOf(node));
    const place = source.place(startOf(node));
    this.stretches.push({
      kind,
      name,
      from: [from.line, from.column],
      to: [to.line, to.column],
      ...place,
    });
    return `$marks[${this.stretches.length - 1}]++`;
  }
}

/** What of a loop may run more than once: all but its init. */
function repeated(loop: Loop): Node {
  if (loop.type !== 'ForStatement') return loop;
  return loop.test ?? loop.update ?? loop.body;
}

/** Everything with a call in it, but for calls of `Math`: what has none makes no tensor. */
function callingNodes(statements: readonly Node[]): Set<Node> {
  const found = new Set<Node>();
  const visit = (node: Node): boolean => {
    if (isTypeOnly(node)) return false;
    // Every child is visited, whatever the others have.
    const inside = childrenOf(node).filter(visit).length > 0;
    const calls = inside || isCall(node);
    if (calls) found.add(node);
    return calls;
  };
  for (const statement of statements) visit(statement);
  return found;
}

function isCall(node: Node): boolean {
  switch (node.type) {
    case 'CallExpression':
      return !(
        node.callee.type === 'MemberExpression' &&
        node.callee.object.type === 'Identifier' &&
        node.callee.object.name === 'Math'
      );
    case 'OptionalCallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
      return true;
    default:
      return false;
  }
}

/** Methods that call a function for each element. */
const calledForEach = new Set([
  'map',
  'forEach',
  'reduce',
  'reduceRight',
  'flatMap',
  'filter',
  'every',
  'some',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'from',
]);

function isCallback(node: Node, parent: Node | null): boolean {
  if (parent?.type !== 'CallExpression' && parent?.type !== 'OptionalCallExpression') return false;
  const { callee } = parent;
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression')
    return false;
  const isMethod = callee.property.type === 'Identifier' && calledForEach.has(callee.property.name);
  return isMethod && parent.arguments.some((argument) => argument === node);
}

/** A function's own name, or that of the variable, property or method it is written for. */
function nameOf(node: FunctionNode, parent: Node | null): string {
  if ('id' in node && node.id) return node.id.name;
  if ('key' in node) return keyName(node.key);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return keyName(parent.id);
    case 'AssignmentExpression':
      return keyName(parent.left);
    case 'ObjectProperty':
    case 'ClassProperty':
      return keyName(parent.key);
    default:
      return '';
  }
}

function keyName(key: Node): string {
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'StringLiteral') return key.value;
  if (key.type === 'MemberExpression') return keyName(key.property);
  return key.type === 'PrivateName' ? `#${key.id.name}` : '';
}
