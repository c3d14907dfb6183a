// Real traces for the tests: cells that are compiled and run as a reader's are. Random ones: arbitrary-trace.ts.
import { recordChapter } from '../../notebook/record.ts';
import type { Trace } from '../../notebook/trace.ts';

/** The trace that a cell with this source shows with `steps()`. */
export async function traceOf(source: string): Promise<Trace> {
  const { cells } = await recordChapter([{ name: 'train', source }]);
  const output = cells['train']?.outputs.find(({ kind }) => kind === 'steps');
  if (output?.kind !== 'steps') throw new TypeError('example: the cell shows no steps');
  return output.trace;
}

/** w is used twice. */
export const scalars = await traceOf(`const w = tensor(2, { requiresGrad: true });
const x = tensor(3);
const p = w.mul(x);
const s = p.add(w);
const L = s.square();
steps(L);`);

/** One layer on a batch of three. */
export const tensors = await traceOf(`const X = tensor([[0, 1], [1, 1], [1, 0]]);
const W = tensor([[0.5, -0.25], [1, 0.75]], { requiresGrad: true });
const b = tensor([0.1, -0.2], { requiresGrad: true });
const z = X.matmul(W).add(b);
const h = z.tanh();
const L = h.square().mean();
steps(L);`);

/** A formula with the letters of its symbols alone. */
export function plainTex(tex: string): string {
  return tex.replace(/\\sym\{n\d+\}\{((?:[^{}]|\{[^{}]*\})*)\}/g, '$1');
}
