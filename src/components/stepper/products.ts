// Which step is drawn as a product of two matrices. Leaves drawing to MatrixProduct.svelte.
import { edgeAt, litEdges, nodeAt, type TraceIndex } from './trace-index.ts';

/** Matrices with more rows or columns are not drawn with all their numbers. */
const mostRows = 8;

/** Whether an edge leads into a product of two matrices and carries a gradient. */
function isMatrixProduct(index: TraceIndex, edge: number): boolean {
  const to = index.to[edge] ?? 0;
  const shapes = [to, ...(index.inputs[to] ?? []).map((input) => index.from[input] ?? 0)].map(
    (place) => nodeAt(index, place).shape,
  );
  return nodeAt(index, to).op === 'matmul' && shapes.every((shape) => shape.length === 2);
}

/** The edge to `node` in the step at `position` if its matrices are small enough to be drawn as a product. */
export function drawnProduct(index: TraceIndex, position: number, node: number): number | null {
  const edge = [...litEdges(index, position)].find((edge) => index.from[edge] === node);
  if (edge === undefined || !isMatrixProduct(index, edge)) return null;
  const ends = [index.from[edge], index.to[edge]].map((place) => nodeAt(index, place ?? 0).shape);
  return ends.flat().every((length) => length <= mostRows) ? edge : null;
}

/** The other factor of a matrix product. */
export function otherFactor(index: TraceIndex, edge: number): number {
  const inputs = index.inputs[index.to[edge] ?? 0] ?? [];
  const other = inputs[1 - edgeAt(index, edge).input] ?? edge;
  return index.from[other] ?? 0;
}
