// Layers with the same weights.
import * as tf from '@tensorflow/tfjs';
import * as nabla from '../../src/engine/index.ts';
import { entry, normal, oneOf, places, record, seeds, shapes, truth, whole } from './entry.mjs';
import { layer } from './layer.mjs';

const sequences = {
  batch: whole(1, 3),
  time: whole(2, 5),
  features: whole(1, 4),
  units: whole(1, 4),
  returnSequences: truth,
  useBias: truth,
  seed: seeds,
};

const named = (useBias, ...names) => (useBias ? [...names, 'bias'] : names);

/** Blocks of columns in another order: their gates z, r, n are our r, z, n. */
const gatesInOrder = (weights) => {
  const units = weights.shape.at(-1) / 3;
  const block = (gate) => {
    const columns = [gate * units, (gate + 1) * units];
    return weights.shape.length === 1 ? weights.slice(columns) : weights.slice(null, columns);
  };
  return nabla.concat([block(1), block(0), block(2)], weights.shape.length - 1);
};

/** With 0 beside the diagonal of the last block, both ways of resetting the state agree: (r ⊙ h)D = r ⊙ (hD). */
const diagonalLast = ([rows, columns], seed) => {
  const { data } = normal([rows, columns], seed);
  const units = columns / 3;
  const kept = data.map((value, place) => {
    const column = (place % columns) - 2 * units;
    return column < 0 || column === Math.floor(place / columns) ? value : 0;
  });
  return { shape: [rows, columns], data: kept };
};

const onDiagonalOfLast = (weights) => {
  const { shape } = weights;
  const mask = diagonalLast(shape, 1).data.map((value) => (value === 0 ? 0 : 1));
  return weights.mul(nabla.tensor(mask, { shape }));
};

const recurrent = (name, settings = {}) =>
  layer(name, record(sequences), ({ batch, time, features, units, returnSequences, useBias }) => ({
    mine: nabla.layers[name]({ units, returnSequences, useBias }),
    peer: tf.layers[name]({
      units,
      returnSequences,
      useBias,
      recurrentActivation: 'sigmoid',
      ...settings,
    }),
    shape: [batch, time, features],
    names: named(useBias, 'kernel', 'recurrentKernel'),
  }));

export const layers = [
  layer(
    'dense',
    record({
      batch: whole(1, 4),
      features: whole(1, 5),
      units: whole(1, 5),
      activation: oneOf('linear', 'relu', 'tanh', 'sigmoid', 'softmax', 'elu', 'softplus'),
      useBias: truth,
      seed: seeds,
    }),
    ({ batch, features, units, activation, useBias }) => ({
      mine: nabla.layers.dense({ units, activation, useBias }),
      peer: tf.layers.dense({ units, activation, useBias }),
      shape: [batch, features],
      names: named(useBias, 'kernel'),
    }),
    24,
  ),
  recurrent('simpleRNN'),
  recurrent('lstm'),
  layer('gru', record(sequences), ({ batch, time, features, units, returnSequences, useBias }) => ({
    mine: nabla.layers.gru({ units, returnSequences, useBias }),
    peer: tf.layers.gru({ units, returnSequences, useBias, recurrentActivation: 'sigmoid' }),
    shape: [batch, time, features],
    names: named(useBias, 'kernel', 'recurrentKernel'),
    weights: { kernel: gatesInOrder, recurrentKernel: gatesInOrder, bias: gatesInOrder },
    initial: { recurrent_kernel: diagonalLast },
    compared: { recurrentKernel: onDiagonalOfLast },
  })),
  ...['concat', 'sum', 'mul', 'ave'].map((mergeMode) =>
    layer(`bidirectional lstm, ${mergeMode}`, record(sequences), (draw) => {
      const { batch, time, features, units, returnSequences } = draw;
      const settings = { units, returnSequences };
      const inner = tf.layers.lstm({ ...settings, recurrentActivation: 'sigmoid' });
      return {
        mine: nabla.layers.bidirectional({ layer: nabla.layers.lstm(settings), mergeMode }),
        peer: tf.layers.bidirectional({ layer: inner, mergeMode }),
        shape: [batch, time, features],
        names: ['forward', 'backward'].flatMap((way) =>
          ['kernel', 'recurrentKernel', 'bias'].map((name) => `${way}/${name}`),
        ),
      };
    }),
  ),
  layer(
    'embedding',
    record({
      batch: whole(1, 3),
      time: whole(1, 5),
      rows: whole(2, 6),
      units: whole(1, 4),
      seed: seeds,
    }),
    ({ batch, time, rows, units }) => ({
      mine: nabla.layers.embedding({ inputDim: rows, outputDim: units }),
      peer: tf.layers.embedding({ inputDim: rows, outputDim: units }),
      shape: [batch, time],
      input: places(rows),
      names: ['embeddings'],
    }),
  ),
  ...['add', 'multiply', 'concatenate'].map((name) =>
    entry(name, record({ shape: shapes(2, 4), seed: seeds }), ({ shape, seed }) => ({
      inputs: [0, 1, 2].map((place) => normal(shape, seed + place)),
      nabla: (...inputs) => nabla.layers[name]().apply(inputs),
      tensorflow: (...inputs) => tf.layers[name]().apply(inputs),
    })),
  ),
  entry('flatten', record({ shape: shapes(3, 4), seed: seeds }), ({ shape, seed }) => ({
    inputs: [normal(shape, seed)],
    nabla: (x) => nabla.layers.flatten().apply(x),
    tensorflow: (x) => tf.layers.flatten().apply(x),
  })),
];
