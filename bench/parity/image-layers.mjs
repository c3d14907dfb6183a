// Layers on images and signals, and normalisation. Ours has channels first, theirs last.
import * as tf from '@tensorflow/tfjs';
import * as nabla from '../../src/engine/index.ts';
import { oneOf, record, seeds, truth, whole } from './entry.mjs';
import { layer } from './layer.mjs';

const image = { toTheirs: [0, 2, 3, 1], toOurs: [0, 3, 1, 2] };
const signal = { toTheirs: [0, 2, 1], toOurs: [0, 2, 1] };
const batch = { toTheirs: [0, 1] };

const sizes = {
  batch: whole(1, 2),
  channels: whole(1, 3),
  filters: whole(1, 4),
  height: whole(4, 7),
  width: whole(4, 7),
  kernelSize: whole(1, 3),
  strides: whole(1, 2),
  padding: oneOf('valid', 'same'),
  activation: oneOf('linear', 'relu', 'tanh', 'sigmoid'),
  useBias: truth,
  seed: seeds,
};

const settingsOf = ({ filters, kernelSize, strides, padding, activation, useBias }) => ({
  filters,
  kernelSize,
  strides,
  padding,
  activation,
  useBias,
});

const namesOf = ({ useBias }) => (useBias ? ['kernel', 'bias'] : ['kernel']);

const convolution = (name, order, along, shapeOf) =>
  layer(name, record(sizes), (draw) => ({
    mine: nabla.layers[name](settingsOf(draw)),
    peer: tf.layers[name](settingsOf(draw)),
    shape: shapeOf(draw),
    names: namesOf(draw),
    weights: { kernel: (kernel) => kernel.transpose(order) },
    ...along,
  }));

const imageOf = ({ batch, channels, height, width }) => [batch, channels, height, width];
const signalOf = ({ batch, channels, width }) => [batch, channels, width];

/** `only` holds settings to those for which theirs has the right gradient. */
const pooling = (name, along, shapeOf, only = {}) =>
  layer(name, record({ ...sizes, ...only }), (draw) => {
    const { kernelSize: poolSize, strides, padding } = draw;
    return {
      mine: nabla.layers[name]({ poolSize, strides, padding }),
      peer: tf.layers[name]({ poolSize, strides, padding }),
      shape: shapeOf(draw),
      ...along,
    };
  });

const global = (name, toTheirs, shapeOf) =>
  layer(name, record(sizes), (draw) => ({
    mine: nabla.layers[name](),
    peer: tf.layers[name]({}),
    shape: shapeOf(draw),
    toTheirs,
  }));

const kinds = [
  { shapeOf: imageOf, along: image },
  { shapeOf: signalOf, along: signal },
  { shapeOf: ({ batch, channels }) => [batch + 1, channels], along: batch },
];

const normalisation = (name, training) =>
  layer(
    `batchNormalization ${name}`,
    record({ ...sizes, kind: oneOf(...kinds) }),
    (draw) => {
      const { kind } = draw;
      const settings = { epsilon: 0.01 };
      return {
        mine: nabla.layers.batchNormalization(settings),
        peer: tf.layers.batchNormalization(settings),
        shape: kind.shapeOf(draw),
        names: ['gamma', 'beta', 'movingMean', 'movingVariance'],
        training,
        ...kind.along,
      };
    },
    18,
  );

const oneUp = { channels: whole(2, 3), batch: oneOf(1) };

export const imageLayers = [
  convolution('conv1d', [2, 1, 0], signal, signalOf),
  convolution('conv2d', [3, 2, 0, 1], image, imageOf),
  convolution('conv2dTranspose', [3, 2, 0, 1], image, imageOf),
  pooling('maxPooling1d', signal, signalOf),
  pooling('maxPooling2d', image, imageOf),
  pooling('averagePooling1d', signal, signalOf, { padding: oneOf('valid') }),
  pooling('averagePooling2d', image, imageOf, { padding: oneOf('valid') }),
  global('globalAveragePooling1d', signal.toTheirs, signalOf),
  global('globalAveragePooling2d', image.toTheirs, imageOf),
  global('globalMaxPooling1d', signal.toTheirs, signalOf),
  global('globalMaxPooling2d', image.toTheirs, imageOf),
  layer('upSampling2d', record({ ...sizes, ...oneUp }), (draw) => ({
    mine: nabla.layers.upSampling2d({ size: draw.kernelSize }),
    peer: tf.layers.upSampling2d({ size: [draw.kernelSize, draw.kernelSize] }),
    shape: imageOf(draw),
    ...image,
  })),
  normalisation('of a batch in training', true),
  normalisation('in use', false),
  layer('layerNormalization', record(sizes), ({ batch, height, width }) => ({
    mine: nabla.layers.layerNormalization({ epsilon: 0.01 }),
    peer: tf.layers.layerNormalization({ epsilon: 0.01 }),
    shape: [batch, height, width],
    names: ['gamma', 'beta'],
  })),
];
