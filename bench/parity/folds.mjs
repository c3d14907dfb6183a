// Reductions, softmax and running totals: many elements folded into one.
import * as tf from '@tensorflow/tfjs';
import { entry, normal, positive, record, seeds, shapes, truth } from './entry.mjs';

const draws = record({ shape: shapes(1, 4), keepdims: truth, seed: seeds });

const axesOf = (shape, seed) => {
  const chosen = shape.map((_, axis) => axis).filter((axis) => (seed >> axis) % 2 === 0);
  return chosen.length > 0 ? chosen : [shape.length - 1];
};

const reducing = (name, f, g, { make = normal, gradients = true } = {}) =>
  entry(name, draws, ({ shape, keepdims, seed }) => {
    const axes = axesOf(shape, seed);
    return {
      inputs: [make(shape, seed)],
      nabla: (x) => f(x, axes, { keepdims }),
      tensorflow: (x) => g(x, axes, keepdims),
      gradients,
    };
  });

/** Along one axis of at least two elements. */
const along = (name, f, g, { make = normal, gradients = true } = {}) =>
  entry(name, draws, ({ shape, seed }) => {
    const axis = seed % shape.length;
    return {
      inputs: [make(shape.with(axis, shape[axis] + 1), seed)],
      nabla: (x) => f(x, axis),
      tensorflow: (x) => g(x, axis),
      gradients,
    };
  });

/** By way of the last axis, the only one where TensorFlow.js has softmax, and its cumsum a gradient. */
const onLast = (g) => (x, axis) => {
  const order = x.shape.map((_, place) => place);
  [order[axis], order[order.length - 1]] = [order.length - 1, axis];
  return tf.transpose(g(tf.transpose(x, order)), order);
};

const variance = (x, axes, keep) => tf.moments(x, axes, keep).variance;

export const folds = [
  reducing('sum', (x, axes, how) => x.sum(axes, how), tf.sum),
  reducing('mean', (x, axes, how) => x.mean(axes, how), tf.mean),
  reducing('max', (x, axes, how) => x.max(axes, how), tf.max),
  reducing('min', (x, axes, how) => x.min(axes, how), tf.min),
  reducing('prod', (x, axes, how) => x.prod(axes, how), tf.prod, { make: positive }),
  reducing('logsumexp', (x, axes, how) => x.logsumexp(axes, how), tf.logSumExp),
  reducing(
    'norm',
    (x, axes, how) => x.norm(axes, how),
    (x, axes, keep) => tf.sqrt(tf.sum(tf.square(x), axes, keep)),
  ),
  reducing(
    'norm with p = 1',
    (x, axes, how) => x.norm(axes, { p: 1, ...how }),
    (x, axes, keep) => tf.sum(tf.abs(x), axes, keep),
  ),
  reducing('variance', (x, axes, how) => x.variance(axes, { correction: 0, ...how }), variance),
  along(
    'std',
    (x, axis) => x.std(axis, { correction: 0 }),
    (x, axis) => tf.sqrt(variance(x, [axis], false)),
  ),
  along('argmax', (x, axis) => x.argmax(axis), tf.argMax, { gradients: false }),
  along('argmin', (x, axis) => x.argmin(axis), tf.argMin, { gradients: false }),
  along(
    'cumsum',
    (x, axis) => x.cumsum(axis),
    onLast((x) => tf.cumsum(x, x.rank - 1)),
  ),
  along('softmax', (x, axis) => x.softmax(axis), onLast(tf.softmax)),
  along('logSoftmax', (x, axis) => x.logSoftmax(axis), onLast(tf.logSoftmax)),
];
