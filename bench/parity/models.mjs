// Whole models: the same layers and weights, compiled and fitted in both, losses and metrics of every epoch.
import * as tf from '@tensorflow/tfjs';
import * as nabla from '../../src/engine/index.ts';
import {
  check,
  normal,
  numbers,
  numbersOf,
  oneOf,
  ours,
  places,
  record,
  seeds,
  theirs,
  truth,
  whole,
} from './entry.mjs';

const draws = record({
  rows: whole(4, 12),
  features: whole(1, 4),
  hidden: whole(1, 5),
  outputs: whole(2, 4),
  batchSize: whole(1, 6),
  epochs: whole(1, 4),
  learningRate: oneOf(0.01, 0.05),
  optimizer: oneOf('sgd', 'adam'),
  validated: truth,
  seed: seeds,
});

/** What is predicted: how the targets are drawn, the last activation, the loss and what else is measured. */
const tasks = {
  regression: {
    targets: ({ rows, outputs, seed }) => normal([rows, outputs], seed + 2),
    activation: 'linear',
    loss: 'meanSquaredError',
    metrics: [],
  },
  classification: {
    targets: ({ rows, outputs, seed }) => {
      const { data } = places(outputs)([rows], seed + 2);
      const hot = data.flatMap((place) =>
        Array.from({ length: outputs }, (_, i) => +(i === place)),
      );
      return { shape: [rows, outputs], data: hot };
    },
    activation: 'softmax',
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  },
  'yes or no': {
    targets: ({ rows, outputs, seed }) => places(2)([rows, outputs], seed + 2),
    activation: 'sigmoid',
    loss: 'binaryCrossentropy',
    metrics: [],
  },
};

const optimizers = {
  sgd: [
    (learningRate) => (parameters) => nabla.sgd(parameters, { learningRate }),
    (learningRate) => tf.train.sgd(learningRate),
  ],
  adam: [
    (learningRate) => (parameters) => nabla.adam(parameters, { learningRate, epsilon: 1e-7 }),
    (learningRate) => tf.train.adam(learningRate, 0.9, 0.999, 1e-7),
  ],
};

export const models = Object.entries(tasks).map(([name, task]) => ({
  name: `fit, ${name}`,
  arbitrary: draws,
  runs: 10,
  compare: (draw) => compareModels(draw, task),
}));

async function compareModels(draw, { targets, activation, loss, metrics }) {
  const { rows, features, hidden, outputs, batchSize, epochs, learningRate, seed } = draw;
  const x = normal([rows, features], seed);
  const y = targets(draw);
  const validation = draw.validated ? { validationSplit: 0.25 } : {};
  const fitting = { batchSize, epochs, shuffle: false, ...validation };
  const [makeMine, makePeer] = optimizers[draw.optimizer];

  const mine = nabla.sequential({
    inputShape: [features],
    layers: [
      nabla.layers.dense({ units: hidden, activation: 'tanh' }),
      nabla.layers.dense({ units: outputs, activation }),
    ],
  });
  const peer = tf.sequential({
    layers: [
      tf.layers.dense({ units: hidden, activation: 'tanh', inputShape: [features] }),
      tf.layers.dense({ units: outputs, activation }),
    ],
  });
  const weights = mine.weights.map(({ tensor }, place) => normal(tensor.shape, seed + 10 + place));
  mine.weights.forEach(({ tensor }, place) => tensor.assign(ours(weights[place])));
  peer.setWeights(weights.map((one) => theirs(one)));

  mine.compile({ optimizer: makeMine(learningRate), loss, metrics });
  peer.compile({ optimizer: makePeer(learningRate), loss, metrics });
  const { history } = await mine.fit(ours(x), ours(y), fitting);
  const other = await peer.fit(theirs(x), theirs(y), { ...fitting, verbose: 0 });
  for (const [metric, values] of Object.entries(other.history)) {
    const expected = { shape: [epochs], data: values };
    check(metric, { shape: [epochs], data: [...(history[metric] ?? [])] }, expected, 10);
  }
  check(
    'predictions',
    numbers(await mine.predict(ours(x))),
    numbersOf(peer.predict(theirs(x))),
    10,
  );
}
