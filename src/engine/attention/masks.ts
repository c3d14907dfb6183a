// Masks: which keys each query may look at; 1 allows, 0 forbids. They multiply: both must allow.
import { allocate } from '../ndarray.ts';
import { wholeNumber } from '../options.ts';
import { leaf, type Tensor } from '../tensor.ts';

/**
 * The mask that hides the future: 1 where key ≤ query, else 0, of shape [queries, keys].
 *
 * @throws EngineError `bad-option` unless both are whole numbers
 * @peers nn.Transformer.generate_square_subsequent_mask
 */
export function causalMask(queries: number, keys = queries): Tensor {
  wholeNumber('causalMask', 'queries', queries, 0);
  wholeNumber('causalMask', 'keys', keys, 0);
  const mask = allocate([queries, keys], 'float32');
  for (let place = 0; place < mask.size; place++) {
    mask.data[place] = place % keys <= Math.floor(place / keys) ? 1 : 0;
  }
  return leaf(mask, false);
}

/**
 * The mask that hides padding: 1 where the id is not `padding`, for ids [batch, time]; its shape [batch, 1, time]
 * broadcasts over the queries.
 */
export function paddingMask(ids: Tensor, padding = 0): Tensor {
  const real = ids.notEqual(padding);
  const { shape } = real;
  return real.reshape([...shape.slice(0, -1), 1, shape.at(-1) ?? 1]);
}
