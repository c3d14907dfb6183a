// Adadelta: steps in the units of the parameter, without a learning rate to tune.
import { known, type Names } from '../known-options.ts';
import type { Tensor } from '../tensor.ts';
import { checkFromZero, checkShares } from './numbers.ts';
import { optimizer, settled, slopeTex, squareTex, type Optimizer } from './optimizer.ts';
import type { Schedule } from './schedules.ts';

/** Settings of {@link adadelta}. */
export interface AdadeltaOptions {
  /** η, or a schedule of it; 1 unless stated, as in the paper. */
  readonly learningRate?: number | Schedule;
  /** ρ: how much of the running means is kept, 0.9 unless stated. */
  readonly decay?: number;
  /** Starts the first step and keeps the division from 0, 10⁻⁶ unless stated. */
  readonly epsilon?: number;
  /** λ: adds λ·w to the gradient, 0 unless stated. */
  readonly weightDecay?: number;
}

const optionNames: Names<AdadeltaOptions> = {
  learningRate: true,
  decay: true,
  epsilon: true,
  weightDecay: true,
};

/**
 * Adadelta: s ← ρs + (1 − ρ)g², Δ = g·√(u + ε) / √(s + ε), u ← ρu + (1 − ρ)Δ², w ← w − η·Δ (Zeiler, 2012).
 *
 * @throws EngineError `no-parameters`, `not-a-parameter`, `bad-option`, `unknown-option`
 * @peers optim.Adadelta, tf.train.adadelta
 */
export function adadelta(parameters: readonly Tensor[], options: AdadeltaOptions = {}): Optimizer {
  const op = 'adadelta';
  known(op, options, optionNames);
  const { learningRate = 1, decay = 0.9, epsilon = 1e-6, weightDecay = 0 } = options;
  checkFromZero(op, { epsilon, weightDecay });
  checkShares(op, { decay });
  return optimizer(parameters, {
    name: op,
    tex(w, g) {
      const slope = slopeTex(w, g, weightDecay);
      return [
        `s \\leftarrow \\rho\\,s + (1 - \\rho)\\,${squareTex(slope)}`,
        `\\Delta \\leftarrow \\frac{\\sqrt{u + \\varepsilon}}{\\sqrt{s + \\varepsilon}}\\odot ${slope}`,
        'u \\leftarrow \\rho\\,u + (1 - \\rho)\\,\\Delta^2',
        `${w} \\leftarrow ${w} - \\eta\\,\\Delta`,
      ];
    },
    learningRate,
    remembers: ['squares', 'steps'],
    update(w, g, rate, { arrays: { squares: s, steps: u } }) {
      for (let i = 0; i < w.length; i++) {
        const slope = g[i]! + weightDecay * w[i]!;
        s[i] = settled(decay * s[i]! + (1 - decay) * slope * slope);
        const change = (slope * Math.sqrt(u[i]! + epsilon)) / Math.sqrt(s[i]! + epsilon);
        u[i] = settled(decay * u[i]! + (1 - decay) * change * change);
        w[i]! -= rate * change;
      }
    },
  });
}
