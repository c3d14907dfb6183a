// Adam, and AdamW, which decays the weights beside it.
import { pow } from '../elementary.ts';
import { known, type Names } from '../known-options.ts';
import type { Tensor } from '../tensor.ts';
import { checkFromZero, checkShares } from './numbers.ts';
import { optimizer, settled, slopeTex, squareTex, type Optimizer } from './optimizer.ts';
import type { Schedule } from './schedules.ts';

/** Settings of {@link adam} and {@link adamw}. */
export interface AdamOptions {
  /** η, or a schedule of it; 0.001 unless stated. */
  readonly learningRate?: number | Schedule;
  /** How much of the running mean of g is kept, 0.9 unless stated. */
  readonly beta1?: number;
  /** How much of the running mean of g² is kept, 0.999 unless stated. */
  readonly beta2?: number;
  /** Keeps the division from 0, 10⁻⁸ unless stated. */
  readonly epsilon?: number;
  /** λ: unless stated 0 in `adam`, 0.01 in `adamw`. */
  readonly weightDecay?: number;
  /** AMSGrad: divides by the largest v there has been, so that steps never grow again. */
  readonly amsgrad?: boolean;
}

const optionNames: Names<AdamOptions> = {
  learningRate: true,
  beta1: true,
  beta2: true,
  epsilon: true,
  weightDecay: true,
  amsgrad: true,
};

/**
 * Adam: w ← w − η·m̂ / (√v̂ + ε), with m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², m̂ = m / (1 − β₁ᵗ),
 * v̂ = v / (1 − β₂ᵗ) (Kingma and Ba, 2015).
 *
 * `weightDecay` adds λ·w to g. `amsgrad` takes the largest v so far in place of v (Reddi, Kale and Kumar, 2018).
 *
 * @throws EngineError `no-parameters`, `not-a-parameter`, `bad-option`, `unknown-option`
 * @peers optim.Adam, tf.train.adam
 */
export function adam(parameters: readonly Tensor[], options: AdamOptions = {}): Optimizer {
  return adaptiveMoments('adam', parameters, options);
}

/**
 * AdamW: w ← w − η·λ·w, then the step of {@link adam} without the decay (Loshchilov and Hutter, 2019).
 *
 * @throws EngineError `no-parameters`, `not-a-parameter`, `bad-option`, `unknown-option`
 * @peers optim.AdamW
 */
export function adamw(parameters: readonly Tensor[], options: AdamOptions = {}): Optimizer {
  return adaptiveMoments('adamw', parameters, options);
}

function adaptiveMoments(
  op: 'adam' | 'adamw',
  parameters: readonly Tensor[],
  options: AdamOptions,
): Optimizer {
  const decoupled = op === 'adamw';
  known(op, options, optionNames);
  const { learningRate = 0.001, epsilon = 1e-8, weightDecay = decoupled ? 0.01 : 0 } = options;
  const { beta1 = 0.9, beta2 = 0.999, amsgrad = false } = options;
  checkFromZero(op, { epsilon, weightDecay });
  checkShares(op, { beta1, beta2 });
  return optimizer(parameters, {
    name: op,
    tex(w, g) {
      const slope = slopeTex(w, g, decoupled ? 0 : weightDecay);
      const square = amsgrad ? 's' : 'v';
      const kept = decoupled && weightDecay !== 0 ? `(1 - \\eta\\lambda)\\,${w}` : w;
      return [
        `m \\leftarrow \\beta_1 m + (1 - \\beta_1)\\,${slope}`,
        `v \\leftarrow \\beta_2 v + (1 - \\beta_2)\\,${squareTex(slope)}`,
        ...(amsgrad ? ['s \\leftarrow \\max(s, v)'] : []),
        `${w} \\leftarrow ${kept} - \\eta\\,\\frac{m / (1 - \\beta_1^t)}{\\sqrt{${square} / (1 - \\beta_2^t)} + \\varepsilon}`,
      ];
    },
    learningRate,
    remembers: ['mean', 'squares', ...(amsgrad ? (['largest'] as const) : [])],
    update(w, g, eta, { steps, arrays: { mean: m, squares: v, largest } }) {
      const rate = eta / (1 - pow(beta1, steps));
      const root = Math.sqrt(1 - pow(beta2, steps));
      const ceiling = amsgrad ? largest : null;
      const [kept, pull] = decoupled ? [1 - eta * weightDecay, 0] : [1, weightDecay];
      for (let i = 0; i < w.length; i++) {
        const slope = g[i]! + pull * w[i]!;
        m[i] = settled(beta1 * m[i]! + (1 - beta1) * slope);
        v[i] = settled(beta2 * v[i]! + (1 - beta2) * slope * slope);
        const square = ceiling === null ? v[i]! : (ceiling[i] = Math.max(ceiling[i]!, v[i]!));
        w[i] = kept * w[i]! - (rate * m[i]!) / (Math.sqrt(square) / root + epsilon);
      }
    },
  });
}
