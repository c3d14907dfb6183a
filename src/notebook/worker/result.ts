// What a recording shows of a cell that calls no backward(): the computation of its result.
import { originOf, type Tensor } from '#engine';
import { isTensor } from './describe.ts';
import { firstNotFinite, type Held } from './not-finite.ts';

/** Names of gradients that a reader computes: dW, db1, gradW. Nobody wants the gradient of those. */
const ofGradients = /^(?:d(?:[A-Z_]|[a-z]\d*$)|grad)|[Gg]rad(?:ient)?$/;

/** Whether a cell has made a number that a gradient can be taken of. */
export function madeScalar(held: readonly Held[]): boolean {
  return scalarOf(held) !== null;
}

/**
 * The tensor whose computation is worth showing: the first that is not finite, of these one that was computed if
 * there is one; else the number that the cell ends with, or the last it gave a name to. Null where there is none.
 */
export function resultOf(held: readonly Held[]): Tensor | null {
  const broken = held.filter((one) => firstNotFinite([one]) !== null).map(({ value }) => value);
  const tensors = broken.filter(isTensor);
  return tensors.find(isComputed) ?? tensors[0] ?? scalarOf(held);
}

function scalarOf(held: readonly Held[]): Tensor | null {
  const scalars = held
    .filter(({ name }) => name === null || !ofGradients.test(name))
    .map(({ value }) => value)
    .filter(isTensor)
    .filter((one) => one.shape.length === 0 && one.requiresGrad && isComputed(one));
  return scalars.at(-1) ?? null;
}

function isComputed(tensor: Tensor): boolean {
  return originOf(tensor).op !== null;
}
