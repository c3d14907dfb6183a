// What one use of a tensor adds to its gradient, in as few numbers as it takes: a slice adds 0 nearly everywhere, and
// a loop over time takes hundreds of slices. Leaves adding up whole gradients to the page.
import type { AxisPart } from '#engine';

/** A contribution that is 0 outside of a part of the tensor. */
export interface PartialContribution<Numbers = readonly number[]> {
  /** Of the whole contribution. */
  readonly shape: readonly number[];
  /** Where the numbers stand, for each axis. */
  readonly part: readonly AxisPart[];
  /** The elements in the part, row-major. None is −0. */
  readonly numbers: Numbers;
}

/** All numbers of a contribution, row-major, or those of the part outside of which it is 0. */
export type Contribution<Numbers = readonly number[]> = Numbers | PartialContribution<Numbers>;

/** Whether only a part of it is kept. */
export function isPartial(contribution: Contribution): contribution is PartialContribution {
  return 'part' in contribution;
}

/** The numbers that are kept, in order: all others are 0. For what does not depend on zeros or places. */
export function keptNumbers(contribution: Contribution): readonly number[] {
  return isPartial(contribution) ? contribution.numbers : contribution;
}

/** All numbers, row-major. Of a partial contribution a new list: do not hold many. */
export function allNumbers(contribution: Contribution): readonly number[] {
  if (!isPartial(contribution)) return contribution;
  const all = Array.from({ length: contribution.shape.reduce(times, 1) }, () => 0);
  eachPlace(contribution, (place, at) => (all[place] = contribution.numbers[at]!));
  return all;
}

/** One number, at a row-major place. */
export function numberAt(contribution: Contribution, place: number): number | undefined {
  if (!isPartial(contribution)) return contribution[place];
  const { shape, part, numbers } = contribution;
  let [at, size, rest] = [0, 1, place];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const { start, step, count } = part[axis]!;
    const along = ((rest % shape[axis]!) - start) / step;
    if (!Number.isInteger(along) || along < 0 || along >= count) return 0;
    at += along * size;
    size *= count;
    rest = Math.floor(rest / shape[axis]!);
  }
  return numbers[at];
}

/**
 * ((c₁ + c₂) + c₃) + …, element by element, each addition rounded to `dtype`; null for no terms. Takes as long as the
 * kept numbers are many.
 */
export function sumOf(
  terms: readonly Contribution[],
  dtype: 'float32' | 'float64',
): readonly number[] | null {
  const [first] = terms;
  if (first === undefined) return null;
  if (terms.length === 1) return allNumbers(first);
  // In place: a leaf that a long loop shares has thousands of terms, and this runs in every frame.
  const total = allNumbers(first).slice();
  const round = dtype === 'float32' ? Math.fround : Number;
  let parts = false;
  for (let next = 1; next < terms.length; next++) {
    const term = terms[next]!;
    // −0 + 0 is 0: the zeros around a part count, once
    if (!parts && isPartial(term)) {
      parts = true;
      for (let at = 0; at < total.length; at++) total[at]! += 0;
    }
    if (isPartial(term)) {
      eachPlace(term, (place, at) => (total[place] = round(total[place]! + term.numbers[at]!)));
    } else {
      for (let at = 0; at < total.length; at++) total[at] = round(total[at]! + (term[at] ?? NaN));
    }
  }
  return total;
}

/** Runs through the places of a part, row-major. */
function eachPlace(
  { shape, part }: PartialContribution,
  visit: (place: number, at: number) => void,
): void {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce(times, 1));
  let at = 0;
  const walk = (axis: number, before: number) => {
    if (axis === part.length) return visit(before, at++);
    const { start, step, count } = part[axis]!;
    for (let i = 0; i < count; i++) walk(axis + 1, before + (start + i * step) * strides[axis]!);
  };
  walk(0, 0);
}

function times(product: number, size: number): number {
  return product * size;
}
