// Tells a value again: one element of an output, put together from the terms of its explanation by their rule.
// Leaves naming the terms to the operations, and gradients to explain.ts.
import type { Use } from './explain.ts';
import { filled, type NDArray } from './ndarray.ts';
import type { Explanation, Rule, Term } from './op.ts';

/** A term with the element it speaks of. */
export interface Part {
  readonly value: number;
  readonly derivative: number;
}

/**
 * The element `outputIndex` (flat) of a use's output, made anew from its terms alone as their
 * {@link Rule} says, in their order, and rounded to the output's dtype: the recorded one, bit for bit (0 for −0).
 */
export function valueFromTerms(
  use: Use,
  outputIndex: number,
  explanation: Explanation = explained(use, outputIndex),
): number {
  const { rule, terms } = explanation;
  const parts = terms.map(({ input, index, derivative }): Part => {
    return { value: use.inputs[input]!.data[index]!, derivative };
  });
  const value = retold[rule](parts) ?? valueAlone(use, outputIndex, terms);
  return use.output.dtype === 'float32' ? Math.fround(value) : value;
}

/**
 * Which terms of a `sum-of-products` are factors of one product: places of two terms in a row, or of one that
 * stands alone and adds derivative · value.
 */
export function productPairs(
  parts: readonly Part[],
): (readonly [number] | readonly [number, number])[] {
  const found: (readonly [number] | readonly [number, number])[] = [];
  for (let i = 0; i < parts.length; i++) {
    const [part, next] = [parts[i]!, parts[i + 1]];
    if (next !== undefined && areFactors(part, next)) found.push([i, ++i]);
    else found.push([i]);
  }
  return found;
}

/** Undefined where the terms do not say it: the operation has to be asked. */
type Retell = (parts: readonly Part[]) => number | undefined;

const retold: Readonly<Record<Rule, Retell>> = {
  sum: (parts) => sumOf(parts.map(share)),
  product: (parts) =>
    parts.length === 1
      ? share(parts[0]!)
      : parts.reduce((product, { value }) => product * value, 1),
  'sum-of-products': (parts) => sumOf(products(parts)),
  mean: (parts) => (parts.length === 0 ? undefined : meanOf(parts)),
  choice: (parts) => parts.find(({ derivative }) => derivative !== 0)?.value,
  copy: (parts) => parts[0]?.value,
  function: () => undefined,
  'function-of-several': () => undefined,
};

function explained({ op, inputs, output, attributes }: Use, outputIndex: number): Explanation {
  return op.explain(outputIndex, inputs, output, attributes);
}

function share({ value, derivative }: Part): number {
  return derivative * value;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The count is whole; 1 / (1 / n) is not always n. */
function meanOf(parts: readonly Part[]): number {
  return sumOf(parts.map(({ value }) => value)) / Math.round(1 / parts[0]!.derivative);
}

function products(parts: readonly Part[]): number[] {
  return productPairs(parts).map(([first, second]) => {
    const part = parts[first]!;
    return second === undefined ? share(part) : part.value * parts[second]!.value;
  });
}

function areFactors(one: Part, other: Part): boolean {
  return Object.is(one.derivative, other.value) && Object.is(other.derivative, one.value);
}

/** The operation once more, with NaN wherever no term points. */
function valueAlone(
  { op, inputs, attributes }: Use,
  outputIndex: number,
  terms: readonly Term[],
): number {
  const alone = inputs.map((array, place) => onlyTermsOf(array, place, terms));
  return op.forward(alone, attributes).data[outputIndex]!;
}

function onlyTermsOf(array: NDArray, place: number, terms: readonly Term[]): NDArray {
  const alone = filled(array.shape, NaN, array.dtype);
  for (const { input, index } of terms) {
    if (input === place) alone.data[index] = array.data[index]!;
  }
  return alone;
}
