// A compiled cell: the JavaScript to run and what the rest of the notebook has to know about it.
// Leaves making it to compile.ts; plain data, so that it can be made at build time and sent to a worker.

/** A compiled cell. Lines and columns count from 1, in the cell's source. */
export interface Unit {
  /**
   * The body for `export default async function(names…){let $n=0;\n` + js + `\nreturn{…declares}\n}`:
   * line n of the source is line n + 1 there; {@link sourceColumn} gives the column.
   */
  readonly js: string;
  /** Names declared at the top of the cell: what other cells may read. */
  readonly declares: readonly string[];
  /** The line of each of these names. */
  readonly declaredAt: readonly number[];
  /** Names used and not declared here, each where it is read first: other cells' names, the library's, globals. */
  readonly reads: readonly Place[];
  /** Names assigned to and not declared here, each where it is assigned first. */
  readonly writes: readonly Place[];
  /** Every name that the code declares or uses, imports left out, with all its places. */
  readonly names: readonly CodeName[];
  /** What the cell imports; names that are used as types only are left out. */
  readonly imports: readonly Import[];
  /** Text that stands in `js` and not in the source: the only thing that moves columns. In order. */
  readonly inserts: readonly Insert[];
  /** Whether the last statement is an expression, handed to `$last(…)`. */
  readonly showsLast: boolean;
  /** Functions that can be made again without running the cell, as long as what they use is there. */
  readonly functions: readonly OwnFunction[];
  /** Loops and functions that may make tensors, outer ones first; `$marks` counts the rounds of each. */
  readonly stretches: readonly Stretch[];
}

/** A loop, a function, or a function that a method of an array calls for each element. */
export interface Stretch {
  readonly kind: 'loop' | 'function' | 'callback';
  /** Name of a function, as far as it has one. */
  readonly name: string;
  /** Where what runs more than once begins; a loop's init runs once. */
  readonly from: readonly [line: number, column: number];
  /** Where it has ended. */
  readonly to: readonly [line: number, column: number];
  /** Where it is written. */
  readonly line: number;
  readonly column: number;
}

/**
 * A function written at the top of the cell under a name that always means it: `function f() {…}` or
 * `const f = () => …`.
 */
export interface OwnFunction {
  readonly name: string;
  /** Its statement in `js`. */
  readonly start: number;
  readonly end: number;
  /** The cell's own top-level names that its code uses. */
  readonly uses: readonly string[];
}

/** A variable of a cell's code, or a name that the cell does not declare. */
export interface CodeName {
  readonly name: string;
  /** `own`: declared at the top of the cell; `local`: inside a function or block of it; `free`: not in it. */
  readonly kind: 'own' | 'local' | 'free';
  /** Where it stands; where it is declared comes first. */
  readonly places: readonly LineAndColumn[];
}

/** A place in a cell's source, both counted from 1. */
export type LineAndColumn = readonly [line: number, column: number];

/** A name and where it stands. */
export interface Place {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** One import declaration. */
export interface Import {
  readonly from: string;
  /** Where the module's name stands. */
  readonly line: number;
  readonly column: number;
  readonly names: readonly ImportedName[];
}

export interface ImportedName {
  readonly local: string;
  /** The name in the module; `default` and `*` as in JavaScript. */
  readonly imported: string;
  readonly line: number;
  readonly column: number;
}

/** `length` characters inserted before this column of the source. */
export type Insert = readonly [line: number, column: number, length: number];

/** Names the compiled cell gets from its surroundings. No cell may use or declare them. */
export const runtimeNames = [
  '$last',
  '$due',
  '$yield',
  '$past',
  '$name',
  '$import',
  '$throw',
  '$await',
  '$marks',
  '$n',
] as const;

/** The source's column for a column of the same line of `js`; inside an insert, the column it stands before. */
export function sourceColumn(
  inserts: readonly Insert[],
  line: number,
  generatedColumn: number,
): number {
  let shift = 0;
  for (const [insertLine, column, length] of inserts) {
    if (insertLine !== line) continue;
    if (generatedColumn < column + shift) break;
    if (generatedColumn < column + shift + length) return column;
    shift += length;
  }
  return generatedColumn - shift;
}
