// Sums of products over any letters, each of which is an axis of some operands: the loop behind einsum.
import type { Data } from '../ndarray.ts';

/** A factor, and how far one step of each letter moves in it: 0 for a letter it does not have. */
export interface Factor {
  readonly data: Data;
  readonly strides: readonly number[];
}

/**
 * Adds a · b to `sums` for every combination of letters, in row-major order of `sizes`: where a letter has stride 0
 * in `to`, its products add up.
 */
export function addProducts(
  sums: Float64Array,
  to: readonly number[],
  a: Factor,
  b: Factor,
  sizes: readonly number[],
): void {
  const last = sizes.length - 1;
  if (sizes.includes(0)) return;
  const index = sizes.slice().fill(0);
  let [place, p, q] = [0, 0, 0];
  for (;;) {
    addRow(sums, place, to[last] ?? 0, a, p, b, q, sizes[last] ?? 1);
    let letter = last - 1;
    for (; letter >= 0; letter--) {
      place += to[letter]!;
      p += a.strides[letter]!;
      q += b.strides[letter]!;
      if (++index[letter]! < sizes[letter]!) break;
      place -= to[letter]! * sizes[letter]!;
      p -= a.strides[letter]! * sizes[letter]!;
      q -= b.strides[letter]! * sizes[letter]!;
      index[letter] = 0;
    }
    if (letter < 0) return;
  }
}

/** The last letter, along which all three advance evenly. */
function addRow(
  sums: Float64Array,
  place: number,
  step: number,
  a: Factor,
  p: number,
  b: Factor,
  q: number,
  count: number,
): void {
  const [x, y] = [a.data, b.data];
  const pStep = a.strides.at(-1) ?? 0;
  const qStep = b.strides.at(-1) ?? 0;
  if (step === 0) {
    let sum = sums[place]!;
    for (let i = 0; i < count; i++, p += pStep, q += qStep) sum += x[p]! * y[q]!;
    sums[place] = sum;
  } else {
    for (let i = 0; i < count; i++, place += step, p += pStep, q += qStep) {
      sums[place]! += x[p]! * y[q]!;
    }
  }
}
