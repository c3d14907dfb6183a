// Attention: every query takes a mean of the values, weighed by how well it matches their keys.
import { dropout } from '../dropout.ts';
import { softmax, where } from '../functions.ts';
import { allowed } from '../options.ts';
import type { Tensor } from '../tensor.ts';
import { causalMask } from './masks.ts';

/** Options of {@link scaledDotProductAttention}. */
export interface AttentionOptions {
  /** 1 where a query may look at a key, 0 where not; broadcasts to [..., queries, keys]. */
  readonly mask?: Tensor | undefined;
  /** True hides keys that come after the query; see `causalMask`. */
  readonly causal?: boolean | undefined;
  /** What q·kᵀ is multiplied by; 1/√(width of q) unless stated. */
  readonly scale?: number | undefined;
  /** How likely a weight is to be dropped, as while training; 0 unless stated. */
  readonly dropout?: number | undefined;
  /** With a seed, the same weights are dropped every time; without, the shared generator decides. */
  readonly seed?: number | undefined;
}

/** What attention gives. */
export interface AttentionResult {
  /** For each query a weighed mean of the values. */
  readonly output: Tensor;
  /** How much of each value it took: rows over the keys that add up to 1. */
  readonly weights: Tensor;
}

/**
 * Scaled dot-product attention (Vaswani et al., 2017): weights = softmax(q·kᵀ/√d), output = weights·v.
 *
 * `query` is [..., queries, d], `key` [..., keys, d], `value` [..., keys, width]; `output` is [..., queries, width],
 * `weights` [..., queries, keys]. A weight that the mask forbids is exactly 0. A query that may look at no key at
 * all gets weights and output 0, and passes no gradient on (PyTorch gives NaN).
 *
 * @throws EngineError `inner-sizes-differ`, `needs-an-axis`, `shapes-do-not-broadcast`, `bad-option`
 * @peers F.scaled_dot_product_attention
 */
export function scaledDotProductAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions = {},
): AttentionResult {
  const op = 'scaledDotProductAttention';
  const {
    scale = 1 / Math.sqrt(query.shape.at(-1) ?? 1),
    dropout: probability = 0,
    seed,
  } = options;
  allowed(op, 'scale', scale, Number.isFinite(scale), 'a finite number');
  const scores = query.matmul(swapped(key)).mul(scale);
  const softened = maskedSoftmax(scores, maskOf(scores, options));
  const weights = dropout(softened, { probability, seed });
  return { output: weights.matmul(value), weights };
}

/** softmax along the last axis over what the mask allows: 0 elsewhere, and 0 where it allows nothing. */
export function maskedSoftmax(scores: Tensor, mask: Tensor | undefined): Tensor {
  if (mask === undefined) return softmax(scores);
  const open = mask.detach().max(-1, { keepdims: true });
  if (!open.data.includes(0)) return softmax(where(mask, scores, -Infinity));
  // a row of −∞ would be 0 / 0: it is let through and closed behind the softmax
  const passable = mask.maximum(open.equal(0));
  return where(mask, softmax(where(passable, scores, -Infinity)), 0);
}

/** The mask of the options for scores [..., queries, keys]. */
function maskOf({ shape }: Tensor, { mask, causal }: AttentionOptions): Tensor | undefined {
  if (causal !== true) return mask;
  const past = causalMask(shape.at(-2) ?? 1, shape.at(-1)!);
  return mask === undefined ? past : past.to(mask.dtype).mul(mask);
}

/** The last two axes exchanged. */
function swapped(x: Tensor): Tensor {
  const last = x.shape.length - 1;
  if (last < 1) return x;
  return x.transpose(x.shape.map((_, axis) => (axis < last - 1 ? axis : 2 * last - 1 - axis)));
}
