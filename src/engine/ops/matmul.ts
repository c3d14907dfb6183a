// Matrix product: vectors, matrices and batches of them, batches broadcast.
import { refuse, type EngineError } from '../errors.ts';
import { multiplyInto } from '../kernels/matmul.ts';
import { allocate } from '../ndarray.ts';
import type { Op, Term } from '../op.ts';
import { broadcastIndex, broadcastShapes, formatShape, sizeOf, type Shape } from '../shape.ts';
import { summedBack, transposed } from '../tex.ts';

/** yᵢⱼ = Σₖ aᵢₖ bₖⱼ; the vector-Jacobian products are g·bᵀ and aᵀ·g. */
export const matmul: Op = {
  name: 'matmul',
  forward: ([a, b]) => {
    const { m, k, n, batch, starts, shape } = plan(a!.shape, b!.shape);
    const y = allocate(shape, a!.dtype);
    const left = { data: a!.data, rowStep: k, columnStep: 1 };
    const right = { data: b!.data, rowStep: n, columnStep: 1 };
    for (let i = 0; i < sizeOf(batch); i++) {
      const [aStart, bStart] = starts(i);
      multiplyInto(y.data, i * m * n, left, aStart, right, bStart, m, k, n);
    }
    return y;
  },
  backward: (upstream, [a, b], _y, _attributes, place) => {
    const { m, k, n, batch, starts } = plan(a!.shape, b!.shape);
    const core = (place === 0 ? a! : b!).shape.slice(-2);
    const result = allocate([...batch, ...core], upstream.dtype);
    const g = { data: upstream.data, rowStep: n, columnStep: 1 };
    const leftTransposed = { data: a!.data, rowStep: 1, columnStep: k };
    const rightTransposed = { data: b!.data, rowStep: 1, columnStep: n };
    for (let i = 0; i < sizeOf(batch); i++) {
      const [aStart, bStart] = starts(i);
      if (place === 0) {
        multiplyInto(result.data, i * m * k, g, i * m * n, rightTransposed, bStart, m, n, k);
      } else {
        multiplyInto(result.data, i * k * n, leftTransposed, aStart, g, i * m * n, k, m, n);
      }
    }
    return result;
  },
  addedTogether: ({ inputs: [a, b] }) => {
    const { m, n } = plan(a!, b!);
    return m * n;
  },
  tex: ([a, b]) => `${a}\\,${b}`,
  gradientTex: (place, { upstream, inputs: [a, b] }, _settings, shapes) => {
    const product =
      place === 0 ? `${upstream}\\,${transposed(b!)}` : `${transposed(a!)}\\,${upstream}`;
    if (shapes === undefined) return product;
    const { batch } = plan(shapes.inputs[0]!, shapes.inputs[1]!);
    return summedBack(product, upstream, shapes.inputs[place]!.slice(0, -2), batch);
  },
  explain: (index, [a, b]) => {
    const { m, k, n, starts } = plan(a!.shape, b!.shape);
    const [aStart, bStart] = starts(Math.floor(index / (m * n)));
    const row = aStart + (Math.floor(index / n) % m) * k;
    const column = bStart + (index % n);
    const terms: Term[] = [];
    for (let t = 0; t < k; t++) {
      terms.push({ input: 0, index: row + t, derivative: b!.data[column + t * n]! });
      terms.push({ input: 1, index: column + t * n, derivative: a!.data[row + t]! });
    }
    return { rule: 'sum-of-products', terms };
  },
};

interface Plan {
  /** Every product is m × k times k × n. */
  readonly m: number;
  readonly k: number;
  readonly n: number;
  /** Shape of the batch of products. */
  readonly batch: Shape;
  /** Where the matrices of product `i` start in a and b. */
  readonly starts: (i: number) => readonly [number, number];
  /** Shape of the result: a vector's missing axis stays missing. */
  readonly shape: Shape;
}

/** A vector on the left is one row, on the right one column; all axes but the last two are the batch. */
function plan(a: Shape, b: Shape): Plan {
  for (const shape of [a, b]) {
    if (shape.length === 0) throw refuse('needs-an-axis', { op: 'matmul', shape: '[]' });
  }
  const m = a.length === 1 ? 1 : a.at(-2)!;
  const k = a.at(-1)!;
  const n = b.length === 1 ? 1 : b.at(-1)!;
  if ((b.length === 1 ? b[0] : b.at(-2)) !== k) throw innerSizesDiffer(a, b);
  const aBatch = a.slice(0, -2);
  const bBatch = b.slice(0, -2);
  const batch = broadcastShapes('matmul', aBatch, bBatch);
  const rows = a.length === 1 ? [] : [m];
  const columns = b.length === 1 ? [] : [n];
  const starts = (i: number) =>
    [broadcastIndex(i, aBatch, batch) * m * k, broadcastIndex(i, bBatch, batch) * k * n] as const;
  return { m, k, n, batch, starts, shape: [...batch, ...rows, ...columns] };
}

function innerSizesDiffer(a: Shape, b: Shape): EngineError {
  const values = { op: 'matmul', left: formatShape(a), right: formatShape(b) };
  const remedy = transposeThatFits(a, b);
  return remedy === undefined
    ? refuse('inner-sizes-differ', values)
    : refuse('inner-sizes-differ-transpose', { ...values, remedy });
}

function transposeThatFits(a: Shape, b: Shape): string | undefined {
  if (a.length !== 2 || b.length !== 2) return undefined;
  if (a[1] === b[1]) return 'b.transpose()';
  return a[0] === b[0] ? 'a.transpose()' : undefined;
}
