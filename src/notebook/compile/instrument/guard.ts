// Lets a loop give way to the page, and end when the reader asks for it: it breaks, it never throws,
// so what it has computed so far is kept. Only where `await` is legal; other loops stay as they are.
import { childrenOf, endOf, isFunction, isTypeOnly, startOf } from '../ast.ts';
import type { Function as FunctionNode, Loop, Node } from '../ast.ts';
import type { Page } from '../blank-types.ts';
import { countOf } from './count.ts';

/** `$due` says how many rounds are free until the next yield; `$yield` whether to stop. */
const guard = (count: string): string => `if(--$n<0&&($n=$due())<0&&await $yield(${count}))break;`;

/** After a statement that may have been asked to stop: what follows is not asked again at once. */
const past = '$n=$past();';

/** What holds for the statements of one function. */
export interface FunctionContext {
  /** Whether `await` is legal. */
  readonly awaits: boolean;
  /** Whether one of its loops is guarded, so that it needs a counter. */
  counts: boolean;
}

export function isLoop(node: Node): node is Loop {
  return /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type);
}

/** The context inside a node: a new one in a function and in a class's static block. */
export function functionContext(node: Node, outer: FunctionContext): FunctionContext {
  if (isFunction(node)) return { awaits: node.async === true, counts: false };
  if (node.type === 'StaticBlock') return { awaits: false, counts: false };
  return outer;
}

/**
 * Puts the guard at the start of the loop's body, which becomes a block if it is none. The guard of the cell's
 * `main` loop also tells how far it is.
 */
export function guardLoop(
  { cell, edits }: Page,
  loop: Loop,
  context: FunctionContext,
  main: Loop | null,
): void {
  if (!context.awaits) return;
  context.counts = true;
  const { body } = loop;
  const text = guard(loop === main ? (countOf(loop, cell.source.text) ?? '') : '');
  if (body.type === 'BlockStatement') {
    edits.insert(startOf(body) + 1, 'before-statement', text);
  } else {
    edits.insert(startOf(body), 'before-statement', `{${text}`);
    edits.insert(endOf(body), 'after-block', '}');
  }
}

/** The only loop among the cell's own statements: as a rule, the one that takes its time. */
export function mainLoop(statements: readonly Node[]): Loop | null {
  const [only, ...more] = statements.map(withoutLabel).filter(isLoop);
  return only !== undefined && more.length === 0 ? only : null;
}

function withoutLabel(node: Node): Node {
  return node.type === 'LabeledStatement' ? withoutLabel(node.body) : node;
}

/** Marks the beginning of each statement that comes after one in which a loop may have been asked to end. */
export function markStatements({ edits }: Page, statements: readonly Node[]): void {
  let previous: Node | null = null;
  for (const statement of statements) {
    if (previous !== null && mayYield(previous))
      edits.insert(startOf(statement), 'before-statement', past);
    previous = statement;
  }
}

function mayYield(node: Node): boolean {
  if (isFunction(node) || isTypeOnly(node)) return false;
  return isLoop(node) || node.type === 'AwaitExpression' || childrenOf(node).some(mayYield);
}

/** The counter of a function with guarded loops. The cell's own is declared by what surrounds it. */
export function writeCounter({ edits }: Page, { body }: FunctionNode): void {
  if (body.type !== 'BlockStatement') return;
  const lastDirective = body.directives.at(-1);
  if (lastDirective) edits.insert(endOf(lastDirective), 'after-block', ';let $n=0;');
  else edits.insert(startOf(body) + 1, 'before-statement', 'let $n=0;');
}
