// What operations that reduce axes share: which elements belong together, and a maker for those whose result
// is a function of each group. The groups themselves are kernels/rows.ts.
import { refuse } from '../errors.ts';
import { fromRows, rowsOf } from '../kernels/rows.ts';
import { NDArray, allocate, storage, type Data } from '../ndarray.ts';
import type { Attributes, Op, Rule, Shapes } from '../op.ts';
import { formatShape, sizeOf, stridesOf, unravel, type Shape } from '../shape.ts';

/** Which axes are reduced (ascending, from 0) and whether they stay with size 1. */
export type Reduction = { readonly axes: readonly number[]; readonly keepdims: boolean };

/** A function of the elements x[start … end) that are reduced to one number, with its derivatives and formulas. */
export interface FunctionOfRow<Settings extends Attributes> {
  readonly name: string;
  readonly rule?: Rule;
  /** True if there is no value without elements. */
  readonly needsSome?: boolean;
  value(x: Data, start: number, end: number, settings: Settings): number;
  /** Writes ∂y/∂x[start + i] to slopes[i]; y = value(x, …). */
  slopes(row: Row, slopes: Float64Array, settings: Settings): void;
  tex(x: string, settings: Settings, shapes?: Shapes): string;
  gradientTex(
    labels: { g: string; x: string; y: string },
    settings: Settings,
    shapes?: Shapes,
  ): string;
}

/** The elements x[start … end) and what the function made of them. */
export interface Row {
  readonly x: Data;
  readonly start: number;
  readonly end: number;
  readonly y: number;
}

/** An operation that applies one function to the elements along the reduced axes. */
export function functionOfRow<Settings extends Reduction>(
  definition: FunctionOfRow<Settings>,
): Op<Settings> {
  const { name, value, slopes, rule = 'function-of-several' } = definition;
  return {
    name,
    forward: ([x], settings) => {
      if (definition.needsSome) checkSome(name, x!.shape, settings);
      const y = allocate(kept(x!.shape, settings), x!.dtype);
      const length = x!.size / Math.max(y.size, 1);
      const rows = rowsOf(x!, settings.axes);
      for (let i = 0; i < y.size; i++) {
        y.data[i] = value(rows, i * length, (i + 1) * length, settings);
      }
      return finish(y, settings);
    },
    backward: (upstream, [x], y, settings) => {
      const length = x!.size / Math.max(y.size, 1);
      const rows = rowsOf(x!, settings.axes);
      const result = storage(x!.size, upstream.dtype);
      const local = new Float64Array(length);
      for (let i = 0; i < y.size; i++) {
        const start = i * length;
        slopes({ x: rows, start, end: start + length, y: y.data[i]! }, local, settings);
        for (let j = 0; j < length; j++) result[start + j] = upstream.data[i]! * local[j]!;
      }
      return fromRows(result, settings.axes, x!);
    },
    tex: ([x], settings, shapes) => definition.tex(x!, settings, shapes),
    gradientTex: (_place, { upstream, inputs, output }, settings, shapes) =>
      definition.gradientTex({ g: upstream, x: inputs[0]!, y: output }, settings, shapes),
    explain: (index, [x], y, settings) => {
      const flats = members(index, x!.shape, settings);
      const row = Float64Array.from(flats, (flat) => x!.data[flat]!);
      const local = new Float64Array(row.length);
      slopes({ x: row, start: 0, end: row.length, y: y.data[index]! }, local, settings);
      const terms = flats.map((flat, i) => ({ input: 0, index: flat, derivative: local[i]! }));
      return { rule, terms };
    },
  };
}

/** The shape in which reduced axes stay with size 1. */
export function kept(shape: Shape, { axes }: Reduction): Shape {
  return shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
}

/** Drops the reduced axes unless they are to stay. */
export function finish(reduced: NDArray, { axes, keepdims }: Reduction): NDArray {
  if (keepdims) return reduced;
  const shape = reduced.shape.filter((_, axis) => !axes.includes(axis));
  return under(reduced, shape);
}

/** The same storage under another shape of the same size. */
export function under(array: NDArray, shape: Shape): NDArray {
  return new NDArray(array.data, shape, array.dtype);
}

/** @throws EngineError `nothing-to-reduce` */
export function checkSome(op: string, shape: Shape, { axes }: Reduction): void {
  if (axes.some((axis) => shape[axis] === 0)) {
    throw refuse('nothing-to-reduce', { op, shape: formatShape(shape) });
  }
}

/** Flat places of the input elements that are folded into output element `index`. */
export function members(index: number, shape: Shape, settings: Reduction): number[] {
  const strides = stridesOf(shape);
  const along = (places: readonly number[], axes: readonly number[]) =>
    places.reduce((flat, place, i) => flat + place * strides[axes[i]!]!, 0);
  const allAxes = shape.map((_, axis) => axis);
  const first = along(unravel(index, kept(shape, settings)), allAxes);
  const sizes = settings.axes.map((axis) => shape[axis]!);
  return Array.from(
    { length: sizeOf(sizes) },
    (_, step) => first + along(unravel(step, sizes), settings.axes),
  );
}

/** The number of elements that become one, or n. */
export function countTex(shapes: Shapes | undefined): string {
  return shapes ? String(sizeOf(shapes.inputs[0]!) / sizeOf(shapes.output)) : 'n';
}
