// How the engine adds the terms of one element of a contribution: in double, part by part, rounded where it
// rounds. Leaves finding the terms to explain.ts.
import { explainContribution, type ContributionTerm, type Use } from './explain.ts';
import type { DType } from './ndarray.ts';

/** A term, and which part of the sum it belongs to. */
export interface AddedTerm extends ContributionTerm {
  /**
   * Counted from 0. The terms of a part are added in double and rounded; so are then the parts. A single part
   * is rounded once. More than one occur where an input was broadcast.
   */
  readonly part: number;
}

/** One element of a contribution, opened: {@link addUp} of `terms` and `rest` is `value`, bit for bit. */
export interface OpenedContribution {
  readonly value: number;
  /** In the order in which they are added. */
  readonly terms: readonly AddedTerm[];
  /**
   * What rounding adds where the operation computes the same sum by another way, softmax in float64 for
   * example: a few units in the last place, and 0 nearly always.
   */
  readonly rest: number;
}

/** Opens element `inputIndex` (flat) of what an operation added to ∂L/∂(input `place`). */
export function openContribution(
  use: Use,
  place: number,
  inputIndex: number,
  upstream: { readonly data: ArrayLike<number> },
  value: number,
): OpenedContribution {
  const shapes = { inputs: use.inputs.map(({ shape }) => shape), output: use.output.shape };
  const together = use.op.addedTogether?.(shapes) ?? use.output.size;
  const found = explainContribution(use, place, inputIndex, upstream);
  const partOf = ({ outputIndex }: ContributionTerm) => Math.floor(outputIndex / together);
  const parts = [...new Set(found.map(partOf))];
  const terms = found.map((term) => ({ ...term, part: parts.indexOf(partOf(term)) }));
  return { value, terms, rest: restOf(terms, value, use.inputs[place]!.dtype) };
}

/** Σ upstream · derivative as the engine adds it: see {@link AddedTerm.part}; then the rest, then the last rounding. */
export function addUp(
  terms: readonly Pick<AddedTerm, 'part' | 'upstream' | 'derivative'>[],
  rest: number,
  dtype: DType,
): number {
  const round = dtype === 'float32' ? Math.fround : (value: number) => value;
  const sums: number[] = [];
  for (const { part, upstream, derivative } of terms) {
    const product = upstream * derivative;
    sums[part] = sums[part] === undefined ? product : sums[part] + product;
  }
  const [first = 0, ...others] = sums;
  if (others.length === 0) return round(first + rest);
  return round(others.reduce((sum, part) => sum + round(part), round(first)) + rest);
}

function restOf(terms: readonly AddedTerm[], value: number, dtype: DType): number {
  let rest = 0;
  // twice, because the difference itself may be rounded
  for (let turn = 0; turn < 2; turn++) {
    const sum = addUp(terms, rest, dtype);
    if (sum === value || (Number.isNaN(sum) && Number.isNaN(value))) return rest;
    rest += value - sum;
  }
  return rest;
}
