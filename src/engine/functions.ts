// Operations written as functions: those of several equals, and those that read as names of functions.
// Everything else is a method of Tensor.
import { firstPair, readEquation } from './equation.ts';
import { refuse } from './errors.ts';
import { einsum as einsumOp } from './ops/einsum.ts';
import { concat as concatOp, stack as stackOp } from './ops/joining.ts';
import { where as whereOp } from './ops/selection.ts';
import { resolveAxis } from './shape.ts';
import { apply, operand, pair, type Tensor } from './tensor.ts';

/**
 * Element by element a where the condition is not 0, else b; shapes broadcast.
 *
 * @peers np.where, torch.where, tf.where
 */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  const [yes, no] = pair('where', a, b);
  const test = operand('where', condition, yes!.dtype);
  const fitting = test.dtype === yes!.dtype ? test : test.detach().to(yes!.dtype);
  return apply(whereOp, [fitting, yes!, no!]);
}

/**
 * max(a, b), element by element; shapes broadcast. A tie shares the gradient ½ and ½.
 *
 * @peers np.maximum, torch.maximum, tf.maximum
 */
export function maximum(a: Tensor | number, b: Tensor | number): Tensor {
  const [left, right] = pair('maximum', a, b);
  return left!.maximum(right!);
}

/**
 * min(a, b), element by element; shapes broadcast. A tie shares the gradient ½ and ½.
 *
 * @peers np.minimum, torch.minimum, tf.minimum
 */
export function minimum(a: Tensor | number, b: Tensor | number): Tensor {
  const [left, right] = pair('minimum', a, b);
  return left!.minimum(right!);
}

/**
 * Matrix product: [m, k] × [k, n] → [m, n]; see {@link Tensor.matmul}.
 *
 * @peers np.matmul, torch.matmul, tf.matMul
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  return a.matmul(b);
}

/**
 * Sums of products by letters: `einsum('ij,jk->ik', a, b)` is yᵢₖ = Σⱼ aᵢⱼ bⱼₖ, the matrix product.
 *
 * Each operand has a letter for every axis, the result those after the arrow; letters that the result lacks
 * are summed over. A letter twice in one operand runs along its diagonal: `'ii->'` is the trace. Without an
 * arrow the result has every letter that stands once, in alphabetical order. More than two operands are
 * multiplied pair by pair, from the left.
 *
 * @throws EngineError `equation-unreadable`, `equation-operands`, `equation-axes`, `equation-sizes`,
 *   `equation-result`, `dtypes-differ`
 * @peers np.einsum, torch.einsum, tf.einsum
 */
export function einsum(equation: string, ...operands: readonly Tensor[]): Tensor {
  const op = 'einsum';
  let tensors = operands.map((tensor) => operand(op, tensor, 'float32'));
  let settings = readEquation(
    op,
    equation,
    tensors.map(({ shape }) => shape),
  );
  while (tensors.length > 2) {
    const pairwise = firstPair(settings);
    tensors = [apply(einsumOp, tensors.slice(0, 2), pairwise), ...tensors.slice(2)];
    const letters = [pairwise.output, ...settings.operands.slice(2)];
    settings = { operands: letters, output: settings.output };
  }
  return apply(einsumOp, tensors, settings);
}

/**
 * Tensors one after another along an axis they have; all other sizes must be equal.
 *
 * @throws EngineError `nothing-to-join`, `shapes-do-not-join`, `axis-out-of-range`
 * @peers np.concatenate, torch.cat, tf.concat
 */
export function concat(tensors: readonly Tensor[], axis = 0): Tensor {
  const first = firstOf('concat', tensors);
  return apply(concatOp, tensors, { axis: resolveAxis('concat', axis, first.shape) });
}

/**
 * Tensors of one shape, one after another along a new axis.
 *
 * @throws EngineError `nothing-to-join`, `shapes-do-not-join`, `axis-out-of-range`
 * @peers np.stack, torch.stack, tf.stack
 */
export function stack(tensors: readonly Tensor[], axis = 0): Tensor {
  const first = firstOf('stack', tensors);
  return apply(stackOp, tensors, { axis: resolveAxis('stack', axis, [...first.shape, 1]) });
}

/**
 * eᵃ, element by element.
 *
 * @peers np.exp, torch.exp, tf.exp
 */
export function exp(a: Tensor): Tensor {
  return a.exp();
}

/**
 * Natural logarithm, element by element.
 *
 * @peers np.log, torch.log, tf.log
 */
export function log(a: Tensor): Tensor {
  return a.log();
}

/**
 * √a, element by element.
 *
 * @peers np.sqrt, torch.sqrt, tf.sqrt
 */
export function sqrt(a: Tensor): Tensor {
  return a.sqrt();
}

/**
 * sin a, element by element, a in radians.
 *
 * @peers np.sin, torch.sin, tf.sin
 */
export function sin(a: Tensor): Tensor {
  return a.sin();
}

/**
 * cos a, element by element, a in radians.
 *
 * @peers np.cos, torch.cos, tf.cos
 */
export function cos(a: Tensor): Tensor {
  return a.cos();
}

/**
 * |a|, element by element.
 *
 * @peers np.abs, torch.abs, tf.abs
 */
export function abs(a: Tensor): Tensor {
  return a.abs();
}

/**
 * σ(a) = 1 / (1 + e⁻ᵃ), element by element.
 *
 * @peers scipy.special.expit, torch.sigmoid, tf.sigmoid
 */
export function sigmoid(a: Tensor): Tensor {
  return a.sigmoid();
}

/**
 * tanh a, element by element.
 *
 * @peers np.tanh, torch.tanh, tf.tanh
 */
export function tanh(a: Tensor): Tensor {
  return a.tanh();
}

/**
 * max(a, 0), element by element.
 *
 * @peers F.relu, tf.relu
 */
export function relu(a: Tensor): Tensor {
  return a.relu();
}

/**
 * ln(1 + eᵃ), element by element.
 *
 * @peers F.softplus, tf.softplus
 */
export function softplus(a: Tensor): Tensor {
  return a.softplus();
}

/**
 * e^a / Σ e^a along an axis, the last unless stated.
 *
 * @peers scipy.special.softmax, F.softmax, tf.softmax
 */
export function softmax(a: Tensor, axis = -1): Tensor {
  return a.softmax(axis);
}

/**
 * ln softmax along an axis, the last unless stated.
 *
 * @peers scipy.special.log_softmax, F.log_softmax, tf.logSoftmax
 */
export function logSoftmax(a: Tensor, axis = -1): Tensor {
  return a.logSoftmax(axis);
}

function firstOf(op: string, tensors: readonly Tensor[]): Tensor {
  const first = tensors[0];
  if (first === undefined) throw refuse('nothing-to-join', { op });
  return operand(op, first, 'float32');
}
