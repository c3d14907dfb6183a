// The table of operations: what the stepper, the checks and the API pages read.
import type { Op } from '../op.ts';
import { add, div, mul, neg, sub } from './arithmetic.ts';
import { cumsum } from './cumulative.ts';
import { std, variance } from './deviation.ts';
import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  crossEntropy,
  klDivergence,
  klDivergenceOfLogs,
} from './entropy.ts';
import { einsum } from './einsum.ts';
import { logsumexp, norm, prod } from './folds.ts';
import {
  abs,
  cos,
  exp,
  floor,
  log,
  pow,
  reciprocal,
  sign,
  sin,
  sqrt,
  square,
} from './functions.ts';
import { gelu, mish, silu } from './gates.ts';
import { gather, indexSelect, scatterAdd } from './indexing.ts';
import { conv1d, conv2d, convTranspose2d } from './convolution.ts';
import { concat, stack } from './joining.ts';
import { broadcastTo, cast, clone, flip, reshape, slice, tile, transpose } from './layout.ts';
import { pad } from './padding.ts';
import { matmul } from './matmul.ts';
import { elu, leakyRelu, logSigmoid, prelu, relu, relu6, selu, softplus } from './rectifiers.ts';
import { max, mean, min, sum } from './reductions.ts';
import { adaptiveAvgPool2d, avgPool1d, avgPool2d, maxPool1d, maxPool2d } from './pooling.ts';
import { hardtanh, sigmoid, softsign, tanh } from './saturating.ts';
import { clamp, maximum, minimum, where } from './selection.ts';
import { logSoftmax, softmax } from './softmax.ts';
import { standardise } from './standardise.ts';

/** Every operation of the engine, in teaching order. */
export const ops: readonly Op[] = [
  // arithmetic
  add,
  sub,
  mul,
  div,
  neg,
  // functions of a number
  pow,
  square,
  sqrt,
  reciprocal,
  exp,
  log,
  sin,
  cos,
  abs,
  sign,
  floor,
  // choices
  maximum,
  minimum,
  clamp,
  where,
  // activations
  sigmoid,
  tanh,
  softsign,
  hardtanh,
  relu,
  leakyRelu,
  prelu,
  relu6,
  elu,
  selu,
  softplus,
  logSigmoid,
  silu,
  gelu,
  mish,
  softmax,
  logSoftmax,
  // reductions
  sum,
  mean,
  max,
  min,
  prod,
  variance,
  std,
  norm,
  logsumexp,
  cumsum,
  // layout
  reshape,
  transpose,
  slice,
  pad,
  flip,
  broadcastTo,
  tile,
  concat,
  stack,
  clone,
  cast,
  // places named by indices
  gather,
  indexSelect,
  scatterAdd,
  // products and losses
  matmul,
  einsum,
  conv1d,
  conv2d,
  convTranspose2d,
  maxPool1d,
  maxPool2d,
  avgPool1d,
  avgPool2d,
  adaptiveAvgPool2d,
  standardise,
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  crossEntropy,
  klDivergence,
  klDivergenceOfLogs,
];
