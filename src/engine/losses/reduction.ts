// What every loss does at its end: many elements become one number. Leaves their formulas to the losses.
import { refuse } from '../errors.ts';
import type { Tensor } from '../tensor.ts';

/** How the elements of a loss become its result: their mean, their sum, or all of them as they are. */
export type LossReduction = 'mean' | 'sum' | 'none';

/** Options of every loss. */
export interface LossOptions {
  /** `'mean'` unless stated otherwise. */
  readonly reduction?: LossReduction;
}

/**
 * The elements as one number, or as they are. Where elements have weights, `total` is the sum of the weights
 * and the mean divides by it.
 *
 * @throws EngineError `unknown-reduction`
 */
export function reduced(
  op: string,
  elements: Tensor,
  { reduction = 'mean' }: LossOptions = {},
  total = elements.size,
): Tensor {
  if (reduction === 'mean') {
    return total === elements.size ? elements.mean() : elements.sum().div(total);
  }
  if (reduction === 'sum') return elements.sum();
  if (reduction === 'none') return elements;
  throw refuse('unknown-reduction', { op, found: String(reduction) });
}
