// Operations that move elements and compute nothing: reshape, transpose, slice, flip, broadcastTo, tile, copies.
// What each needs is its view of the input; value, gradient and explanation follow from it.
import { gather, scatter, scatterInto, viewedIndex, type View } from '../kernels/strided.ts';
import { NDArray, convert, type DType } from '../ndarray.ts';
import type { Attributes, AxisPart, Op } from '../op.ts';
import { broadcastStrides, stridesOf, type Shape } from '../shape.ts';
import { call, indexed, transposed } from '../tex.ts';
import { functionOfOne } from './pointwise.ts';

interface ViewOperation<Settings extends Attributes> {
  readonly name: string;
  view(shape: Shape, settings: Settings): View;
  /** The shape of the result where it is not that of the view. */
  shape?(from: Shape, settings: Settings): Shape;
  tex(x: string, settings: Settings): string;
  gradientTex(upstream: string, settings: Settings): string;
}

function viewOperation<Settings extends Attributes>(
  definition: ViewOperation<Settings>,
): Op<Settings> {
  const { name, view } = definition;
  return {
    name,
    forward: ([x], settings) => {
      const y = gather(x!, view(x!.shape, settings));
      return new NDArray(y.data, definition.shape?.(x!.shape, settings) ?? y.shape, y.dtype);
    },
    backward: (upstream, [x], _y, settings) =>
      scatter(upstream, view(x!.shape, settings), x!.shape),
    tex: ([x], settings) => definition.tex(x!, settings),
    gradientTex: (_place, { upstream }, settings) => definition.gradientTex(upstream, settings),
    explain: (index, [x], _y, settings) => {
      const source = viewedIndex(view(x!.shape, settings), index);
      return { rule: 'copy', terms: [{ input: 0, index: source, derivative: 1 }] };
    },
  };
}

/** The order of axes: output axis i is input axis `axes[i]`. */
export type TransposeSettings = { readonly axes: readonly number[] };

/** Axes in another order. */
export const transpose = viewOperation<TransposeSettings>({
  name: 'transpose',
  view: (shape, { axes }) => {
    const strides = stridesOf(shape);
    return {
      shape: axes.map((axis) => shape[axis]!),
      start: 0,
      strides: axes.map((axis) => strides[axis]!),
    };
  },
  tex: (x, { axes }) => permuted(x, axes),
  gradientTex: (g, { axes }) => permuted(g, inverse(axes)),
});

/** For each axis of the input where to start, stop and how far to step; `drop` leaves the axis out. */
export type SliceSettings = {
  readonly ranges: readonly {
    readonly start: number;
    readonly stop: number;
    readonly step: number;
    readonly drop: boolean;
  }[];
};

const sliceView = viewOperation<SliceSettings>({
  name: 'slice',
  view: viewOfSlice,
  tex: (x, { ranges }) => indexed(x, ranges.map(rangeTex).join(',\\,')),
  gradientTex: (g) => call('pad', g),
});

/** Every step-th element from start up to but without stop, on each axis. */
export const slice: Op<SliceSettings> = {
  ...sliceView,
  // a loop over time slices one tensor many times: no gradient of full size for each
  addBackward: (sum, upstream, [x], settings) =>
    scatterInto(sum, upstream, viewOfSlice(x!.shape, settings)),
  part: (_shapes, { ranges }) => ranges.map(axisPart),
};

/** Which axes are turned round. */
export type FlipSettings = { readonly axes: readonly number[] };

/** The elements in opposite order along some axes; its own inverse. */
export const flip = viewOperation<FlipSettings>({
  name: 'flip',
  view: (shape, { axes }) => {
    const strides = stridesOf(shape);
    const ends = axes.map((axis) => Math.max(shape[axis]! - 1, 0) * strides[axis]!);
    return {
      shape,
      start: ends.reduce((sum, end) => sum + end, 0),
      strides: strides.map((stride, axis) => (axes.includes(axis) ? -stride : stride)),
    };
  },
  tex: (x) => call('flip', x),
  gradientTex: (g) => call('flip', g),
});

/** How many copies lie one after another along each axis of the result. */
export type TileSettings = { readonly repeats: readonly number[] };

/** Copies of the whole, one after another along each axis; a gradient is the sum over the copies. */
export const tile = viewOperation<TileSettings>({
  name: 'tile',
  // one axis that repeats before each axis that is read
  view: (from, { repeats }) => {
    const sizes = ofRank(from, repeats.length);
    const strides = stridesOf(sizes);
    return {
      shape: repeats.flatMap((count, axis) => [count, sizes[axis]!]),
      start: 0,
      strides: repeats.flatMap((_, axis) => [0, strides[axis]!]),
    };
  },
  shape: (from, { repeats }) =>
    ofRank(from, repeats.length).map((size, axis) => size * repeats[axis]!),
  tex: (x, { repeats }) => call('tile', x, `(${repeats.join(',')})`),
  gradientTex: (g) => `\\sum ${g}`,
});

/** The shape to repeat elements up to. */
export type BroadcastSettings = { readonly shape: Shape };

/** Elements repeated along new and size-1 axes; a gradient is the sum over the copies. */
export const broadcastTo = viewOperation<BroadcastSettings>({
  name: 'broadcastTo',
  view: (from, { shape }) => ({ shape, start: 0, strides: broadcastStrides(from, shape) }),
  tex: (x) => call('broadcast', x),
  gradientTex: (g) => `\\sum ${g}`,
});

/** The shape in which to read the elements, in row-major order. */
export const reshape = viewOperation<BroadcastSettings>({
  name: 'reshape',
  view: (_from, { shape }) => ({ shape, start: 0, strides: stridesOf(shape) }),
  tex: (x) => call('reshape', x),
  gradientTex: (g) => call('reshape', g),
});

/** The same elements in storage of their own. */
export const clone = functionOfOne({
  name: 'clone',
  rule: 'copy',
  value: (x) => x,
  derivative: 1,
  tex: (x) => x,
  gradientTex: ({ g }) => g,
});

/** The precision to convert to. */
export type CastSettings = { readonly dtype: DType };

/** The same elements rounded to another precision; the gradient is converted back. */
export const cast: Op<CastSettings> = {
  name: 'cast',
  forward: ([x], { dtype }) => convert(x!, dtype),
  backward: (upstream, [x]) => convert(upstream, x!.dtype),
  tex: ([x], { dtype }) => call(dtype, x!),
  gradientTex: (_place, { upstream }) => upstream,
  explain: (index) => ({ rule: 'copy', terms: [{ input: 0, index, derivative: 1 }] }),
};

function permuted(x: string, axes: readonly number[]): string {
  const swap = axes.length === 2 && axes[0] === 1;
  return swap ? transposed(x) : call('transpose', x, `(${axes.join(',')})`);
}

/** A shape with axes of size 1 in front. */
function ofRank(shape: Shape, rank: number): Shape {
  return [...Array.from({ length: rank - shape.length }, () => 1), ...shape];
}

function inverse(axes: readonly number[]): number[] {
  return axes.map((_, axis) => axes.indexOf(axis));
}

function viewOfSlice(shape: Shape, { ranges }: SliceSettings): View {
  const strides = stridesOf(shape);
  const stays = (_: unknown, axis: number) => !ranges[axis]!.drop;
  return {
    shape: ranges.filter(stays).map((range) => axisPart(range).count),
    start: ranges.reduce((place, { start }, axis) => place + start * strides[axis]!, 0),
    strides: ranges.map(({ step }, axis) => step * strides[axis]!).filter(stays),
  };
}

function axisPart({ start, stop, step }: SliceSettings['ranges'][number]): AxisPart {
  return { start, step, count: Math.ceil((stop - start) / step) };
}

function rangeTex({ start, stop, step, drop }: SliceSettings['ranges'][number]): string {
  if (drop) return String(start);
  return step === 1 ? `${start}{:}${stop}` : `${start}{:}${stop}{:}${step}`;
}
