// Where names live: a chain of blocks and functions. Leaves filling it to declarations.ts.

export type BindingKind =
  'import' | 'const' | 'let' | 'var' | 'function' | 'class' | 'enum' | 'parameter';

/** A declared name. */
export interface Binding {
  readonly kind: BindingKind;
  /** The line of its declaration; 0 where the language declares it. */
  readonly line: number;
  /** Whether the code reads or writes it: an import nobody uses may be a type. */
  used: boolean;
  /** Whether the code gives it another value than its declaration did. */
  assigned: boolean;
}

/** The names of one block or function, and those around it. */
export class Scope {
  readonly parent: Scope | null;
  readonly #bindings = new Map<string, Binding>();

  constructor(parent: Scope | null = null) {
    this.parent = parent;
  }

  /** Declares a name; a `var` that is declared again stays the same variable. */
  declare(name: string, kind: BindingKind, line = 0): void {
    if (this.#bindings.get(name)?.kind === kind) return;
    this.#bindings.set(name, { kind, line, used: false, assigned: false });
  }

  /** The innermost declaration of a name, null if nothing here declares it. */
  find(name: string): Binding | null {
    return this.#bindings.get(name) ?? this.parent?.find(name) ?? null;
  }

  /** The names declared in this scope itself, in order. */
  entries(): [name: string, binding: Binding][] {
    return [...this.#bindings];
  }
}
