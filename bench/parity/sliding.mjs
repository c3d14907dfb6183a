// Convolutions and pooling. Ours has channels first, theirs last: inputs and kernels are transposed on the way.
import * as tf from '@tensorflow/tfjs';
import * as nabla from '../../src/engine/index.ts';
import { entry, normal, oneOf, record, seeds, truth, whole } from './entry.mjs';

const last = (x) => tf.transpose(x, x.rank === 4 ? [0, 2, 3, 1] : [0, 2, 1]);
const first = (x) => tf.transpose(x, x.rank === 4 ? [0, 3, 1, 2] : [0, 2, 1]);
/** [out, in, …] to [… , in, out]. */
const kernelLast = (w) => tf.transpose(w, w.rank === 4 ? [2, 3, 1, 0] : [2, 1, 0]);

const padBoth = (x, padding) =>
  tf.pad(x, [
    [0, 0],
    [padding, padding],
    [padding, padding],
    [0, 0],
  ]);

const image = {
  batch: whole(1, 2),
  channels: whole(1, 3),
  out: whole(1, 4),
  height: whole(5, 8),
  width: whole(5, 8),
  size: whole(1, 3),
  stride: whole(1, 3),
  padding: whole(0, 2),
  seed: seeds,
};

const convolution = (name, { dilation, same, gradients }) =>
  entry(name, record({ ...image, dilation }), (draw) => {
    const { batch, channels, out, height, width, size, seed } = draw;
    const stride = draw.dilation > 1 ? 1 : draw.stride;
    const padding = same ? 'same' : draw.padding;
    return {
      inputs: [
        normal([batch, channels, height, width], seed),
        normal([out, channels, size, size], seed + 1),
      ],
      nabla: (x, w) => nabla.conv2d(x, w, { stride, padding, dilation: draw.dilation }),
      tensorflow: (x, w) =>
        first(tf.conv2d(last(x), kernelLast(w), stride, padding, 'NHWC', draw.dilation)),
      gradients,
    };
  });

/** Kernels of one channel each, so many that every channel has `multiplier` of them. */
const depthwise = (name, gradients, dilation) =>
  entry(name, record({ ...image, dilation, multiplier: whole(1, 3) }), (draw) => {
    const { batch, channels, height, width, size, padding, seed, multiplier } = draw;
    const stride = draw.dilation > 1 ? 1 : draw.stride;
    return {
      inputs: [
        normal([batch, channels, height, width], seed),
        normal([channels * multiplier, 1, size, size], seed + 1),
      ],
      nabla: (x, w) =>
        nabla.conv2d(x, w, { stride, padding, dilation: draw.dilation, groups: channels }),
      tensorflow: (x, w) => {
        const kernel = tf.transpose(w.reshape([channels, multiplier, size, size]), [2, 3, 0, 1]);
        const padded = padBoth(last(x), padding);
        return first(tf.depthwiseConv2d(padded, kernel, stride, 'valid', 'NHWC', draw.dilation));
      },
      gradients,
    };
  });

/** TensorFlow.js convolves all channels or each alone: groups in between are cut and joined by hand. */
const grouped = entry('conv2d in two groups', record(image), (draw) => {
  const { batch, channels, out, height, width, size, stride, padding, seed } = draw;
  return {
    inputs: [
      normal([batch, 2 * channels, height, width], seed),
      normal([2 * out, channels, size, size], seed + 1),
    ],
    nabla: (x, w) => nabla.conv2d(x, w, { stride, padding, groups: 2 }),
    tensorflow: (x, w) => {
      const kernels = tf.split(w, 2, 0);
      const parts = tf.split(last(x), 2, 3);
      const convolved = parts.map((part, group) =>
        tf.conv2d(part, kernelLast(kernels[group]), stride, padding),
      );
      return first(tf.concat(convolved, 3));
    },
  };
});

const signal = (name, { dilation, gradients }) =>
  entry(name, record({ ...image, dilation, same: truth }), (draw) => {
    const { batch, channels, out, width, size, same, seed } = draw;
    const stride = draw.dilation > 1 ? 1 : draw.stride;
    const padding = same ? 'same' : 'valid';
    return {
      inputs: [
        normal([batch, channels, width], seed),
        normal([out, channels, size], seed + 1),
        normal([out], seed + 2),
      ],
      nabla: (x, w, b) => nabla.conv1d(x, w, b, { stride, padding, dilation: draw.dilation }),
      tensorflow: (x, w, b) =>
        first(tf.conv1d(last(x), kernelLast(w), stride, padding, 'NWC', draw.dilation).add(b)),
      gradients,
    };
  });

const transposed = entry('convTranspose2d', record(image), (draw) => {
  const { batch, channels, out, height, width, size, stride, seed } = draw;
  const padding = draw.padding % size;
  const length = (n) => (n - 1) * stride - 2 * padding + size;
  return {
    inputs: [
      normal([batch, channels, height, width], seed),
      normal([channels, out, size, size], seed + 1),
    ],
    nabla: (x, w) => nabla.convTranspose2d(x, w, { stride, padding }),
    tensorflow: (x, w) =>
      first(
        tf.conv2dTranspose(
          last(x),
          kernelLast(w),
          [batch, length(height), length(width), out],
          stride,
          padding,
        ),
      ),
  };
});

/** Windows of random size; the padding at most half a window. */
const pooling = (name, f, g, { same = false, gradients = true, padded = whole(0, 1) } = {}) =>
  entry(name, record({ ...image, padded }), (draw) => {
    const { batch, channels, height, width, size, stride, seed, padded } = draw;
    const padding = same ? 'same' : padded * Math.floor(size / 2);
    return {
      inputs: [normal([batch, channels, height, width], seed)],
      nabla: (x) => f(x, size, { stride, padding }),
      tensorflow: (x) => first(g(last(x), size, stride, padding)),
      gradients,
    };
  });

const averageOfWhatIsThere = (x, size, options) =>
  nabla.avgPool2d(x, size, { ...options, countIncludePad: false });

const one = oneOf(1);
const more = oneOf(2);

export const sliding = [
  convolution('conv2d', { dilation: one, same: false, gradients: true }),
  convolution("conv2d with padding 'same'", { dilation: one, same: true, gradients: true }),
  convolution('conv2d with dilation', { dilation: oneOf(2), same: true, gradients: false }),
  depthwise('conv2d, one group for each channel', true, one),
  depthwise('the same with dilation', false, oneOf(2)),
  grouped,
  signal('conv1d', { dilation: one, gradients: true }),
  signal('conv1d with dilation', { dilation: more, gradients: false }),
  transposed,
  pooling('maxPool2d', nabla.maxPool2d, tf.maxPool),
  pooling("maxPool2d with padding 'same'", nabla.maxPool2d, tf.maxPool, { same: true }),
  pooling('avgPool2d', averageOfWhatIsThere, tf.avgPool, { padded: oneOf(0) }),
  pooling('avgPool2d without counting padding', averageOfWhatIsThere, tf.avgPool, {
    gradients: false,
  }),
  pooling('avgPool2d counting padding', nabla.avgPool2d, (x, size, stride, padding) =>
    tf.avgPool(padBoth(x, padding), size, stride, 0),
  ),
  entry(
    'upsampleNearest2d',
    record({ channels: whole(1, 3), size: whole(1, 4), scale: whole(1, 3), seed: seeds }),
    ({ channels, size, scale, seed }) => ({
      inputs: [normal([1, channels, size, size + 1], seed)],
      nabla: (x) => nabla.upsampleNearest2d(x, scale),
      tensorflow: (x) =>
        first(tf.image.resizeNearestNeighbor(last(x), [size * scale, (size + 1) * scale])),
    }),
  ),
];
