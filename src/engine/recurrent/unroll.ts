// Runs a recurrent step over time: one node after another on the tape, so that gradients can be walked through.
import { zeros } from '../make.ts';
import type { Tensor } from '../tensor.ts';

/** The states after each time step of `sums`, [batch, time, gates · units]. */
export function unroll<State>(
  sums: Tensor,
  initial: State,
  step: (sum: Tensor, state: State) => State,
): readonly State[] {
  const states: State[] = [];
  for (let time = 0; time < sums.shape[1]!; time++) {
    states.push(step(sums.slice(null, time), states.at(-1) ?? initial));
  }
  return states;
}

/** The state before the first step, where none is given: zeros. */
export function restingState({ shape, dtype }: Tensor, units: number): Tensor {
  return zeros([shape[0]!, units], { dtype });
}
