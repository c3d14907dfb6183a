// Optimisers: ten steps on one small network, with the same numbers to start from.
import * as tf from '@tensorflow/tfjs';
import * as fc from 'fast-check';
import * as nabla from '../../src/engine/index.ts';
import {
  check,
  normal,
  numbers,
  numbersOf,
  oneOf,
  ours,
  record,
  seeds,
  theirs,
  truth,
  whole,
} from './entry.mjs';

const steps = 10;
const rates = fc.double({ min: 0.001, max: 0.2, noNaN: true });
const momentum = oneOf(0, 0.5, 0.9);
const sizes = { rows: whole(2, 6), inputs: whole(1, 4), units: whole(1, 4), seed: seeds };

/** A loss so steep that it does not matter whether ε stands under the root (theirs) or beside it (ours). */
const steep = { scale: oneOf(1000) };

/** `settings` are arbitraries; both makers get what was drawn. */
const optimiser = (name, settings, f, g) => ({
  name,
  arbitrary: record({ ...sizes, scale: oneOf(1), learningRate: rates, ...settings }),
  runs: 12,
  compare: (draw) => {
    const { rows, inputs, units, seed } = draw;
    const x = normal([rows, inputs], seed);
    const y = normal([rows, units], seed + 1);
    const W = normal([inputs, units], seed + 2);
    const mine = train(draw, f, [x, y, W]);
    const other = trainTheirs(draw, g, [x, y, W]);
    check('parameters after ten steps', mine, other, 10);
  },
});

function train(draw, make, [x, y, W]) {
  const weights = ours(W).detach();
  const parameter = nabla.zeros(weights.shape, { requiresGrad: true }).assign(weights);
  const optimizer = make([parameter], draw);
  for (let step = 0; step < steps; step++) {
    optimizer.zeroGrad();
    ours(x).matmul(parameter).sub(ours(y)).square().mean().mul(draw.scale).backward();
    optimizer.step();
  }
  return numbers(parameter);
}

function trainTheirs(draw, make, [x, y, W]) {
  const parameter = tf.variable(theirs(W));
  const optimizer = make(draw);
  const loss = () => tf.matMul(theirs(x), parameter).sub(theirs(y)).square().mean().mul(draw.scale);
  for (let step = 0; step < steps; step++) optimizer.minimize(loss, false, [parameter]);
  return numbersOf(parameter);
}

export const optimisers = [
  optimiser(
    'sgd',
    {},
    (list, { learningRate }) => nabla.sgd(list, { learningRate }),
    ({ learningRate }) => tf.train.sgd(learningRate),
  ),
  optimiser(
    'sgd with momentum',
    { momentum: oneOf(0.5, 0.9), nesterov: truth },
    (list, { learningRate, momentum, nesterov }) =>
      nabla.sgd(list, { learningRate, momentum, nesterov }),
    ({ learningRate, momentum, nesterov }) => tf.train.momentum(learningRate, momentum, nesterov),
  ),
  optimiser(
    'adagrad',
    steep,
    (list, { learningRate }) => nabla.adagrad(list, { learningRate }),
    ({ learningRate }) => tf.train.adagrad(learningRate, 1e-12),
  ),
  optimiser(
    'rmsprop',
    { ...steep, decay: oneOf(0.8, 0.9, 0.99), momentum, centered: truth },
    (list, { learningRate, decay, momentum, centered }) =>
      nabla.rmsprop(list, { learningRate, decay, momentum, centered, epsilon: 1e-8 }),
    ({ learningRate, decay, momentum, centered }) =>
      tf.train.rmsprop(learningRate, decay, momentum, 1e-10, centered),
  ),
  optimiser(
    'adam',
    { beta1: oneOf(0.8, 0.9), beta2: oneOf(0.99, 0.999) },
    (list, { learningRate, beta1, beta2 }) =>
      nabla.adam(list, { learningRate, beta1, beta2, epsilon: 1e-7 }),
    ({ learningRate, beta1, beta2 }) => tf.train.adam(learningRate, beta1, beta2, 1e-7),
  ),
];
