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
export { hinge, multiMargin } from './margin.ts';
export type { HingeOptions, MultiMarginOptions } from './margin.ts';
export { gaussianKlDivergence, klDivergence } from './divergence.ts';
export type { KlDivergenceOptions } from './divergence.ts';
export { infoNCE, skipGramNegativeSampling } from './contrastive.ts';
export type { InfoNceOptions } from './contrastive.ts';
export { policyGradient } from './policy.ts';
export type { LossOptions, LossReduction } from './reduction.ts';
export type { ClassLossOptions } from './targets.ts';
