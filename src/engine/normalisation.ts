// Batch, layer, group, instance and RMS normalisation with explicit parameters.
// Layers that own their parameters are in layers/.
import { alongChannels } from './channels.ts';
import { refuse } from './errors.ts';
import { allowed, wholeNumber } from './options.ts';
import { standardise } from './ops/standardise.ts';
import { formatShape, resolveAxes, sameShape, sizeOf } from './shape.ts';
import { noGrad } from './tape.ts';
import type { Axes } from './tensor-options.ts';
import { apply, operand, type Tensor } from './tensor.ts';

/** What follows a normalisation: y = γ ⊙ x̂ + β. Either may be left out. */
interface ScaleAndShift {
  readonly gamma?: Tensor | null | undefined;
  readonly beta?: Tensor | null | undefined;
  /** Added to the variance before its root is taken; 10⁻⁵ unless stated. */
  readonly epsilon?: number | undefined;
}

/** Options of {@link batchNorm}. */
export interface BatchNormOptions extends ScaleAndShift {
  /** Mean of each channel over the batches so far: changed in place when training, used when not. */
  readonly runningMean?: Tensor | null | undefined;
  /** Variance of each channel over the batches so far. */
  readonly runningVariance?: Tensor | null | undefined;
  /** Whether to use the batch's own statistics; false unless stated. */
  readonly training?: boolean | undefined;
  /** Share of the new batch in the running statistics; 0.1 unless stated. */
  readonly momentum?: number | undefined;
}

/** Options of {@link layerNorm}. */
export interface LayerNormOptions extends ScaleAndShift {
  /** The axes normalised together; the last one unless stated. */
  readonly axes?: Axes | undefined;
}

/** Options of {@link groupNorm}. */
export interface GroupNormOptions extends ScaleAndShift {
  /** Into how many groups the channels are cut. */
  readonly groups: number;
}

/** Options of {@link instanceNorm}. */
export type InstanceNormOptions = ScaleAndShift;

/** Options of {@link rmsNorm}. */
export interface RmsNormOptions {
  /** The axes normalised together; the last one unless stated. */
  readonly axes?: Axes | undefined;
  /** Scale γ; left out it is 1. */
  readonly gamma?: Tensor | null | undefined;
  /** Added to the mean square before its root is taken; 10⁻⁶ unless stated. */
  readonly epsilon?: number | undefined;
}

/**
 * y = γ ⊙ (x − μ) / √(σ² + ε) + β for each channel (axis 1), over all other axes (Ioffe and Szegedy, 2015).
 *
 * When training, μ and σ² are those of the batch (biased variance), and the running statistics move towards them:
 * r ← (1 − m)·r + m·(statistic of the batch), with the unbiased variance; this is not recorded. Otherwise μ and σ²
 * are the running statistics. x is [batch, channels, …], everything else [channels].
 *
 * @throws EngineError `axes-do-not-fit`, `channel-vector-differs`, `batch-too-small`, `bad-option`
 * @peers F.batch_norm, tf.batchNorm
 */
export function batchNorm(x: Tensor, options: BatchNormOptions = {}): Tensor {
  const op = 'batchNorm';
  const { runningMean, runningVariance, training = false, epsilon = 1e-5 } = options;
  const input = withChannels(op, x, 2);
  checkEpsilon(op, epsilon);
  if (!training) {
    const mean = running(op, 'runningMean', runningMean, input);
    const variance = running(op, 'runningVariance', runningVariance, input);
    const unit = input.sub(mean).div(variance.add(epsilon).sqrt());
    return scaledAndShifted(op, unit, options);
  }
  const axes = input.shape.map((_, axis) => axis).filter((axis) => axis !== 1);
  if (sizeOf(axes.map((axis) => input.shape[axis]!)) < 2) {
    throw refuse('batch-too-small', { op, shape: formatShape(input.shape) });
  }
  const unit = apply(standardise, [input], { axes, epsilon });
  const y = scaledAndShifted(op, unit, options);
  moveRunning(op, input, axes, options);
  return y;
}

/**
 * y = γ ⊙ (x − μ) / √(σ² + ε) + β with mean and biased variance over the last axis, or over `axes`, of each example
 * by itself (Ba, Kiros and Hinton, 2016). γ and β have the shape of these axes.
 *
 * @throws EngineError `axis-out-of-range`, `axis-repeated`, `shapes-differ`, `bad-option`
 * @peers F.layer_norm
 */
export function layerNorm(x: Tensor, options: LayerNormOptions = {}): Tensor {
  const op = 'layerNorm';
  const { axes = -1, epsilon = 1e-5, gamma, beta } = options;
  const input = operand(op, x, 'float32');
  const along = resolveAxes(op, axes, input.shape);
  const settings = { axes: along, epsilon: checkEpsilon(op, epsilon) };
  const unit = apply(standardise, [input], settings);
  const scaled = gamma ? unit.mul(alongAxes(op, gamma, along, unit)) : unit;
  return beta ? scaled.add(alongAxes(op, beta, along, unit)) : scaled;
}

/**
 * y = γ ⊙ (x − μ) / √(σ² + ε) + β with mean and biased variance over each group of channels of each example (Wu and
 * He, 2018). x is [batch, channels, …], γ and β are [channels].
 *
 * @throws EngineError `axes-do-not-fit`, `groups-do-not-divide`, `channel-vector-differs`, `bad-option`
 * @peers F.group_norm
 */
export function groupNorm(x: Tensor, options: GroupNormOptions): Tensor {
  const op = 'groupNorm';
  const input = withChannels(op, x, 2);
  const groups = wholeNumber(op, 'groups', options.groups, 1);
  const [batch, channels] = input.shape as [number, number];
  if (channels % groups !== 0) throw refuse('groups-do-not-divide', { op, channels, groups });
  const epsilon = checkEpsilon(op, options.epsilon ?? 1e-5);
  const together = sizeOf(input.shape.slice(1)) / groups;
  const grouped = input.reshape([batch, groups, together]);
  const unit = apply(standardise, [grouped], { axes: [2], epsilon }).reshape(input.shape);
  return scaledAndShifted(op, unit, options);
}

/**
 * y = γ ⊙ (x − μ) / √(σ² + ε) + β with mean and biased variance over each channel of each example (Ulyanov, Vedaldi
 * and Lempitsky, 2016). x is [batch, channels, …], γ and β are [channels].
 *
 * @throws EngineError `axes-do-not-fit`, `channel-vector-differs`, `bad-option`
 * @peers F.instance_norm
 */
export function instanceNorm(x: Tensor, options: InstanceNormOptions = {}): Tensor {
  const op = 'instanceNorm';
  const input = withChannels(op, x, 3);
  const axes = input.shape.map((_, axis) => axis).slice(2);
  const epsilon = checkEpsilon(op, options.epsilon ?? 1e-5);
  return scaledAndShifted(op, apply(standardise, [input], { axes, epsilon }), options);
}

/**
 * y = γ ⊙ x / √(mean x² + ε) over the last axis, or over `axes`: layer normalisation that takes no mean away (Zhang
 * and Sennrich, 2019). γ has the shape of these axes.
 *
 * @throws EngineError `axis-out-of-range`, `axis-repeated`, `shapes-differ`, `bad-option`
 * @peers F.rms_norm
 */
export function rmsNorm(
  x: Tensor,
  { axes = -1, gamma, epsilon = 1e-6 }: RmsNormOptions = {},
): Tensor {
  const op = 'rmsNorm';
  const input = operand(op, x, 'float32');
  const along = resolveAxes(op, axes, input.shape);
  const size = input.square().mean(along, { keepdims: true }).add(checkEpsilon(op, epsilon)).sqrt();
  const unit = input.div(size);
  return gamma ? unit.mul(alongAxes(op, gamma, along, unit)) : unit;
}

/** The input, if it has an axis of channels after that of the batch, and at least `least` axes. */
function withChannels(op: string, x: Tensor, least: number): Tensor {
  const input = operand(op, x, 'float32');
  if (input.shape.length >= least) return input;
  const axes = least === 2 ? '[batch, channels, …]' : '[batch, channels, length, …]';
  throw refuse('axes-do-not-fit', { op, shape: formatShape(input.shape), axes });
}

function checkEpsilon(op: string, epsilon: number): number {
  const passes = Number.isFinite(epsilon) && epsilon >= 0;
  return allowed(op, 'epsilon', epsilon, passes, 'a number from 0 up');
}

function scaledAndShifted(op: string, unit: Tensor, { gamma, beta }: ScaleAndShift): Tensor {
  const scaled = gamma ? unit.mul(alongChannels(op, 'gamma', gamma, unit)) : unit;
  return beta ? scaled.add(alongChannels(op, 'beta', beta, unit)) : scaled;
}

/** One number for each place along the axes, so shaped that it broadcasts to `like`. */
function alongAxes(op: string, values: Tensor, axes: readonly number[], like: Tensor): Tensor {
  const sizes = axes.map((axis) => like.shape[axis]!);
  if (!sameShape(values.shape, sizes)) {
    const [left, right] = [formatShape(values.shape), formatShape(sizes)];
    throw refuse('shapes-differ', { op, left, right });
  }
  const isLast = axes.every((axis, place) => axis === like.shape.length - axes.length + place);
  if (isLast) return values;
  return values.reshape(like.shape.map((size, axis) => (axes.includes(axis) ? size : 1)));
}

function running(op: string, name: string, value: Tensor | null | undefined, x: Tensor): Tensor {
  if (value) return alongChannels(op, name, value, x);
  const range = 'a tensor, or training: true';
  throw refuse('bad-option', { op, option: name, value: String(value), range });
}

/** Moves the running statistics towards those of the batch. */
function moveRunning(
  op: string,
  x: Tensor,
  axes: readonly number[],
  { runningMean, runningVariance, momentum = 0.1 }: BatchNormOptions,
): void {
  allowed(op, 'momentum', momentum, momentum >= 0 && momentum <= 1, 'a number from 0 to 1');
  const moved = (value: Tensor, now: Tensor) =>
    value.assign(value.mul(1 - momentum).add(now.mul(momentum)));
  noGrad(() => {
    const batch = x.detach();
    if (runningMean) moved(runningMean, batch.mean(axes));
    if (runningVariance) moved(runningVariance, batch.variance(axes));
  });
}
