// The reference cases written in the engine's own terms: what an operation is called there, and how it is
// composed of ours where we have no single one.
import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  concat,
  crossEntropy,
  gaussianKlDivergence,
  hinge,
  huber,
  infoNCE,
  klDivergence,
  meanAbsoluteError,
  meanSquaredError,
  multiMargin,
  negativeLogLikelihood,
  policyGradient,
  skipGramNegativeSampling,
  smoothL1,
  stack,
  where,
  type CrossEntropyOptions,
  type LossOptions,
  type Range,
  type Tensor,
} from '#engine';
import type { Named } from './values.ts';

/** Computes the outputs of one case; an output not given a name is called y. */
export type Composition = (inputs: Named<Tensor>, attrs: Named<unknown>) => Tensor | Named<Tensor>;

/** By the operation's name in the reference values. */
export const compositions: Named<Composition> = {
  add: ({ a, b }) => a!.add(b!),
  sub: ({ a, b }) => a!.sub(b!),
  mul: ({ a, b }) => a!.mul(b!),
  div: ({ a, b }) => a!.div(b!),
  pow: ({ a }, { exponent }) => a!.pow(exponent as number),
  exp: ({ a }) => a!.exp(),
  log: ({ a }) => a!.log(),
  sqrt: ({ a }) => a!.sqrt(),
  sin: ({ a }) => a!.sin(),
  cos: ({ a }) => a!.cos(),
  reciprocal: ({ a }) => a!.reciprocal(),
  abs: ({ a }) => a!.abs(),
  clamp: ({ a }, { min, max }) => a!.clamp(min as number, max as number),
  maximum: ({ a, b }) => a!.maximum(b!),
  where: ({ c, a, b }) => where(c!, a!, b!),
  linear: ({ x, w, b }) => x!.matmul(w!.transpose()).add(b!),
  matmul: ({ a, b }) => a!.matmul(b!),

  permute: ({ a }, { dims }) => a!.transpose(dims as number[]),
  reshape: ({ a }, { shape }) => a!.reshape(shape as number[]),
  slice: ({ a }, { slices }) => a!.slice(...(slices as Range[])),
  concat: ({ a, b }, { axis }) => concat([a!, b!], axis as number),
  stack: ({ a, b }, { axis }) => stack([a!, b!], axis as number),
  pad: ({ a }, { left, right, top, bottom }) =>
    a!.pad([
      [0, 0],
      [0, 0],
      [top as number, bottom as number],
      [left as number, right as number],
    ]),
  index_select: ({ a, i }) => a!.indexSelect(i!),
  gather: ({ a, i }) => a!.gather(i!, 1),

  sum_axis1: ({ a }) => a!.sum(1),
  mean_axis0_keep: ({ a }) => a!.mean(0, { keepdims: true }),
  mean_all: ({ a }) => a!.mean(),
  var_unbiased_axis1: ({ a }) => a!.variance(1),
  var_biased_axis1: ({ a }) => a!.variance(1, { correction: 0 }),
  std_axis1: ({ a }) => a!.std(1),
  max_axis1: ({ a }) => a!.max(1),
  min_axis1: ({ a }) => a!.min(1),
  logsumexp_axis1: ({ a }) => a!.logsumexp(1),
  norm2: ({ a }) => a!.norm(),
  cumsum_axis1: ({ a }) => a!.cumsum(1),
  prod_axis1: ({ a }) => a!.prod(1),
  expr: ({ x, y }) =>
    y === undefined ? x!.mul(x!).add(x!) : x!.mul(y).add(x!.sin()).mul(x!.add(y).square()),

  sigmoid: ({ x }) => x!.sigmoid(),
  tanh: ({ a, x }) => (a ?? x!).tanh(),
  relu: ({ x }) => x!.relu(),
  leaky_relu: ({ x }, { alpha }) => x!.leakyRelu(alpha as number),
  elu: ({ x }, { alpha }) => x!.elu(alpha as number),
  selu: ({ x }) => x!.selu(),
  gelu_erf: ({ x }) => x!.gelu(),
  gelu_tanh: ({ x }) => x!.gelu({ approximate: 'tanh' }),
  silu: ({ x }) => x!.silu(),
  mish: ({ x }) => x!.mish(),
  softplus: ({ x }) => x!.softplus(),
  logsigmoid: ({ x }) => x!.logSigmoid(),
  softsign: ({ x }) => x!.softsign(),
  hardtanh: ({ x }) => x!.hardtanh(),
  relu6: ({ x }) => x!.relu6(),
  softmax: ({ x }, { axis, temperature = 1 }) =>
    x!.div(temperature as number).softmax(axis as number),
  log_softmax: ({ x }, { axis }) => x!.logSoftmax(axis as number),
  prelu: ({ x, a }) => x!.prelu(a!),

  mse: ({ pred, target }, attrs) => meanSquaredError(pred!, target!, attrs as LossOptions),
  mae: ({ pred, target }) => meanAbsoluteError(pred!, target!),
  huber: ({ pred, target }, { delta }) => huber(pred!, target!, { delta: delta as number }),
  smooth_l1: ({ pred, target }, { beta }) => smoothL1(pred!, target!, { beta: beta as number }),
  bce: ({ pred, target }, attrs) => binaryCrossEntropy(pred!, target!, attrs as LossOptions),
  bce_with_logits: ({ logits, target }, attrs) =>
    binaryCrossEntropyWithLogits(logits!, target!, attrs as LossOptions),
  cross_entropy: ({ logits, target, weight }, attrs) => {
    const { reduction, label_smoothing: labelSmoothing, ignore_index: ignoreIndex } = attrs;
    const options = { reduction, labelSmoothing, ignoreIndex, classWeights: weight };
    return crossEntropy(logits!, target!, options as CrossEntropyOptions);
  },
  nll: ({ logp, target }) => negativeLogLikelihood(logp!, target!),
  hinge: ({ score, target }) => hinge(score!, target!),
  hinge_squared: ({ score, target }) => hinge(score!, target!, { squared: true }),
  multi_margin: ({ score, target }, { margin }) =>
    multiMargin(score!, target!, { margin: margin as number }),
  kl: ({ p, q }) => klDivergence(q!, p!, { reduction: 'none' }),
  kl_div_log: ({ logits, p }) => klDivergence(logits!.logSoftmax(), p!, { logProbabilities: true }),
  vae_kl: ({ mu, logvar }) => gaussianKlDivergence(mu!, logvar!),
  info_nce: ({ a, b }, { temperature }) => infoNCE(a!, b!, { temperature: temperature as number }),
  skip_gram_negative: ({ c, o, neg }) => skipGramNegativeSampling(c!, o!, neg!),
  reinforce: ({ logits, action, ret }) => policyGradient(logits!, action!, ret!),
  l2: ({ w }, { lambda }) =>
    w!
      .square()
      .sum()
      .mul((lambda as number) / 2),
  l1: ({ w }, { lambda }) =>
    w!
      .abs()
      .sum()
      .mul(lambda as number),

  mlp2: twoLayers,
  residual: ({ x, w1, b1, w2, b2 }) => x!.add(x!.matmul(w1!).add(b1!).relu().matmul(w2!)).add(b2!),
  dropout: ({ x, mask }, { p }) => x!.mul(mask!).div(1 - (p as number)),
};

function twoLayers(
  { x, y, w1, b1, w2, b2 }: Named<Tensor>,
  { hidden, output, loss }: Named<unknown>,
): Named<Tensor> {
  const activations: Named<(z: Tensor) => Tensor> = {
    tanh: (z) => z.tanh(),
    sigmoid: (z) => z.sigmoid(),
    relu: (z) => z.relu(),
    gelu_erf: (z) => z.gelu(),
    identity: (z) => z,
  };
  const losses: Named<(z: Tensor) => Tensor> = {
    'bce_with_logits mean': (z) => binaryCrossEntropyWithLogits(z, y!),
    'mse mean': (z) => meanSquaredError(activations[(output as string) ?? 'identity']!(z), y!),
    'cross_entropy mean': (z) => crossEntropy(z, y!),
    'huber delta 1 mean': (z) => huber(z, y!),
  };
  const z1 = x!.matmul(w1!).add(b1!);
  const a1 = activations[hidden as string]!(z1);
  const z2 = a1.matmul(w2!).add(b2!);
  return { z1, a1, z2, loss: losses[loss as string]!(z2) };
}
