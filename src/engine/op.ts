// What an operation is: one value that can compute, differentiate, write itself in TeX and explain itself.
// Leaves recording to tensor.ts and walking back to autograd.ts.
import type { NDArray } from './ndarray.ts';
import type { Shape } from './shape.ts';

/** Settings of one use of an operation, for example the axis of a sum. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Shapes of one use of an operation; formulas write · instead of ⊙ where a scalar is involved. */
export interface Shapes {
  readonly inputs: readonly Shape[];
  readonly output: Shape;
}

/** TeX of everything a gradient formula may speak of; `upstream` is ∂L/∂output. */
export interface GradientLabels {
  readonly upstream: string;
  readonly inputs: readonly string[];
  readonly output: string;
}

/**
 * How an element is made, as a key for a sentence:
 * a sum of its terms, a product, a sum of products, a mean, a function of one element, a function of
 * several, one element chosen among several, or one element moved to another place.
 */
export type Rule =
  | 'sum'
  | 'product'
  | 'sum-of-products'
  | 'mean'
  | 'function'
  | 'function-of-several'
  | 'choice'
  | 'copy';

/** Every {@link Rule}. */
export const rules: readonly Rule[] = [
  'sum',
  'product',
  'sum-of-products',
  'mean',
  'function',
  'function-of-several',
  'choice',
  'copy',
];

/** One input element that an output element depends on. */
export interface Term {
  /** Which input, counted from 0. */
  readonly input: number;
  /** Flat row-major index in that input. */
  readonly index: number;
  /** ∂(output element)/∂(input element). */
  readonly derivative: number;
}

/** How one element of an output is made from elements of the inputs. */
export interface Explanation {
  readonly rule: Rule;
  readonly terms: readonly Term[];
}

/** One operation: its value, its vector-Jacobian product, its formulas and its explanation. */
export interface Op<Settings extends Attributes = Attributes> {
  readonly name: string;
  /** The value. */
  forward(inputs: readonly NDArray[], attributes: Settings): NDArray;
  /**
   * upstream · ∂output/∂inputs[place].
   *
   * Where the input was broadcast the result may keep the output's shape; autograd sums it back. It may be
   * `upstream` itself: arrays are never written to after they are made.
   */
  backward(
    upstream: NDArray,
    inputs: readonly NDArray[],
    output: NDArray,
    attributes: Settings,
    place: number,
  ): NDArray;
  /** The right-hand side, for example `X\,W_1`. */
  tex(inputs: readonly string[], attributes: Settings, shapes?: Shapes): string;
  /** The vector-Jacobian product, for example `\delta\,W_1^{\top}`. */
  gradientTex(place: number, labels: GradientLabels, attributes: Settings, shapes?: Shapes): string;
  /** The input elements that make output element `outputIndex` (flat), with local derivatives. */
  explain(
    outputIndex: number,
    inputs: readonly NDArray[],
    output: NDArray,
    attributes: Settings,
  ): Explanation;
}
