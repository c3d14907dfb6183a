// Entropies: how surprised a prediction is by the target. Reduction to one number is left to losses/.
import { exp, log, log1p, sigmoid } from '../elementary.ts';
import { eachPair } from '../kernels/elementwise.ts';
import { peakAndSum, type Lane } from '../kernels/lanes.ts';
import { allocate, type NDArray } from '../ndarray.ts';
import type { Op, Term } from '../op.ts';
import { bracket, call, times } from '../tex.ts';
import { functionOfTwo } from './pointwise.ts';

/**
 * −(t ln p + (1 − t) ln(1 − p)) for a probability p and a target t.
 *
 * As in PyTorch, logarithms are not let below −100, nor the denominator of the derivative
 * (p − t) / (p(1 − p)) below 10⁻¹².
 */
export const binaryCrossEntropy = functionOfTwo({
  name: 'binaryCrossEntropy',
  rule: 'function-of-several',
  loop: eachPair((p, t) => t * -logOf(p) + (1 - t) * -logOfRest(p)),
  partials: [(p, t) => (p - t) / Math.max(p * (1 - p), 1e-12), (p) => logOfRest(p) - logOf(p)],
  tex: (p, t) => `-${bracket(`${t} \\ln ${p} + (1 - ${t}) \\ln (1 - ${p})`)}`,
  gradientTex: [
    ({ g, a, b }, shapes) => `${g} ${times(shapes)} \\frac{${a} - ${b}}{${a}\\,(1 - ${a})}`,
    ({ g, a }, shapes) => `${g} ${times(shapes)} \\ln \\frac{1 - ${a}}{${a}}`,
  ],
});

/** max(z, 0) − z·t + ln(1 + e^−|z|): the same for p = σ(z), never infinite; ∂/∂z = σ(z) − t. */
export const binaryCrossEntropyWithLogits = functionOfTwo({
  name: 'binaryCrossEntropyWithLogits',
  rule: 'function-of-several',
  loop: eachPair((z, t) => Math.max(z, 0) - z * t + log1p(exp(-Math.abs(z)))),
  partials: [(z, t) => sigmoid(z) - t, (z) => -z],
  tex: (z, t) => `\\ln\\left(1 + e^{${z}}\\right) - ${z} \\cdot ${t}`,
  gradientTex: [
    ({ g, a, b }, shapes) => `${g} ${times(shapes)} ${bracket(`\\sigma(${a}) - ${b}`)}`,
    ({ g, a }, shapes) => `-${g} ${times(shapes)} ${a}`,
  ],
});

/** Whether targets may add up to something else than 1, because they are weighted or left out: for formulas alone. */
export type CrossEntropySettings = { readonly weighted?: boolean };

/**
 * −Σ_c t_c ln softmax(z)_c over the last axis, for scores z and target probabilities t.
 *
 * ∂/∂z = softmax(z) · Σt − t, that is p − t for targets that add up to 1.
 */
export const crossEntropy: Op<CrossEntropySettings> = {
  name: 'crossEntropy',
  forward: ([z, t]) => {
    const y = allocate(z!.shape.slice(0, -1), z!.dtype);
    for (let row = 0; row < y.size; row++) {
      const lane = rowOf(z!, row);
      const { peak, sum } = peakAndSum(z!.data, lane);
      const rest = log(sum);
      let total = 0;
      for (let i = lane.start; i < lane.end; i++) {
        // a class that is no target must not turn an infinite logarithm into NaN
        if (t!.data[i] !== 0) total -= t!.data[i]! * (z!.data[i]! - peak - rest);
      }
      y.data[row] = total;
    }
    return y;
  },
  backward: ({ data: g }, [z, t], _y, _settings, place) => {
    const result = allocate(z!.shape, z!.dtype);
    for (let row = 0; row < g.length; row++) {
      const lane = rowOf(z!, row);
      const derivative = rowDerivative(z!, t!, lane, place);
      for (let i = lane.start; i < lane.end; i++) result.data[i] = g[row]! * derivative(i);
    }
    return result;
  },
  tex: ([z, t]) => `-\\sum_c {${t}}_c \\ln ${call('softmax', z!)}_c`,
  gradientTex: (place, { upstream, inputs: [z, t] }, { weighted = false }, shapes) => {
    const p = call('softmax', z!);
    if (place === 1) return `-${upstream} ${times(shapes)} \\ln ${p}`;
    const mass = weighted ? ` \\textstyle\\sum_c {${t}}_c` : '';
    return `${upstream} ${times(shapes)} ${bracket(`${p}${mass} - ${t}`)}`;
  },
  explain: (index, [z, t]) => {
    const lane = rowOf(z!, index);
    const terms: Term[] = [];
    for (const input of [0, 1]) {
      const derivative = rowDerivative(z!, t!, lane, input);
      for (let i = lane.start; i < lane.end; i++) {
        terms.push({ input, index: i, derivative: derivative(i) });
      }
    }
    return { rule: 'function-of-several', terms };
  },
};

/**
 * t ln(t / q) for a probability q and a target t; 0 where t is 0, whatever q, with derivatives 0: what cannot
 * happen has no part in a divergence.
 */
export const klDivergence = functionOfTwo({
  name: 'klDivergence',
  rule: 'function-of-several',
  loop: eachPair((q, t) => (t === 0 ? 0 : t * (log(t) - log(q)))),
  partials: [(q, t) => (t === 0 ? 0 : -t / q), (q, t) => (t === 0 ? 0 : log(t) - log(q) + 1)],
  tex: (q, t) => `${t} \\ln \\frac{${t}}{${q}}`,
  gradientTex: [
    ({ g, a, b }, shapes) => `-${g} ${times(shapes)} \\frac{${b}}{${a}}`,
    ({ g, a, b }, shapes) => `${g} ${times(shapes)} ${bracket(`1 + \\ln \\frac{${b}}{${a}}`)}`,
  ],
});

/** t (ln t − l) for a log-probability l = ln q: {@link klDivergence} where q itself would round to 0. */
export const klDivergenceOfLogs = functionOfTwo({
  name: 'klDivergenceOfLogs',
  rule: 'function-of-several',
  loop: eachPair((l, t) => (t === 0 ? 0 : t * (log(t) - l))),
  partials: [(_l, t) => -t, (l, t) => (t === 0 ? 0 : log(t) - l + 1)],
  tex: (l, t) => `${t} ${bracket(`\\ln ${t} - ${l}`)}`,
  gradientTex: [
    ({ g, b }, shapes) => `-${g} ${times(shapes)} ${b}`,
    ({ g, a, b }, shapes) => `${g} ${times(shapes)} ${bracket(`1 + \\ln ${b} - ${a}`)}`,
  ],
});

function rowOf(scores: NDArray, row: number): Lane {
  const count = scores.shape.at(-1)!;
  return { start: row * count, end: (row + 1) * count, step: 1 };
}

/** ∂(the row's cross-entropy)/∂z or ∂t, element by element. */
function rowDerivative(
  { data: z }: NDArray,
  { data: t }: NDArray,
  lane: Lane,
  place: number,
): (i: number) => number {
  const { peak, sum } = peakAndSum(z, lane);
  const rest = log(sum);
  if (place === 1) return (i) => rest - (z[i]! - peak);
  let mass = 0;
  for (let i = lane.start; i < lane.end; i++) mass += t[i]!;
  return (i) => (exp(z[i]! - peak) / sum) * mass - t[i]!;
}

/** ln p and ln(1 − p), at least −100. */
function logOf(p: number): number {
  return Math.max(log(p), -100);
}

function logOfRest(p: number): number {
  return Math.max(log1p(-p), -100);
}
