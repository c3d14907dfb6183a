// Clipping: gradients that are too large are cut before the optimiser takes its step.
import { NDArray, storage } from '../ndarray.ts';
import { leaf, type Tensor } from '../tensor.ts';
import { checkAboveZero } from './numbers.ts';
import { checkParameters } from './optimizer.ts';

/**
 * g ← min(max(g, −c), c) for every element of every gradient: may turn the step, keeps each part of it small.
 *
 * Parameters without a gradient are left alone.
 *
 * @throws EngineError `no-parameters`, `not-a-parameter`, `bad-option`
 * @peers nn.utils.clip_grad_value_
 */
export function clipByValue(parameters: readonly Tensor[], limit: number): void {
  const op = 'clipByValue';
  checkAboveZero(op, { limit });
  checkParameters(op, parameters);
  for (const parameter of new Set(parameters)) {
    // Not Math.min and Math.max alone: a NaN is to stay one.
    change(parameter, (g) => (g > limit ? limit : g < -limit ? -limit : g));
  }
}

/**
 * g ← g · min(1, c / (‖g‖ + 10⁻⁶)), where ‖g‖ = √Σg² goes over all gradients together: shortens the step and keeps
 * its direction (Pascanu, Mikolov and Bengio, 2013).
 *
 * @returns ‖g‖ before clipping
 * @throws EngineError `no-parameters`, `not-a-parameter`, `bad-option`
 * @peers nn.utils.clip_grad_norm_
 */
export function clipByNorm(parameters: readonly Tensor[], maxNorm: number): number {
  const op = 'clipByNorm';
  checkAboveZero(op, { maxNorm });
  checkParameters(op, parameters);
  const list = [...new Set(parameters)];
  let squares = 0;
  for (const { grad } of list) for (const g of grad?.data ?? []) squares += g * g;
  const norm = Math.sqrt(squares);
  const factor = maxNorm / (norm + 1e-6);
  if (factor >= 1) return norm;
  for (const parameter of list) change(parameter, (g) => g * factor);
  return norm;
}

/** Gives the parameter new gradients: the old ones may be in somebody's hands. */
function change(parameter: Tensor, changed: (g: number) => number): void {
  const { grad } = parameter;
  if (grad === null) return;
  const data = storage(grad.size, grad.dtype);
  for (let i = 0; i < data.length; i++) data[i] = changed(grad.data[i]!);
  parameter.grad = leaf(new NDArray(data, grad.shape, grad.dtype), false);
}
