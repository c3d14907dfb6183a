// The tape: in which order tensors came about, and whether and where that is recorded.
// Leaves walking back along it to autograd.ts.
import { refuse } from './errors.ts';
import type { NDArray } from './ndarray.ts';
import type { Attributes, AxisPart, Op } from './op.ts';

/** A place in the reader's code, counted from 1. */
export interface SourcePosition {
  readonly cell: string;
  readonly line: number;
  readonly column: number;
}

/** How a tensor came about. */
export interface Origin<T> {
  /** `null` for a leaf: a tensor made from numbers. */
  readonly op: Op | null;
  readonly inputs: readonly T[];
  readonly attributes: Attributes;
  /** Tape order: every tensor has a larger number than its inputs. */
  readonly order: number;
  /** Where the code made it; known only while a tracer listens. */
  readonly position: SourcePosition | null;
}

/** What autograd needs to know of a tensor. */
export interface Recorded<T> {
  readonly array: NDArray;
  readonly requiresGrad: boolean;
  readonly origin: Origin<T>;
  /** Tape order of the last change in place, 0 if there was none. */
  readonly written: number;
}

/** One step back: the finished gradient of a node, and what the node's operation adds to its inputs. */
export interface Step<T> {
  readonly node: T;
  /** ∂L/∂node, all contributions added. */
  readonly gradient: NDArray;
  /** In order of place; inputs that want no gradient are left out. Empty for a leaf. */
  readonly contributions: readonly Contribution<T>[];
}

/** What one use of one input adds to ∂L/∂input. */
export interface Contribution<T> {
  readonly input: T;
  readonly place: number;
  /** In the shape of the input: a broadcast is already summed back. May be computed when it is asked for. */
  readonly value: NDArray;
  /**
   * The part of the input outside of which the value is 0, axis by axis: in it stand the elements of the step's
   * gradient, in their order, −0 as 0. Null where anything may stand anywhere.
   */
  readonly part: readonly AxisPart[] | null;
}

/** A stretch of the computation that the engine has a name for. */
export interface ScopeName {
  readonly kind: 'layer' | 'loop' | 'turn';
  /** Name of the layer; empty for others. */
  readonly name: string;
}

/** One run of such a stretch. */
export interface Scope extends ScopeName {
  /** Where the code entered it. */
  readonly position: SourcePosition | null;
  /** The scope around it. */
  readonly outer: Scope | null;
}

/** Listens to everything that is recorded. */
export interface TapeListener<T> {
  /** Whether scopes are wanted. */
  readonly scoped?: boolean;
  /** Where the running code stands; asked once for each tensor that is made and each scope that is entered. */
  position(scope: Scope | null): SourcePosition | null;
  /** Told when `backward()` starts; what it returns is given every step. */
  backward?(root: T): ((step: Step<T>) => void) | undefined;
  /** Told before a tensor is changed in place; what it returns is called when that is done. */
  changing?(node: T, change: Change): (() => void) | undefined;
}

/** Why a tensor is changed in place. */
export interface Change {
  /** An optimiser's rule, or `assign`. */
  readonly rule: string;
  /** The rule in TeX for a tensor w with the gradient g; numbers stay symbols. */
  readonly tex: (w: string, g: string) => string;
}

/** What is switched on at the moment. Held in one object so that every module sees the same. */
export const tape = {
  /** False inside noGrad. */
  recording: true,
  /** True inside gradcheck: operations promote their inputs to float64. */
  promoting: false,
  order: 0,
  position: null as (() => SourcePosition | null) | null,
  changing: null as ((node: unknown, change: Change) => (() => void) | undefined) | null,
  /** Whether scopes are kept; without a listener that wants them they cost nothing. */
  scoped: false,
  /** The innermost scope. */
  scope: null as Scope | null,
};

/** The next number in tape order. */
export function nextOrder(): number {
  return ++tape.order;
}

/** Changes a tensor in place by `body`, so that backward notices it and a listener may watch. */
export function changeInPlace(node: { written: number }, change: Change, body: () => void): void {
  const done = tape.changing?.(node, change);
  body();
  node.written = nextOrder();
  done?.();
}

/** Runs `body` as a stretch with a name: what it makes is known to have come about there. */
export function within<Result>({ kind, name }: ScopeName, body: () => Result): Result {
  if (!tape.scoped) return body();
  const outer = tape.scope;
  tape.scope = { kind, name, position: tape.position?.() ?? null, outer };
  try {
    return body();
  } finally {
    tape.scope = outer;
  }
}

/**
 * Runs `body` without recording: what it makes wants no gradient.
 *
 * @returns what `body` returns
 * @throws EngineError `no-grad-async` if `body` returns a promise
 * @peers torch.no_grad
 */
export function noGrad<Result>(body: () => Result): Result {
  const before = tape.recording;
  tape.recording = false;
  try {
    const result = body();
    if (result instanceof Promise) throw refuse('no-grad-async', { op: 'noGrad' });
    return result;
  } finally {
    tape.recording = before;
  }
}
