// How a kernel or a window slides along an axis: where it stands, over which elements, and how often.
// Leaves what is computed there to convolution and pooling.
import { refuse } from './errors.ts';
import { perAxis, type PerAxis } from './options.ts';

/** Element k of the kernel, at place p, stands over element p·stride + k·dilation − before of the image. */
export interface SlidingAxis {
  readonly image: number;
  readonly kernel: number;
  /** How many places the kernel takes. */
  readonly places: number;
  readonly stride: number;
  readonly dilation: number;
  /** Padding in front of the first element. */
  readonly before: number;
}

/** Elements of padding at both ends, or `'same'`: as many places as the stride finds in the image. */
export type Padding = 'same' | number;

/** How a kernel moves along one axis. */
export interface Movement {
  readonly stride: number;
  readonly dilation: number;
  readonly padding: Padding;
}

/** An axis along which nothing moves: what a signal has instead of rows. */
export const still: SlidingAxis = {
  image: 1,
  kernel: 1,
  places: 1,
  stride: 1,
  dilation: 1,
  before: 0,
};

/**
 * A kernel of size k over an image of size n: ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1 places for padding p, ⌈n / s⌉ for
 * `'same'`, where an odd element of padding stands at the end.
 *
 * @throws EngineError `kernel-too-large`
 */
export function slidingAxis(
  op: string,
  image: number,
  kernel: number,
  { stride, dilation, padding }: Movement,
): SlidingAxis {
  const span = spanOf(kernel, dilation);
  const same = Math.max((Math.ceil(image / stride) - 1) * stride + span - image, 0);
  const total = padding === 'same' ? same : 2 * padding;
  const room = image + total - span;
  if (room < 0) throw refuse('kernel-too-large', { op, span, size: image, padding: total });
  const places = Math.floor(room / stride) + 1;
  return { image, kernel, places, stride, dilation, before: Math.floor(total / 2) };
}

/**
 * The other way round: n places make an image of size (n − 1)s − 2p + d(k − 1) + 1 + outputPadding, n·s for
 * `'same'`.
 *
 * @throws EngineError `bad-option` if the padding leaves nothing
 */
export function transposedAxis(
  op: string,
  places: number,
  kernel: number,
  { stride, dilation, padding }: Movement,
  outputPadding: number,
): SlidingAxis {
  const span = spanOf(kernel, dilation);
  const whole = (places - 1) * stride + span + outputPadding;
  const total = padding === 'same' ? Math.max(span - stride, 0) : 2 * padding;
  const image = padding === 'same' ? places * stride : whole - total;
  if (image < 0) {
    const range = 'a smaller one: it cuts off more than there is';
    throw refuse('bad-option', { op, option: 'padding', value: String(padding), range });
  }
  return { image, kernel, places, stride, dilation, before: Math.floor(total / 2) };
}

/** An element of the kernel that, at a place, stands over a pixel: an element of the image. */
export interface Contact {
  readonly tap: number;
  readonly place: number;
  readonly pixel: number;
}

/** Every contact along an axis, element by element of the kernel; over the padding there is none. */
export function contactsAlong({
  image,
  kernel,
  places,
  stride,
  dilation,
  before,
}: SlidingAxis): Contact[] {
  const contacts: Contact[] = [];
  for (let tap = 0; tap < kernel; tap++) {
    for (let place = 0; place < places; place++) {
      const pixel = place * stride + tap * dilation - before;
      if (pixel >= 0 && pixel < image) contacts.push({ tap, place, pixel });
    }
  }
  return contacts;
}

/** Elements from the first to the last that a kernel stands over, both included. */
function spanOf(kernel: number, dilation: number): number {
  return dilation * (kernel - 1) + 1;
}

/**
 * As {@link perAxis}, or `'same'`; `'valid'` is none.
 *
 * @throws EngineError `bad-option`
 */
export function paddings(
  op: string,
  padding: PerAxis | 'same' | 'valid',
  axes: number,
): 'same' | readonly number[] {
  if (padding === 'same') return padding;
  return perAxis(op, 'padding', padding === 'valid' ? 0 : padding, axes, 0);
}
