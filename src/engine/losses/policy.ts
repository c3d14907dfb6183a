// The loss of reinforcement learning by policy gradients. Leaves playing, and counting rewards, to the reader.
import type { Nested } from '../ndarray.ts';
import { crossEntropy as entropyOfScores } from '../ops/entropy.ts';
import { apply, type Tensor } from '../tensor.ts';
import { reduced, type LossOptions } from './reduction.ts';
import { asTensor, classRows, sameShaped } from './targets.ts';

/**
 * REINFORCE: mean over steps of −ln π(a)·R, where π = softmax(logits) (Williams, 1992).
 *
 * `logits` are [steps, actions], `actions` what was done in each step, counted from 0, `returns` what it
 * brought. The gradient raises the probability of actions in proportion to their returns; a baseline, for
 * example the mean, is subtracted from the returns beforehand.
 *
 * @throws EngineError `needs-an-axis`, `targets-do-not-fit`, `class-outside`, `shapes-differ`,
 * `unknown-reduction`
 */
export function policyGradient(
  logits: Tensor,
  actions: Tensor | Nested,
  returns: Tensor | Nested,
  options?: LossOptions,
): Tensor {
  const op = 'policyGradient';
  const { rows } = classRows(op, logits, asTensor(actions, logits));
  const surprise = apply(entropyOfScores, [logits, rows]);
  return reduced(op, surprise.mul(sameShaped(op, surprise, returns)), options);
}
