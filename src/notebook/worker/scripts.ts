// Which cell a script name in a stack belongs to, and where in the reader's source a frame stands.
// Reads the stacks of V8, SpiderMonkey and JavaScriptCore. Leaves what went wrong to errors.ts.
import type { Insert } from '../compile/unit.ts';
import { sourceColumn } from '../compile/unit.ts';

/** A place in a cell's source; lines and columns count from 1. */
export interface CellPlace {
  readonly cell: string;
  readonly line: number;
  readonly column: number;
}

interface Script {
  readonly cell: string;
  readonly inserts: readonly Insert[];
}

/** `at f (blob:…:12:34)`, `f@blob:…:12:34`, `at async cell:…:12:34`. */
const frame = /((?:blob:|cell:)[^\n()]*?):(\d+):(\d+)\)?$/;

/** The scripts of all cells this worker has loaded. */
export class Scripts {
  readonly #known = new Map<string, Script>();

  add(script: string, cell: string, inserts: readonly Insert[]): void {
    this.#known.set(script, { cell, inserts });
  }

  /** The innermost place in a cell, or null when no cell is on the stack. */
  innermost(stack: string): CellPlace | null {
    for (const line of stack.split('\n')) {
      const place = this.#placeOf(line);
      if (place !== null) return place;
    }
    return null;
  }

  #placeOf(stackLine: string): CellPlace | null {
    const match = frame.exec(stackLine);
    if (match === null) return null;
    const [, name = '', lineText, columnText] = match;
    const script = this.#known.get(name);
    if (script === undefined) return null;
    // The first line of a script is the function's head.
    const line = Number(lineText) - 1;
    return {
      cell: script.cell,
      line,
      column: sourceColumn(script.inserts, line, Number(columnText)),
    };
  }
}
