// What can be asked about the numbers of a trace, and the answers as plain data.
// Leaves answering to explainer.ts, which needs the engine; this file needs nothing.
import type { Rule } from '#engine';
import type { GradcheckOutput } from '../output.ts';

/** Answers from a trace alone: nothing of the reader's is run again. */
export interface Explainer {
  /** How element `element` (row-major) of a node's value was made. */
  value(node: string, element: number): ValueExplanation;
  /** What element `element` (row-major) of a node's gradient was added up from. */
  gradient(node: string, element: number): GradientExplanation;
  /** What one use (a place among the trace's edges) sent to an element of its input; null if it sends nothing. */
  use(edge: number, element: number): GradientUse | null;
  /** How an element is computed, in TeX, from TeX for one element of each input; empty for a leaf. */
  formula(node: string, inputs: readonly string[]): string;
  /** The recorded computation in float64 against central differences, in slices that leave the page alive. */
  check(options?: CheckOptions): Promise<GradientCheck>;
}

export interface ValueExplanation {
  /** How the terms make the element; null for a leaf, which was given. */
  readonly rule: Rule | null;
  readonly terms: readonly ValueTerm[];
  /** Of a `sum-of-products`: places in `terms` of the factors of each product; null for other rules. */
  readonly products: readonly (readonly number[])[] | null;
  /** The recorded element. */
  readonly result: number;
  /** The element put together again from the terms alone: `result`, bit for bit. */
  readonly retold: number;
}

/** One element of an input. */
export interface ValueTerm {
  readonly node: string;
  /** The input's place among the operation's inputs. */
  readonly input: number;
  readonly element: number;
  readonly value: number;
  /** ∂(the element explained)/∂(this one). */
  readonly derivative: number;
}

export interface GradientExplanation {
  /** One for each use that sent something, in tape order. Their contributions add up to `result`, each addition rounded. */
  readonly uses: readonly GradientUse[];
  readonly result: number | null;
}

export interface GradientUse {
  /** Place among the trace's edges. */
  readonly edge: number;
  readonly contribution: number;
  /** What was added up, in order: the engine's `addUp` of this use is `contribution`, bit for bit. */
  readonly terms: readonly GradientTerm[];
  /** Whether parts are rounded before they are added: they were arrays of a broadcast input. */
  readonly rounded: boolean;
  /** What rounding by another way adds: 0, unless numbers that are infinite or none are involved. */
  readonly rest: number;
}

/** upstream · derivative · factor, for one element of the node that used this one: the last two are its slope. */
export interface GradientTerm {
  readonly to: string;
  readonly element: number;
  readonly upstream: number;
  readonly derivative: number;
  /** Terms of one part are added in double, then the parts; 0 where there is only one. */
  readonly part: number;
  /** What the whole part is multiplied by; 1 unless the operation factors it out, as softmax does. */
  readonly factor: number;
}

export interface CheckOptions {
  /** Elements that are checked at most; 200 unless stated. */
  readonly maxElements?: number;
  /** Which elements are drawn where there are more; 0 unless stated. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** Told between slices how many elements are done, and of how many. */
  readonly progress?: (done: number, of: number) => void;
}

/** What a gradient check found. */
export interface GradientCheck {
  readonly verdict: GradcheckOutput['verdict'];
  /** One for each parameter that has a gradient, in tape order. */
  readonly parameters: readonly CheckedParameter[];
  /** Elements that were checked, and all there are. Where they differ, `seed` says which were drawn. */
  readonly checked: number;
  readonly elements: number;
  readonly seed: number;
  /** The same in the form in which a cell's own check is shown. */
  readonly output: GradcheckOutput;
}

export interface CheckedParameter {
  readonly node: string;
  readonly size: number;
  readonly checked: number;
  /** Elements at which the loss has a kink: there is no right answer there. */
  readonly kinks: number;
  readonly verdict: GradcheckOutput['verdict'];
  readonly worst: CheckedElement | null;
}

export interface CheckedElement {
  readonly element: number;
  readonly tested: number;
  readonly reference: number;
  /** |tested − reference| relative to the larger of both. */
  readonly error: number;
  readonly kink: boolean;
}
