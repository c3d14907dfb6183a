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
 * How an element is made, as a key for a sentence. Each rule puts the terms together again, which
 * `valueFromTerms` does and a test holds every operation to:
 *
 * - `sum`: Σ derivative · element
 * - `product`: the elements multiplied; a single one times its derivative, the other factor being a setting
 * - `sum-of-products`: two terms in a row whose derivatives are each other's elements are one product; a term
 *   that stands alone (a bias) adds derivative · element
 * - `mean`: the sum of the elements divided by how many count, which is 1 / derivative
 * - `choice`: the element whose derivative is not 0; if there is none, a setting was chosen
 * - `copy`: the only element, rounded to the output's precision; if there is none, a setting
 * - `function`, `function-of-several`: what the operation makes of these elements, whatever the others are
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

/** Elements along one axis: `count` of them from `start` on, `step` apart. */
export interface AxisPart {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** A share of one element of a gradient: factor · Σ upstream · derivative, added in the order of the terms. */
export interface FactoredSum {
  readonly factor: number;
  readonly terms: readonly {
    /** Flat index in the output. */
    readonly outputIndex: number;
    /** ∂(that output element)/∂(the input element), without the factor. */
    readonly derivative: number;
  }[];
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
  /**
   * Adds the vector-Jacobian product to `sum`, in place: what `backward` and an addition would give. For
   * operations that use a small part of an input, of which there may be many.
   */
  addBackward?(
    sum: NDArray,
    upstream: NDArray,
    inputs: readonly NDArray[],
    attributes: Settings,
    place: number,
  ): void;
  /**
   * The part of an input outside of which `backward` gives 0, axis by axis; in it stand the elements of upstream, in
   * their order. Goes with `addBackward`.
   */
  part?(shapes: Shapes, attributes: Settings, place: number): readonly AxisPart[];
  /**
   * How many consecutive output elements are added up before others join them; all of them unless stated. Where
   * an input was broadcast, autograd adds several elements of what `backward` gives, each of them rounded.
   */
  addedTogether?(shapes: Shapes): number;
  /** True if such parts meet inside `backward`, which adds them in double and does not round them. */
  readonly addedInDouble?: boolean;
  /**
   * What `backward` adds up for element `inputIndex` (flat) of its only input, one sum after the other. For
   * operations that go another way than from output to output: softmax by y ⊙ (g − Σ g⊙y), a running total
   * from the end. The slopes are those of `explain`.
   */
  addedAs?(
    inputIndex: number,
    inputs: readonly NDArray[],
    output: NDArray,
    attributes: Settings,
  ): readonly FactoredSum[];
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
