// Functions of one element and of two.
import * as tf from '@tensorflow/tfjs';
import * as nabla from '../../src/engine/index.ts';
import {
  between,
  entry,
  normal,
  ours,
  partnerOf,
  positive,
  record,
  seeds,
  shapes,
  theirs,
} from './entry.mjs';

const draws = record({ shape: shapes(), seed: seeds });

const one = (name, f, g, { make = normal, gradients = true } = {}) =>
  entry(name, draws, ({ shape, seed }) => ({
    inputs: [make(shape, seed)],
    nabla: f,
    tensorflow: g,
    gradients,
  }));

const two = (name, f, g, { make = normal, other = make, gradients = true } = {}) =>
  entry(name, draws, ({ shape, seed }) => ({
    inputs: [make(shape, seed), other(partnerOf(shape, seed), seed + 1)],
    nabla: f,
    tensorflow: g,
    gradients,
  }));

/** An activation that TensorFlow.js has as a layer only; a layer wants a batch and an axis. */
const asLayer = (activation) => (x) =>
  tf.layers
    .activation({ activation })
    .apply(x.reshape([1, -1]))
    .reshape(x.shape);

const wide = between(-8, 8);
const flat = { gradients: false };
const positiveOnly = { make: positive };

export const elementWise = [
  one(
    'neg',
    (x) => x.neg(),
    (x) => tf.neg(x),
  ),
  one(
    'square',
    (x) => x.square(),
    (x) => tf.square(x),
  ),
  one(
    'sqrt',
    (x) => x.sqrt(),
    (x) => tf.sqrt(x),
    positiveOnly,
  ),
  one(
    'reciprocal',
    (x) => x.reciprocal(),
    (x) => tf.reciprocal(x),
    positiveOnly,
  ),
  one(
    'exp',
    (x) => x.exp(),
    (x) => tf.exp(x),
  ),
  one(
    'log',
    (x) => x.log(),
    (x) => tf.log(x),
    positiveOnly,
  ),
  one(
    'sin',
    (x) => x.sin(),
    (x) => tf.sin(x),
    { make: wide },
  ),
  one(
    'cos',
    (x) => x.cos(),
    (x) => tf.cos(x),
    { make: wide },
  ),
  one(
    'abs',
    (x) => x.abs(),
    (x) => tf.abs(x),
  ),
  one(
    'sign',
    (x) => x.sign(),
    (x) => tf.sign(x),
  ),
  one(
    'floor',
    (x) => x.floor(),
    (x) => tf.floor(x),
    { make: wide },
  ),
  one(
    'clamp',
    (x) => x.clamp(-0.7, 0.9),
    (x) => tf.clipByValue(x, -0.7, 0.9),
  ),
  one(
    'sigmoid',
    (x) => x.sigmoid(),
    (x) => tf.sigmoid(x),
    { make: wide },
  ),
  one(
    'tanh',
    (x) => x.tanh(),
    (x) => tf.tanh(x),
    { make: wide },
  ),
  one(
    'relu',
    (x) => x.relu(),
    (x) => tf.relu(x),
  ),
  one(
    'relu6',
    (x) => x.relu6(),
    (x) => tf.relu6(x),
    { make: wide },
  ),
  one(
    'leakyRelu',
    (x) => x.leakyRelu(0.2),
    (x) => tf.leakyRelu(x, 0.2),
  ),
  one(
    'elu',
    (x) => x.elu(),
    (x) => tf.elu(x),
  ),
  one(
    'selu',
    (x) => x.selu(),
    (x) => tf.selu(x),
  ),
  one(
    'softplus',
    (x) => x.softplus(),
    (x) => tf.softplus(x),
    { make: wide },
  ),
  one(
    'logSigmoid',
    (x) => x.logSigmoid(),
    (x) => tf.logSigmoid(x),
    { make: wide },
  ),
  one('softsign', (x) => x.softsign(), asLayer('softsign'), { make: wide }),
  one('silu', (x) => x.silu(), asLayer('swish'), { make: wide }),
  one('mish', (x) => x.mish(), asLayer('mish'), { make: wide }),
  one('gelu', (x) => x.gelu(), asLayer('gelu'), { make: wide }),
  one('gelu by tanh', (x) => x.gelu({ approximate: 'tanh' }), asLayer('gelu_new')),
  two(
    'add',
    (a, b) => a.add(b),
    (a, b) => tf.add(a, b),
  ),
  two(
    'sub',
    (a, b) => a.sub(b),
    (a, b) => tf.sub(a, b),
  ),
  two(
    'mul',
    (a, b) => a.mul(b),
    (a, b) => tf.mul(a, b),
  ),
  two(
    'div',
    (a, b) => a.div(b),
    (a, b) => tf.div(a, b),
    { other: positive },
  ),
  two(
    'pow',
    (a, b) => a.pow(b),
    (a, b) => tf.pow(a, b),
    { make: positive },
  ),
  two(
    'maximum',
    (a, b) => a.maximum(b),
    (a, b) => tf.maximum(a, tf.broadcastTo(b, a.shape)),
  ),
  two(
    'minimum',
    (a, b) => a.minimum(b),
    (a, b) => tf.minimum(a, tf.broadcastTo(b, a.shape)),
  ),
  two(
    'greater',
    (a, b) => a.greater(b),
    (a, b) => tf.greater(a, b),
    flat,
  ),
  two(
    'greaterEqual',
    (a, b) => a.greaterEqual(b),
    (a, b) => tf.greaterEqual(a, b),
    flat,
  ),
  two(
    'less',
    (a, b) => a.less(b),
    (a, b) => tf.less(a, b),
    flat,
  ),
  two(
    'lessEqual',
    (a, b) => a.lessEqual(b),
    (a, b) => tf.lessEqual(a, b),
    flat,
  ),
  two(
    'equal',
    (a, b) => a.equal(b),
    (a, b) => tf.equal(a, b),
    flat,
  ),
  two(
    'notEqual',
    (a, b) => a.notEqual(b),
    (a, b) => tf.notEqual(a, b),
    flat,
  ),
  entry('where', draws, ({ shape, seed }) => {
    const test = normal(shape, seed + 2);
    return {
      inputs: [normal(shape, seed), normal(shape, seed + 1)],
      nabla: (a, b) => nabla.where(ours(test).greater(0), a, b),
      tensorflow: (a, b) => tf.where(tf.greater(theirs(test), 0), a, b),
    };
  }),
  entry('prelu', draws, ({ shape, seed }) => ({
    inputs: [normal([2, 3, ...shape.slice(0, 2)], seed), normal([3], seed + 1)],
    nabla: (x, slopes) => x.prelu(slopes),
    tensorflow: (x, slopes) => tf.prelu(x, slopes.reshape([3, ...x.shape.slice(2).map(() => 1)])),
  })),
];
