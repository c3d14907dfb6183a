// Losses, with every reduction.
import * as tf from '@tensorflow/tfjs';
import * as nabla from '../../src/engine/index.ts';
import {
  between,
  entry,
  normal,
  oneOf,
  ours,
  places,
  record,
  seeds,
  shapes,
  theirs,
  whole,
} from './entry.mjs';

const draws = record({ shape: shapes(1, 3), reduction: oneOf('mean', 'sum', 'none'), seed: seeds });

const reductions = {
  mean: tf.Reduction.MEAN,
  sum: tf.Reduction.SUM,
  none: tf.Reduction.NONE,
};

const share = between(0.02, 0.98);

/** The gradient of the prediction alone: targets are given. */
const loss = (name, f, g, { prediction = normal, target = normal } = {}) =>
  entry(name, draws, ({ shape, reduction, seed }) => {
    const given = target(shape, seed + 1);
    return {
      inputs: [prediction(shape, seed)],
      nabla: (x) => f(x, ours(given), { reduction }),
      tensorflow: (x) => g(theirs(given), x, reductions[reduction]),
    };
  });

const signs = (shape, seed) => {
  const { data } = normal(shape, seed);
  return { shape, data: data.map((value) => (value < 0 ? -1 : 1)) };
};

const rows = record({
  batch: whole(1, 5),
  classes: whole(2, 5),
  reduction: oneOf('mean', 'sum', 'none'),
  labelSmoothing: oneOf(0, 0.1, 0.3),
  seed: seeds,
});

const classes = ({ batch, classes, seed }) => places(classes)([batch], seed + 1);

export const losses = [
  loss('meanSquaredError', nabla.meanSquaredError, (t, x, how) =>
    tf.losses.meanSquaredError(t, x, undefined, how),
  ),
  loss('meanAbsoluteError', nabla.meanAbsoluteError, (t, x, how) =>
    tf.losses.absoluteDifference(t, x, undefined, how),
  ),
  ...[0.5, 1, 2].map((delta) =>
    loss(
      `huber, δ = ${delta}`,
      (x, t, options) => nabla.huber(x, t, { delta, ...options }),
      (t, x, how) => tf.losses.huberLoss(t, x, undefined, delta, how),
    ),
  ),
  loss(
    'smoothL1, β = 0.5',
    (x, t, options) => nabla.smoothL1(x, t, { beta: 0.5, ...options }),
    (t, x, how) => tf.losses.huberLoss(t, x, undefined, 0.5, how).div(0.5),
  ),
  loss(
    'hinge',
    nabla.hinge,
    (t, x, how) => tf.losses.hingeLoss(t.add(1).div(2), x, undefined, how),
    { target: signs },
  ),
  loss(
    'binaryCrossEntropy',
    nabla.binaryCrossEntropy,
    (t, x, how) => tf.losses.logLoss(t, x, undefined, 1e-12, how),
    { prediction: share, target: share },
  ),
  loss(
    'binaryCrossEntropyWithLogits',
    nabla.binaryCrossEntropyWithLogits,
    (t, x, how) => tf.losses.sigmoidCrossEntropy(t, x, undefined, 0, how),
    { target: share },
  ),
  entry('crossEntropy of classes', rows, (draw) => ({
    inputs: [normal([draw.batch, draw.classes], draw.seed)],
    nabla: (x) => {
      const { reduction, labelSmoothing } = draw;
      return nabla.crossEntropy(x, ours(classes(draw)), { reduction, labelSmoothing });
    },
    tensorflow: (x) => {
      const { reduction, labelSmoothing } = draw;
      const target = tf.oneHot(theirs(classes(draw), 'int32'), draw.classes).toFloat();
      return tf.losses.softmaxCrossEntropy(
        target,
        x,
        undefined,
        labelSmoothing,
        reductions[reduction],
      );
    },
  })),
  entry('crossEntropy of probabilities', rows, ({ batch, classes, reduction, seed }) => {
    const target = nabla.randn([batch, classes], { seed: seed + 1 }).softmax();
    return {
      inputs: [normal([batch, classes], seed)],
      nabla: (x) => nabla.crossEntropy(x, target, { reduction }),
      tensorflow: (x) =>
        tf.losses.softmaxCrossEntropy(
          theirs({ shape: [batch, classes], data: [...target.data] }),
          x,
          undefined,
          0,
          reductions[reduction],
        ),
    };
  }),
  entry('negativeLogLikelihood', rows, (draw) => ({
    inputs: [normal([draw.batch, draw.classes], draw.seed)],
    nabla: (x) => nabla.negativeLogLikelihood(x.logSoftmax(), ours(classes(draw))),
    tensorflow: (x) => {
      const target = tf.oneHot(theirs(classes(draw), 'int32'), draw.classes).toFloat();
      return tf.losses.softmaxCrossEntropy(target, x);
    },
  })),
];
