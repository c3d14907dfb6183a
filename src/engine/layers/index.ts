// The layers by the names that Keras gives them.
import { activation } from './activation.ts';
import { bidirectional } from './bidirectional.ts';
import { dense } from './dense.ts';
import { add, concatenate, multiply } from './merging.ts';
import { gru, lstm, simpleRNN } from './recurrent.ts';
import { flatten, reshape } from './shaping.ts';

export { Layer } from './layer.ts';
export type { ApplyOptions, LayerOptions, Weight, WeightOptions } from './layer.ts';
export { SymbolicTensor } from './symbolic.ts';
export type { SymbolicOrigin } from './symbolic.ts';
export type { Activation, ActivationName, ActivationOptions } from './activation.ts';
export type { BidirectionalOptions, MergeMode } from './bidirectional.ts';
export type { DenseOptions } from './dense.ts';
export type { Initializer, InitializerName } from './initial-weights.ts';
export type { ConcatenateOptions } from './merging.ts';
export type { Regularizer } from './penalty.ts';
export { RecurrentLayer } from './recurrent-layer.ts';
export type { GruOptions, LstmOptions, RecurrentOptions, RunResult } from './recurrent-layer.ts';
export type { ReshapeOptions } from './shaping.ts';

/** Makers of layers: `layers.dense({ units: 3, activation: 'relu' })`. */
export const layers = {
  dense,
  activation,
  flatten,
  reshape,
  add,
  multiply,
  concatenate,
  simpleRNN,
  lstm,
  gru,
  bidirectional,
} as const;
