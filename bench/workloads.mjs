// What is timed: each workload as our engine and as TensorFlow.js do it, from the same starting numbers.
// A workload gives one function per engine; calling it does one step and returns the step's result.
import * as tf from '@tensorflow/tfjs';
import * as nabla from '../src/engine/index.ts';

const normal = (count, seed) => Array.from(nabla.randn([count], { seed }).data);

/** A 2-4-1 network on XOR: forward, backward, one step of gradient descent; gives the loss. */
export function xorStep() {
  const X = [0, 0, 0, 1, 1, 0, 1, 1];
  const T = [0, 1, 1, 0];
  return network({ X, T, batch: 4, sizes: [2, 4, 1], learningRate: 0.5 });
}

/** A 784-128-10 network on a batch of 64: forward, backward, one step; gives the loss. */
export function mlpStep() {
  const X = normal(64 * 784, 1);
  const T = normal(64 * 10, 2).map(Math.abs);
  return network({ X, T, batch: 64, sizes: [784, 128, 10], learningRate: 0.01 });
}

/** Product of two n × n matrices; gives its first element. */
export function matmul(n) {
  const a = normal(n * n, 1);
  const b = normal(n * n, 2);
  const A = nabla.tensor(a).reshape([n, n]);
  const B = nabla.tensor(b).reshape([n, n]);
  const tfA = () => tf.keep(tf.tensor2d(a, [n, n]));
  const tfB = () => tf.keep(tf.tensor2d(b, [n, n]));
  return {
    nabla: () => A.matmul(B).data[0],
    tensorflow: () => {
      const [x, y] = [tfA(), tfB()];
      return () => tf.tidy(() => tf.matMul(x, y).dataSync()[0]);
    },
  };
}

/** tanh(a·b + c) over a million elements; gives the first. */
export function elementwise() {
  const count = 1_000_000;
  const [a, b, c] = [1, 2, 3].map((seed) => normal(count, seed));
  const [A, B, C] = [a, b, c].map((values) => nabla.tensor(values));
  return {
    nabla: () => A.mul(B).add(C).tanh().data[0],
    tensorflow: () => {
      const [x, y, z] = [a, b, c].map((values) => tf.keep(tf.tensor1d(values)));
      return () => tf.tidy(() => tf.tanh(x.mul(y).add(z)).dataSync()[0]);
    },
  };
}

function network({ X, T, batch, sizes: [inputs, hidden, outputs], learningRate }) {
  const start = {
    W1: [[inputs, hidden], normal(inputs * hidden, 3).map((w) => w / Math.sqrt(inputs))],
    b1: [[hidden], Array(hidden).fill(0)],
    W2: [[hidden, outputs], normal(hidden * outputs, 4).map((w) => w / Math.sqrt(hidden))],
    b2: [[outputs], Array(outputs).fill(0)],
  };
  return {
    nabla: nablaNetwork({ X, T, batch, inputs, outputs, start, learningRate }),
    tensorflow: () => tensorflowNetwork({ X, T, batch, inputs, outputs, start, learningRate }),
  };
}

function nablaNetwork({ X, T, batch, inputs, outputs, start, learningRate }) {
  const x = nabla.tensor(X).reshape([batch, inputs]);
  const t = nabla.tensor(T).reshape([batch, outputs]);
  const [W1, b1, W2, b2] = Object.values(start).map(([shape, values]) => {
    const parameter = nabla.zeros(shape, { requiresGrad: true });
    parameter.data.set(values);
    return parameter;
  });
  const optimizer = nabla.sgd([W1, b1, W2, b2], { learningRate });
  return () => {
    const y = x.matmul(W1).add(b1).tanh().matmul(W2).add(b2).sigmoid();
    const loss = nabla.meanSquaredError(y, t);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    return loss.item();
  };
}

function tensorflowNetwork({ X, T, batch, inputs, outputs, start, learningRate }) {
  const x = tf.keep(tf.tensor2d(X, [batch, inputs]));
  const t = tf.keep(tf.tensor2d(T, [batch, outputs]));
  const [W1, b1, W2, b2] = Object.values(start).map(([shape, values]) =>
    tf.variable(tf.tensor(values, shape)),
  );
  const optimizer = tf.train.sgd(learningRate);
  const loss = () =>
    tf.losses.meanSquaredError(t, x.matMul(W1).add(b1).tanh().matMul(W2).add(b2).sigmoid());
  return () => tf.tidy(() => optimizer.minimize(loss, true, [W1, b1, W2, b2]).dataSync()[0]);
}
