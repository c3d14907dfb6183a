// Callbacks: what fitting calls at its turns. Leaves early stopping to its own file.
import { known, type Names } from '../known-options.ts';
import type { Model } from './model.ts';
import type { Logs } from './tally.ts';

/** What `fit` calls, each with the model as its last argument; what returns a promise is waited for. */
export interface Callbacks {
  onTrainBegin?(model: Model): unknown;
  onTrainEnd?(model: Model): unknown;
  onEpochBegin?(epoch: number, model: Model): unknown;
  /** `logs` are means over the epoch: `loss`, `acc` …, then `val_loss`, `val_acc` … of the validation data. */
  onEpochEnd?(epoch: number, logs: Logs, model: Model): unknown;
  onBatchBegin?(batch: number, model: Model): unknown;
  onBatchEnd?(batch: number, logs: Logs, model: Model): unknown;
}

const turns: Names<Callbacks> = {
  onTrainBegin: true,
  onTrainEnd: true,
  onEpochBegin: true,
  onEpochEnd: true,
  onBatchBegin: true,
  onBatchEnd: true,
};

/** Several as one, called in their order. */
export class CallbackList {
  readonly #list: readonly Callbacks[];

  constructor(callbacks: Callbacks | readonly Callbacks[] = []) {
    this.#list = isList(callbacks) ? callbacks : [callbacks];
    for (const one of this.#list) known('callbacks', one, turns);
  }

  /** Calls one turn of all. */
  async call<Turn extends keyof Callbacks>(
    turn: Turn,
    ...values: Parameters<NonNullable<Callbacks[Turn]>>
  ): Promise<void> {
    for (const callbacks of this.#list) {
      // the compiler does not see that the values fit this turn
      const action = callbacks[turn] as ((...values: unknown[]) => unknown) | undefined;
      const result = action?.apply(callbacks, values);
      if (result instanceof Promise) await result;
    }
  }
}

function isList(callbacks: Callbacks | readonly Callbacks[]): callbacks is readonly Callbacks[] {
  return Array.isArray(callbacks);
}

/**
 * Sets the learning rate before each epoch: to `schedule(epoch)`, counted from 0. A schedule given to the
 * optimiser itself counts steps instead.
 *
 * @peers torch.optim.lr_scheduler.LambdaLR
 */
export function learningRateScheduler(
  schedule: (epoch: number, learningRate: number) => number,
): Callbacks {
  return {
    onEpochBegin(epoch, { optimizer }) {
      optimizer.learningRate = schedule(epoch, optimizer.learningRate);
    },
  };
}
