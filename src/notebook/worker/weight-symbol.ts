// The symbols of layers' weights, as in the formulas of the layers: the kernel of `dense1` is W with the index dense1.
// Leaves labels to labels.ts.
import type { WeightName } from '#engine';
import { uprightTex } from './upright-tex.ts';

/** A weight in TeX: its symbol, or its name upright, with its layer as index. */
export function weightTex({ layer, name }: WeightName): string {
  const [symbol, index] = symbols.get(name) ?? [uprightTex(name), null];
  const indices = index === null ? [] : [index];
  return `${symbol}_{${[...indices, uprightTex(layer)].join(',')}}`;
}

const symbols: ReadonlyMap<string, readonly [symbol: string, index: string | null]> = new Map([
  ['kernel', ['W', null]],
  ['bias', ['b', null]],
  ['recurrentKernel', ['R', null]],
  ['recurrentBias', ['b', 'R']],
  ['queryKernel', ['W', 'Q']],
  ['keyKernel', ['W', 'K']],
  ['valueKernel', ['W', 'V']],
  ['outputKernel', ['W', 'O']],
  ['queryBias', ['b', 'Q']],
  ['keyBias', ['b', 'K']],
  ['valueBias', ['b', 'V']],
  ['outputBias', ['b', 'O']],
  ['embeddings', ['E', null]],
  ['gamma', ['\\gamma', null]],
  ['beta', ['\\beta', null]],
  ['movingMean', ['\\mu', null]],
  ['movingVariance', ['\\sigma^2', null]],
]);
