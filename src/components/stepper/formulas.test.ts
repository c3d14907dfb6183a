import katex from 'katex';
import { expect, test } from 'vitest';
import { createExplainer } from '../../notebook/explainer/explainer.ts';
import { symbolTex, type Trace } from '../../notebook/trace.ts';
import { plainTex, scalars, tensors } from './example-traces.ts';
import { formulasOf } from './formulas.ts';
import { indexTrace } from './trace-index.ts';

const formulas = (trace: Trace, position: number, perLine: number) =>
  formulasOf(indexTrace(trace), position, perLine, createExplainer(trace)).map(plainTex);

test('a forward step is the result with its value', () => {
  const [tex] = formulas(scalars, 1, 2);
  expect(tex).toContain('p &= w \\cdot x');
  expect(tex).toContain('& = 6');
});

test('a backward step has a formula for each input that receives, with the numbers put in', () => {
  const [tex, ...others] = formulas(scalars, scalars.steps.length, 2);
  expect(others).toEqual([]);
  expect(tex).toContain(
    '\\frac{\\partial L}{\\partial w} &\\mathrel{+}= \\frac{\\partial L}{\\partial p}',
  );
  expect(tex).toContain('&= (+16)\\cdot 3 = +48');
});

test('of a tensor one element is opened into its products', () => {
  const tex = formulas(tensors, tensors.steps.length, 3)[0]!;
  expect(tex).toMatch(/\\partial W\[\d,\d\]/);
  expect(tex.match(/\\cdot/g)!.length).toBeGreaterThanOrEqual(3);
});

test('every node in a formula is a symbol with its id, a number is none', () => {
  const [tex] = formulasOf(indexTrace(scalars), 1, 2, null);
  const id = (name: string) => scalars.nodes.find((node) => node.name === name)!.id;
  expect(tex).toContain(`\\sym{${id('p')}}{p} &= \\sym{${id('w')}}{w} \\cdot`);
  expect(symbolTex('n1', '-0.5')).toBe('-0.5');
});

test('until there is an explainer the rule stands without numbers', () => {
  const [tex] = formulasOf(indexTrace(scalars), scalars.steps.length, 2, null);
  expect(tex).toContain('\\mathrel{+}=');
  expect(tex).not.toContain('= +48');
});

test('KaTeX draws the formulas of every step', () => {
  for (const trace of [scalars, tensors]) {
    for (let k = 0; k <= trace.steps.length; k++) {
      for (const tex of formulas(trace, k, 1)) {
        expect(() => katex.renderToString(tex, { throwOnError: true })).not.toThrow();
      }
    }
  }
});
