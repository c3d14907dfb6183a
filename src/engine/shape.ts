// Shapes: lists of axis sizes, what they mean in row-major memory, and which of them broadcast.
// Leaves the numbers themselves to ndarray.ts.
import { refuse } from './errors.ts';

/** Sizes of the axes, outermost first; `[]` is a scalar. */
export type Shape = readonly number[];

/** Axes that a tensor has at most. */
export const mostAxes = 16;

/** Number of elements: the product of the sizes, 1 for a scalar. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

/** Row-major strides: how far one step along each axis moves in flat memory. */
export function stridesOf(shape: Shape): number[] {
  const strides = shape.slice();
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** Whether two shapes are equal. */
export function sameShape(left: Shape, right: Shape): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let axis = 0; axis < left.length; axis++) if (left[axis] !== right[axis]) return false;
  return true;
}

/** `[2, 3]` as text. */
export function formatShape(shape: readonly unknown[]): string {
  return `[${shape.join(', ')}]`;
}

/**
 * The shape both operands broadcast to: aligned at the last axis, sizes equal or 1.
 *
 * @throws EngineError `shapes-do-not-broadcast`
 */
export function broadcastShapes(op: string, left: Shape, right: Shape): Shape {
  if (sameShape(left, right)) return left;
  const shape = (left.length < right.length ? right : left).slice();
  const rank = shape.length;
  for (let back = 1; back <= rank; back++) {
    const a = left[left.length - back] ?? 1;
    const b = right[right.length - back] ?? 1;
    if (a !== b && a !== 1 && b !== 1) {
      throw refuse('shapes-do-not-broadcast', {
        op,
        left: formatShape(left),
        right: formatShape(right),
      });
    }
    shape[rank - back] = a === 1 ? b : a;
  }
  return shape;
}

/** Strides with which an operand of shape `from` is read along `to`: 0 where it is repeated. */
export function broadcastStrides(from: Shape, to: Shape): number[] {
  const own = stridesOf(from);
  const missing = to.length - from.length;
  return to.map((_, axis) => {
    const inner = axis - missing;
    return inner < 0 || from[inner] === 1 ? 0 : own[inner]!;
  });
}

/** The flat place in an operand of shape `from` that element `flat` of `to` was made from. */
export function broadcastIndex(flat: number, from: Shape, to: Shape): number {
  if (sameShape(from, to)) return flat;
  const strides = broadcastStrides(from, to);
  return unravel(flat, to).reduce((place, index, axis) => place + index * strides[axis]!, 0);
}

/** Turns a flat row-major index into one index for each axis. */
export function unravel(flat: number, shape: Shape): number[] {
  const index = shape.slice();
  let rest = flat;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = rest % shape[axis]!;
    rest = Math.floor(rest / shape[axis]!);
  }
  return index;
}

/**
 * The axis counted from 0; negative ones count from the end.
 *
 * @throws EngineError `axis-out-of-range`
 */
export function resolveAxis(op: string, axis: number, shape: Shape): number {
  const resolved = axis < 0 ? axis + shape.length : axis;
  if (!Number.isInteger(axis) || resolved < 0 || resolved >= shape.length) {
    throw refuse('axis-out-of-range', { op, axis: String(axis), shape: formatShape(shape) });
  }
  return resolved;
}

/**
 * Axes in ascending order, counted from 0; `undefined` means all of them.
 *
 * @throws EngineError `axis-out-of-range`, `axis-repeated`
 */
export function resolveAxes(
  op: string,
  axes: number | readonly number[] | undefined,
  shape: Shape,
): readonly number[] {
  if (axes === undefined) return shape.map((_, axis) => axis);
  const list = typeof axes === 'number' ? [axes] : axes;
  const resolved = list.map((axis) => resolveAxis(op, axis, shape)).sort((a, b) => a - b);
  if (new Set(resolved).size !== resolved.length) {
    throw refuse('axis-repeated', { op, axes: formatShape(list) });
  }
  return resolved;
}

/**
 * Checks that a list holds sizes.
 *
 * @throws EngineError `bad-shape` on NaN, fractions, negative sizes or anything that is no list, `too-many-axes`
 */
export function checkShape(op: string, shape: Shape): void {
  const valid = Array.isArray(shape) && shape.every((size) => Number.isInteger(size) && size >= 0);
  if (!valid) {
    const text = Array.isArray(shape) ? formatShape(shape) : String(shape);
    throw refuse('bad-shape', { op, shape: text });
  }
  checkAxes(op, shape.length);
}

/**
 * Checks that a shape has the axes that are named.
 *
 * @throws EngineError `axes-do-not-fit`
 */
export function checkNamedAxes(op: string, shape: Shape, names: readonly string[]): void {
  if (shape.length === names.length) return;
  throw refuse('axes-do-not-fit', { op, shape: formatShape(shape), axes: formatShape(names) });
}

/** @throws EngineError `too-many-axes` */
export function checkAxes(op: string, count: number): void {
  if (count > mostAxes) throw refuse('too-many-axes', { op, limit: mostAxes });
}

/**
 * The shape to reshape to; one size may be −1 and is worked out.
 *
 * @throws EngineError `bad-shape`, `one-unknown-size`, `size-differs`
 */
export function resolveSizes(op: string, from: Shape, to: Shape): Shape {
  const unknown = to.indexOf(-1);
  const known = to.filter((_, axis) => axis !== unknown);
  if (known.includes(-1)) throw refuse('one-unknown-size', { op, to: formatShape(to) });
  checkShape(op, known);
  const size = sizeOf(from);
  // NaN where nothing can be worked out: any number of empty rows would do
  const shape = unknown < 0 ? [...to] : to.with(unknown, size / sizeOf(known));
  if (!shape.every(Number.isInteger) || sizeOf(shape) !== size) {
    throw refuse('size-differs', { op, size, from: formatShape(from), to: formatShape(to) });
  }
  return shape;
}

/**
 * A permutation of the axes, counted from 0; the reverse order when none is given.
 *
 * @throws EngineError `axes-not-a-permutation`, `axis-out-of-range`
 */
export function resolveOrder(
  op: string,
  axes: readonly number[] | undefined,
  shape: Shape,
): readonly number[] {
  if (axes === undefined) return shape.map((_, axis) => shape.length - 1 - axis);
  const resolved = axes.map((axis) => resolveAxis(op, axis, shape));
  if (resolved.length !== shape.length || new Set(resolved).size !== shape.length) {
    const values = { op, axes: formatShape(axes), shape: formatShape(shape) };
    throw refuse('axes-not-a-permutation', values);
  }
  return resolved;
}
