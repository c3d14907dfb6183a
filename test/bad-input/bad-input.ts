// What one bad input is: the text of a cell, and how it must end. The tables beside this file hold them.
// Leaves running them to bad-input.test.ts (Node) and test/browser/bad-input.spec.ts (browsers).

/** A cell's text that asks for trouble. */
export interface BadInput {
  /** What is bad about it, in a few words. */
  readonly name: string;
  readonly code: string;
  /** `endless`: runs until it is stopped. `any`: may end in either way, but must end. */
  readonly ends: 'ok' | 'error' | 'stopped' | 'endless' | 'any';
  /** The error's code; with `ends: 'ok'`, of an error that comes after the end. */
  readonly error?: string;
  /** Where the error stands; null where nothing can tell. */
  readonly line?: number | null;
  /** The parameters the error must carry, at least. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** Text, or the value of a number, that the cell shows first. */
  readonly shows?: string | number;
  /** Whether the error comes when the cell has ended. */
  readonly late?: boolean;
  /** Leaves something behind that goes off when the cell has ended: the next run waits for that. */
  readonly lingers?: boolean;
  /** May end the process it runs in; the page must live on. */
  readonly crashes?: boolean;
  /** Runs in browsers only: Node has no sandbox, or the input would cost it too much. */
  readonly browserOnly?: boolean;
}
