// Early stopping: ends the training when what is watched gets no better, and can go back to the best weights.
import { known, unknownWord, type Names } from '../known-options.ts';
import { checkFromZero } from '../optim/numbers.ts';
import { noGrad } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import type { Callbacks } from './callbacks.ts';
import type { Logs } from './tally.ts';

/** Settings of {@link earlyStopping}. */
export interface EarlyStoppingOptions {
  /** What is watched: a name in the logs, `'val_loss'` unless stated. */
  readonly monitor?: string;
  /** After so many epochs in a row without a better value comes the end; 0, unless stated, is the same as 1. */
  readonly patience?: number;
  /** By how much a value must be better to count, 0 unless stated. */
  readonly minDelta?: number;
  /** Whether smaller or larger is better; unless stated larger for what ends in `acc`, else smaller. */
  readonly mode?: 'min' | 'max';
  /** Whether the end of the training goes back to the weights of the best epoch. */
  readonly restoreBestWeights?: boolean;
}

const optionNames: Names<EarlyStoppingOptions> = {
  monitor: true,
  patience: true,
  minDelta: true,
  mode: true,
  restoreBestWeights: true,
};

/**
 * Ends `fit` when the watched value has got no better for `patience` epochs. NaN is never better.
 *
 * @throws EngineError `bad-option`, `unknown-option`; while fitting `unknown-word` if nothing of that name is reported
 * @peers tf.callbacks.earlyStopping
 */
export function earlyStopping(options: EarlyStoppingOptions = {}): Callbacks {
  known('earlyStopping', options, optionNames);
  const { monitor = 'val_loss', patience = 0, minDelta = 0, restoreBestWeights = false } = options;
  checkFromZero('earlyStopping', { patience, minDelta });
  const sign = (options.mode ?? (monitor.endsWith('acc') ? 'max' : 'min')) === 'max' ? -1 : 1;
  let best = Infinity;
  let waited = 0;
  let kept: readonly Tensor[] | null = null;
  return {
    onTrainBegin() {
      [best, waited, kept] = [Infinity, 0, null];
    },
    onEpochEnd(_epoch, logs, model) {
      const value = sign * watched(logs, monitor);
      if (value < best - minDelta) {
        [best, waited] = [value, 0];
        if (restoreBestWeights) kept = model.weights.map(({ tensor }) => tensor.detach());
        return;
      }
      waited += 1;
      if (waited >= patience) model.stopTraining = true;
    },
    onTrainEnd(model) {
      if (kept === null) return;
      const weights = kept;
      noGrad(() => model.weights.forEach(({ tensor }, place) => tensor.assign(weights[place]!)));
    },
  };
}

function watched(logs: Logs, monitor: string): number {
  if (Object.hasOwn(logs, monitor)) return logs[monitor]!;
  throw unknownWord('earlyStopping monitor', monitor, Object.keys(logs));
}
