// Dropout: elements left out at random while a network is trained.
import { NDArray, storage } from './ndarray.ts';
import { allowed } from './options.ts';
import { generator, type Random } from './random.ts';
import { leaf, operand, type Tensor } from './tensor.ts';

/** Options of {@link dropout}. */
export interface DropoutOptions {
  /** How likely an element is to be dropped; ½ unless stated. */
  readonly probability?: number | undefined;
  /** False passes x on unchanged; true unless stated. */
  readonly training?: boolean | undefined;
  /** With a seed, the same elements are dropped every time; without, the shared generator decides. */
  readonly seed?: number | undefined;
}

/**
 * y = x ⊙ m / (1 − p), where each element of the mask m is 0 with probability p, else 1 (Srivastava et al., 2014).
 *
 * Dividing by 1 − p keeps the mean, so that nothing has to be done when the network is used: `training: false`
 * returns x itself.
 *
 * @throws EngineError `bad-option` unless p is from 0 to 1
 * @peers F.dropout, tf.dropout
 */
export function dropout(
  x: Tensor,
  { probability = 0.5, training = true, seed }: DropoutOptions = {},
): Tensor {
  const op = 'dropout';
  const passes = probability >= 0 && probability <= 1;
  allowed(op, 'probability', probability, passes, 'a number from 0 to 1');
  const input = operand(op, x, 'float32');
  return training ? dropped(input, probability, generator(seed)) : input;
}

/** x with elements dropped as a generator says; x itself if none is to be. */
export function dropped(x: Tensor, probability: number, random: Random): Tensor {
  if (probability === 0) return x;
  const mask = storage(x.size, x.dtype);
  const kept = 1 / (1 - probability);
  for (let i = 0; i < mask.length; i++) mask[i] = random.uniform() < probability ? 0 : kept;
  return x.mul(leaf(new NDArray(mask, x.shape, x.dtype), false));
}
