// AdaGrad: each element has a learning rate of its own, which only shrinks.
import { known, type Names } from '../known-options.ts';
import type { Tensor } from '../tensor.ts';
import { checkFromZero } from './numbers.ts';
import { optimizer, slopeTex, squareTex, type Optimizer } from './optimizer.ts';
import type { Schedule } from './schedules.ts';

/** Settings of {@link adagrad}. */
export interface AdagradOptions {
  /** η, or a schedule of it; 0.01 unless stated. */
  readonly learningRate?: number | Schedule;
  /** d: the t-th step goes η / (1 + (t − 1)·d) far, 0 unless stated. */
  readonly learningRateDecay?: number;
  /** Keeps the division from 0, 10⁻¹⁰ unless stated. */
  readonly epsilon?: number;
  /** λ: adds λ·w to the gradient, 0 unless stated. */
  readonly weightDecay?: number;
}

const optionNames: Names<AdagradOptions> = {
  learningRate: true,
  learningRateDecay: true,
  epsilon: true,
  weightDecay: true,
};

/**
 * AdaGrad: s ← s + g², w ← w − η·g / (√s + ε) (Duchi, Hazan and Singer, 2011).
 *
 * @throws EngineError `no-parameters`, `not-a-parameter`, `bad-option`, `unknown-option`
 * @peers optim.Adagrad, tf.train.adagrad
 */
export function adagrad(parameters: readonly Tensor[], options: AdagradOptions = {}): Optimizer {
  const op = 'adagrad';
  known(op, options, optionNames);
  const { learningRate = 0.01, learningRateDecay = 0, epsilon = 1e-10, weightDecay = 0 } = options;
  checkFromZero(op, { learningRateDecay, epsilon, weightDecay });
  return optimizer(parameters, {
    name: op,
    tex(w, g) {
      const slope = slopeTex(w, g, weightDecay);
      const rate = learningRateDecay === 0 ? '\\eta' : '\\frac{\\eta}{1 + (t - 1)\\,d}';
      return [
        `s \\leftarrow s + ${squareTex(slope)}`,
        `${w} \\leftarrow ${w} - ${rate}\\,\\frac{1}{\\sqrt{s} + \\varepsilon}\\odot ${slope}`,
      ];
    },
    learningRate,
    remembers: ['squares'],
    update(w, g, rate, { steps, arrays: { squares: s } }) {
      const now = rate / (1 + (steps - 1) * learningRateDecay);
      for (let i = 0; i < w.length; i++) {
        const slope = g[i]! + weightDecay * w[i]!;
        s[i]! += slope * slope;
        w[i]! -= (now * slope) / (Math.sqrt(s[i]!) + epsilon);
      }
    },
  });
}
