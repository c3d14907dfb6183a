// Embedding: rows of a table, looked up by number.
import { where } from './functions.ts';
import { tensor } from './make.ts';
import type { Nested } from './ndarray.ts';
import { allowed } from './options.ts';
import { checkNamedAxes } from './shape.ts';
import { operand, Tensor } from './tensor.ts';

/** Options of {@link embedding}. */
export interface EmbeddingOptions {
  /** The row that stands for "nothing here": it receives no gradient. None unless stated. */
  readonly paddingIndex?: number | undefined;
}

/**
 * y[…, :] = table[ids[…], :]: the rows that the ids name, [table rows, features] → [shape of ids, features].
 *
 * Ids are whole numbers counted from 0. A row that is looked up often receives the sum of its gradients: it is the
 * product of one-hot rows with the table, without the multiplications by 0.
 *
 * @throws EngineError `axes-do-not-fit`, `index-outside`, `bad-option`
 * @peers F.embedding, tf.gather
 */
export function embedding(
  ids: Tensor | Nested,
  table: Tensor,
  { paddingIndex }: EmbeddingOptions = {},
): Tensor {
  const op = 'embedding';
  const weights = operand(op, table, 'float32');
  checkNamedAxes(op, weights.shape, ['rows', 'features']);
  const rows = weights.indexSelect(ids);
  if (paddingIndex === undefined) return rows;
  const isRow = Number.isInteger(paddingIndex) && paddingIndex >= 0;
  const passes = isRow && paddingIndex < weights.shape[0]!;
  allowed(op, 'paddingIndex', paddingIndex, passes, 'the number of a row of the table');
  const named = ids instanceof Tensor ? ids.detach() : tensor(ids, { dtype: weights.dtype });
  const padding = named.equal(paddingIndex).reshape([...named.shape, 1]);
  return where(padding, rows.detach(), rows);
}
