// What tests of training share: a straight line to fit, and the smallest model that can.
import { input, layers, linspace, sequential, type CompileOptions, type Model } from '../index.ts';

/** y = 2x + 1 at ten places. */
export const line = { x: linspace(-1, 1, 10).reshape([10, 1]), y: linspace(-1, 3, 10) };

/** The model, once it knows how to learn. */
export function compiled(net: Model, options: CompileOptions): Model {
  net.compile(options);
  return net;
}

/** w·x + b from 0. */
export function linear(options: Partial<CompileOptions> = {}): Model {
  const layer = layers.dense({ units: 1, kernelInitializer: 'zeros' });
  const net = sequential([input({ shape: [1] }), layer]);
  return compiled(net, { optimizer: { name: 'sgd', learningRate: 0.1 }, loss: 'mse', ...options });
}

/** All weights as lists of numbers. */
export function weightsOf(net: Model): number[][] {
  return net.weights.map(({ tensor: weight }) => [...weight.data]);
}
