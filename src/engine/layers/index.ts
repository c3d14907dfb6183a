// The layers by the names that Keras gives them.
import { activation } from './activation.ts';
import { multiHeadAttention } from './attention.ts';
import { bidirectional } from './bidirectional.ts';
import { conv1d, conv2d, conv2dTranspose } from './convolution.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { add, concatenate, multiply } from './merging.ts';
import {
  batchNormalization,
  groupNormalization,
  instanceNormalization,
  layerNormalization,
  rmsNormalization,
} from './normalisation.ts';
import {
  averagePooling1d,
  averagePooling2d,
  globalAveragePooling1d,
  globalAveragePooling2d,
  globalMaxPooling1d,
  globalMaxPooling2d,
  maxPooling1d,
  maxPooling2d,
  upSampling2d,
} from './pooling.ts';
import { gru, lstm, simpleRNN } from './recurrent.ts';
import { residual } from './residual.ts';
import { flatten, reshape } from './shaping.ts';
import { positionalEncoding, transformerBlock } from './transformer-block.ts';

export { Layer } from './layer.ts';
export type { ApplyOptions, LayerOptions, Weight, WeightOptions } from './layer.ts';
export { SymbolicTensor } from './symbolic.ts';
export type { SymbolicOrigin } from './symbolic.ts';
export type { Activation, ActivationName, ActivationOptions } from './activation.ts';
export { MultiHeadAttention } from './attention.ts';
export type { AttendOptions, AttendResult, MultiHeadAttentionOptions } from './attention.ts';
export type { BidirectionalOptions, MergeMode } from './bidirectional.ts';
export type { ConvolutionLayerOptions } from './convolution.ts';
export type { DenseOptions } from './dense.ts';
export type { DropoutLayerOptions } from './dropout.ts';
export type { EmbeddingLayerOptions } from './embedding.ts';
export type { Initializer, InitializerName } from './initial-weights.ts';
export type { ConcatenateOptions } from './merging.ts';
export type {
  BatchNormalizationOptions,
  GroupNormalizationOptions,
  InstanceNormalizationOptions,
  LayerNormalizationOptions,
  RmsNormalizationOptions,
} from './normalisation.ts';
export type { Regularizer } from './penalty.ts';
export type { PoolingOptions, UpSamplingOptions } from './pooling.ts';
export { RecurrentLayer } from './recurrent-layer.ts';
export type { GruOptions, LstmOptions, RecurrentOptions, RunResult } from './recurrent-layer.ts';
export type { ResidualOptions } from './residual.ts';
export type { ReshapeOptions } from './shaping.ts';
export { TransformerBlock } from './transformer-block.ts';
export type { TransformerBlockOptions } from './transformer-block.ts';
export { weightName } from './weight-name.ts';
export type { WeightName } from './weight-name.ts';

/** Makers of layers: `layers.dense({ units: 3, activation: 'relu' })`. */
export const layers = {
  dense,
  activation,
  flatten,
  reshape,
  add,
  multiply,
  concatenate,
  conv1d,
  conv2d,
  conv2dTranspose,
  maxPooling1d,
  maxPooling2d,
  averagePooling1d,
  averagePooling2d,
  globalAveragePooling1d,
  globalAveragePooling2d,
  globalMaxPooling1d,
  globalMaxPooling2d,
  upSampling2d,
  batchNormalization,
  layerNormalization,
  groupNormalization,
  instanceNormalization,
  rmsNormalization,
  dropout,
  embedding,
  simpleRNN,
  lstm,
  gru,
  bidirectional,
  multiHeadAttention,
  residual,
  transformerBlock,
  positionalEncoding,
} as const;
