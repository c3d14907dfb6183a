// Everything about taking steps: rules, learning rates, clipping, penalties. In teaching order.
export { sgd, type SgdOptions } from './sgd.ts';
export { adagrad, type AdagradOptions } from './adagrad.ts';
export { rmsprop, type RmspropOptions } from './rmsprop.ts';
export { adadelta, type AdadeltaOptions } from './adadelta.ts';
export { adam, adamw, type AdamOptions } from './adam.ts';
export type { Memory, Optimizer, OptimizerState } from './optimizer.ts';
export {
  cosineDecay,
  exponentialDecay,
  linearWarmup,
  stepDecay,
  warmupCosine,
  type CosineDecayOptions,
  type ExponentialDecayOptions,
  type KnownSchedule,
  type LinearWarmupOptions,
  type Schedule,
  type ScheduleName,
  type StepDecayOptions,
  type WarmupCosineOptions,
} from './schedules.ts';
export { clipByNorm, clipByValue } from './clipping.ts';
export { l1, l1l2, l2, type KnownRegularizer, type Penalty } from './regularizers.ts';
