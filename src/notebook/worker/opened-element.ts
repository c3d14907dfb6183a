// One element of one contribution, opened into the products upstream × derivative that make it.
// The transpose of the operation's own explanation: no operation says this twice.
import { unravel, type NDArray, type Op } from '#engine';
import type { OpenedElement, OpenedTerm } from '../trace.ts';

/** One use of one input by one operation, with the gradient that arrived there. */
export interface Use {
  readonly op: Op;
  readonly inputs: readonly NDArray[];
  readonly output: NDArray;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly place: number;
  readonly upstream: NDArray;
  readonly contribution: NDArray;
}

/** How many terms may still be looked at in one trace: explaining is slow on large tensors. */
export interface Patience {
  terms: number;
}

const listed = 6;

/** Opens the largest element of the contribution; null for an empty one and once patience is used up. */
export function openLargest(use: Use, patience: Patience): OpenedElement | null {
  const element = largest(use.contribution.data);
  if (element === null || patience.terms < use.output.size) return null;
  const terms = termsOf(use, element, patience);
  if (terms === null) return null;
  const heaviest = [...terms].sort((left, right) => weight(right) - weight(left)).slice(0, listed);
  const kept = terms.length > listed ? terms.filter((term) => heaviest.includes(term)) : terms;
  return {
    index: unravel(element, use.contribution.shape),
    value: use.contribution.data[element] ?? NaN,
    terms: kept,
    omitted: terms.length - kept.length,
  };
}

function termsOf(use: Use, element: number, patience: Patience): OpenedTerm[] | null {
  const { op, inputs, output, attributes, place, upstream } = use;
  const terms: OpenedTerm[] = [];
  for (let at = 0; at < output.size; at++) {
    const explanation = op.explain(at, inputs, output, attributes);
    patience.terms -= explanation.terms.length;
    if (patience.terms < 0) return null;
    for (const term of explanation.terms) {
      if (term.input !== place || term.index !== element) continue;
      const index = unravel(at, output.shape);
      terms.push({ index, upstream: upstream.data[at] ?? NaN, derivative: term.derivative });
    }
  }
  return terms;
}

function largest(data: ArrayLike<number>): number | null {
  let best: number | null = null;
  for (let at = 0; at < data.length; at++) {
    const value = data[at] ?? 0;
    if (Number.isNaN(value)) return at;
    if (best === null || Math.abs(value) > Math.abs(data[best] ?? 0)) best = at;
  }
  return best;
}

function weight({ upstream, derivative }: OpenedTerm): number {
  const product = Math.abs(upstream * derivative);
  return Number.isNaN(product) ? Infinity : product;
}
