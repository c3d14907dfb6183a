// Convolution as products of matrices: what meets the kernel at one place is laid out as one column.
// Leaves sizes to sliding.ts. Every sum is double and rounded once.
import { allocate, storage, type Data, type NDArray } from '../ndarray.ts';
import { sizeOf, type Shape } from '../shape.ts';
import { contactsAlong, type Contact, type SlidingAxis } from '../sliding.ts';
import { multiplyInto } from './matmul.ts';

/** An image x, the places y at which a kernel w stands over it, and how. */
export interface Convolution {
  /** [batch, channels, …] of the image and of the places. */
  readonly image: Shape;
  readonly places: Shape;
  /** [channels of the places, channels of the image in one group, …]. */
  readonly kernel: Shape;
  readonly groups: number;
  readonly rows: SlidingAxis;
  readonly columns: SlidingAxis;
}

/** y[o, p] = Σ w[o, c, k] · x[c, i] over channels c and kernel elements k, where k at place p stands over i. */
export function toPlaces(image: NDArray, kernel: NDArray, plan: Convolution): NDArray {
  const meeting = meet(plan);
  return carry(image, meeting.image, meeting.places, kernel.data, meeting, plan.groups);
}

/**
 * x[c, i] = Σ w[o, c, k] · y[o, p] over channels o and kernel elements k: the same weights, the other way. The kernel
 * is turned round, so that products are added in the order in which the places lie in memory.
 */
export function toImage(places: NDArray, kernel: NDArray, plan: Convolution): NDArray {
  const { at, taps, ...sides } = meet(plan);
  const meeting = { ...sides, taps, at: at.map((tap) => taps - 1 - tap) };
  const turned = turnedRound(kernel, meeting, plan.groups);
  return carry(places, meeting.places, meeting.image, turned, meeting, plan.groups);
}

/** w[o, c, k] = Σ y[o, p] · x[c, i] over the batch and all places p, where k at place p stands over i. */
export function toKernel(image: NDArray, places: NDArray, plan: Convolution): NDArray {
  const meeting = meet(plan);
  const { taps, image: from, places: to } = meeting;
  const terms = from.channels * taps;
  const columnsOf = columnsFor(image, from, to, meeting);
  const part = new Float64Array(to.channels * terms);
  const sums = new Float64Array(sizeOf(plan.kernel));
  for (let block = 0; block < from.blocks; block++) {
    const left = { data: places.data, rowStep: to.size, columnStep: 1 };
    const right = { data: columnsOf(block), rowStep: 1, columnStep: to.size };
    const start = block * to.channels * to.size;
    multiplyInto(part, 0, left, start, right, 0, to.channels, to.size, terms);
    const own = (block % plan.groups) * part.length;
    for (let i = 0; i < part.length; i++) sums[own + i]! += part[i]!;
  }
  const result = allocate(plan.kernel, image.dtype);
  result.data.set(sums);
  return result;
}

/** Image or places: `size` elements in each of `channels` channels of each group of each example. */
interface Side {
  readonly shape: Shape;
  readonly blocks: number;
  readonly channels: number;
  readonly size: number;
  /** Where, in one channel, the elements lie that meet. */
  readonly at: Int32Array;
}

/** Which element of the kernel stands over which pixel at which place: three lists of the same length. */
interface Meeting {
  readonly image: Side;
  readonly places: Side;
  /** Elements of the kernel for each pair of channels. */
  readonly taps: number;
  readonly at: Int32Array;
}

function meet({ image, places, groups, rows, columns }: Convolution): Meeting {
  const down = contactsAlong(rows);
  const across = contactsAlong(columns);
  const every = (width: number, of: keyof Contact) => {
    const list = new Int32Array(down.length * across.length);
    let next = 0;
    for (const y of down) for (const x of across) list[next++] = y[of] * width + x[of];
    return list;
  };
  const side = (shape: Shape, size: number, at: Int32Array): Side => {
    const channels = shape[1]! / groups;
    return { shape, blocks: shape[0]! * groups, channels, size, at };
  };
  return {
    image: side(image, rows.image * columns.image, every(columns.image, 'pixel')),
    places: side(places, rows.places * columns.places, every(columns.places, 'place')),
    taps: rows.kernel * columns.kernel,
    at: every(columns.kernel, 'tap'),
  };
}

/** Multiplies the kernel, rows of weights for the channels of `to`, with columns made from `source`. */
function carry(
  source: NDArray,
  from: Side,
  to: Side,
  kernel: Data,
  meeting: Meeting,
  groups: number,
): NDArray {
  const terms = from.channels * meeting.taps;
  const columnsOf = columnsFor(source, from, to, meeting);
  const result = allocate(to.shape, source.dtype);
  const left = { data: kernel, rowStep: terms, columnStep: 1 };
  for (let block = 0; block < from.blocks; block++) {
    const right = { data: columnsOf(block), rowStep: to.size, columnStep: 1 };
    const own = (block % groups) * to.channels * terms;
    const start = block * to.channels * to.size;
    multiplyInto(result.data, start, left, own, right, 0, to.channels, terms, to.size);
  }
  return result;
}

/**
 * Lays out one block: row (channel, kernel element) and column j hold the element of `from` that meets j of `to`.
 * What meets nothing stays 0, and is the same for every block.
 */
function columnsFor({ data, dtype }: NDArray, from: Side, to: Side, { taps, at }: Meeting) {
  const rows = storage(from.channels * taps * to.size, dtype);
  const places = at.map((tap, i) => tap * to.size + to.at[i]!);
  return (block: number): Data => {
    for (let channel = 0; channel < from.channels; channel++) {
      const source = (block * from.channels + channel) * from.size;
      const target = channel * taps * to.size;
      for (let i = 0; i < places.length; i++)
        rows[target + places[i]!] = data[source + from.at[i]!]!;
    }
    return rows;
  };
}

/** The weights of each group as [channels of the image, channels of the places, …], last elements first. */
function turnedRound({ data, dtype }: NDArray, meeting: Meeting, groups: number): Data {
  const { taps, image, places } = meeting;
  const turned = storage(data.length, dtype);
  let next = 0;
  for (let group = 0; group < groups; group++) {
    for (let inner = 0; inner < image.channels; inner++) {
      for (let outer = 0; outer < places.channels; outer++) {
        const start = ((group * places.channels + outer) * image.channels + inner) * taps;
        turned.set(data.subarray(start, start + taps).toReversed(), next);
        next += taps;
      }
    }
  }
  return turned;
}
