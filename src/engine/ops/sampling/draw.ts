// What a row of the samplers is, and the pieces rows are made of. Leaves random draws to draws.ts.
import { randn, uniform, type Shape, type Tensor } from '../../index.ts';

/** Random inputs of one use: a shape, one that broadcasts to it, and a seed. Axes may be empty. */
export interface Draw {
  readonly shape: Shape;
  readonly partner: Shape;
  readonly seed: number;
}

/** Inputs in float64 that want gradients, and one use of an operation on them. */
export interface Sample {
  readonly inputs: readonly Tensor[];
  readonly use: (...inputs: Tensor[]) => Tensor;
}

/** One use of an operation for any draw. Its result must be made by that operation, and by it alone. */
export type Sampler = (draw: Draw) => Sample;

/** Rows of one family, by the operation's name. */
export type Samplers = Readonly<Record<string, Sampler>>;

/** Makes one input of a shape. */
export type Maker = (shape: Shape, seed: number) => Tensor;

const options = { dtype: 'float64', requiresGrad: true } as const;

/** Normal numbers. */
export const any: Maker = (shape, seed) => randn(shape, { ...options, seed });

/** Numbers from `low` up to `high`. */
export const between =
  (low: number, high: number): Maker =>
  (shape, seed) =>
    uniform(shape, { ...options, seed, low, high });

/** Numbers above 0, away from it. */
export const positive = between(0.2, 3);

/** A use with one input of any shape. */
export const one =
  (use: (x: Tensor) => Tensor, make = any): Sampler =>
  ({ shape, seed }) => ({ inputs: [make(shape, seed)], use });

/** A use with two inputs that broadcast against each other: either may be the smaller one, or both. */
export const two =
  (use: (a: Tensor, b: Tensor) => Tensor, make = any, makeOther = make): Sampler =>
  (draw) => {
    const [left, right] = facing(draw);
    return { inputs: [make(left, draw.seed), makeOther(right, draw.seed + 1)], use };
  };

/** Two shapes of which the first, the second or neither is the shape of the result. */
export function facing({ shape, partner, seed }: Draw): readonly [Shape, Shape] {
  if (seed % 3 === 0) return [shape, partner];
  if (seed % 3 === 1) return [partner, shape];
  // where the partner keeps an axis, every other one is repeated in the first shape instead
  const from = shape.length - partner.length;
  const left = shape.map((size, axis) => (axis >= from && (axis + seed) % 2 === 0 ? 1 : size));
  return [left, partner];
}

/** A use that reduces every other axis, which ones depending on the seed; keepdims likewise. */
export const reducing =
  (use: (x: Tensor, axes: readonly number[], keepdims: boolean) => Tensor, make = any): Sampler =>
  ({ shape, seed }) => {
    const axes = everyOther(shape, seed);
    return { inputs: [make(shape, seed)], use: (x) => use(x, axes, seed % 3 === 0) };
  };

/** As {@link reducing}, for what needs at least `fewest` elements to reduce. */
export const reducingSome =
  (
    use: (x: Tensor, axes: readonly number[], keepdims: boolean) => Tensor,
    make = any,
    fewest = 1,
  ): Sampler =>
  ({ shape, partner, seed }) => {
    const axes = everyOther(shape, seed);
    const filled = shape.map((size, axis) => (axes.includes(axis) ? Math.max(size, fewest) : size));
    return reducing(use, make)({ shape: filled, partner, seed });
  };

function everyOther(shape: Shape, seed: number): number[] {
  return shape.map((_, axis) => axis).filter((axis) => (axis + seed) % 2 === 0);
}

/** A use of one input along one of its axes, which one depending on the seed. */
export const alongAxis =
  (use: (x: Tensor, axis: number) => Tensor, make = any): Sampler =>
  ({ shape, seed }) => {
    const full = [2, ...shape];
    return { inputs: [make(full, seed)], use: (x) => use(x, seed % full.length) };
  };

/** A use of three tensors of one shape with at least one axis. */
export const joined =
  (use: (parts: Tensor[], axis: number) => Tensor): Sampler =>
  ({ shape, seed }) => {
    const full = [2, ...shape];
    const inputs = [0, 1, 2].map((i) => any(full, seed + i));
    return { inputs, use: (...parts) => use(parts, seed % full.length) };
  };

/** A use of one input whose last axis has three classes. */
export const withClasses =
  (use: (x: Tensor) => Tensor): Sampler =>
  ({ shape, seed }) => ({ inputs: [any([...shape, 3], seed)], use });
