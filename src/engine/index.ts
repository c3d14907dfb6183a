// #engine: everything a reader's cell may name, in teaching order.
export {
  tensor,
  zeros,
  ones,
  full,
  arange,
  linspace,
  eye,
  oneHot,
  randn,
  uniform,
} from './make.ts';
export type { TensorOptions } from './make.ts';
export {
  heNormal,
  heUniform,
  lecunNormal,
  lecunUniform,
  orthogonal,
  xavierNormal,
  xavierUniform,
} from './initializers.ts';
export type { GainOptions, HeOptions, InitializerOptions } from './initializers.ts';
export { manualSeed } from './random.ts';
export { Tensor, backwardSteps, originOf, setTracer } from './tensor.ts';
export type { BackwardStep, Ordered, Tracer } from './tensor.ts';
export type * from './tensor-options.ts';
export type { Range, Widths } from './ranges.ts';
export { noGrad } from './tape.ts';
export type { Change, Contribution, Origin, Scope, SourcePosition } from './tape.ts';
export {
  abs,
  concat,
  cos,
  einsum,
  exp,
  log,
  logSoftmax,
  matmul,
  maximum,
  minimum,
  relu,
  sigmoid,
  sin,
  softmax,
  softplus,
  sqrt,
  stack,
  tanh,
  where,
} from './functions.ts';
export {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  crossEntropy,
  gaussianKlDivergence,
  hinge,
  huber,
  infoNCE,
  klDivergence,
  meanAbsoluteError,
  meanSquaredError,
  multiMargin,
  negativeLogLikelihood,
  policyGradient,
  skipGramNegativeSampling,
  smoothL1,
} from './losses/index.ts';
export type {
  ClassLossOptions,
  CrossEntropyOptions,
  HingeOptions,
  HuberOptions,
  InfoNceOptions,
  KlDivergenceOptions,
  LossOptions,
  LossReduction,
  MultiMarginOptions,
  SmoothL1Options,
} from './losses/index.ts';
export { conv1d, conv2d, convTranspose2d } from './convolution.ts';
export type { ConvolutionOptions, TransposedConvolutionOptions } from './convolution.ts';
export {
  adaptiveAvgPool2d,
  avgPool1d,
  avgPool2d,
  maxPool1d,
  maxPool2d,
  upsampleNearest2d,
} from './pooling.ts';
export type { AvgPoolOptions, PoolOptions } from './pooling.ts';
export {
  additiveAttention,
  causalMask,
  joinHeads,
  paddingMask,
  scaledDotProductAttention,
  sinusoidalPositions,
  splitHeads,
} from './attention/index.ts';
export type {
  AdditiveOptions,
  AdditiveWeights,
  AttentionOptions,
  AttentionResult,
} from './attention/index.ts';
export {
  gruCell,
  gruSequence,
  lstmCell,
  lstmSequence,
  rnnCell,
  rnnSequence,
} from './recurrent/index.ts';
export type {
  LstmSequenceResult,
  LstmState,
  RecurrentWeights,
  RnnOptions,
  SequenceOptions,
  SequenceResult,
} from './recurrent/index.ts';
export { batchNorm, groupNorm, instanceNorm, layerNorm, rmsNorm } from './normalisation.ts';
export type {
  BatchNormOptions,
  GroupNormOptions,
  InstanceNormOptions,
  LayerNormOptions,
  RmsNormOptions,
} from './normalisation.ts';
export { dropout } from './dropout.ts';
export type { DropoutOptions } from './dropout.ts';
export { embedding } from './embedding.ts';
export type { EmbeddingOptions } from './embedding.ts';
export * from './layers/index.ts';
export {
  adadelta,
  adagrad,
  adam,
  adamw,
  clipByNorm,
  clipByValue,
  cosineDecay,
  exponentialDecay,
  l1,
  l1l2,
  l2,
  linearWarmup,
  rmsprop,
  sgd,
  stepDecay,
  warmupCosine,
} from './optim/index.ts';
export type {
  AdadeltaOptions,
  AdagradOptions,
  AdamOptions,
  CosineDecayOptions,
  ExponentialDecayOptions,
  KnownRegularizer,
  KnownSchedule,
  LinearWarmupOptions,
  Memory,
  Optimizer,
  OptimizerState,
  Penalty,
  RmspropOptions,
  Schedule,
  ScheduleName,
  SgdOptions,
  StepDecayOptions,
  WarmupCosineOptions,
} from './optim/index.ts';
export { setPause } from './pause.ts';
export type { Pause } from './pause.ts';
export { noisyCurve, noisyPolynomial } from './data/curves.ts';
export type { CurveOptions, PolynomialOptions } from './data/curves.ts';
export { blobs, checkerboard, moons, rings, spirals, xor } from './data/plane.ts';
export type {
  BlobOptions,
  CheckerboardOptions,
  ClassOptions,
  SpiralOptions,
} from './data/plane.ts';
export { addingProblem, recallFirstBit, reversalPairs } from './data/sequences.ts';
export type { MemoryTaskOptions, ReversalOptions } from './data/sequences.ts';
export { batches } from './data/batches.ts';
export type { BatchOptions } from './data/batches.ts';
export { windows } from './data/windows.ts';
export type { WindowOptions } from './data/windows.ts';
export { Vocabulary, vocabulary } from './data/vocabulary.ts';
export type { Made, PointOptions } from './data/made.ts';
export { classical } from './classical/classical.ts';
export type * from './classical/classical.ts';
export { metrics } from './metrics/metrics.ts';
export type * from './metrics/metrics.ts';
export {
  Model,
  Summary,
  earlyStopping,
  input,
  learningRateScheduler,
  loadModel,
  model,
  sequential,
} from './models/index.ts';
export type * from './models/index.ts';
export { gradcheck } from './gradcheck.ts';
export type { GradcheckOptions, GradcheckReport, GradcheckRow } from './gradcheck.ts';
export {
  explainContribution,
  explainContributions,
  formulaOf,
  gradientFormulaOf,
} from './explain.ts';
export type { ContributionTerm, Use } from './explain.ts';
export { productPairs, valueFromTerms } from './retell.ts';
export type { Part } from './retell.ts';
export { addUp, openContribution } from './add-up.ts';
export type { Added, AddedTerm, OpenedContribution } from './add-up.ts';
export { Replay } from './replay.ts';
export type { DoubleReplay, RecordedNode } from './replay.ts';
export { checkReplay } from './replay-check.ts';
export type {
  ReplayCheck,
  ReplayCheckOptions,
  ReplayCheckPart,
  ReplayCheckRow,
} from './replay-check.ts';
export type { Verdict } from './differences.ts';
export type { Data, DType, NDArray, Nested } from './ndarray.ts';
export { watchStorage } from './ndarray.ts';
export { formatShape, unravel } from './shape.ts';
export type { Shape } from './shape.ts';
export { ops } from './ops/index.ts';
export { rules } from './op.ts';
export type {
  Attributes,
  AxisPart,
  Explanation,
  FactoredSum,
  GradientLabels,
  Op,
  Rule,
  Shapes,
  Term,
} from './op.ts';
export { EngineError, errorCodes, errorParams } from './errors.ts';
export type { ErrorCode } from './errors.ts';
