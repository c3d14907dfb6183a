// Where in a sequence something stands, as numbers that can be added to its features.
import { cos, exp, log, sin } from '../elementary.ts';
import type { TensorOptions } from '../make.ts';
import { allocate } from '../ndarray.ts';
import { wholeNumber } from '../options.ts';
import { leaf, type Tensor } from '../tensor.ts';

/**
 * Sinusoidal positions (Vaswani et al., 2017): P[t, 2i] = sin(t / 10000^{2i/width}), P[t, 2i + 1] the cosine of the
 * same; shape [length, width]. Slow and fast waves, like the digits of a clock.
 *
 * @throws EngineError `bad-option` unless length and width are whole numbers, `bad-dtype`
 */
export function sinusoidalPositions(
  length: number,
  width: number,
  { dtype = 'float32', requiresGrad = false }: TensorOptions = {},
): Tensor {
  wholeNumber('sinusoidalPositions', 'length', length, 0);
  wholeNumber('sinusoidalPositions', 'width', width, 1);
  const result = allocate([length, width], dtype);
  for (let place = 0; place < result.size; place++) {
    const column = place % width;
    const angle = Math.floor(place / width) * exp((-log(10000) * (column - (column % 2))) / width);
    result.data[place] = column % 2 === 0 ? sin(angle) : cos(angle);
  }
  return leaf(result, requiresGrad);
}
