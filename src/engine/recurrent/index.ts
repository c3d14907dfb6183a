// Recurrent networks with parameters given as tensors: one step, or whole sequences.
export { gruCell, lstmCell, rnnCell } from './cells.ts';
export type { RnnOptions } from './cells.ts';
export { gruSequence, lstmSequence, rnnSequence } from './sequences.ts';
export type { LstmSequenceResult, SequenceOptions, SequenceResult } from './sequences.ts';
export type { LstmState } from './steps.ts';
export type { RecurrentWeights } from './weights.ts';
