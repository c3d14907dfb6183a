// Padding: a border of one value around the elements.
import { gather, place, type View } from '../kernels/strided.ts';
import { filled } from '../ndarray.ts';
import type { Op } from '../op.ts';
import { stridesOf, unravel, type Shape } from '../shape.ts';
import { call, indexed, number } from '../tex.ts';

/** For each axis how many elements come before and after, and their value. */
export type PadSettings = {
  readonly widths: readonly (readonly [before: number, after: number])[];
  readonly value: number;
};

/** x inside a border of one value; the border's part of the gradient is dropped. */
export const pad: Op<PadSettings> = {
  name: 'pad',
  forward: ([x], settings) => {
    const shape = padded(x!.shape, settings);
    return place(x!, inside(x!.shape, settings), filled(shape, settings.value, x!.dtype));
  },
  backward: (upstream, [x], _y, settings) => gather(upstream, inside(x!.shape, settings)),
  tex: ([x], { value }) => (value === 0 ? call('pad', x!) : call('pad', x!, number(value))),
  gradientTex: (_place, { upstream }, { widths }, shapes) => {
    const range = ([before]: readonly [number, number], axis: number) =>
      `${before}{:}${before + shapes!.inputs[0]![axis]!}`;
    return shapes === undefined
      ? call('slice', upstream)
      : indexed(upstream, widths.map(range).join(',\\,'));
  },
  explain: (index, [x], y, { widths }) => {
    const strides = stridesOf(x!.shape);
    const places = unravel(index, y.shape).map((at, axis) => at - widths[axis]![0]);
    const isInside = places.every((at, axis) => at >= 0 && at < x!.shape[axis]!);
    const source = places.reduce((flat, at, axis) => flat + at * strides[axis]!, 0);
    return { rule: 'copy', terms: isInside ? [{ input: 0, index: source, derivative: 1 }] : [] };
  },
};

function padded(shape: Shape, { widths }: PadSettings): Shape {
  return shape.map((size, axis) => widths[axis]![0] + size + widths[axis]![1]);
}

/** Where in the result the elements lie. */
function inside(shape: Shape, settings: PadSettings): View {
  const strides = stridesOf(padded(shape, settings));
  const start = strides.reduce(
    (flat, stride, axis) => flat + stride * settings.widths[axis]![0],
    0,
  );
  return { shape, start, strides };
}
