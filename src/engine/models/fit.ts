// Fitting: epochs, batches, validation and callbacks. Leaves the step itself to training.ts and the optimiser.
import { refuse } from '../errors.ts';
import { known, type Names } from '../known-options.ts';
import { describe } from '../ndarray.ts';
import { wholeNumber } from '../options.ts';
import { paused } from '../pause.ts';
import { generator, type Random } from '../random.ts';
import { CallbackList, type Callbacks } from './callbacks.ts';
import { batches, measured, type BatchOptions } from './evaluate.ts';
import { examplesOf, pick, range, shuffled, type Examples, type Tensors } from './examples.ts';
import type { Model } from './model.ts';
import { Tally, type Logs } from './tally.ts';
import type { Training } from './training.ts';

/** Options of `fit`. */
export interface FitOptions extends BatchOptions {
  /** How many times every example is used, 1 unless stated. */
  readonly epochs?: number;
  /** The share of the examples, taken from the end before any shuffling, that is only measured; 0 unless stated. */
  readonly validationSplit?: number;
  /** Examples that are only measured, [x, y]; takes the place of `validationSplit`. */
  readonly validationData?: readonly [x: Tensors, y: Tensors];
  /** Whether each epoch takes the examples in another order; true unless stated. */
  readonly shuffle?: boolean;
  /** Seeds the order; without one it comes from the shared generator (see `manualSeed`). */
  readonly seed?: number;
  /** Called at its turns: `{ onEpochEnd: (epoch, logs) => curve.push(epoch, logs.loss) }`. */
  readonly callbacks?: Callbacks | readonly Callbacks[];
}

const optionNames: Names<FitOptions> = {
  epochs: true,
  batchSize: true,
  validationSplit: true,
  validationData: true,
  shuffle: true,
  seed: true,
  callbacks: true,
};

/** What `fit` reports. */
export interface History {
  /** The epochs that were finished, counted from 0. */
  readonly epoch: readonly number[];
  /** For each of them `loss`, `acc` …, and with validation data `val_loss`, `val_acc` … */
  readonly history: Curves;
  /** Whether it was told to end before it was done; the weights stay as they were then. */
  readonly stopped: boolean;
}

/** A list of values by name, one for each epoch. */
export interface Curves {
  readonly loss: readonly number[];
  readonly [metric: string]: readonly number[];
}

/** Trains a model; see `Model.fit`. */
export async function fit(
  model: Model,
  x: Tensors,
  y: Tensors,
  options: FitOptions = {},
): Promise<History> {
  const op = `${model.label}.fit`;
  known(op, options, optionNames);
  const { epochs = 1, seed } = options;
  wholeNumber(op, 'epochs', epochs, 0);
  const work: Work = {
    op,
    model,
    training: model.training(op),
    ...split(op, examplesOf(op, x, y), options),
    random: generator(seed),
    callbacks: new CallbackList(options.callbacks),
    options,
  };
  return run(work, epochs);
}

interface Work {
  readonly op: string;
  readonly model: Model;
  readonly training: Training;
  readonly examples: Examples;
  readonly validation: Examples | null;
  readonly random: Random;
  readonly callbacks: CallbackList;
  readonly options: FitOptions;
}

async function run(work: Work, epochs: number): Promise<History> {
  const { model, callbacks } = work;
  const finished: Logs[] = [];
  let stopped = false;
  model.stopTraining = false;
  await callbacks.call('onTrainBegin', model);
  for (let epoch = 0; epoch < epochs && !model.stopTraining; epoch++) {
    const logs = await runEpoch(work, epoch, epochs);
    stopped = logs === null;
    if (logs === null) break;
    finished.push(logs);
  }
  await callbacks.call('onTrainEnd', model);
  return { epoch: [...finished.keys()], history: curves(finished), stopped };
}

/** Means over the epoch; null if it was told to end in it. */
async function runEpoch(work: Work, epoch: number, epochs: number): Promise<Logs | null> {
  const { op, model, examples, validation, callbacks, random, options } = work;
  const { shuffle = true, batchSize } = options;
  const order = shuffle ? shuffled(examples.rows, random) : range(0, examples.rows);
  const tally = new Tally();
  let begun = false;
  for (const { place, share, start, end } of batches(op, examples.rows, batchSize)) {
    if (await paused((epoch + share) / epochs)) return null;
    if (!begun) await callbacks.call('onEpochBegin', epoch, model);
    begun = true;
    await callbacks.call('onBatchBegin', place, model);
    const logs = step(work, pick(examples, order.subarray(start, end)));
    tally.add(logs, end - start);
    await callbacks.call('onBatchEnd', place, logs, model);
  }
  const logs = await withValidation(work, tally.logs(), validation);
  if (logs !== null) await callbacks.call('onEpochEnd', epoch, logs, model);
  return logs;
}

/** One step of the optimiser on one batch. */
function step({ op, model, training }: Work, { inputs, targets }: Examples): Logs {
  const outputs = model.applyAll(inputs, { training: true });
  // made here, because the first batch makes the parameters
  const optimizer = training.optimizerOf(model);
  const { loss, logs } = training.judge(op, model, outputs, targets);
  optimizer.zeroGrad();
  // a frozen layer's too: no optimiser forgets them
  for (const { tensor } of model.weights) tensor.grad = null;
  loss.backward();
  training.step(model);
  return logs;
}

async function withValidation(
  { op, model, options }: Work,
  logs: Logs,
  validation: Examples | null,
): Promise<Logs | null> {
  if (validation === null) return logs;
  const { logs: own, stopped } = await measured(op, model, validation, options.batchSize);
  if (stopped) return null;
  const named = Object.entries(own).map(([name, value]) => [`val_${name}`, value] as const);
  return { ...logs, ...Object.fromEntries(named) };
}

function split(
  op: string,
  all: Examples,
  { validationData, validationSplit = 0 }: FitOptions,
): { examples: Examples; validation: Examples | null } {
  if (validationData !== undefined) {
    checkPair(op, validationData);
    return { examples: all, validation: examplesOf(`${op} validationData`, ...validationData) };
  }
  if (validationSplit === 0) return { examples: all, validation: null };
  const kept = Math.floor(all.rows * (1 - validationSplit));
  if (!(validationSplit > 0 && kept > 0 && kept < all.rows)) {
    const share = 'a share that leaves at least one row on either side';
    const value = String(validationSplit);
    throw refuse('bad-option', { op, option: 'validationSplit', value, range: share });
  }
  const examples = pick(all, range(0, kept));
  return { examples, validation: pick(all, range(kept, all.rows)) };
}

/** @throws EngineError `bad-option` unless it is [x, y] */
function checkPair(op: string, pair: unknown): void {
  if (Array.isArray(pair) && pair.length === 2) return;
  const range = 'a list of two: [x, y]';
  throw refuse('bad-option', { op, option: 'validationData', value: describe(pair), range });
}

function curves(finished: readonly Logs[]): Curves {
  const names = Object.keys(finished[0] ?? {});
  const lists = names.map((name) => [name, finished.map((logs) => logs[name]!)] as const);
  return { loss: [], ...Object.fromEntries(lists) };
}
