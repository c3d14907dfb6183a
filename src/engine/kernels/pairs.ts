// The four arithmetic loops, written out because nearly all time outside matmul is spent here.
import type { PairLoop } from './elementwise.ts';

/** a + b */
export const plus: PairLoop = (out, start, count, a, p, pStep, b, q, qStep) => {
  const end = start + count;
  for (let i = start, j = p, k = q; i < end; i++, j += pStep, k += qStep) out[i] = a[j]! + b[k]!;
};

/** a − b */
export const minus: PairLoop = (out, start, count, a, p, pStep, b, q, qStep) => {
  const end = start + count;
  for (let i = start, j = p, k = q; i < end; i++, j += pStep, k += qStep) out[i] = a[j]! - b[k]!;
};

/** a · b */
export const product: PairLoop = (out, start, count, a, p, pStep, b, q, qStep) => {
  const end = start + count;
  for (let i = start, j = p, k = q; i < end; i++, j += pStep, k += qStep) out[i] = a[j]! * b[k]!;
};

/** a / b */
export const quotient: PairLoop = (out, start, count, a, p, pStep, b, q, qStep) => {
  const end = start + count;
  for (let i = start, j = p, k = q; i < end; i++, j += pStep, k += qStep) out[i] = a[j]! / b[k]!;
};
