// Runs a recurrent step over time: one node after another on the tape, so that gradients can be walked through.
import { refuse } from '../errors.ts';
import { zeros } from '../make.ts';
import { formatShape } from '../shape.ts';
import { within } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/**
 * The states after each time step of `sums`, [batch, time, gates · units].
 *
 * @throws EngineError `nothing-to-reduce` without steps
 */
export function unroll<State>(
  op: string,
  sums: Tensor,
  initial: State,
  step: (sum: Tensor, state: State) => State,
): readonly State[] {
  const states: State[] = [];
  if (sums.shape[1] === 0)
    throw refuse('nothing-to-reduce', { op, shape: formatShape(sums.shape) });
  const next = (time: number) => step(sums.slice(null, time), states.at(-1) ?? initial);
  within({ kind: 'loop', name: '' }, () => {
    for (let time = 0; time < sums.shape[1]!; time++) {
      states.push(within({ kind: 'turn', name: '' }, () => next(time)));
    }
  });
  return states;
}

/** The state before the first step, where none is given: zeros. */
export function restingState({ shape, dtype }: Tensor, units: number): Tensor {
  return zeros([shape[0]!, units], { dtype });
}
