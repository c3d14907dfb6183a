// What can go wrong in a computation, as plain data: NaN, infinities, numbers far too large.
// Leaves finding it to find-anomaly.ts and wording to i18n/anomalies.ts.
import type { Culprit } from './culprits.ts';

/** What went wrong. Each kind has its cause and its remedy in words. */
export type AnomalyKind =
  /** A leaf brings the number along: data, or a parameter that was broken before. */
  | 'data'
  | 'parameter'
  /** A function outside its domain. */
  | 'log'
  | 'sqrt'
  | 'division'
  | 'power'
  | 'divergence'
  /** Too large for the number format. */
  | 'exp'
  | 'overflow'
  /** ∞ − ∞, 0 · ∞ and the like, on infinities that the data brought along. */
  | 'infinities'
  /** Composed by hand of operations that overflow, where one operation would not. */
  | 'softmax-by-hand'
  | 'log-sum-exp-by-hand'
  | 'cross-entropy-by-hand'
  | 'binary-cross-entropy-by-hand'
  /** Gradients. */
  | 'dropped-too-late'
  | 'steep'
  | 'chain'
  | 'seed'
  /** Updates. */
  | 'learning-rate'
  | 'assigned'
  /** Finite, but far larger than what goes in. */
  | 'grown-parameter'
  | 'large-value';

export interface Anomaly {
  readonly kind: AnomalyKind;
  /** What is wrong: a value, a gradient, or a value after an update. */
  readonly of: 'value' | 'gradient' | 'update';
  /** Place of the operation that made it; of the leaf that brought it along or was updated. */
  readonly maker: number;
  /** Place of the node the wrong number belongs to: the maker, or the input that received the gradient. */
  readonly node: number;
  /** Row-major place of the first wrong element, its number, and how many elements are wrong. */
  readonly element: number;
  readonly value: number;
  readonly count: number;
  /** The step that made it; of a leaf the first that uses it. */
  readonly position: number;
  readonly cell: string;
  readonly line: number;
  /** What the operation made it of. */
  readonly inputs: readonly Culprit[];
  /** A parameter so large that it explains the overflow. */
  readonly grown: number | null;
  /** Of a gradient that grew on its way back: over how many operations, and by which factor at each on average. */
  readonly chain: { readonly operations: number; readonly factor: number } | null;
}
