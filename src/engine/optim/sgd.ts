// Stochastic gradient descent, with or without momentum.
import { refuse } from '../errors.ts';
import { known, type Names } from '../known-options.ts';
import type { Tensor } from '../tensor.ts';
import { checkFromZero } from './numbers.ts';
import { optimizer, settled, slopeTex, type Optimizer } from './optimizer.ts';
import type { Schedule } from './schedules.ts';

/** Settings of {@link sgd}. */
export interface SgdOptions {
  /** η: how far to go along the gradient, or a schedule of it; 0.01 unless stated. */
  readonly learningRate?: number | Schedule;
  /** μ: how much of the last step's velocity is kept, 0 unless stated. */
  readonly momentum?: number;
  /** How much of the new gradient is left out of the velocity, 0 unless stated. */
  readonly dampening?: number;
  /** Looks ahead: steps along g + μv instead of v. */
  readonly nesterov?: boolean;
  /** λ: adds λ·w to the gradient, 0 unless stated. */
  readonly weightDecay?: number;
}

const optionNames: Names<SgdOptions> = {
  learningRate: true,
  momentum: true,
  dampening: true,
  nesterov: true,
  weightDecay: true,
};

/**
 * Stochastic gradient descent: w ← w − η·g, with momentum v ← μ·v + (1 − d)·g, w ← w − η·v (Polyak, 1964), with
 * `nesterov` w ← w − η·(g + μ·v) (Sutskever et al., 2013).
 *
 * The first velocity is the gradient itself, as in PyTorch.
 *
 * @throws EngineError `no-parameters`, `not-a-parameter`, `bad-option`, `unknown-option`
 * @peers optim.SGD, tf.train.sgd, tf.train.momentum
 */
export function sgd(parameters: readonly Tensor[], options: SgdOptions = {}): Optimizer {
  const op = 'sgd';
  known(op, options, optionNames);
  const { learningRate = 0.01, momentum = 0, dampening = 0, weightDecay = 0 } = options;
  const nesterov = options.nesterov ?? false;
  checkFromZero(op, { momentum, dampening, weightDecay });
  if (nesterov && (momentum === 0 || dampening !== 0)) {
    const range = 'a momentum above 0 and no dampening with nesterov';
    throw refuse('bad-option', { op, option: 'nesterov', value: 'true', range });
  }
  if (momentum === 0) {
    return optimizer(parameters, {
      name: op,
      tex: (w, g) => [`${w} \\leftarrow ${w} - \\eta\\,${slopeTex(w, g, weightDecay)}`],
      learningRate,
      remembers: [],
      update(w, g, rate) {
        for (let i = 0; i < w.length; i++) w[i]! -= rate * (g[i]! + weightDecay * w[i]!);
      },
    });
  }
  return optimizer(parameters, {
    name: op,
    tex(w, g) {
      const slope = slopeTex(w, g, weightDecay);
      const step = nesterov ? `\\left(${slope} + \\mu\\,v\\right)` : 'v';
      const added = dampening === 0 ? slope : `(1 - d)\\,${slope}`;
      return [`v \\leftarrow \\mu\\,v + ${added}`, `${w} \\leftarrow ${w} - \\eta\\,${step}`];
    },
    learningRate,
    remembers: ['velocity'],
    update(w, g, rate, { steps, arrays: { velocity: v } }) {
      for (let i = 0; i < w.length; i++) {
        const slope = g[i]! + weightDecay * w[i]!;
        v[i] = steps === 1 ? slope : settled(momentum * v[i]! + (1 - dampening) * slope);
        w[i]! -= rate * (nesterov ? slope + momentum * v[i]! : v[i]!);
      }
    },
  });
}
