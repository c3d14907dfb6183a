// concat and stack: several tensors into one.
import { refuse } from '../errors.ts';
import { NDArray, allocate } from '../ndarray.ts';
import type { Op, Shapes } from '../op.ts';
import { formatShape, sameShape, sizeOf, type Shape } from '../shape.ts';
import { indexed } from '../tex.ts';

/** The axis of the result along which the parts lie one after another. */
export type JoinSettings = { readonly axis: number };

/** Parts one after another along an axis they have. */
export const concat: Op<JoinSettings> = joining({
  name: 'concat',
  shape: (shapes, axis) => {
    const length = shapes.reduce((sum, shape) => sum + shape[axis]!, 0);
    return shapes[0]!.map((size, i) => (i === axis ? length : size));
  },
  fits: (first, other, axis) =>
    first.length === other.length && first.every((size, i) => i === axis || size === other[i]),
  blockSize: (shape, axis) => sizeOf(shape.slice(axis)),
  partTex: (place, axis, shapes) => {
    if (shapes === undefined) return String(place);
    const lengths = shapes.inputs.map((shape) => shape[axis]!);
    const start = lengths.slice(0, place).reduce((sum, length) => sum + length, 0);
    return `${start}{:}${start + lengths[place]!}`;
  },
});

/** Parts of one shape, one after another along a new axis. */
export const stack: Op<JoinSettings> = joining({
  name: 'stack',
  shape: (shapes, axis) => shapes[0]!.toSpliced(axis, 0, shapes.length),
  fits: sameShape,
  blockSize: (shape, axis) => sizeOf(shape.slice(axis)),
  partTex: (place) => String(place),
});

interface Joining {
  readonly name: string;
  shape(shapes: readonly Shape[], axis: number): Shape;
  fits(first: Shape, other: Shape, axis: number): boolean;
  /** How many neighbouring elements one part contributes at a time. */
  blockSize(shape: Shape, axis: number): number;
  /** Which stretch of the axis belongs to a part. */
  partTex(place: number, axis: number, shapes: Shapes | undefined): string;
}

function joining({ name, shape, fits, blockSize, partTex }: Joining): Op<JoinSettings> {
  const blocksOf = (inputs: readonly NDArray[], axis: number) =>
    blocks(inputs.map((input) => blockSize(input.shape, axis)));
  return {
    name,
    forward: (inputs, { axis }) => {
      const shapes = inputs.map((input) => input.shape);
      for (const other of shapes) {
        if (!fits(shapes[0]!, other, axis)) throw doNotJoin(name, shapes[0]!, other, axis);
      }
      const result = allocate(shape(shapes, axis), inputs[0]!.dtype);
      const { starts, sizes, period } = blocksOf(inputs, axis);
      inputs.forEach(({ data }, place) => {
        const size = sizes[place]!;
        for (let from = 0, to = starts[place]!; from < data.length; from += size, to += period) {
          result.data.set(data.subarray(from, from + size), to);
        }
      });
      return result;
    },
    backward: (upstream, inputs, _y, { axis }, place) => {
      const result = allocate(inputs[place]!.shape, upstream.dtype);
      const { starts, sizes, period } = blocksOf(inputs, axis);
      const size = sizes[place]!;
      for (let to = 0, from = starts[place]!; to < result.size; to += size, from += period) {
        result.data.set(upstream.data.subarray(from, from + size), to);
      }
      return result;
    },
    tex: (inputs) => `\\left[${shortened(inputs).join(';\\,')}\\right]`,
    gradientTex: (place, { upstream }, { axis }, shapes) =>
      indexed(upstream, `${':,\\,'.repeat(axis)}${partTex(place, axis, shapes)}`),
    explain: (index, inputs, _y, { axis }) => {
      const { starts, sizes, period } = blocksOf(inputs, axis);
      const offset = index % period;
      const input = starts.findLastIndex((start, i) => start <= offset && sizes[i]! > 0);
      const flat = Math.floor(index / period) * sizes[input]! + offset - starts[input]!;
      return { rule: 'copy', terms: [{ input, index: flat, derivative: 1 }] };
    },
  };
}

/** Of many parts the first ones and the last. */
function shortened(parts: readonly string[]): readonly string[] {
  return parts.length <= 6 ? parts : [...parts.slice(0, 3), '\\ldots', parts.at(-1)!];
}

/** Where each part's block starts within one period of the result. */
function blocks(sizes: readonly number[]) {
  const starts: number[] = [];
  let period = 0;
  for (const size of sizes) {
    starts.push(period);
    period += size;
  }
  return { starts, sizes, period };
}

function doNotJoin(op: string, first: Shape, other: Shape, axis: number) {
  const shapes = { first: formatShape(first), other: formatShape(other) };
  return refuse('shapes-do-not-join', { op, ...shapes, axis });
}
