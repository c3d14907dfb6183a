// A recorded forward and backward pass as plain data: what the gradient stepper walks through.
// Leaves recording to record-trace.ts and drawing to the page.
import type { Contribution } from './contribution.ts';

/**
 * The computation of one scalar: its graph, and the order in which values and gradients came about. Numbers are
 * row-major lists; on their way from the worker they are kept otherwise (packed-trace.ts).
 */
export interface Trace<Numbers = readonly number[]> {
  /** The cell whose run was recorded. */
  readonly cell: string;
  /** Which call of backward() in that cell, counted from 1; 0 for a scalar given to steps(). */
  readonly backward: number;
  /** In tape order; a leaf stands before the operation that first uses it. The last node is the root. */
  readonly nodes: readonly TraceNode<Numbers>[];
  /** Ordered by the operation that used the input (tape order), then by the input's place: the order in which contributions add up. */
  readonly edges: readonly TraceEdge<Numbers>[];
  /** Forward operations in tape order, the seed, the operations in reverse, then updates as they happened. */
  readonly steps: readonly TraceStep[];
  /** Stretches of the computation that fold. An outer one stands before those inside it. */
  readonly groups: readonly TraceGroup[];
  /** What happened to the leaves after this backward pass and before the next. */
  readonly updates: readonly TraceUpdate<Numbers>[];
  /** How many more there were: a cap left them out. */
  readonly omittedUpdates: number;
}

export interface TraceNode<Numbers = readonly number[]> {
  readonly id: string;
  /** `parameter`: a leaf that wants a gradient. `data`: a leaf that does not. */
  readonly role: 'parameter' | 'data' | 'operation';
  /** Name of the operation, `tensor` for a leaf. */
  readonly op: string;
  /** Name of the variable the reader gave it, or `lstm1/kernel` for a weight of a layer; null for all others. */
  readonly name: string | null;
  /** The variables that it was given to: that of `name` first, unless its place is not known, then others. */
  readonly given: readonly Giving[];
  /**
   * Short unique label for pictures and sentences: the name, else the operation, after the layer it belongs to
   * (`dense1/matmul`), with a counter.
   */
  readonly label: string;
  /** The same label in TeX, a weight by the symbol that its layer's formula has for it. */
  readonly tex: string;
  readonly dtype: 'float32' | 'float64';
  readonly shape: readonly number[];
  readonly value: Numbers;
  /** Null where no gradient is wanted. */
  readonly gradient: Numbers | null;
  /** Where the reader's code made it: 1-based, in the source of `cell`. */
  readonly cell: string;
  readonly line: number;
  readonly column: number;
  /** How it is computed, in TeX with the symbols of its inputs (see {@link symbolTex}); empty for a leaf. */
  readonly formula: string;
  /** Settings of the operation, as plain data: enough to compute it again. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The innermost group it was made in, as a place in `groups`; null outside of all. */
  readonly group: number | null;
}

/** A variable that got a value, and where its name stands in the cell's source, counted from 1. */
export interface Giving {
  readonly name: string;
  readonly cell: string;
  readonly line: number;
  readonly column: number;
}

/** One use of one input by one operation. */
export interface TraceEdge<Numbers = readonly number[]> {
  readonly from: string;
  readonly to: string;
  /** The input's place among the operation's inputs, from 0. */
  readonly input: number;
  /**
   * What this use adds to the gradient of `from`, in the shape of `from`; null where `from` wants no gradient. Read it
   * with the functions of contribution.ts.
   */
  readonly contribution: Contribution<Numbers> | null;
  /** The vector-Jacobian product in TeX, with symbols: what is added to ∂L/∂from. */
  readonly formula: string;
}

/**
 * A stretch of the computation that folds: a layer, a call of the reader's function, a loop, one turn of a loop.
 * Its operations stand together in tape order. A leaf belongs to the group in which it was made, if any.
 */
export interface TraceGroup {
  /** The group around it, as a place in `groups` before its own. */
  readonly parent: number | null;
  readonly kind: 'layer' | 'call' | 'loop' | 'turn';
  /** Name of the layer or the function; empty for loops and turns. */
  readonly name: string;
  /** Which turn of its loop, counted from 0; null for all others. */
  readonly turn: number | null;
  /** How many turns a loop has in this computation; null for all others. */
  readonly turns: number | null;
  /** Where the reader's code enters it. */
  readonly cell: string;
  readonly line: number;
  readonly column: number;
}

/** A leaf that was changed in place: by an optimiser, or by an assignment. */
export interface TraceUpdate<Numbers = readonly number[]> {
  readonly node: string;
  readonly before: Numbers;
  readonly after: Numbers;
  /** The optimiser's rule, `sgd` for example; `assign` for an assignment. */
  readonly rule: string;
  /** The rule in TeX, with letters for its numbers and the symbol of its node. */
  readonly formula: string;
  readonly cell: string;
  readonly line: number;
  readonly column: number;
}

export type TraceStep =
  | { readonly phase: 'forward'; readonly node: string }
  | { readonly phase: 'seed'; readonly node: string }
  | {
      readonly phase: 'backward';
      readonly node: string;
      /** Places in `edges` of the inputs that receive something in this step. */
      readonly edges: readonly number[];
    }
  | {
      readonly phase: 'update';
      readonly node: string;
      /** Place in `updates`. */
      readonly update: number;
    };

/**
 * TeX that stands for a node: `\sym{n3}{W_{1}}`. Whoever draws a formula says what `\sym` does. A number, which
 * nothing in the code is called by, stays as it is.
 */
export function symbolTex(id: string, tex: string): string {
  return /^-?(?:\d|\\infty)/.test(tex) ? tex : `\\sym{${id}}{${tex}}`;
}

/** What the gradients are gradients of: the root's name where it is as short as a symbol, else L. */
export function rootSymbol(name: string | null): { readonly text: string; readonly tex: string } {
  const text = name !== null && /^[A-Za-z]\d?$/.test(name) ? name : 'L';
  return { text, tex: text.replace(/(?<=.)\d/, '_$&') };
}
