// Where a tensor was made, as the engine remembers it for a recording: the reader's frames, the rounds of the loops
// and functions around them, and the engine's own scopes. Leaves making groups of it to groups.ts.
import type { Scope, SourcePosition } from '#engine';
import type { Frame, Making } from './groups.ts';
import type { Stack } from './scripts.ts';

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
