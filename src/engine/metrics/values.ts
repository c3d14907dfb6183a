// What metrics read: one number for each row, from a tensor [n] or [n, 1] or a list.
import { refuse } from '../errors.ts';
import { tensor } from '../make.ts';
import { formatShape } from '../shape.ts';
import { Tensor } from '../tensor.ts';

/** One number for each row: a tensor [n] or [n, 1], or a list. */
export type Values = Tensor | readonly number[];

/**
 * The numbers, if there is at least one and all are finite.
 *
 * @throws EngineError `not-finite`, `nothing-to-reduce`, `shapes-differ`
 */
export function readValues(op: string, values: Values, name: string): Float64Array {
  const { data, shape } = values instanceof Tensor ? values : tensor(values, { dtype: 'float64' });
  const isColumn = shape.length === 1 || (shape.length === 2 && shape[1] === 1);
  if (!isColumn) {
    throw refuse('shapes-differ', { op, left: formatShape(shape), right: '[n]' });
  }
  if (data.length === 0) throw refuse('nothing-to-reduce', { op, shape: formatShape(shape) });
  const wrong = data.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw refuse('not-finite', { op, value: String(data[wrong]), index: `[${wrong}]`, name });
  }
  return Float64Array.from(data);
}

/**
 * Prediction and target of the same rows.
 *
 * @throws EngineError `shapes-differ`, and what {@link readValues} refuses
 */
export function readPair(
  op: string,
  prediction: Values,
  target: Values,
): readonly [predicted: Float64Array, wanted: Float64Array] {
  const predicted = readValues(op, prediction, 'the prediction');
  const wanted = readValues(op, target, 'the target');
  if (predicted.length !== wanted.length) {
    const [left, right] = [`[${predicted.length}]`, `[${wanted.length}]`];
    throw refuse('shapes-differ', { op, left, right });
  }
  return [predicted, wanted];
}
