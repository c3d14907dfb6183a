// Weights of layers from the names that Keras gives its initialisers, or from a function of the reader's.
// Leaves the formulas to initializers.ts.
import { refuse } from '../errors.ts';
import {
  heNormal,
  heUniform,
  lecunNormal,
  lecunUniform,
  orthogonal,
  xavierNormal,
  xavierUniform,
} from '../initializers.ts';
import { unknownWord } from '../known-options.ts';
import { ones, randn, uniform, zeros, type TensorOptions } from '../make.ts';
import { convert, describe, type DType } from '../ndarray.ts';
import { formatShape, sameShape, type Shape } from '../shape.ts';
import { Tensor, leaf } from '../tensor.ts';

const byWord = {
  zeros,
  ones,
  glorotUniform: xavierUniform,
  glorotNormal: xavierNormal,
  heUniform,
  heNormal,
  leCunUniform: lecunUniform,
  leCunNormal: lecunNormal,
  orthogonal,
  randomNormal: (shape: Shape, options: TensorOptions) => randn(shape, { ...options, std: 0.05 }),
  randomUniform: (shape: Shape, options: TensorOptions) =>
    uniform(shape, { ...options, low: -0.05, high: 0.05 }),
} as const;

/** A name as in Keras; see {@link Initializer}. */
export type InitializerName = keyof typeof byWord;

/**
 * How a layer's weights begin: a name, or a function of shape and options such as `heNormal`. `'glorotUniform'` is
 * {@link xavierUniform}.
 */
export type Initializer = InitializerName | ((shape: Shape, options: TensorOptions) => Tensor);

/**
 * Weights of a layer.
 *
 * @throws EngineError `unknown-word` for a name that is none, `bad-weights` if a function returns something else
 */
export function initialWeights(
  op: string,
  initializer: Initializer,
  shape: Shape,
  dtype: DType,
  requiresGrad: boolean,
): Tensor {
  const make = makerOf(op, initializer);
  const weights = make(shape, { dtype, requiresGrad });
  if (weights instanceof Tensor && sameShape(weights.shape, shape)) {
    // a copy: a function may hand out the same tensor twice, and ignore the options
    return leaf(convert(weights.array, dtype), requiresGrad);
  }
  const found = weights instanceof Tensor ? formatShape(weights.shape) : describe(weights);
  throw refuse('bad-weights', { op, shape: formatShape(shape), found });
}

function makerOf(op: string, initializer: Initializer): Exclude<Initializer, string> {
  if (typeof initializer === 'function') return initializer;
  if (Object.hasOwn(byWord, initializer)) return byWord[initializer];
  throw unknownWord(op, initializer, Object.keys(byWord));
}
