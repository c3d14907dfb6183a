// Convolution along one or two axes, and its transpose, which carries numbers the other way.
// What they compute is in kernels/convolution.ts, sizes are in sliding.ts.
import { refuse } from '../errors.ts';
import { toImage, toKernel, toPlaces, type Convolution } from '../kernels/convolution.ts';
import { checkSize, type NDArray } from '../ndarray.ts';
import type { Explanation, Op, Shapes, Term } from '../op.ts';
import { checkNamedAxes, formatShape, sizeOf, unravel, type Shape } from '../shape.ts';
import {
  contactsAlong,
  slidingAxis,
  still,
  transposedAxis,
  type Contact,
  type SlidingAxis,
} from '../sliding.ts';
import { indexed } from '../tex.ts';

/** One number for each axis along which the kernel moves; channels of different groups do not mix. */
export type ConvolutionSettings = {
  readonly stride: readonly number[];
  readonly padding: 'same' | readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
};

/** `outputPadding` lengthens the result, where images of several sizes have the same number of places. */
export type TransposedSettings = ConvolutionSettings & {
  readonly outputPadding: readonly number[];
};

/** What an example adds to the gradient of the kernel is added up before it is added to the others'. */
const byExample = {
  addedTogether: ({ output }: Shapes) => sizeOf(output.slice(1)),
  addedInDouble: true,
} as const;

/** y[o, p] = Σ w[o, c, k] · x[c, sp + dk − padding] over channels c and elements k of the kernel. */
export const conv1d = convolution('conv1d', 1);

/** The same along two axes: p and k count rows and columns. */
export const conv2d = convolution('conv2d', 2);

/** y[c, sp + dk − padding] = Σ w[o, c, k] · x[o, p]: what conv2d does to gradients, as an operation. */
export const convTranspose2d = transposedConvolution('convTranspose2d');

function transposedConvolution(name: string): Op<TransposedSettings> {
  const planOf = (x: NDArray, w: NDArray, settings: TransposedSettings) =>
    transposedPlan(name, x.shape, w.shape, settings);
  return {
    name,
    forward: ([x, w], settings) => toImage(x!, w!, planOf(x!, w!, settings)),
    backward: (upstream, [x, w], _y, settings, place) => {
      const plan = planOf(x!, w!, settings);
      return place === 0 ? toPlaces(upstream, w!, plan) : toKernel(upstream, x!, plan);
    },
    tex: ([x, w]) => `${x} \\star^{\\top} ${w}`,
    gradientTex: (place, { upstream, inputs: [x, w] }, settings) =>
      place === 0 ? `${upstream} \\star ${w}` : sumOverPlaces(x!, upstream, settings),
    ...byExample,
    explain: (index, [x, w], _y, settings) =>
      explained(index, 'pixel', x!, w!, planOf(x!, w!, settings)),
  };
}

function convolution(name: string, axes: 1 | 2): Op<ConvolutionSettings> {
  const planOf = (x: NDArray, w: NDArray, settings: ConvolutionSettings) =>
    convolutionPlan(name, axes, x.shape, w.shape, settings);
  return {
    name,
    forward: ([x, w], settings) => toPlaces(x!, w!, planOf(x!, w!, settings)),
    backward: (upstream, [x, w], _y, settings, place) => {
      const plan = planOf(x!, w!, settings);
      return place === 0 ? toImage(upstream, w!, plan) : toKernel(x!, upstream, plan);
    },
    tex: ([x, w]) => `${x} \\star ${w}`,
    gradientTex: (place, { upstream, inputs: [x, w] }, settings) =>
      place === 0 ? `${upstream} \\star^{\\top} ${w}` : sumOverPlaces(upstream, x!, settings),
    ...byExample,
    explain: (index, [x, w], _y, settings) =>
      explained(index, 'place', x!, w!, planOf(x!, w!, settings)),
  };
}

/**
 * Sizes of the convolution of an image x.
 *
 * @throws EngineError `axes-do-not-fit`, `channels-differ`, `groups-do-not-divide`, `kernel-too-large`, `bad-option`
 */
export function convolutionPlan(
  op: string,
  axes: 1 | 2,
  x: Shape,
  w: Shape,
  settings: ConvolutionSettings,
): Convolution {
  const { groups } = settings;
  checkShapes(op, x, w, axes, ['out', 'in']);
  checkGroups(op, w[0]!, groups);
  if (x[1] !== w[1]! * groups) throw channelsDiffer(op, x, w, w[1]! * groups);
  const moving = x
    .slice(2)
    .map((size, axis) => slidingAxis(op, size, w[axis + 2]!, movement(settings, axis)));
  const places = [x[0]!, w[0]!, ...moving.map((axis) => axis.places)];
  return { image: x, places, kernel: w, groups, ...rowsAndColumns(op, moving) };
}

/**
 * Sizes of the convolution whose places are x.
 *
 * @throws EngineError `axes-do-not-fit`, `channels-differ`, `groups-do-not-divide`, `bad-option`
 */
export function transposedPlan(
  op: string,
  x: Shape,
  w: Shape,
  settings: TransposedSettings,
): Convolution {
  const { groups, outputPadding } = settings;
  checkShapes(op, x, w, 2, ['in', 'out']);
  checkGroups(op, w[0]!, groups);
  if (x[1] !== w[0]) throw channelsDiffer(op, x, w, w[0]!);
  const moving = x.slice(2).map((size, axis) => {
    const along = movement(settings, axis);
    return transposedAxis(op, size, w[axis + 2]!, along, outputPadding[axis]!);
  });
  const image = [x[0]!, w[1]! * groups, ...moving.map((axis) => axis.image)];
  return { image, places: x, kernel: w, groups, ...rowsAndColumns(op, moving) };
}

function movement({ stride, dilation, padding }: ConvolutionSettings, axis: number) {
  return {
    stride: stride[axis]!,
    dilation: dilation[axis]!,
    padding: padding === 'same' ? padding : padding[axis]!,
  };
}

/** A signal is an image of one row. Every element of the kernel at every place is laid out in memory. */
function rowsAndColumns(op: string, moving: readonly SlidingAxis[]) {
  checkSize(
    op,
    moving.reduce((count, { kernel, places }) => count * kernel * places, 1),
  );
  return { rows: moving.length === 1 ? still : moving[0]!, columns: moving.at(-1)! };
}

function checkShapes(
  op: string,
  x: Shape,
  w: Shape,
  axes: 1 | 2,
  [outer, inner]: readonly [string, string],
): void {
  const along = axes === 1 ? ['length'] : ['height', 'width'];
  checkNamedAxes(op, x, ['batch', 'channels', ...along]);
  checkNamedAxes(op, w, [outer, `${inner} / groups`, ...along]);
  if (w.slice(2).includes(0)) {
    const range = 'sizes from 1 up';
    throw refuse('bad-option', { op, option: 'kernel', value: formatShape(w), range });
  }
}

/** @throws EngineError `groups-do-not-divide` */
export function checkGroups(op: string, channels: number, groups: number): void {
  if (channels % groups === 0) return;
  throw refuse('groups-do-not-divide', { op, channels, groups });
}

function channelsDiffer(op: string, x: Shape, w: Shape, expected: number) {
  const shapes = { input: formatShape(x), kernel: formatShape(w) };
  return refuse('channels-differ', { op, ...shapes, channels: x[1]!, expected });
}

/**
 * The products that one element is the sum of: each element it is carried from, with the weight on the way, in the
 * order in which those elements lie in memory.
 */
function explained(
  index: number,
  made: 'place' | 'pixel',
  source: NDArray,
  weights: NDArray,
  { image, places, kernel, groups, rows, columns }: Convolution,
): Explanation {
  const read = made === 'place' ? 'pixel' : 'place';
  const sizes = {
    pixel: [rows.image, columns.image],
    place: [rows.places, columns.places],
  } as const;
  const channels = { pixel: image[1]! / groups, place: places[1]! / groups };
  const shape = [image[0]!, groups, channels[made], ...sizes[made]];
  const [example, group, channel, row, column] = unravel(index, shape) as Five;
  const inOrder = (one: Contact, other: Contact) => one[read] - other[read];
  const down = contactsAlong(rows)
    .filter((contact) => contact[made] === row)
    .sort(inOrder);
  const across = contactsAlong(columns)
    .filter((contact) => contact[made] === column)
    .sort(inOrder);
  const terms: Term[] = [];
  for (let partner = 0; partner < channels[read]; partner++) {
    const from = (example * groups + group) * channels[read] + partner;
    const [outer, inner] = made === 'place' ? [channel, partner] : [partner, channel];
    const own = (group * channels.place + outer) * kernel[1]! + inner;
    for (const y of down) {
      for (const x of across) {
        const element = (from * sizes[read][0] + y[read]) * sizes[read][1] + x[read];
        const weight = (own * rows.kernel + y.tap) * columns.kernel + x.tap;
        terms.push({ input: 0, index: element, derivative: weights.data[weight]! });
        terms.push({ input: 1, index: weight, derivative: source.data[element]! });
      }
    }
  }
  return { rule: 'sum-of-products', terms };
}

type Five = [number, number, number, number, number];

/** ∂L/∂w: at every place, what stands under the kernel times what arrives there. */
function sumOverPlaces(places: string, image: string, settings: ConvolutionSettings): string {
  const pixel = `n,\\,${pixelTex(settings)}`;
  return `\\sum_{n,\\,p} ${indexed(places, 'n,\\,p')}\\,${indexed(image, pixel)}`;
}

/** sp + dk − m, the pixel under element k at place p; a letter stays where the axes differ. */
function pixelTex({ stride, dilation, padding }: ConvolutionSettings): string {
  const common = (values: readonly number[], letter: string) =>
    values.every((value) => value === values[0]) ? String(values[0]) : letter;
  const times = (factor: string, letter: string) => (factor === '1' ? letter : factor + letter);
  const start = padding === 'same' ? 'm' : common(padding, 'm');
  const reach = `${times(common(stride, 's'), 'p')} + ${times(common(dilation, 'd'), 'k')}`;
  return start === '0' ? reach : `${reach} - ${start}`;
}
