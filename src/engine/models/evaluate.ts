// Measuring and using a model: batch by batch, without gradients.
import { refuse } from '../errors.ts';
import { known, type Names } from '../known-options.ts';
import { paused } from '../pause.ts';
import { noGrad } from '../tape.ts';
import type { Tensor } from '../tensor.ts';
import { examplesOf, joinRows, pick, range, type Examples, type Tensors } from './examples.ts';
import type { Model } from './model.ts';
import { Tally, type Logs } from './tally.ts';

/** Options of `evaluate` and `predict`. */
export interface BatchOptions {
  /** How many rows are computed at a time, 32 unless stated. */
  readonly batchSize?: number;
}

const optionNames: Names<BatchOptions> = { batchSize: true };

/** Rows of one batch. */
export interface Batch {
  readonly place: number;
  /** How much is done before it, from 0 to 1. */
  readonly share: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Rows in batches; the last may be smaller.
 *
 * @throws EngineError `bad-option`
 */
export function* batches(op: string, rows: number, batchSize = 32): Generator<Batch> {
  if (!Number.isSafeInteger(batchSize) || batchSize < 1) {
    const whole = 'a whole number from 1 up';
    throw refuse('bad-option', { op, option: 'batchSize', value: String(batchSize), range: whole });
  }
  for (let start = 0, place = 0; start < rows; start += batchSize, place++) {
    yield { place, share: start / rows, start, end: Math.min(start + batchSize, rows) };
  }
}

/** Loss and metrics on examples; of the batches so far, if it is to end early. */
export async function evaluate(
  model: Model,
  x: Tensors,
  y: Tensors,
  options: BatchOptions = {},
): Promise<Logs> {
  const op = `${model.label}.evaluate`;
  const { batchSize } = known(op, options, optionNames);
  const training = model.training(op);
  const { logs } = await measured(op, model, examplesOf(op, x, y), batchSize, training);
  return logs;
}

/** What measuring gave, and whether it was to end early. */
export interface Measured {
  readonly logs: Logs;
  readonly stopped: boolean;
}

/** Loss and metrics on examples. */
export async function measured(
  op: string,
  model: Model,
  examples: Examples,
  batchSize: number | undefined,
  training = model.training(op),
): Promise<Measured> {
  const tally = new Tally();
  for (const { place, start, end } of batches(op, examples.rows, batchSize)) {
    if ((await paused()) && place > 0) return { logs: tally.logs(), stopped: true };
    const { inputs, targets } = pick(examples, range(start, end));
    const { logs } = noGrad(() => training.judge(op, model, model.applyAll(inputs), targets));
    tally.add(logs, end - start);
  }
  return { logs: tally.logs(), stopped: false };
}

/** All outputs for inputs; of the batches so far, if it is to end early. */
export async function predict(
  model: Model,
  x: Tensors,
  options: BatchOptions = {},
): Promise<readonly Tensor[]> {
  const op = `${model.label}.predict`;
  const { batchSize } = known(op, options, optionNames);
  const examples = examplesOf(op, x);
  const parts: (readonly Tensor[])[] = [];
  for (const { place, start, end } of batches(op, examples.rows, batchSize)) {
    if ((await paused()) && place > 0) break;
    const { inputs } = pick(examples, range(start, end));
    parts.push(noGrad(() => model.applyAll(inputs)));
  }
  return parts[0]!.map((_, output) => joinRows(parts.map((part) => part[output]!)));
}
