// Reference cases of whole layers (normalisation, recurrence, attention, embedding), composed of operations:
// they show that the operations compose, in batches and through time.
import {
  additiveAttention,
  binaryCrossEntropyWithLogits,
  gaussianKlDivergence,
  gruSequence,
  joinHeads,
  lstmSequence,
  rnnSequence,
  scaledDotProductAttention,
  sinusoidalPositions,
  splitHeads,
  tensor,
  where,
  type RecurrentWeights,
  type Tensor,
} from '#engine';
import { oneHot, type Composition } from './compositions.ts';
import type { Named } from './read.ts';

/** By the operation's name in the reference values. */
export const layers: Named<Composition> = {
  batch_norm: (inputs, { training, momentum, eps }) => {
    const { x, gamma, beta, running_mean: mean, running_var: variance } = inputs;
    const axes = x!.shape.map((_, axis) => axis).filter((axis) => axis !== 1);
    const across = (v: Tensor) => v.reshape([-1, ...x!.shape.slice(2).map(() => 1)]);
    const batch = moments(x!, axes);
    const [center, spread] = training
      ? [batch.mean, batch.variance]
      : [across(mean!), across(variance!)];
    const unit = x!.sub(center).div(spread.add(eps as number).sqrt());
    const count = x!.size / mean!.size;
    const moved = (old: Tensor, now: Tensor) =>
      training
        ? old.mul(1 - (momentum as number)).add(now.reshape([-1]).mul(momentum as number))
        : old;
    return {
      y: unit.mul(across(gamma!)).add(across(beta!)),
      running_mean_after: moved(mean!, batch.mean),
      running_var_after: moved(variance!, batch.variance.mul(count / (count - 1))),
    };
  },
  layer_norm: ({ x, gamma, beta }, { axes, eps }) => {
    const unit = normalised(x!, axes as number[], eps as number);
    return gamma === undefined ? unit : unit.mul(gamma).add(beta!);
  },
  instance_norm: ({ x }, { eps }) => normalised(x!, [2, 3], eps as number),
  group_norm: ({ x, gamma, beta }, { groups, eps }) => {
    const [batch, channels] = x!.shape as [number, number];
    const grouped = x!.reshape([batch, groups as number, -1]);
    const unit = normalised(grouped, [2], eps as number).reshape(x!.shape);
    return unit.mul(gamma!.reshape([channels, 1, 1])).add(beta!.reshape([channels, 1, 1]));
  },
  rms_norm: ({ x, gamma }, { eps }) => {
    const size = x!
      .square()
      .mean(-1, { keepdims: true })
      .add(eps as number)
      .sqrt();
    return x!.div(size).mul(gamma!);
  },
  standardise: ({ x }, { axis }) => normalised(x!, [axis as number], 0),
  minmax: ({ x }, { axis }) => {
    const [low, high] = [x!.min(axis as number), x!.max(axis as number)];
    return x!.sub(low).div(high.sub(low));
  },

  rnn: (inputs) => overTime(inputs, (x, weights, state) => rnnSequence(x, weights, state)),
  lstm: (inputs) => overTime(inputs, (x, weights, state) => lstmSequence(x, weights, state)),
  gru: (inputs) => overTime(inputs, (x, weights, state) => gruSequence(x, weights, state)),

  attention: ({ q, k, v, mask }, { mask: kind, scale }) => {
    const options = {
      causal: kind === 'causal',
      mask,
      scale: typeof scale === 'number' ? scale : undefined,
    };
    const { output, weights } = scaledDotProductAttention(q!, k!, v!, options);
    return { y: output, attn: weights };
  },
  additive_attention: ({ s, h, W, U, v }) => {
    const weights = { queryWeights: W!, keyWeights: U!, energy: v! };
    const { output, weights: attn } = additiveAttention(s!, h!, weights);
    return { ctx: output, attn };
  },
  positional_encoding: (_inputs, { T, d }) =>
    sinusoidalPositions(T as number, d as number, { dtype: 'float64' }),
  multi_head_attention: (inputs, { heads }) => selfAttention(inputs['x']!, inputs, heads as number),
  transformer_block: (inputs, { heads, eps }) => {
    const { x, g1, e1, g2, e2, w1, b1, w2, b2 } = inputs;
    const norm = (z: Tensor) => normalised(z, [-1], eps as number);
    const attended = selfAttention(norm(x!).mul(g1!).add(e1!), inputs, heads as number)['y']!;
    const between = x!.add(attended);
    const hidden = norm(between).mul(g2!).add(e2!).matmul(w1!).add(b1!).gelu();
    return between.add(hidden.matmul(w2!).add(b2!));
  },

  embedding: ({ table, ids }, { padding_idx: padding }) => {
    const rows = oneHot(ids!, table!.shape[0]!);
    if (padding === undefined) return rows.matmul(table!);
    const real = tensor(
      Array.from({ length: table!.shape[0]! }, (_, row) => [row === padding ? 0 : 1]),
      { dtype: table!.dtype },
    );
    return rows.matmul(where(real, table!, table!.detach()));
  },
  vae: ({ x, eps, we, be, wm, bm, wv, bv, wd, bd }) => {
    const hidden = x!.matmul(we!).add(be!).tanh();
    const [mean, logVariance] = [hidden.matmul(wm!).add(bm!), hidden.matmul(wv!).add(bv!)];
    const code = mean.add(logVariance.mul(0.5).exp().mul(eps!));
    const logits = code.matmul(wd!).add(bd!);
    const rebuilt = binaryCrossEntropyWithLogits(logits, x!, { reduction: 'sum' });
    return rebuilt.div(x!.shape[0]!).add(gaussianKlDivergence(mean, logVariance));
  },
};

/** Mean and biased variance along axes, kept with size 1. */
function moments(x: Tensor, axes: readonly number[]) {
  const mean = x.mean(axes, { keepdims: true });
  return { mean, variance: x.sub(mean).square().mean(axes, { keepdims: true }) };
}

function normalised(x: Tensor, axes: readonly number[], epsilon: number): Tensor {
  const { mean, variance } = moments(x, axes);
  return x.sub(mean).div(variance.add(epsilon).sqrt());
}

/** Part `i` of `count` equal parts of the last axis. */
function part(x: Tensor, i: number, count: number): Tensor {
  const size = x.shape.at(-1)! / count;
  const whole = x.shape.slice(1).map(() => null);
  return x.slice(...whole, [i * size, (i + 1) * size]);
}

type Run = (
  x: Tensor,
  weights: RecurrentWeights,
  state: { readonly hidden: Tensor; readonly cell: Tensor },
) => { readonly outputs: Tensor; readonly hidden: Tensor; readonly cell?: Tensor };

/** Runs over sequences whose first axis is time. */
function overTime(inputs: Named<Tensor>, run: Run): Named<Tensor> {
  const { x, h0, c0, w_ih: inputWeights, w_hh: hiddenWeights, b_ih, b_hh } = inputs;
  const weights = { inputWeights, hiddenWeights, inputBias: b_ih, hiddenBias: b_hh };
  const byBatch = x!.transpose([1, 0, 2]);
  const state = { hidden: h0!, cell: c0! };
  const { outputs, hidden, cell } = run(byBatch, weights as RecurrentWeights, state);
  const y = outputs.transpose([1, 0, 2]);
  return cell === undefined ? { y, h_n: hidden } : { y, h_n: hidden, c_n: cell };
}

/** Self-attention in several heads, with the weights of q, k and v one below the other. */
function selfAttention(x: Tensor, weights: Named<Tensor>, heads: number): Named<Tensor> {
  const all = x.matmul(weights['w_in']!.transpose()).add(weights['b_in']!);
  const [q, k, v] = [0, 1, 2].map((i) => splitHeads(part(all, i, 3), heads));
  const { output, weights: attn } = scaledDotProductAttention(q!, k!, v!);
  const y = joinHeads(output).matmul(weights['w_out']!.transpose()).add(weights['b_out']!);
  return { y, attn };
}
