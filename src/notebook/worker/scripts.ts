// Which cell a script name in a stack belongs to, and where in the reader's source a frame stands.
// Reads the stacks of V8, SpiderMonkey and JavaScriptCore. Leaves what went wrong to errors.ts.
import type { Insert, Stretch, Unit } from '../compile/unit.ts';
import { sourceColumn } from '../compile/unit.ts';
import { calleeColumn } from './callee.ts';
import type { Frame } from './groups.ts';

/** A place in a cell's source; lines and columns count from 1. */
export interface CellPlace {
  readonly cell: string;
  readonly line: number;
  readonly column: number;
}

interface Script {
  readonly cell: string;
  readonly lines: readonly string[];
  readonly inserts: readonly Insert[];
  readonly stretches: readonly Stretch[];
  /** How often each stretch has begun. */
  readonly marks: Float64Array;
}

/** The reader's frames of one stack, and how to count the rounds of the loops and functions around them. */
export interface Stack {
  /** Outermost first. */
  readonly frames: readonly Frame[];
  readonly counters: readonly { readonly marks: Float64Array; readonly place: number }[];
}

/** `at f (blob:…:12:34)`, `f@blob:…:12:34`, `at async cell:…:12:34`. */
const frame = /((?:blob:|cell:)[^\n()]*?):(\d+):(\d+)\)?$/;

/** Stacks that are kept apart; code that runs often stands at the same places. */
const keptStacks = 2_000;

/** The scripts of all cells this worker has loaded. */
export class Scripts {
  readonly #known = new Map<string, Script>();
  readonly #stacks = new Map<string, Stack>();

  /** Adds a script; returns its marks, which it is to be run with. */
  add(
    script: string,
    cell: string,
    { js, inserts, stretches }: Pick<Unit, 'js' | 'inserts' | 'stretches'>,
  ): Float64Array {
    const marks = new Float64Array(stretches.length);
    const lines = js.split(/\r\n|[\n\r\u2028\u2029]/);
    this.#known.set(script, { cell, lines, inserts, stretches, marks });
    this.#stacks.clear();
    return marks;
  }

  /** The innermost place in a cell, or null when no cell is on the stack. */
  innermost(stack: string): CellPlace | null {
    for (const line of stack.split('\n')) {
      const found = this.#placeOf(line);
      if (found !== null) return found.place;
    }
    return null;
  }

  /** All places in cells. */
  all(stack: string): Stack {
    const known = this.#stacks.get(stack);
    if (known !== undefined) return known;
    const read = this.#read(stack);
    if (this.#stacks.size >= keptStacks) this.#stacks.clear();
    this.#stacks.set(stack, read);
    return read;
  }

  #read(stack: string): Stack {
    const counters: { marks: Float64Array; place: number }[] = [];
    const frames: Frame[] = [];
    for (const line of stack.split('\n').reverse()) {
      const found = this.#placeOf(line);
      if (found === null) continue;
      const { place, script } = found;
      const within = stretchesAround(script.stretches, place);
      frames.push({ ...place, within });
      for (const stretch of within) {
        counters.push({ marks: script.marks, place: script.stretches.indexOf(stretch) });
      }
    }
    return { frames, counters };
  }

  #placeOf(stackLine: string): { readonly place: CellPlace; readonly script: Script } | null {
    const match = frame.exec(stackLine);
    if (match === null) return null;
    const [, name = '', lineText, columnText] = match;
    const script = this.#known.get(name);
    if (script === undefined) return null;
    // The first line of a script is the function's head.
    const line = Number(lineText) - 1;
    const called = calleeColumn(script.lines[line - 1] ?? '', Number(columnText));
    const column = sourceColumn(script.inserts, line, called);
    return { place: { cell: script.cell, line, column }, script };
  }
}

/** The innermost function around a place, and the loops in it around the place. */
function stretchesAround(stretches: readonly Stretch[], place: CellPlace): readonly Stretch[] {
  const around = stretches.filter(({ from, to }) => !isBefore(place, from) && isBefore(place, to));
  const own = around.findLastIndex(({ kind }) => kind !== 'loop');
  return around.slice(Math.max(own, 0));
}

function isBefore({ line, column }: CellPlace, [endLine, endColumn]: Stretch['from']): boolean {
  return line < endLine || (line === endLine && column < endColumn);
}
