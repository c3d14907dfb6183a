// Where a tensor was made, as the engine remembers it: just the place, read from the stack when somebody asks; for a
// recording also the frames around it, the rounds of their loops and functions, and the engine's own scopes.
// Leaves making groups of that to groups.ts.
import type { Scope, SourcePosition } from '#engine';
import type { Frame, Making } from './groups.ts';
import type { CellPlace, Scripts, Stack } from './scripts.ts';

export class MakingPlace implements SourcePosition, Making {
  readonly cell: string;
  readonly line: number;
  readonly column: number;
  readonly frames: readonly Frame[];
  readonly marks: readonly number[];
  readonly scope: Scope | null;

  /** Null where no cell is on the stack. */
  static of(stack: Stack, scope: Scope | null): MakingPlace | null {
    const innermost = stack.frames.at(-1);
    return innermost === undefined ? null : new MakingPlace(stack, innermost, scope);
  }

  private constructor({ frames, counters }: Stack, innermost: Frame, scope: Scope | null) {
    this.cell = innermost.cell;
    this.line = innermost.line;
    this.column = innermost.column;
    this.frames = frames;
    this.marks = counters.map(({ marks, place }) => marks[place] ?? 0);
    this.scope = scope;
  }
}

/** The place alone. Most are never asked for, and engines put off writing the stack of an error until it is read. */
export class NotedPlace implements SourcePosition {
  readonly #scripts: Scripts;
  #stack: Error | null = new Error();
  #place: CellPlace | null = null;

  constructor(scripts: Scripts) {
    this.#scripts = scripts;
  }

  /** Empty where no cell was on the stack. */
  get cell(): string {
    return this.#read()?.cell ?? '';
  }

  get line(): number {
    return this.#read()?.line ?? 1;
  }

  get column(): number {
    return this.#read()?.column ?? 1;
  }

  #read(): CellPlace | null {
    if (this.#stack !== null) this.#place = this.#scripts.innermost(this.#stack.stack ?? '');
    this.#stack = null;
    return this.#place;
  }
}

/** A place in a cell, alone; null where none is known. */
export function placeIn(position: SourcePosition | null): CellPlace | null {
  if (position === null || position.cell === '') return null;
  const { cell, line, column } = position;
  return { cell, line, column };
}
