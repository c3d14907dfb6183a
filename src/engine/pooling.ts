// Max, average and adaptive average pooling, and its opposite, upsampling, as functions: they check settings.
import { refuse } from './errors.ts';
import {
  adaptiveAvgPool2d as adaptiveAvgPool2dOp,
  avgPool1d as avgPool1dOp,
  avgPool2d as avgPool2dOp,
  maxPool1d as maxPool1dOp,
  maxPool2d as maxPool2dOp,
  type MaxPoolSettings,
} from './ops/pooling.ts';
import { perAxis, type PerAxis } from './options.ts';
import { checkNamedAxes } from './shape.ts';
import { paddings } from './sliding.ts';
import { apply, operand, type Tensor } from './tensor.ts';

/** How a window moves. Where two numbers make sense, one stands for both: [height, width]. */
export interface PoolOptions {
  /** Elements from one window to the next; the size of the window unless stated, so that they do not overlap. */
  readonly stride?: PerAxis | undefined;
  /** Elements by which windows hang over both ends, at most half a window; 0 unless stated. */
  readonly padding?: PerAxis | 'same' | 'valid' | undefined;
}

/** As {@link PoolOptions}. */
export interface AvgPoolOptions extends PoolOptions {
  /** Whether padding counts as zeros; if not, the mean is taken over what is there. True unless stated. */
  readonly countIncludePad?: boolean | undefined;
}

/**
 * The largest element of each window along the last axis: [batch, channels, length] → [batch, channels, places]
 * with ⌊(length + 2·padding − size) / stride⌋ + 1 places.
 *
 * Padding counts as −∞. Of several largest elements the first takes the whole gradient.
 *
 * @throws EngineError `axes-do-not-fit`, `kernel-too-large`, `bad-option`
 * @peers F.max_pool1d, tf.pool
 */
export function maxPool1d(x: Tensor, size: PerAxis, options: PoolOptions = {}): Tensor {
  const op = 'maxPool1d';
  return apply(maxPool1dOp, [operand(op, x, 'float32')], poolSettings(op, 1, size, options));
}

/**
 * The largest element of each window: [batch, channels, height, width] → [batch, channels, rows, columns] with
 * ⌊(n + 2·padding − size) / stride⌋ + 1 windows along an axis of size n.
 *
 * Padding counts as −∞. Of several largest elements the first in row-major order takes the whole gradient.
 *
 * @throws EngineError `axes-do-not-fit`, `kernel-too-large`, `bad-option`
 * @peers F.max_pool2d, tf.maxPool
 */
export function maxPool2d(x: Tensor, size: PerAxis, options: PoolOptions = {}): Tensor {
  const op = 'maxPool2d';
  return apply(maxPool2dOp, [operand(op, x, 'float32')], poolSettings(op, 2, size, options));
}

/**
 * The mean of each window along the last axis: [batch, channels, length] → [batch, channels, places]; sizes as
 * in {@link maxPool1d}.
 *
 * @throws EngineError `axes-do-not-fit`, `kernel-too-large`, `bad-option`
 * @peers F.avg_pool1d, tf.pool
 */
export function avgPool1d(
  x: Tensor,
  size: PerAxis,
  { countIncludePad = true, ...options }: AvgPoolOptions = {},
): Tensor {
  const op = 'avgPool1d';
  const settings = { ...poolSettings(op, 1, size, options), countPadding: countIncludePad };
  return apply(avgPool1dOp, [operand(op, x, 'float32')], settings);
}

/**
 * The mean of each window: [batch, channels, height, width] → [batch, channels, rows, columns]; sizes as in
 * {@link maxPool2d}.
 *
 * @throws EngineError `axes-do-not-fit`, `kernel-too-large`, `bad-option`
 * @peers F.avg_pool2d, tf.avgPool
 */
export function avgPool2d(
  x: Tensor,
  size: PerAxis,
  { countIncludePad = true, ...options }: AvgPoolOptions = {},
): Tensor {
  const op = 'avgPool2d';
  const settings = { ...poolSettings(op, 2, size, options), countPadding: countIncludePad };
  return apply(avgPool2dOp, [operand(op, x, 'float32')], settings);
}

/**
 * Means over as many windows as wanted: [batch, channels, height, width] → [batch, channels, rows, columns] for
 * `size` = [rows, columns]. Window i along an axis of size n takes the elements ⌊i·n/size⌋ … ⌈(i + 1)·n/size⌉ − 1.
 *
 * @throws EngineError `axes-do-not-fit`, `nothing-to-reduce`, `bad-option`
 * @peers F.adaptive_avg_pool2d
 */
export function adaptiveAvgPool2d(x: Tensor, size: PerAxis): Tensor {
  const op = 'adaptiveAvgPool2d';
  const settings = { size: perAxis(op, 'size', size, 2, 1) };
  return apply(adaptiveAvgPool2dOp, [operand(op, x, 'float32')], settings);
}

/**
 * Every pixel repeated: [batch, channels, height, width] → [batch, channels, height·f, width·f]. What comes back is
 * the sum over the copies.
 *
 * @throws EngineError `axes-do-not-fit`, `bad-option`
 * @peers F.interpolate, tf.image.resizeNearestNeighbor
 */
export function upsampleNearest2d(x: Tensor, factor: PerAxis): Tensor {
  const op = 'upsampleNearest2d';
  const image = operand(op, x, 'float32');
  checkNamedAxes(op, image.shape, ['batch', 'channels', 'height', 'width']);
  const [down, across] = perAxis(op, 'factor', factor, 2, 1) as [number, number];
  const [batch, channels, height, width] = image.shape as [number, number, number, number];
  return image
    .reshape([batch, channels, height, 1, width, 1])
    .broadcastTo([batch, channels, height, down, width, across])
    .reshape([batch, channels, height * down, width * across]);
}

/**
 * Settings of a window along `axes` axes, checked.
 *
 * @throws EngineError `bad-option`
 */
export function poolSettings(
  op: string,
  axes: 1 | 2,
  window: PerAxis,
  { stride = window, padding = 0 }: PoolOptions,
): MaxPoolSettings {
  const size = perAxis(op, 'size', window, axes, 1);
  const around = paddings(op, padding, axes);
  if (around !== 'same' && around.some((width, axis) => width > size[axis]! / 2)) {
    const value = String(padding);
    throw refuse('bad-option', { op, option: 'padding', value, range: 'at most half the window' });
  }
  return { size, stride: perAxis(op, 'stride', stride, axes, 1), padding: around };
}
