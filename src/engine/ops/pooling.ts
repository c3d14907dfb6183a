// Pooling: the largest element or the mean of each window, channel by channel.
// Leaves going through a window to kernels/pooling.ts.
import { refuse } from '../errors.ts';
import {
  addToWindow,
  placeOfLargest,
  sumOfWindow,
  windowAt,
  type Stretch,
  type Window,
  type Windows,
} from '../kernels/pooling.ts';
import { allocate, type NDArray } from '../ndarray.ts';
import type { Attributes, Op } from '../op.ts';
import { checkNamedAxes, formatShape, type Shape } from '../shape.ts';
import { slidingAxis, type Padding } from '../sliding.ts';
import { bracket, indexed } from '../tex.ts';

/** Size and movement of the window, one number for each axis. */
export type MaxPoolSettings = {
  readonly size: readonly number[];
  readonly stride: readonly number[];
  readonly padding: 'same' | readonly number[];
};

/** `countPadding`: whether padding counts as zeros, or not at all. */
export type AvgPoolSettings = MaxPoolSettings & { readonly countPadding: boolean };

/** How many windows there are along each axis. */
export type AdaptivePoolSettings = { readonly size: readonly number[] };

/** The largest element of each window along one axis; the first of several takes the derivative 1. */
export const maxPool1d = maxPool('maxPool1d', 1);

/** The largest element of each window; the first of several in row-major order takes the derivative 1. */
export const maxPool2d = maxPool('maxPool2d', 2);

/** The mean of each window along one axis; every derivative is 1 / (elements that count). */
export const avgPool1d = avgPool('avgPool1d', 1);

/** The mean of each window; every derivative is 1 / (elements that count). */
export const avgPool2d = avgPool('avgPool2d', 2);

/** The mean of each of so many windows, which share the image out: ⌊i·n/count⌋ … ⌈(i + 1)·n/count⌉. */
export const adaptiveAvgPool2d = averaging<AdaptivePoolSettings>(
  'adaptiveAvgPool2d',
  (shape, { size }) => {
    checkImage('adaptiveAvgPool2d', 2, shape);
    if (shape.slice(2).includes(0)) {
      throw refuse('nothing-to-reduce', { op: 'adaptiveAvgPool2d', shape: formatShape(shape) });
    }
    return windows(
      shape,
      shape.slice(2).map((length, axis) => shares(length, size[axis]!)),
    );
  },
  ({ size }) => size,
);

type WindowsOf<Settings> = (shape: Shape, settings: Settings) => Windows;

function maxPool(name: string, axes: 1 | 2): Op<MaxPoolSettings> {
  const windowsOf: WindowsOf<MaxPoolSettings> = (shape, settings) =>
    sliding(name, axes, shape, settings, false);
  return {
    name,
    forward: ([x], settings) => {
      const all = windowsOf(x!.shape, settings);
      return eachWindow(x!, all, (window) => x!.data[placeOfLargest(x!.data, window, all)]!);
    },
    backward: (upstream, [x], _y, settings) => {
      const all = windowsOf(x!.shape, settings);
      return collected(upstream, x!, all, (sums, window, g) => {
        sums[placeOfLargest(x!.data, window, all)]! += g;
      });
    },
    tex: ([x], { size }) => poolTex('maxpool', size, x!),
    gradientTex: (_place, { upstream, inputs: [x] }) =>
      `\\sum_p ${indexed(upstream, 'p')}\\,\\left[i = \\operatorname{argmax}_{j \\in p} ${indexed(x!, 'j')}\\right]`,
    explain: (index, [x], _y, settings) => {
      const all = windowsOf(x!.shape, settings);
      const window = windowAt(all, index);
      const chosen = placeOfLargest(x!.data, window, all);
      const derivative = (flat: number) => (flat === chosen ? 1 : 0);
      return { rule: 'choice', terms: termsOf(window, all, derivative) };
    },
  };
}

function avgPool(name: string, axes: 1 | 2): Op<AvgPoolSettings> {
  return averaging<AvgPoolSettings>(
    name,
    (shape, settings) => sliding(name, axes, shape, settings, settings.countPadding),
    ({ size }) => size,
  );
}

function averaging<Settings extends Attributes>(
  name: string,
  windowsOf: WindowsOf<Settings>,
  sizeOf: (settings: Settings) => readonly number[],
): Op<Settings> {
  return {
    name,
    forward: ([x], settings) => {
      const all = windowsOf(x!.shape, settings);
      return eachWindow(x!, all, (window) => sumOfWindow(x!.data, window, all) / countOf(window));
    },
    backward: (upstream, [x], _y, settings) => {
      const all = windowsOf(x!.shape, settings);
      return collected(upstream, x!, all, (sums, window, g) => {
        addToWindow(sums, window, all, g * (1 / countOf(window)));
      });
    },
    tex: ([x], settings) => poolTex('avgpool', sizeOf(settings), x!),
    gradientTex: (_place, { upstream }) =>
      `\\sum_{p \\ni i} \\frac{1}{n_p}\\,${indexed(upstream, 'p')}`,
    explain: (index, [x], _y, settings) => {
      const all = windowsOf(x!.shape, settings);
      const window = windowAt(all, index);
      return { rule: 'mean', terms: termsOf(window, all, () => 1 / countOf(window)) };
    },
  };
}

/**
 * What pooling makes of a shape.
 *
 * @throws EngineError `axes-do-not-fit`, `kernel-too-large`
 */
export function pooledShape(
  op: string,
  axes: 1 | 2,
  shape: Shape,
  settings: MaxPoolSettings,
): Shape {
  return shapeOf(shape, sliding(op, axes, shape, settings, false));
}

function shapeOf(x: Shape, { rows, columns }: Windows): Shape {
  return [...x.slice(0, 2), ...[rows.length, columns.length].slice(2 - x.length)];
}

/** One number for each window of each channel. */
function eachWindow(x: NDArray, all: Windows, value: (window: Window) => number): NDArray {
  const y = allocate(shapeOf(x.shape, all), x.dtype);
  for (let i = 0; i < y.size; i++) y.data[i] = value(windowAt(all, i));
  return y;
}

/** The gradient of x: what every window adds to its elements, summed in double. */
function collected(
  upstream: NDArray,
  x: NDArray,
  all: Windows,
  addTo: (sums: Float64Array, window: Window, g: number) => void,
): NDArray {
  const sums = new Float64Array(x.size);
  upstream.data.forEach((g, i) => addTo(sums, windowAt(all, i), g));
  const result = allocate(x.shape, x.dtype);
  result.data.set(sums);
  return result;
}

function termsOf(
  { plane, row, column }: Window,
  { width }: Windows,
  derivative: (flat: number) => number,
) {
  const terms: { input: number; index: number; derivative: number }[] = [];
  for (let y = row.start; y < row.end; y++) {
    for (let x = column.start; x < column.end; x++) {
      const index = plane + y * width + x;
      terms.push({ input: 0, index, derivative: derivative(index) });
    }
  }
  return terms;
}

function countOf({ row, column }: Window): number {
  return row.count * column.count;
}

function sliding(
  op: string,
  axes: 1 | 2,
  shape: Shape,
  { size, stride, padding }: MaxPoolSettings,
  countPadding: boolean,
): Windows {
  checkImage(op, axes, shape);
  const along = shape.slice(2).map((length, axis) => {
    const added = padding === 'same' ? padding : padding[axis]!;
    return stretches(op, length, size[axis]!, stride[axis]!, added, countPadding);
  });
  return windows(shape, along);
}

function checkImage(op: string, axes: 1 | 2, shape: Shape): void {
  const along = axes === 1 ? ['length'] : ['height', 'width'];
  checkNamedAxes(op, shape, ['batch', 'channels', ...along]);
}

/** Where a window of `size` elements stands; what hangs over the ends is cut off. */
function stretches(
  op: string,
  length: number,
  size: number,
  stride: number,
  padding: Padding,
  countPadding: boolean,
): Stretch[] {
  const axis = slidingAxis(op, length, size, { stride, dilation: 1, padding });
  return Array.from({ length: axis.places }, (_, place) => {
    const first = place * stride - axis.before;
    const [start, end] = [Math.max(first, 0), Math.min(first + size, length)];
    return { start, end, count: countPadding ? size : end - start };
  });
}

function shares(length: number, count: number): Stretch[] {
  return Array.from({ length: count }, (_, i) => {
    const start = Math.floor((i * length) / count);
    const end = Math.ceil(((i + 1) * length) / count);
    return { start, end, count: end - start };
  });
}

/** A signal is an image of one row. */
function windows(shape: Shape, along: readonly (readonly Stretch[])[]): Windows {
  const one: Stretch = { start: 0, end: 1, count: 1 };
  const rows = along.length === 1 ? [one] : along[0]!;
  const height = along.length === 1 ? 1 : shape.at(-2)!;
  return { height, width: shape.at(-1)!, rows, columns: along.at(-1)! };
}

function poolTex(name: string, size: readonly number[], x: string): string {
  return `\\operatorname{${name}}_{${size.join(' \\times ')}}${bracket(x)}`;
}
