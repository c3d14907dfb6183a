// Recurrent cells: one time step with parameters given as tensors. Leaves whole sequences to sequences.ts, and
// keeping parameters to the layers.
import { oneOf } from '../options.ts';
import type { Tensor } from '../tensor.ts';
import { gruStep, lstmStep, rnnStep, published, type Bends, type LstmState } from './steps.ts';
import { sumsOf, type RecurrentWeights } from './weights.ts';

/** Options of {@link rnnCell} and of whole sequences of it. */
export interface RnnOptions {
  /** `'tanh'` unless stated. */
  readonly activation?: 'tanh' | 'relu';
}

/**
 * One step of a simple recurrent network (Elman, 1990): h′ = tanh(W_x·x + b_x + W_h·h + b_h).
 *
 * `input` x is [batch, features], `hidden` h is [batch, units], and so is the result.
 *
 * @throws EngineError `weights-do-not-fit`, `bad-option`
 * @peers nn.RNNCell, tf.layers.simpleRNNCell
 */
export function rnnCell(
  input: Tensor,
  hidden: Tensor,
  weights: RecurrentWeights,
  options: RnnOptions = {},
): Tensor {
  const { fromInput, fromHidden } = sumsOf('rnnCell', 1, input, hidden.shape.at(-1) ?? 0, weights);
  return rnnStep(fromInput, fromHidden(hidden), bendsOf('rnnCell', options));
}

/**
 * One step of a long short-term memory (Hochreiter and Schmidhuber, 1997; forget gate: Gers et al., 2000).
 *
 * i, f, g, o = W_x·x + b_x + W_h·h + b_h; c′ = σ(f) ⊙ c + σ(i) ⊙ tanh(g); h′ = σ(o) ⊙ tanh(c′). `input` x is
 * [batch, features], `hidden` h and `cell` c are [batch, units].
 *
 * @throws EngineError `weights-do-not-fit`
 * @peers nn.LSTMCell, tf.layers.lstmCell
 */
export function lstmCell(input: Tensor, state: LstmState, weights: RecurrentWeights): LstmState {
  const units = state.hidden.shape.at(-1) ?? 0;
  const { fromInput, fromHidden } = sumsOf('lstmCell', 4, input, units, weights);
  return lstmStep(fromInput, fromHidden(state.hidden), state.cell);
}

/**
 * One step of a gated recurrent unit (Cho et al., 2014), with the biases of PyTorch: b_h of the new content
 * stands inside r ⊙ (…).
 *
 * r = σ(W_xr·x + b_xr + W_hr·h + b_hr); z likewise; n = tanh(W_xn·x + b_xn + r ⊙ (W_hn·h + b_hn));
 * h′ = (1 − z) ⊙ n + z ⊙ h. `input` x is [batch, features], `hidden` h is [batch, units], and so is the result.
 *
 * @throws EngineError `weights-do-not-fit`
 * @peers nn.GRUCell, tf.layers.gruCell
 */
export function gruCell(input: Tensor, hidden: Tensor, weights: RecurrentWeights): Tensor {
  const { fromInput, fromHidden } = sumsOf('gruCell', 3, input, hidden.shape.at(-1) ?? 0, weights);
  return gruStep(fromInput, fromHidden(hidden), hidden);
}

/** The functions that options name. */
export function bendsOf(op: string, { activation = 'tanh' }: RnnOptions): Bends {
  if (oneOf(op, 'activation', activation, ['tanh', 'relu']) === 'tanh') return published;
  return { ...published, squash: (x) => x.relu() };
}
