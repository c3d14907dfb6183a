// Walks two operands along a common shape in stretches on which both advance evenly.
// Everything that broadcasts, or sums a broadcast back, is a loop over such stretches.
import { broadcastStrides, sameShape, sizeOf, type Shape } from '../shape.ts';

/** One stretch: `count` elements from `start`; operands begin at `p`, `q` and advance by their steps (0 or 1). */
export type Stretch = (
  start: number,
  count: number,
  p: number,
  pStep: number,
  q: number,
  qStep: number,
) => void;

/** Covers `shape` in row-major order, for operands of shapes that broadcast to it. */
export function walk(shape: Shape, left: Shape, right: Shape, run: Stretch): void {
  const pStep = evenStep(shape, left);
  const qStep = evenStep(shape, right);
  if (pStep !== undefined && qStep !== undefined) {
    run(0, sizeOf(shape), 0, pStep, 0, qStep);
  } else {
    walkStretches(shape, broadcastStrides(left, shape), broadcastStrides(right, shape), run);
  }
}

/** 1 if the operand has the whole shape, 0 if it is a single element, else undefined. */
function evenStep(shape: Shape, operand: Shape): number | undefined {
  if (sameShape(shape, operand)) return 1;
  return sizeOf(operand) === 1 ? 0 : undefined;
}

function walkStretches(
  shape: Shape,
  pStrides: readonly number[],
  qStrides: readonly number[],
  run: Stretch,
): void {
  const { axis: outer, count, pStep, qStep } = evenTail(shape, pStrides, qStrides);
  const index = shape.slice(0, outer).fill(0);
  const total = sizeOf(shape);
  let p = 0;
  let q = 0;
  for (let start = 0; start < total; start += count) {
    run(start, count, p, pStep, q, qStep);
    for (let axis = outer - 1; axis >= 0; axis--) {
      p += pStrides[axis]!;
      q += qStrides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      p -= pStrides[axis]! * shape[axis]!;
      q -= qStrides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
}

/** The longest run of last axes along which each operand either advances or stays throughout. */
function evenTail(shape: Shape, pStrides: readonly number[], qStrides: readonly number[]) {
  let axis = shape.length;
  let count = 1;
  let pStep = 0;
  let qStep = 0;
  for (; axis > 0; axis--) {
    const size = shape[axis - 1]!;
    if (size === 1) continue;
    const p = Math.min(pStrides[axis - 1]!, 1);
    const q = Math.min(qStrides[axis - 1]!, 1);
    if (count > 1 && (p !== pStep || q !== qStep)) break;
    pStep = p;
    qStep = q;
    count *= size;
  }
  return { axis, count, pStep, qStep };
}
