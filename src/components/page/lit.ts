// What is lit on the page: the variables of what the reader points at, and of a stepper's node the node itself.
// Lights formulas and code; steppers light their own nodes. Leaves pointing to linked-symbols.ts.

/** What can be lit. */
export interface Lit {
  /** Keys of variables, as `data-sym` has them. */
  readonly keys: readonly string[];
  /** One node of one stepper. Without it, every node that has one of the variables is meant. */
  readonly node: { readonly stepper: Element; readonly id: string } | null;
}

/** A stepper of the page, to those that light symbols. */
export interface SymbolSource extends Element {
  /** The variables that the node of this id was given to. */
  keysOf(id: string): readonly string[];
  /** What a variable is at the stepper's position; null where the stepper has no such variable. */
  standing(key: string): Standing | null;
}

/** What a variable is where a stepper stands: position and length count its steps. */
export interface Standing {
  readonly position: number;
  readonly length: number;
  readonly shape: readonly number[];
  /** Null until it is computed. */
  readonly value: readonly number[] | null;
}

const nothing: Lit = { keys: [], node: null };
const listeners = new Set<() => void>();
let lit = nothing;

/** What is lit now; no keys and no node where nothing is. */
export function nowLit(): Lit {
  return lit;
}

/** Lights this and nothing else; null for nothing. */
export function light(next: Lit | null): void {
  lit = next ?? nothing;
  relight();
  for (const listener of listeners) listener();
}

/** Tells every change; gives back how to stop listening. */
export function onLight(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Marks the symbols below `root`, also those that were drawn since something was lit. */
export function relight(root: ParentNode = document): void {
  for (const symbol of root.querySelectorAll<HTMLElement>('[data-sym]'))
    symbol.classList.toggle('on', lit.keys.includes(symbol.dataset['sym'] ?? ''));
}

/** The steppers that are alive. */
export function steppers(): readonly SymbolSource[] {
  return [...document.querySelectorAll('gradient-stepper')].filter(isAlive);
}

function isAlive(element: Element): element is SymbolSource {
  return 'keysOf' in element;
}
