// Opens one element of a contribution into the products that made it.
// The engine records the largest element; of a matrix product every element can be read off its factors.
import type { OpenedTerm } from '../../notebook/trace.ts';
import { ravel, unravel } from './numbers.ts';
import { edgeAt, litEdges, nodeAt, type TraceIndex } from './trace-index.ts';

export interface Products {
  readonly terms: readonly OpenedTerm[];
  /** Products that are not listed. */
  readonly omitted: number;
}

/** Matrices with more rows or columns are not drawn with all their numbers. */
const mostRows = 8;
const mostProducts = 12;

/** upstream · derivative for the element at row-major place `flat` of the edge's input; null if not recorded. */
export function productsAt(index: TraceIndex, edge: number, flat: number): Products | null {
  const { opened } = edgeAt(index, edge);
  const { shape } = nodeAt(index, index.from[edge] ?? 0);
  if (opened !== null && ravel(opened.index, shape) === flat) return opened;
  return matrixProducts(index, edge, flat);
}

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

function matrixProducts(index: TraceIndex, edge: number, flat: number): Products | null {
  if (!isMatrixProduct(index, edge)) return null;
  const output = nodeAt(index, index.to[edge] ?? 0);
  const factor = nodeAt(index, otherFactor(index, edge));
  const [row = 0, column = 0] = unravel(flat, nodeAt(index, index.from[edge] ?? 0).shape);
  const [rows = 0, columns = 0] = output.shape;
  const left = edgeAt(index, edge).input === 0;
  const terms = Array.from({ length: left ? columns : rows }, (_, k): OpenedTerm => {
    const at = left ? [row, k] : [k, column];
    const slope = left ? [column, k] : [k, row];
    return {
      index: at,
      upstream: output.gradient?.[ravel(at, output.shape)] ?? NaN,
      derivative: factor.value[ravel(slope, factor.shape)] ?? NaN,
    };
  });
  return { terms: terms.slice(0, mostProducts), omitted: Math.max(0, terms.length - mostProducts) };
}
