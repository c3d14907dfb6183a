// Schedules: learning rates that change from step to step. Leaves following them to the optimisers.
import { cos, pow } from '../elementary.ts';
import { refuse } from '../errors.ts';
import { checkCounts, checkFromZero } from './numbers.ts';

/**
 * η of a step, counted from 0: `schedule(step)`. An optimiser takes a schedule in place of a number for its
 * `learningRate` and counts its own steps; any function will do.
 */
export type Schedule = (step: number) => number;

/** A schedule that says what it was made from, so that it can be saved. */
export interface KnownSchedule extends Schedule {
  readonly madeBy: {
    readonly name: ScheduleName;
    readonly learningRate: number;
    readonly options: Readonly<Record<string, unknown>>;
  };
}

/** The makers of schedules. */
export type ScheduleName =
  'stepDecay' | 'exponentialDecay' | 'cosineDecay' | 'linearWarmup' | 'warmupCosine';

/** Settings of {@link stepDecay}. */
export interface StepDecayOptions {
  /** s: steps between two changes. */
  readonly every: number;
  /** γ: what the rate is multiplied by at each change, 0.1 unless stated. */
  readonly factor?: number;
}

/**
 * η·γ^⌊t / s⌋: the same rate for s steps, then γ times as much.
 *
 * @throws EngineError `bad-option`
 * @peers optim.lr_scheduler.StepLR
 */
export function stepDecay(learningRate: number, options: StepDecayOptions): KnownSchedule {
  const op = 'stepDecay';
  const { every, factor = 0.1 } = options;
  checkFromZero(op, { learningRate, factor });
  checkCounts(op, { every });
  const schedule = (step: number) => learningRate * pow(factor, Math.floor(step / every));
  return known(schedule, { name: op, learningRate, options: { ...options } });
}

/** Settings of {@link exponentialDecay}. */
export interface ExponentialDecayOptions {
  /** γ: what the rate is multiplied by in `every` steps. */
  readonly factor: number;
  /** s, 1 unless stated. */
  readonly every?: number;
}

/**
 * η·γ^(t / s): the rate shrinks by the same factor with every step.
 *
 * @throws EngineError `bad-option`
 * @peers optim.lr_scheduler.ExponentialLR
 */
export function exponentialDecay(
  learningRate: number,
  options: ExponentialDecayOptions,
): KnownSchedule {
  const op = 'exponentialDecay';
  const { factor, every = 1 } = options;
  checkFromZero(op, { learningRate, factor });
  checkCounts(op, { every });
  const schedule = (step: number) => learningRate * pow(factor, step / every);
  return known(schedule, { name: op, learningRate, options: { ...options } });
}

/** Settings of {@link cosineDecay}. */
export interface CosineDecayOptions {
  /** T: after so many steps the rate is at its minimum and stays there. */
  readonly steps: number;
  /** 0 unless stated. */
  readonly minimum?: number;
}

/**
 * m + ½(η − m)(1 + cos(π·t / T)): half a wave down from η to the minimum m (Loshchilov and Hutter, 2017).
 *
 * @throws EngineError `bad-option`
 * @peers optim.lr_scheduler.CosineAnnealingLR
 */
export function cosineDecay(learningRate: number, options: CosineDecayOptions): KnownSchedule {
  const op = 'cosineDecay';
  const { steps, minimum = 0 } = options;
  checkFromZero(op, { learningRate, minimum });
  checkCounts(op, { steps });
  const schedule = (step: number) => {
    const share = Math.min(step / steps, 1);
    return minimum + ((learningRate - minimum) * (1 + cos(Math.PI * share))) / 2;
  };
  return known(schedule, { name: op, learningRate, options: { ...options } });
}

/** Settings of {@link linearWarmup}. */
export interface LinearWarmupOptions {
  /** T: the rate is reached with the T-th step. */
  readonly steps: number;
  /** What comes after it, counted from 0 again; unless stated the rate stays. */
  readonly after?: Schedule;
}

/**
 * η·(t + 1) / T for the first T steps: begins gently, while an optimiser's running means still settle.
 *
 * @throws EngineError `bad-option`
 * @peers optim.lr_scheduler.LinearLR
 */
export function linearWarmup(learningRate: number, options: LinearWarmupOptions): KnownSchedule {
  const op = 'linearWarmup';
  const { steps, after = () => learningRate } = options;
  checkFromZero(op, { learningRate });
  checkCounts(op, { steps });
  const schedule = (step: number) =>
    step < steps ? (learningRate * (step + 1)) / steps : after(step - steps);
  return known(schedule, { name: op, learningRate, options: { ...options } });
}

/** Settings of {@link warmupCosine}. */
export interface WarmupCosineOptions {
  /** Steps in which the rate grows. */
  readonly warmup: number;
  /** All steps, those of the warm-up included. */
  readonly steps: number;
  /** The last rate, 0 unless stated. */
  readonly minimum?: number;
}

/**
 * {@link linearWarmup}, then {@link cosineDecay} for the rest of the steps: how Transformers are usually trained.
 *
 * @throws EngineError `bad-option`
 */
export function warmupCosine(learningRate: number, options: WarmupCosineOptions): KnownSchedule {
  const op = 'warmupCosine';
  const { warmup, steps, minimum = 0 } = options;
  checkFromZero(op, { learningRate, minimum });
  checkCounts(op, { warmup, steps });
  if (steps <= warmup) {
    const range = 'more steps than warmup';
    throw refuse('bad-option', { op, option: 'steps', value: String(steps), range });
  }
  const after = cosineDecay(learningRate, { steps: steps - warmup, minimum });
  const schedule: Schedule = linearWarmup(learningRate, { steps: warmup, after });
  return known((step) => schedule(step), { name: op, learningRate, options: { ...options } });
}

function known(schedule: Schedule, madeBy: KnownSchedule['madeBy']): KnownSchedule {
  return Object.assign(schedule, { madeBy });
}
