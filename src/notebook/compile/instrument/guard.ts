// Lets a loop give way to the page, and end when the reader asks for it: it breaks, it never throws,
// so what it has computed so far is kept. Only where `await` is legal; other loops stay as they are.
import { endOf, isFunction, startOf, type Function as FunctionNode } from '../ast.ts';
import type { Loop, Node } from '../ast.ts';
import type { Page } from '../blank-types.ts';

/** `$due` says how many rounds are free until the next yield; `$yield` whether to stop. */
const guard = 'if(--$n<0&&($n=$due())<0&&await $yield())break;';

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

/** Puts the guard at the start of the loop's body, which becomes a block if it is none. */
export function guardLoop({ edits }: Page, { body }: Loop, context: FunctionContext): void {
  if (!context.awaits) return;
  context.counts = true;
  if (body.type === 'BlockStatement') {
    edits.insert(startOf(body) + 1, 'before-statement', guard);
  } else {
    edits.insert(startOf(body), 'before-statement', `{${guard}`);
    edits.insert(endOf(body), 'after-block', '}');
  }
}

/** The counter of a function with guarded loops. The cell's own is declared by what surrounds it. */
export function writeCounter({ edits }: Page, { body }: FunctionNode): void {
  if (body.type !== 'BlockStatement') return;
  const lastDirective = body.directives.at(-1);
  if (lastDirective) edits.insert(endOf(lastDirective), 'after-block', ';let $n=0;');
  else edits.insert(startOf(body) + 1, 'before-statement', 'let $n=0;');
}
