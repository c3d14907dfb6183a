// Operations whose second input names places along an axis: gather, indexSelect, scatterAdd.
// Places are whole numbers counted from 0; no gradient flows into them.
import { refuse } from '../errors.ts';
import { NDArray, allocate, storage } from '../ndarray.ts';
import type { Op } from '../op.ts';
import { formatShape, sameShape, sizeOf, unravel, type Shape } from '../shape.ts';
import { call, indexed } from '../tex.ts';

/** The axis along which places are named. */
export type IndexSettings = { readonly axis: number };

/** yᵢⱼ = x at row i and column indicesᵢⱼ (axis 1; other axes likewise): every element picks for itself. */
export const gather = picking({
  name: 'gather',
  shape: (x, indices, axis) => {
    checkAlongside('gather', x, indices, axis);
    return indices;
  },
  count: (indices, axis) => indices.shape[axis]!,
  indexAt: (flat) => flat,
  run: () => 1,
});

/** Whole slices of x, in the order that the indices name them; each may be named often, or never. */
export const indexSelect = picking({
  name: 'indexSelect',
  shape: (x, indices, axis) => x.toSpliced(axis, 1, ...indices),
  count: (indices) => indices.size,
  indexAt: (flat, { count, inner }) => Math.floor(flat / inner) % count,
  run: ({ inner }) => inner,
});

/** y = x, with every element of the source added at the place its index names: what takes a gather back. */
export const scatterAdd: Op<IndexSettings> = {
  name: 'scatterAdd',
  forward: ([x, indices, source], { axis }) => {
    checkAlongside('scatterAdd', x!.shape, indices!.shape, axis);
    checkSame('scatterAdd', indices!.shape, source!.shape);
    checkIndices('scatterAdd', indices!, axis, x!.shape);
    const lanes = lanesOf(x!.shape, indices!.shape[axis]!, axis);
    const sums = Float64Array.from(x!.data);
    source!.data.forEach((value, flat) => {
      sums[placeOf(flat, indices!.data[flat]!, lanes)]! += value;
    });
    return rounded(sums, x!);
  },
  backward: (upstream, [x, indices, source], _y, { axis }, place) => {
    if (place === 0) return upstream;
    if (place === 1) return allocate(indices!.shape, indices!.dtype);
    const lanes = lanesOf(x!.shape, indices!.shape[axis]!, axis);
    const result = storage(source!.size, upstream.dtype);
    for (let flat = 0; flat < result.length; flat++) {
      result[flat] = upstream.data[placeOf(flat, indices!.data[flat]!, lanes)]!;
    }
    return new NDArray(result, source!.shape, upstream.dtype);
  },
  tex: ([x, indices, source]) => call('scatterAdd', x!, indices!, source!),
  gradientTex: (place, { upstream, inputs }) =>
    [upstream, '0', indexed(upstream, inputs[1]!)][place]!,
  explain: (index, [x, indices], _y, { axis }) => {
    const { length, count, inner } = lanesOf(x!.shape, indices!.shape[axis]!, axis);
    const block = Math.floor(index / (length * inner));
    const wanted = Math.floor(index / inner) % length;
    const lane = Array.from(
      { length: count },
      (_, i) => (block * count + i) * inner + (index % inner),
    );
    const landed = lane.filter((flat) => indices!.data[flat] === wanted);
    const added = landed.map((flat) => ({ input: 2, index: flat, derivative: 1 }));
    return { rule: 'sum', terms: [{ input: 0, index, derivative: 1 }, ...added] };
  },
};

interface Picking {
  readonly name: string;
  shape(x: Shape, indices: Shape, axis: number): Shape;
  /** How many elements of the result stand instead of one run along the axis. */
  count(indices: NDArray, axis: number): number;
  /** Where among the indices the one stands that output element `flat` goes by. */
  indexAt(flat: number, lanes: Lanes): number;
  /** How many neighbours go by the same index. */
  run(lanes: Lanes): number;
}

function picking({ name, shape, count, indexAt, run }: Picking): Op<IndexSettings> {
  const plan = (x: NDArray, indices: NDArray, axis: number) => {
    const lanes = lanesOf(x.shape, count(indices, axis), axis);
    const source = (flat: number) => placeOf(flat, indices.data[indexAt(flat, lanes)]!, lanes);
    return { source, length: run(lanes) };
  };
  return {
    name,
    forward: ([x, indices], { axis }) => {
      const y = allocate(shape(x!.shape, indices!.shape, axis), x!.dtype);
      checkIndices(name, indices!, axis, x!.shape);
      const { source, length } = plan(x!, indices!, axis);
      for (let flat = 0; flat < y.size; flat += length) {
        const from = source(flat);
        for (let i = 0; i < length; i++) y.data[flat + i] = x!.data[from + i]!;
      }
      return y;
    },
    backward: ({ data: g }, [x, indices], _y, { axis }, place) => {
      if (place === 1) return allocate(indices!.shape, indices!.dtype);
      const { source, length } = plan(x!, indices!, axis);
      const sums = new Float64Array(x!.size);
      for (let flat = 0; flat < g.length; flat += length) {
        const to = source(flat);
        for (let i = 0; i < length; i++) sums[to + i]! += g[flat + i]!;
      }
      return rounded(sums, x!);
    },
    tex: ([x, indices]) => indexed(x!, indices!),
    gradientTex: (place, { upstream, inputs }) =>
      place === 1 ? '0' : call('scatterAdd', '0', inputs[1]!, upstream),
    explain: (index, [x, indices], _y, { axis }) => {
      const { source } = plan(x!, indices!, axis);
      return { rule: 'copy', terms: [{ input: 0, index: source(index), derivative: 1 }] };
    },
  };
}

/** How x and what is picked from it lie in memory: `inner` neighbours share a place on the axis. */
interface Lanes {
  /** Size of the axis in x. */
  readonly length: number;
  /** Size of what stands instead of it in the result. */
  readonly count: number;
  readonly inner: number;
}

function lanesOf(shape: Shape, count: number, axis: number): Lanes {
  return { length: shape[axis]!, count, inner: sizeOf(shape.slice(axis + 1)) };
}

/** The flat place in x that element `flat` of the result comes from when it goes by `index`. */
function placeOf(flat: number, index: number, { length, count, inner }: Lanes): number {
  const block = Math.floor(flat / (count * inner));
  return (block * length + index) * inner + (flat % inner);
}

/** @throws EngineError `index-outside` */
function checkIndices(op: string, indices: NDArray, axis: number, shape: Shape): void {
  const size = shape[axis]!;
  const wrong = indices.data.findIndex((i) => !Number.isInteger(i) || i < 0 || i >= size);
  if (wrong < 0) return;
  const place = formatShape(unravel(wrong, indices.shape));
  const value = String(indices.data[wrong]);
  throw refuse('index-outside', { op, value, place, axis, size, last: size - 1 });
}

/** @throws EngineError `indices-do-not-fit` */
function checkAlongside(op: string, x: Shape, indices: Shape, axis: number): void {
  const isAlike = (size: number, i: number) => i === axis || size === indices[i];
  if (indices.length === x.length && x.every(isAlike)) return;
  const shapes = { indices: formatShape(indices), shape: formatShape(x) };
  throw refuse('indices-do-not-fit', { op, ...shapes, axis });
}

/** @throws EngineError `shapes-differ` */
function checkSame(op: string, left: Shape, right: Shape): void {
  if (sameShape(left, right)) return;
  throw refuse('shapes-differ', { op, left: formatShape(left), right: formatShape(right) });
}

function rounded(sums: Float64Array, like: NDArray): NDArray {
  const result = allocate(like.shape, like.dtype);
  result.data.set(sums);
  return result;
}
