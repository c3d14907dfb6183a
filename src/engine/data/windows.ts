// Windows: stretches of a series with what comes after them.
import { known, type Names } from '../known-options.ts';
import { tensor } from '../make.ts';
import { NDArray, storage } from '../ndarray.ts';
import { refuse } from '../errors.ts';
import { countOfRows, wholeNumber } from '../options.ts';
import { formatShape } from '../shape.ts';
import { leaf, Tensor } from '../tensor.ts';
import type { Made } from './made.ts';

/** Options of {@link windows}. */
export interface WindowOptions {
  /** Steps that are seen. */
  readonly size: number;
  /** Steps to be foretold after them; 1 unless stated. */
  readonly horizon?: number;
  /** Steps from one window to the next; 1 unless stated. */
  readonly stride?: number;
}

const optionNames: Names<WindowOptions> = {
  size: true,
  horizon: true,
  stride: true,
};

/**
 * Every stretch of `size` steps with the `horizon` steps after it.
 *
 * A series [steps] gives x [windows, size] and y [windows, horizon]; one of several features, [steps, features], gives
 * x [windows, size, features] and y [windows, horizon, features]. Split the series before: windows overlap.
 *
 * @throws EngineError `bad-option`, `too-few-rows`, `needs-rows`
 */
export function windows(series: Tensor | readonly number[], options: WindowOptions): Made {
  const op = 'windows';
  const {
    size = NaN,
    horizon = 1,
    stride = 1,
  }: Partial<WindowOptions> = known(op, options, optionNames);
  const all = series instanceof Tensor ? series : tensor(series);
  const [steps = 0, features = 1] = all.shape;
  if (all.shape.length < 1 || all.shape.length > 2 || all.size === 0) {
    throw refuse('needs-rows', { op, name: 'series', shape: formatShape(all.shape) });
  }
  wholeNumber(op, 'horizon', horizon, 1);
  wholeNumber(op, 'stride', stride, 1);
  wholeNumber(op, 'size', size, 1);
  countOfRows(op, 'size + horizon', size + horizon, steps);
  const count = Math.floor((steps - size - horizon) / stride) + 1;
  const inner = all.shape.slice(1);
  /** For each window as many steps from its start on. */
  const stretches = (from: number, length: number): Tensor => {
    const taken = storage(count * length * features, all.dtype);
    for (let window = 0; window < count; window++) {
      const start = (window * stride + from) * features;
      taken.set(all.data.subarray(start, start + length * features), window * length * features);
    }
    return leaf(new NDArray(taken, [count, length, ...inner], all.dtype), false);
  };
  return { x: stretches(0, size), y: stretches(size, horizon) };
}
