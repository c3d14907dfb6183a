// Explanations of gradients: every vector-Jacobian product is the transpose of its operation's `explain`.
// Also writes the formulas of one recorded use, for which the shapes matter. Values from terms: retell.ts.
import { EngineError } from './errors.ts';
import { convert, type NDArray } from './ndarray.ts';
import type { Attributes, GradientLabels, Op } from './op.ts';
import type { Shape } from './shape.ts';
import type { Origin } from './tape.ts';

/** One output element that an input element has a share in, and what comes back from it. */
export interface ContributionTerm {
  /** Flat index in the output. */
  readonly outputIndex: number;
  /** ∂L/∂(that output element). */
  readonly upstream: number;
  /** ∂(that output element)/∂(the input element). */
  readonly derivative: number;
}

/** One use of one operation. */
export interface Use {
  readonly op: Op;
  readonly inputs: readonly NDArray[];
  readonly output: NDArray;
  readonly attributes: Attributes;
}

/**
 * Opens one element of what an operation adds to ∂L/∂(input `place`): Σ upstream · derivative over the
 * output elements it went into, in row-major order.
 *
 * Asks only the output elements that the input element reaches; where all elements of an input are wanted, use
 * {@link explainContributions}.
 */
export function explainContribution(
  use: Use,
  place: number,
  inputIndex: number,
  upstream: { readonly data: ArrayLike<number> },
): ContributionTerm[] {
  const { op, inputs, output, attributes } = use;
  return reached(use, place, inputIndex).flatMap((outputIndex) =>
    op
      .explain(outputIndex, inputs, output, attributes)
      .terms.filter(({ input, index }) => input === place && index === inputIndex)
      .map(({ derivative }) => ({
        outputIndex,
        upstream: upstream.data[outputIndex]!,
        derivative,
      })),
  );
}

/**
 * The output elements that an input element has a share in, and perhaps some more: with NaN in its place they
 * are NaN. All of them where the operation takes no NaN there.
 */
function reached(
  { op, inputs, output, attributes }: Use,
  place: number,
  inputIndex: number,
): number[] {
  const all = Array.from({ length: output.size }, (_, outputIndex) => outputIndex);
  if (output.size === 1) return all;
  const marked = convert(inputs[place]!, inputs[place]!.dtype);
  marked.data[inputIndex] = NaN;
  try {
    const { data } = op.forward(inputs.with(place, marked), attributes);
    return all.filter((outputIndex) => Number.isNaN(data[outputIndex]!));
  } catch (error) {
    if (error instanceof EngineError) return all;
    throw error;
  }
}

/** The terms of every element of what an operation adds to ∂L/∂(input `place`), by flat index. */
export function explainContributions(
  { op, inputs, output, attributes }: Use,
  place: number,
  upstream: { readonly data: ArrayLike<number> },
): ContributionTerm[][] {
  const result = Array.from(inputs[place]!.data, (): ContributionTerm[] => []);
  for (let outputIndex = 0; outputIndex < output.size; outputIndex++) {
    const g = upstream.data[outputIndex]!;
    for (const { input, index, derivative } of op.explain(outputIndex, inputs, output, attributes)
      .terms) {
      if (input === place) result[index]!.push({ outputIndex, upstream: g, derivative });
    }
  }
  return result;
}

interface Made {
  readonly shape: Shape;
  readonly origin: Origin<{ readonly shape: Shape }>;
}

/** How a tensor was computed, in TeX with the labels of its inputs; empty for a leaf. */
export function formulaOf({ shape, origin }: Made, labels: readonly string[]): string {
  if (origin.op === null) return '';
  return origin.op.tex(labels, origin.attributes, shapesOf(shape, origin));
}

/** What a tensor's operation adds to ∂L/∂(input `place`), in TeX; empty for a leaf. */
export function gradientFormulaOf(
  { shape, origin }: Made,
  place: number,
  labels: GradientLabels,
): string {
  if (origin.op === null) return '';
  return origin.op.gradientTex(place, labels, origin.attributes, shapesOf(shape, origin));
}

function shapesOf(output: Shape, { inputs }: Origin<{ readonly shape: Shape }>) {
  return { inputs: inputs.map((input) => input.shape), output };
}
