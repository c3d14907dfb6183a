// Loops over elements: one operand, two that broadcast, and their vector-Jacobian products.
// Which function is applied belongs to the ops.
import { NDArray, storage, type Data } from '../ndarray.ts';
import { broadcastShapes } from '../shape.ts';
import { walk } from './walk.ts';

/** Fills `out[start … start + count)` from two operands that advance by their steps. */
export type PairLoop = (
  out: Data,
  start: number,
  count: number,
  a: Data,
  p: number,
  pStep: number,
  b: Data,
  q: number,
  qStep: number,
) => void;

/** A pair loop that applies one function to every pair. */
export function eachPair(value: (a: number, b: number) => number): PairLoop {
  return (out, start, count, a, p, pStep, b, q, qStep) => {
    const end = start + count;
    for (let i = start, j = p, k = q; i < end; i++, j += pStep, k += qStep) {
      out[i] = value(a[j]!, b[k]!);
    }
  };
}

/** f(aᵢ) for every element. */
export function map(a: NDArray, value: (x: number) => number): NDArray {
  const source = a.data;
  const out = storage(source.length, a.dtype);
  for (let i = 0; i < out.length; i++) out[i] = value(source[i]!);
  return new NDArray(out, a.shape, a.dtype);
}

/** f(a, b) for every pair of elements, broadcast. */
export function zip(op: string, a: NDArray, b: NDArray, loop: PairLoop): NDArray {
  const shape = broadcastShapes(op, a.shape, b.shape);
  let size = 1;
  for (const length of shape) size *= length;
  const out = storage(size, a.dtype);
  walk(shape, a.shape, b.shape, (start, count, p, pStep, q, qStep) =>
    loop(out, start, count, a.data, p, pStep, b.data, q, qStep),
  );
  return new NDArray(out, shape, a.dtype);
}

/** gᵢ · f′(xᵢ, yᵢ): the product of one-input element-wise functions. */
export function chain(
  upstream: NDArray,
  x: NDArray,
  y: NDArray,
  derivative: (x: number, y: number) => number,
): NDArray {
  const [g, a, b] = [upstream.data, x.data, y.data];
  const out = storage(g.length, upstream.dtype);
  for (let i = 0; i < out.length; i++) out[i] = g[i]! * derivative(a[i]!, b[i]!);
  return new NDArray(out, upstream.shape, upstream.dtype);
}

/** g · ∂f(a, b)/∂(one of them), in the shape of the output: the broadcast is not yet summed back. */
export function chainPair(
  upstream: NDArray,
  a: NDArray,
  b: NDArray,
  derivative: (a: number, b: number) => number,
): NDArray {
  const out = storage(upstream.size, upstream.dtype);
  const [g, left, right] = [upstream.data, a.data, b.data];
  walk(upstream.shape, a.shape, b.shape, (start, count, p, pStep, q, qStep) => {
    const end = start + count;
    for (let i = start, j = p, k = q; i < end; i++, j += pStep, k += qStep) {
      out[i] = g[i]! * derivative(left[j]!, right[k]!);
    }
  });
  return new NDArray(out, upstream.shape, upstream.dtype);
}

/** c · gᵢ; the array itself when c is 1. */
export function scale(array: NDArray, factor: number): NDArray {
  if (factor === 1) return array;
  const source = array.data;
  const out = storage(source.length, array.dtype);
  for (let i = 0; i < out.length; i++) out[i] = factor * source[i]!;
  return new NDArray(out, array.shape, array.dtype);
}
