// All losses, by what they compare.
export { huber, meanAbsoluteError, meanSquaredError, smoothL1 } from './regression.ts';
export type { HuberOptions, SmoothL1Options } from './regression.ts';
export {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  crossEntropy,
  negativeLogLikelihood,
} from './classification.ts';
export type { CrossEntropyOptions } from './classification.ts';
export type { LossOptions, LossReduction } from './reduction.ts';
export type { ClassLossOptions } from './targets.ts';
