// Layers with the same weights.
import * as tf from '@tensorflow/tfjs';
import * as nabla from '../../src/engine/index.ts';
import { normal, oneOf, record, seeds, truth, whole } from './entry.mjs';
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
];
