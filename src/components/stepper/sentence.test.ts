import { describe, expect, test } from 'vitest';
import { languages } from '../../i18n/language.ts';
import { scalars, tensors, traceOf } from './example-traces.ts';
import { sentenceOf } from './sentence.ts';
import { stateAt } from './state.ts';
import { indexTrace } from './trace-index.ts';

function said(trace: typeof scalars, position: number, language = languages[0]!) {
  const index = indexTrace(trace);
  return sentenceOf(index, stateAt(index, position), language);
}

describe('a step in words', () => {
  test('at the start nothing is computed', () => {
    expect(said(scalars, 0)).toBe('Nothing is computed yet. w and x have their values.');
    expect(said(scalars, 0, 'zh-cn')).toBe('还没有开始计算。w 和 x 已经有值。');
  });

  test('a forward step says what goes in and what comes out', () => {
    expect(said(scalars, 1)).toMatch(/^mul takes w and x and gives p = 6\.0000\./);
    expect(said(scalars, 1, 'zh-cn')).toMatch(/^mul 由 w 和 x 算出 p = 6\.0000。/);
  });

  test('tensors are named with their shapes', () => {
    expect(said(tensors, 3)).toMatch(/^tanh takes z \[3,\u00a02\] and gives h \[3,\u00a02\]\./);
  });

  test('of many inputs the first and the last are named, and how many there are', async () => {
    const parts = Array.from({ length: 9 }, (_, i) => `p${i}`);
    const made = parts.map((name) => `const ${name} = tensor(1, { requiresGrad: true });`).join('');
    const joined = await traceOf(`${made}\nsteps(stack([${parts.join()}]).sum());`);
    expect(said(joined, 1)).toMatch(/^stack takes p0, p1, p2, … and p8 /);
    expect(said(joined, 5)).toMatch(/p2 receives [^.]+\.\d+\. p8 receives .* 5 other inputs/);
    expect(said(joined, 5, 'zh-cn')).toContain('其余 5 个输入');
  });

  test('the seed starts the backward pass', () => {
    expect(said(scalars, 4)).toBe(
      'The backward pass starts at L: its gradient with respect to itself is 1.',
    );
  });

  test('a backward step says what each input receives, and how far its sum is', () => {
    const end = said(scalars, scalars.steps.length);
    expect(end).toContain('mul passes the gradient of p, +16.0000, on.');
    expect(end).toContain(
      'w receives ∂L/∂p · x = +48.0000; that makes +64.0000 so far, 2 of 2 uses.',
    );
    expect(end).toContain('x wants no gradient.');
  });

  test('of a tensor the largest element is said, with the product in symbols', () => {
    const end = said(tensors, tensors.steps.length);
    expect(end).toMatch(
      /W receives Xᵀ · ∂L\/∂matmul, largest element [+−]0\.\d{4} at \[\d]\[\d]\./,
    );
  });

  test('a root that needs no gradient says so', async () => {
    const trace = await traceOf('steps(tensor(2).square());');
    expect(said(trace, trace.steps.length)).toContain('no gradient is wanted');
  });

  test('every step of every trace has a sentence in both languages, without a stray undefined', () => {
    for (const language of languages) {
      for (const trace of [scalars, tensors]) {
        for (let k = 0; k <= trace.steps.length; k++) {
          expect(said(trace, k, language)).toMatch(/[.。]$/);
          expect(said(trace, k, language)).not.toMatch(/undefined|null|NaN/);
        }
      }
    }
  });
});

test('an unknown operation gets a general sentence, even one called like a property of objects', () => {
  for (const op of ['frobnicate', 'constructor', '__proto__']) {
    const strange = { ...scalars, nodes: scalars.nodes.map((node) => ({ ...node, op })) };
    expect(said(strange, scalars.steps.length)).toContain(
      'Each input receives the gradient times the slope',
    );
  }
});
