// Reference cases of recurrence, attention and whole blocks: they show that the operations compose, in batches and
// through time.
import {
  additiveAttention,
  binaryCrossEntropyWithLogits,
  gaussianKlDivergence,
  gruSequence,
  joinHeads,
  layerNorm,
  lstmSequence,
  rnnSequence,
  scaledDotProductAttention,
  sinusoidalPositions,
  splitHeads,
  type RecurrentWeights,
  type Tensor,
} from '#engine';
import type { Composition } from './compositions.ts';
import type { Named } from './values.ts';

/** By the operation's name in the reference values. */
export const layers: Named<Composition> = {
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
    const epsilon = eps as number;
    const before = layerNorm(x!, { gamma: g1, beta: e1, epsilon });
    const between = x!.add(selfAttention(before, inputs, heads as number)['y']!);
    const after = layerNorm(between, { gamma: g2, beta: e2, epsilon });
    const hidden = after.matmul(w1!).add(b1!).gelu();
    return between.add(hidden.matmul(w2!).add(b2!));
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
