import { describe, expect, test } from 'vitest';
import { createExplainer } from '../../notebook/explainer/explainer.ts';
import * as traces from './example-traces.ts';
import { explainedElement } from './explained.ts';
import { ruleWord } from './rule-words.ts';
import { stateAt } from './state.ts';
import { indexTrace } from './trace-index.ts';
import { gradientTex, productTex, valueTex } from './why-tex.ts';
import { heaviest, productOf, whyName, whyText } from './why.ts';
import { Whys } from './whys.svelte.ts';

const tensors = indexTrace(traces.tensors);
const explainer = createExplainer(traces.tensors);
const place = (name: string) => traces.tensors.nodes.findIndex((node) => node.name === name);
const placeOfOp = (op: string) => traces.tensors.nodes.findIndex((node) => node.op === op);
const value = (node: number, element: number) => {
  const explanation = explainer.value(traces.tensors.nodes[node]!.id, element);
  const tex = valueTex(tensors, node, element, explanation, explainer);
  return tex && traces.plainTex(tex);
};

test('a number is named by its node and element, and is a dash until it is computed', () => {
  const asked = { of: 'gradient', node: place('W'), element: 2 } as const;
  expect(whyName(tensors, asked)).toBe('∂L/∂W[1][0]');
  expect(whyName(tensors, { of: 'value', node: place('L'), element: 0 })).toBe('L');
  expect(whyText(stateAt(tensors, 0), asked)).toBe('—');
  expect(whyText(stateAt(tensors, traces.tensors.steps.length), asked)).toMatch(/^[+−]\d/);
});

test('of many terms the heaviest are kept, in their own order', () => {
  expect(heaviest([1, -5, 0, 3], 2)).toEqual([1, 3]);
  expect(heaviest([1, 2], 6)).toEqual([0, 1]);
  expect(heaviest([1, NaN, 9], 1)).toEqual([1]);
});

test('the element explained first is the largest of what arrived last', () => {
  const end = stateAt(tensors, traces.tensors.steps.length);
  const gradient = traces.tensors.nodes[place('W')]!.gradient!;
  const largest = Math.max(...gradient.map(Math.abs));
  expect(Math.abs(gradient[explainedElement(tensors, end, place('W'))]!)).toBe(largest);
});

describe('in TeX with its own numbers stands', () => {
  test('a product of matrices', () => {
    expect(value(placeOfOp('matmul'), 2)).toContain('= 1\\cdot 0.5000 + 1\\cdot 1');
  });
  test('a function of one element, as the operation writes it', () => {
    expect(value(placeOfOp('tanh'), 0)).toMatch(/h\[0,0\] &= \\tanh\\left\(1\.1000\\right\)/);
  });
  test('a mean, its first parts and the last', () => {
    const tex = value(place('L'), 0)!;
    expect(tex).toMatch(/L &= \\tfrac\{1\}\{6\}\\bigl\(/);
    expect(tex).toContain('\\bigr)');
  });
  test('a gradient, gradient by slope', () => {
    const node = place('W');
    const tex = traces.plainTex(gradientTex(tensors, node, 0, explainer)!);
    expect(tex).toContain('\\frac{\\partial L}{\\partial W[0,0]}');
    expect(tex).toContain('\\cdot ');
  });
  test('a slope that was factored out, in both its parts', () => {
    const product = { upstream: 0.5, derivative: -0.25, factor: 0.75 };
    expect(productTex(product)).toBe('(+0.5000)\\cdot (-0.2500)\\cdot 0.7500');
    expect(productTex({ ...product, factor: 1 })).toBe('(+0.5000)\\cdot (-0.2500)');
    expect(productOf(product)).toBe(-0.09375);
  });
  test('nothing for what was given', () => {
    expect(value(place('X'), 0)).toBeNull();
    expect(gradientTex(tensors, place('L'), 0, explainer)).toBeNull();
  });
});

test('a choice is called by what it looks for', () => {
  const choice = (derivative: number) => ({
    rule: 'choice' as const,
    terms: [{ node: 'n0', input: 0, element: 0, value: 1, derivative }],
    products: null,
    result: 1,
    retold: 1,
  });
  expect(ruleWord('maxPool2d', choice(1))).toBe('largest');
  expect(ruleWord('minimum', choice(1))).toBe('smallest');
  expect(ruleWord('where', choice(1))).toBe('choice');
  expect(ruleWord('clamp', choice(0))).toBe('setting');
});

describe('the trail', () => {
  const gradient = (node: number, element = 0) => ({ of: 'gradient' as const, node, element });

  test('leads from question to question and back', () => {
    const whys = new Whys(traces.tensors);
    whys.follow(gradient(1), gradient(2));
    whys.follow(gradient(2, 1), gradient(3));
    expect(whys.trail).toEqual([gradient(1), gradient(2, 1), gradient(3)]);
    whys.back();
    expect(whys.open).toEqual(gradient(2, 1));
    whys.back(0);
    expect(whys.trail).toEqual([gradient(1)]);
    whys.back();
    expect(whys.trail).toEqual([gradient(1)]);
  });

  test('begins anew with a node that is picked, and ends where it is picked again', () => {
    const whys = new Whys(traces.tensors);
    whys.follow(gradient(1), gradient(2));
    whys.pick(4);
    expect(whys.trail).toEqual([{ of: 'gradient', node: 4, element: null }]);
    whys.pick(4);
    expect(whys.open).toBeNull();
  });
});
