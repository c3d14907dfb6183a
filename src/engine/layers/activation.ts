// Activations by name, as layers take them, and as a layer of their own.
import { unknownWord } from '../known-options.ts';
import { known, type Names } from '../known-options.ts';
import { Tensor } from '../tensor.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';

const byWord = {
  linear: (x: Tensor) => x,
  relu: (x: Tensor) => x.relu(),
  leakyRelu: (x: Tensor) => x.leakyRelu(),
  relu6: (x: Tensor) => x.relu6(),
  elu: (x: Tensor) => x.elu(),
  selu: (x: Tensor) => x.selu(),
  gelu: (x: Tensor) => x.gelu(),
  silu: (x: Tensor) => x.silu(),
  swish: (x: Tensor) => x.silu(),
  mish: (x: Tensor) => x.mish(),
  sigmoid: (x: Tensor) => x.sigmoid(),
  tanh: (x: Tensor) => x.tanh(),
  softmax: (x: Tensor) => x.softmax(),
  logSoftmax: (x: Tensor) => x.logSoftmax(),
  softplus: (x: Tensor) => x.softplus(),
  softsign: (x: Tensor) => x.softsign(),
  hardtanh: (x: Tensor) => x.hardtanh(),
} as const;

/** A name as in Keras; see {@link Activation}. */
export type ActivationName = keyof typeof byWord;

/** What is done to every element of a layer's sum: a name, or a function such as `(x) => x.square()`. */
export type Activation = ActivationName | ((x: Tensor) => Tensor);

/**
 * The function a name stands for; a function is itself. `'linear'` changes nothing.
 *
 * @throws EngineError `unknown-word`
 */
export function activationOf(op: string, activation: Activation): (x: Tensor) => Tensor {
  if (typeof activation === 'function') return activation;
  if (Object.hasOwn(byWord, activation)) return byWord[activation];
  throw unknownWord(op, activation, Object.keys(byWord));
}

/** Options of {@link activation}. */
export interface ActivationOptions extends LayerOptions {
  readonly activation: Activation;
}

const optionNames: Names<ActivationOptions> = {
  ...layerOptionNames,
  activation: true,
};

/**
 * An activation as a layer: y = f(x), element by element (softmax along the last axis). No parameters.
 *
 * @throws EngineError `unknown-word`
 * @peers nn.ReLU, tf.layers.activation
 */
export function activation(options: ActivationOptions): Layer {
  return new ActivationLayer(known('activation', options, optionNames));
}

class ActivationLayer extends Layer {
  readonly kind = 'activation';
  readonly config;
  readonly #activate: (x: Tensor) => Tensor;

  constructor({ activation, ...options }: ActivationOptions) {
    super(options);
    this.config = { activation };
    this.#activate = activationOf(this.label, activation);
  }

  protected forward([x]: readonly Tensor[]): Tensor {
    return this.#activate(x!);
  }
}
