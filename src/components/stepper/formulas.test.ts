import katex from 'katex';
import { expect, test } from 'vitest';
import { scalars, tensors } from './example-traces.ts';
import { formulasOf } from './formulas.ts';
import { indexTrace } from './trace-index.ts';

test('a forward step is the result with its value', () => {
  const [tex] = formulasOf(indexTrace(scalars), 1, 2);
  expect(tex).toContain('p &= w \\cdot x');
  expect(tex).toContain('& = 6');
});

test('a backward step has a formula for each input that receives, with the numbers put in', () => {
  const index = indexTrace(scalars);
  const [tex, ...others] = formulasOf(index, index.trace.steps.length, 2);
  expect(others).toEqual([]);
  expect(tex).toContain(
    '\\frac{\\partial L}{\\partial w} &\\mathrel{+}= \\frac{\\partial L}{\\partial p}',
  );
  expect(tex).toContain('&= (+16)\\cdot 3 = +48');
});

test('of a tensor one element is opened into its products', () => {
  const index = indexTrace(tensors);
  const tex = formulasOf(index, index.trace.steps.length, 3)[0]!;
  expect(tex).toMatch(/\\partial W\[\d,\d\]/);
  expect(tex.match(/\\cdot/g)!.length).toBeGreaterThanOrEqual(3);
});

test('KaTeX draws the formulas of every step', () => {
  for (const trace of [scalars, tensors]) {
    const index = indexTrace(trace);
    for (let k = 0; k <= trace.steps.length; k++) {
      for (const tex of formulasOf(index, k, 1)) {
        expect(() => katex.renderToString(tex, { throwOnError: true })).not.toThrow();
      }
    }
  }
});
