// RMSprop: AdaGrad that forgets.
import { known, type Names } from '../known-options.ts';
import type { Tensor } from '../tensor.ts';
import { checkFromZero, checkShares } from './numbers.ts';
import { optimizer, settled, slopeTex, squareTex, type Optimizer } from './optimizer.ts';
import type { Schedule } from './schedules.ts';

/** Settings of {@link rmsprop}. */
export interface RmspropOptions {
  /** η, or a schedule of it; 0.01 unless stated. */
  readonly learningRate?: number | Schedule;
  /** ρ: how much of the running means is kept, 0.99 unless stated. */
  readonly decay?: number;
  /** μ: how much of the last step's velocity is kept, 0 unless stated. */
  readonly momentum?: number;
  /** Divides by the standard deviation of g instead of the root of its mean square. */
  readonly centered?: boolean;
  /** Keeps the division from 0, 10⁻⁸ unless stated. */
  readonly epsilon?: number;
  /** λ: adds λ·w to the gradient, 0 unless stated. */
  readonly weightDecay?: number;
}

const optionNames: Names<RmspropOptions> = {
  learningRate: true,
  decay: true,
  momentum: true,
  centered: true,
  epsilon: true,
  weightDecay: true,
};

/**
 * RMSprop: s ← ρs + (1 − ρ)g², v ← μ·v + g / (√s + ε), w ← w − η·v (Tieleman and Hinton, 2012).
 *
 * `centered` takes s − m² in place of s, with m ← ρm + (1 − ρ)g (Graves, 2013).
 *
 * @throws EngineError `no-parameters`, `not-a-parameter`, `bad-option`, `unknown-option`
 * @peers optim.RMSprop, tf.train.rmsprop
 */
export function rmsprop(parameters: readonly Tensor[], options: RmspropOptions = {}): Optimizer {
  const op = 'rmsprop';
  known(op, options, optionNames);
  const { learningRate = 0.01, decay = 0.99, momentum = 0 } = options;
  const { centered = false, epsilon = 1e-8, weightDecay = 0 } = options;
  checkFromZero(op, { momentum, epsilon, weightDecay });
  checkShares(op, { decay });
  return optimizer(parameters, {
    name: op,
    tex(w, g) {
      const slope = slopeTex(w, g, weightDecay);
      const spread = centered ? 's - m^2' : 's';
      const share = `\\frac{1}{\\sqrt{${spread}} + \\varepsilon}\\odot ${slope}`;
      const mean = `m \\leftarrow \\rho\\,m + (1 - \\rho)\\,${slope}`;
      return [
        `s \\leftarrow \\rho\\,s + (1 - \\rho)\\,${squareTex(slope)}`,
        ...(centered ? [mean] : []),
        ...(momentum === 0 ? [] : [`v \\leftarrow \\mu\\,v + ${share}`]),
        `${w} \\leftarrow ${w} - \\eta\\,${momentum === 0 ? share : 'v'}`,
      ];
    },
    learningRate,
    remembers: ['squares', 'mean', 'velocity'],
    update(w, g, rate, { arrays: { squares: s, mean: m, velocity: v } }) {
      for (let i = 0; i < w.length; i++) {
        const slope = g[i]! + weightDecay * w[i]!;
        s[i] = settled(decay * s[i]! + (1 - decay) * slope * slope);
        m[i] = settled(decay * m[i]! + (1 - decay) * slope);
        // rounding can push the variance of a gradient that stays the same below 0
        const spread = centered ? Math.max(s[i]! - m[i]! * m[i]!, 0) : s[i]!;
        v[i] = settled(momentum * v[i]! + slope / (Math.sqrt(spread) + epsilon));
        w[i]! -= rate * v[i]!;
      }
    },
  });
}
