// Batches: examples a few at a time.
import { known, type Names } from '../known-options.ts';
import { Random } from '../random.ts';
import { wholeNumber } from '../options.ts';
import { shuffled } from '../shuffle.ts';
import { readExamples, takeRows, type Examples } from '../take-rows.ts';
import type { Made } from './made.ts';

/** Options of {@link batches}. */
export interface BatchOptions {
  /** Examples in a batch; 32 unless stated. The last batch may be smaller. */
  readonly size?: number;
  /** False takes examples as they come; true, unless stated, draws an order by lot. */
  readonly shuffle?: boolean;
  /** Draws the order; 0 unless stated. Give each epoch its own. */
  readonly seed?: number;
}

const optionNames: Names<BatchOptions> = {
  size: true,
  shuffle: true,
  seed: true,
};

/**
 * The examples x [rows, …] with their targets y [rows, …] in batches, each of them once:
 * `for (const { x, y } of batches(images, labels, { size: 32, seed: epoch })) …`
 *
 * @throws EngineError `bad-option`, `needs-rows`, `rows-differ`
 * @peers torch.utils.data.DataLoader, tf.data.Dataset.batch
 */
export function batches(x: Examples, y: Examples, options: BatchOptions = {}): Iterable<Made> {
  const op = 'batches';
  known(op, options, optionNames);
  const { size = 32, shuffle = true, seed = 0 } = options;
  const read = readExamples(op, x, y);
  wholeNumber(op, 'size', size, 1);
  wholeNumber(op, 'seed', seed, 0);
  const all = Array.from({ length: read.rows }, (_, row) => row);
  const order = shuffle ? shuffled(read.rows, new Random(seed)) : all;
  return {
    *[Symbol.iterator]() {
      for (let start = 0; start < order.length; start += size) {
        const rows = order.slice(start, start + size);
        yield { x: takeRows(read.x, rows), y: takeRows(read.y, rows) };
      }
    },
  };
}
