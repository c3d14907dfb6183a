// Recurrent cells run over whole sequences, with parameters given as tensors: x·W for all time steps in one
// product, then step by step.
import { stack } from '../functions.ts';
import { checkNamedAxes } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { bendsOf, type RnnOptions } from './cells.ts';
import { gruStep, lstmStep, rnnStep, type LstmState } from './steps.ts';
import { restingState, unroll } from './unroll.ts';
import { sumsOf, type RecurrentWeights } from './weights.ts';

/** What a recurrent network makes of sequences. */
export interface SequenceResult {
  /** h of every step: [batch, time, units]. */
  readonly outputs: Tensor;
  /** h of the last step: [batch, units]. */
  readonly hidden: Tensor;
}

/** What a long short-term memory makes of sequences. */
export interface LstmSequenceResult extends SequenceResult {
  /** c of the last step: [batch, units]. */
  readonly cell: Tensor;
}

/** Options of {@link rnnSequence} and {@link gruSequence}. */
export interface SequenceOptions {
  /** h before the first step, [batch, units]; zeros unless given. */
  readonly hidden?: Tensor | undefined;
}

/**
 * A simple recurrent network over sequences [batch, time, features]: {@link rnnCell} step by step.
 *
 * @throws EngineError `axes-do-not-fit`, `weights-do-not-fit`, `bad-option`, `nothing-to-reduce` without steps
 * @peers nn.RNN
 */
export function rnnSequence(
  input: Tensor,
  weights: RecurrentWeights,
  { hidden, ...options }: SequenceOptions & RnnOptions = {},
): SequenceResult {
  const op = 'rnnSequence';
  const { fromInput, fromHidden, initial } = prepared(op, 1, input, weights, hidden);
  const bends = bendsOf(op, options);
  return joined(unroll(op, fromInput, initial, (sum, h) => rnnStep(sum, fromHidden(h), bends)));
}

/**
 * A long short-term memory over sequences [batch, time, features]: {@link lstmCell} step by step.
 *
 * @throws EngineError `axes-do-not-fit`, `weights-do-not-fit`, `nothing-to-reduce` without steps
 * @peers nn.LSTM
 */
export function lstmSequence(
  input: Tensor,
  weights: RecurrentWeights,
  state: Partial<LstmState> = {},
): LstmSequenceResult {
  const op = 'lstmSequence';
  const { fromInput, fromHidden, initial, units } = prepared(op, 4, input, weights, state.hidden);
  const first = { hidden: initial, cell: state.cell ?? restingState(input, units) };
  const states = unroll<LstmState>(op, fromInput, first, (sum, { hidden, cell }) =>
    lstmStep(sum, fromHidden(hidden), cell),
  );
  return { ...joined(states.map(({ hidden }) => hidden)), cell: states.at(-1)!.cell };
}

/**
 * A gated recurrent unit over sequences [batch, time, features]: {@link gruCell} step by step.
 *
 * @throws EngineError `axes-do-not-fit`, `weights-do-not-fit`, `nothing-to-reduce` without steps
 * @peers nn.GRU
 */
export function gruSequence(
  input: Tensor,
  weights: RecurrentWeights,
  { hidden }: SequenceOptions = {},
): SequenceResult {
  const op = 'gruSequence';
  const { fromInput, fromHidden, initial } = prepared(op, 3, input, weights, hidden);
  return joined(unroll(op, fromInput, initial, (sum, h) => gruStep(sum, fromHidden(h), h)));
}

function prepared(
  op: string,
  gates: number,
  input: Tensor,
  weights: RecurrentWeights,
  hidden: Tensor | undefined,
) {
  checkNamedAxes(op, input.shape, ['batch', 'time', 'features']);
  const units = weights.hiddenWeights.shape.at(-1) ?? 0;
  const initial = hidden ?? restingState(input, units);
  return { ...sumsOf(op, gates, input, units, weights), initial, units };
}

function joined(hidden: readonly Tensor[]): SequenceResult {
  return { outputs: stack(hidden, 1), hidden: hidden.at(-1)! };
}
