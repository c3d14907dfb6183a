// Nodes as symbols of formulas that the page can light up. Leaves drawing to tex.ts.
import { rootSymbol, symbolTex } from '../../notebook/trace.ts';
import { nodeAt, type TraceIndex } from './trace-index.ts';

/** A node's label in TeX, as a symbol. */
export function symbolOf(index: TraceIndex, place: number): string {
  const { id, tex } = nodeAt(index, place);
  return symbolTex(id, tex);
}

/** What the gradients are gradients of, as a symbol. */
export function rootOf(index: TraceIndex): string {
  const { id, name } = nodeAt(index, index.root);
  return symbolTex(id, rootSymbol(name).tex);
}
