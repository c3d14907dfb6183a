// conv1d, conv2d and convTranspose2d with explicit kernels and biases: checks settings, applies the operation,
// adds the bias. Layers that own their kernels are in layers/.
import { alongChannels } from './channels.ts';
import { refuse } from './errors.ts';
import {
  conv1d as conv1dOp,
  conv2d as conv2dOp,
  convTranspose2d as convTranspose2dOp,
  type ConvolutionSettings,
} from './ops/convolution.ts';
import { perAxis, type PerAxis } from './options.ts';
import { paddings } from './sliding.ts';
import { apply, pair, Tensor } from './tensor.ts';

/** How a kernel moves over the image. Where two numbers make sense, one stands for both: [height, width]. */
export interface ConvolutionOptions {
  /** Elements from one place of the kernel to the next; 1 unless stated. */
  readonly stride?: PerAxis;
  /** Zeros at both ends of each axis; 0 unless stated. `'same'`: as many places as the stride finds in the image. */
  readonly padding?: PerAxis | 'same' | 'valid';
  /** Elements from one element of the kernel to the next; 1 unless stated. */
  readonly dilation?: PerAxis;
  /** Channels are cut into so many groups, each convolved on its own; 1 unless stated. */
  readonly groups?: number;
}

/** As {@link ConvolutionOptions}. */
export interface TransposedConvolutionOptions extends ConvolutionOptions {
  /** Lengthens the result, less than a stride: several sizes convolve to the same one. 0 unless stated. */
  readonly outputPadding?: PerAxis;
}

/**
 * y[n, o, p] = b[o] + Σ_c Σ_k w[o, c, k] · x[n, c, sp + dk − padding]: a kernel slides along a signal.
 *
 * x is [batch, in, length], w [out, in / groups, size], b [out]; y is [batch, out, places] with
 * ⌊(length + 2·padding − d(size − 1) − 1) / s⌋ + 1 places for the stride s and the dilation d. The kernel is not
 * flipped: mathematics calls this a cross-correlation.
 *
 * @throws EngineError `axes-do-not-fit`, `channels-differ`, `groups-do-not-divide`, `kernel-too-large`,
 * `channel-vector-differs`, `bad-option`
 * @peers F.conv1d, tf.conv1d
 */
export function conv1d(x: Tensor, kernel: Tensor, options?: ConvolutionOptions): Tensor;
export function conv1d(
  x: Tensor,
  kernel: Tensor,
  bias: Tensor | null | undefined,
  options?: ConvolutionOptions,
): Tensor;
export function conv1d(x: Tensor, kernel: Tensor, ...rest: Rest<ConvolutionOptions>): Tensor {
  const { bias, options } = biasAndOptions(rest);
  const inputs = pair('conv1d', x, kernel);
  const settings = convolutionSettings('conv1d', 1, options);
  return biased('conv1d', apply(conv1dOp, inputs, settings), bias);
}

/**
 * y[n, o, p] = b[o] + Σ_c Σ_k w[o, c, k] · x[n, c, sp + dk − padding], where p and k count rows and columns: a
 * kernel slides over an image.
 *
 * x is [batch, in, height, width], w [out, in / groups, height, width], b [out]; y is [batch, out, rows, columns]
 * with ⌊(size + 2·padding − d(k − 1) − 1) / s⌋ + 1 places along an axis for a kernel of size k, the stride s and
 * the dilation d. The kernel is not flipped: mathematics calls this a cross-correlation.
 *
 * @throws EngineError `axes-do-not-fit`, `channels-differ`, `groups-do-not-divide`, `kernel-too-large`,
 * `channel-vector-differs`, `bad-option`
 * @peers F.conv2d, tf.conv2d
 */
export function conv2d(x: Tensor, kernel: Tensor, options?: ConvolutionOptions): Tensor;
export function conv2d(
  x: Tensor,
  kernel: Tensor,
  bias: Tensor | null | undefined,
  options?: ConvolutionOptions,
): Tensor;
export function conv2d(x: Tensor, kernel: Tensor, ...rest: Rest<ConvolutionOptions>): Tensor {
  const { bias, options } = biasAndOptions(rest);
  const inputs = pair('conv2d', x, kernel);
  const settings = convolutionSettings('conv2d', 2, options);
  return biased('conv2d', apply(conv2dOp, inputs, settings), bias);
}

/**
 * y[n, c, sp + dk − padding] = b[c] + Σ w[o, c, k] · x[n, o, p] over channels o, places p and elements k of the
 * kernel: every element of x stamps the kernel, times itself, into y. The adjoint of {@link conv2d} with the
 * same kernel, ⟨conv2d(y, w), x⟩ = ⟨y, convTranspose2d(x, w)⟩, and a way to enlarge an image (Zeiler et al., 2010).
 *
 * x is [batch, in, height, width], w [in, out / groups, height, width], b [out]; y has the size
 * (n − 1)s − 2·padding + d(k − 1) + 1 + outputPadding along an axis, n·s for the padding `'same'`.
 *
 * @throws EngineError `axes-do-not-fit`, `channels-differ`, `groups-do-not-divide`, `channel-vector-differs`,
 * `bad-option`
 * @peers F.conv_transpose2d, tf.conv2dTranspose
 */
export function convTranspose2d(
  x: Tensor,
  kernel: Tensor,
  options?: TransposedConvolutionOptions,
): Tensor;
export function convTranspose2d(
  x: Tensor,
  kernel: Tensor,
  bias: Tensor | null | undefined,
  options?: TransposedConvolutionOptions,
): Tensor;
export function convTranspose2d(
  x: Tensor,
  kernel: Tensor,
  ...rest: Rest<TransposedConvolutionOptions>
): Tensor {
  const op = 'convTranspose2d';
  const { bias, options } = biasAndOptions(rest);
  const inputs = pair(op, x, kernel);
  const settings = convolutionSettings(op, 2, options);
  const outputPadding = perAxis(op, 'outputPadding', options.outputPadding ?? 0, 2, 0);
  outputPadding.forEach((value, axis) => {
    const limit = Math.max(settings.stride[axis]!, settings.dilation[axis]!) - 1;
    if (value <= limit) return;
    const range = 'less than the stride or the dilation';
    throw refuse('bad-option', { op, option: 'outputPadding', value: String(value), range });
  });
  return biased(op, apply(convTranspose2dOp, inputs, { ...settings, outputPadding }), bias);
}

/**
 * Settings of a convolution along `axes` axes, checked.
 *
 * @throws EngineError `bad-option`
 */
export function convolutionSettings(
  op: string,
  axes: 1 | 2,
  { stride = 1, padding = 0, dilation = 1, groups = 1 }: ConvolutionOptions,
): ConvolutionSettings {
  return {
    stride: perAxis(op, 'stride', stride, axes, 1),
    padding: paddings(op, padding, axes),
    dilation: perAxis(op, 'dilation', dilation, axes, 1),
    groups: perAxis(op, 'groups', groups, 1, 1)[0]!,
  };
}

type Rest<Options> = readonly [(Tensor | null | Options)?, Options?];

/** A bias may be left out in front of options. */
function biasAndOptions<Options extends object>([first, second]: Rest<Options>) {
  const bias = first instanceof Tensor ? first : null;
  const options = second ?? (bias === null ? (first as Options | null | undefined) : undefined);
  return { bias, options: options ?? ({} as Partial<Options>) };
}

function biased(op: string, y: Tensor, bias: Tensor | null): Tensor {
  return bias === null ? y : y.add(alongChannels(op, 'bias', bias, y));
}
