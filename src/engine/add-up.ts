// How the engine adds the terms of one element of a contribution: in double, part by part, rounded where it
// rounds. Leaves finding the terms to explain.ts, and to operations that go their own way.
import { explainContribution, type ContributionTerm, type Use } from './explain.ts';
import type { DType } from './ndarray.ts';

/** upstream · derivative, in one of the parts: each is added in double, then multiplied by its factor. */
export interface AddedTerm extends Pick<ContributionTerm, 'upstream' | 'derivative'> {
  /** Counted from 0. There is more than one where an input was broadcast, or where a formula has several sums. */
  readonly part: number;
  /** Of the whole part; derivative · factor is the slope. 1 unless the formula factors it out, as softmax does. */
  readonly factor: number;
}

/** What is added up. */
export interface Added {
  /** In the order in which they are added. */
  readonly terms: readonly AddedTerm[];
  /** Whether parts are rounded before they are added: they were arrays of a broadcast input. */
  readonly rounded: boolean;
  /**
   * What rounding adds where the operation computes the same sum by another way: 0, unless an infinite number or
   * none met a zero that the terms leave out.
   */
  readonly rest: number;
}

/** One element of a contribution, opened: {@link addUp} of it is `value`, bit for bit. */
export interface OpenedContribution extends Added {
  readonly value: number;
  readonly terms: readonly (ContributionTerm & AddedTerm)[];
}

/** Opens element `inputIndex` (flat) of what an operation added to ∂L/∂(input `place`). */
export function openContribution(
  use: Use,
  place: number,
  inputIndex: number,
  upstream: { readonly data: ArrayLike<number> },
  value: number,
): OpenedContribution {
  const terms =
    use.op.addedAs === undefined
      ? termsByOutput(use, place, inputIndex, upstream)
      : termsOfFormula(use, inputIndex, upstream);
  const { addedTogether, addedInDouble = false } = use.op;
  const added = { terms, rounded: addedTogether !== undefined && !addedInDouble };
  return { value, ...added, rest: restOf(added, value, use.inputs[place]!.dtype) };
}

/** Σ factor · (Σ upstream · derivative) over the parts, then the rest, then the last rounding. */
export function addUp({ terms, rounded, rest }: Added, dtype: DType): number {
  const round = dtype === 'float32' ? Math.fround : (value: number) => value;
  const sums: number[] = [];
  const factors: number[] = [];
  for (const { part, factor, upstream, derivative } of terms) {
    const product = upstream * derivative;
    sums[part] = sums[part] === undefined ? product : sums[part] + product;
    factors[part] = factor;
  }
  const exact = sums.map((sum, part) => factors[part]! * sum);
  const parts = rounded ? exact.map(round) : exact;
  return round(parts.reduce((sum, part) => sum + part, 0) + rest);
}

/** The transpose of `explain`, output element by output element. */
function termsByOutput(
  use: Use,
  place: number,
  inputIndex: number,
  upstream: { readonly data: ArrayLike<number> },
): OpenedContribution['terms'] {
  const shapes = { inputs: use.inputs.map(({ shape }) => shape), output: use.output.shape };
  const together = use.op.addedTogether?.(shapes) ?? use.output.size;
  const found = explainContribution(use, place, inputIndex, upstream);
  const partOf = ({ outputIndex }: ContributionTerm) => Math.floor(outputIndex / together);
  const parts = [...new Set(found.map(partOf))];
  return found.map((term) => ({ ...term, part: parts.indexOf(partOf(term)), factor: 1 }));
}

function termsOfFormula(
  { op, inputs, output, attributes }: Use,
  inputIndex: number,
  upstream: { readonly data: ArrayLike<number> },
): OpenedContribution['terms'] {
  const sums = op.addedAs!(inputIndex, inputs, output, attributes);
  return sums.flatMap(({ factor, terms }, part) =>
    terms.map(({ outputIndex, derivative }) => {
      return { outputIndex, upstream: upstream.data[outputIndex]!, derivative, part, factor };
    }),
  );
}

function restOf(added: Omit<Added, 'rest'>, value: number, dtype: DType): number {
  let rest = 0;
  // twice, because the difference itself may be rounded
  for (let turn = 0; turn < 2; turn++) {
    const sum = addUp({ ...added, rest }, dtype);
    if (sum === value || (Number.isNaN(sum) && Number.isNaN(value))) return rest;
    rest += value - sum;
  }
  return rest;
}
