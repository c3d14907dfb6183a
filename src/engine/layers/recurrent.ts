// Recurrent layers: a state handed on from time step to time step. Leaves parameters and the loop to
// recurrent-layer.ts, the equations of one step to recurrent/.
import { known } from '../known-options.ts';
import { gruStep, lstmStep, rnnStep } from '../recurrent/steps.ts';
import {
  RecurrentLayer,
  gruNames,
  lstmNames,
  simpleRNNNames,
  type GruOptions,
  type LstmOptions,
  type RecurrentKind,
  type RecurrentOptions,
} from './recurrent-layer.ts';

/**
 * Simple recurrent layer (Elman, 1990): h′ = f(x·W + h·R + b) for each time step, [batch, time, features] →
 * [batch, units], or [batch, time, units] with `returnSequences`.
 *
 * Weights: `kernel` W [features, units], `recurrentKernel` R [units, units], `bias` b [units]. Applied to
 * `[x, h]` it begins with the state h, [batch, units], instead of zeros.
 *
 * @throws EngineError `bad-option`, `unknown-word`; applied: `axes-do-not-fit`, `inner-sizes-differ`,
 * `nothing-to-reduce` without steps
 * @peers nn.RNN, tf.layers.simpleRNN
 */
export function simpleRNN(options: RecurrentOptions): RecurrentLayer {
  return new RecurrentLayer(simple, known('simpleRNN', options, simpleRNNNames));
}

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997): for each time step i, f, g, o = x·W + h·R + b;
 * c′ = σ(f) ⊙ c + σ(i) ⊙ tanh(g); h′ = σ(o) ⊙ tanh(c′). [batch, time, features] → [batch, units], or
 * [batch, time, units] with `returnSequences`.
 *
 * Weights, gates side by side in the order i, f, g, o: `kernel` W [features, 4·units], `recurrentKernel` R
 * [units, 4·units], `bias` b [4·units]. Applied to `[x, h, c]` it begins with this state instead of zeros.
 *
 * @throws EngineError `bad-option`, `unknown-word`; applied: `axes-do-not-fit`, `inner-sizes-differ`,
 * `nothing-to-reduce` without steps
 * @peers nn.LSTM, tf.layers.lstm
 */
export function lstm(options: LstmOptions): RecurrentLayer {
  return new RecurrentLayer(longShortTerm, known('lstm', options, lstmNames));
}

/**
 * Gated recurrent unit (Cho et al., 2014): for each time step r, z, n from a = x·W + b and s = h·R + b_R;
 * h′ = (1 − z) ⊙ n + z ⊙ h with r = σ(a_r + s_r), z = σ(a_z + s_z), n = tanh(a_n + r ⊙ s_n).
 * [batch, time, features] → [batch, units], or [batch, time, units] with `returnSequences`.
 *
 * Weights, gates side by side in the order r, z, n: `kernel` W [features, 3·units], `recurrentKernel` R
 * [units, 3·units], `bias` b and `recurrentBias` b_R [3·units]. Applied to `[x, h]` it begins with the state h.
 *
 * @throws EngineError `bad-option`, `unknown-word`; applied: `axes-do-not-fit`, `inner-sizes-differ`,
 * `nothing-to-reduce` without steps
 * @peers nn.GRU, tf.layers.gru
 */
export function gru(options: GruOptions): RecurrentLayer {
  return new RecurrentLayer(gated, known('gru', options, gruNames));
}

const simple: RecurrentKind = {
  name: 'simpleRNN',
  gates: 1,
  states: 1,
  stateBias: false,
  openGate: null,
  step: (a, b, _state, bends) => [rnnStep(a, b, bends)],
};

const longShortTerm: RecurrentKind = {
  name: 'lstm',
  gates: 4,
  states: 2,
  stateBias: false,
  openGate: 1,
  step: (a, b, [, cell], bends) => {
    const next = lstmStep(a, b, cell!, bends);
    return [next.hidden, next.cell];
  },
};

const gated: RecurrentKind = {
  name: 'gru',
  gates: 3,
  states: 1,
  stateBias: true,
  openGate: null,
  step: (a, b, [hidden], bends) => [gruStep(a, b, hidden!, bends)],
};
