import { expect, test } from 'vitest';
import { createExplainer } from '../../notebook/explainer/explainer.ts';
import type { NamedValue } from '../../notebook/output.ts';
import * as traces from './example-traces.ts';
import { ownGradients } from './own-gradients.ts';
import { indexTrace } from './trace-index.ts';

const index = indexTrace(traces.tensors);
const check = await createExplainer(traces.tensors).check();
const W = index.trace.nodes.find(({ name }) => name === 'W')!;
const like = (values: readonly number[], shape = W.shape): NamedValue => {
  return { type: 'tensor', dtype: 'float32', shape, values, requiresGrad: false };
};
const own = (values: Readonly<Record<string, NamedValue>>) => ownGradients(index, values, check);

test.each(['dW', 'gradW', 'W_grad', 'dL_dW', 'gradientOfW'])(
  'a gradient called %s is one of W',
  (name) => {
    const found = own({ [name]: like(W.gradient!) })!;
    expect(found.output).toMatchObject({ against: 'engine', verdict: 'agree', worst: 0 });
    expect(found.output.rows).toHaveLength(W.gradient!.length);
    const { node, element } = found.placeOf(found.output.rows[1]!)!;
    expect([index.trace.nodes[node]!.name, element]).toEqual(['W', 1]);
  },
);

test('one that is wrong differs, and its worst element has the largest error', () => {
  const wrong = W.gradient!.map((one, element) => (element === 1 ? -one : one));
  const { verdict, rows, worst } = own({ dW: like(wrong) })!.output;
  expect(verdict).toBe('differ');
  expect(rows.findIndex(({ error }) => error === worst)).toBe(1);
  expect(rows[1]).toMatchObject({ name: 'dW', index: [0, 1], tested: -W.gradient![1]! });
});

test('rounding is no difference, and NaN is no number', () => {
  const rounded = W.gradient!.map((one) => one * (1 + 1e-6));
  expect(own({ dW: like(rounded) })!.output.verdict).toBe('agree');
  expect(own({ dW: like(W.gradient!.map(() => NaN)) })!.output.verdict).toBe('not-a-number');
});

test('of a name that two values had, nobody knows which one is meant', () => {
  const { nodes } = index.trace;
  const again = nodes.map((node) => (node.name === 'b' ? { ...node, name: 'W' } : node));
  const looped = indexTrace({ ...index.trace, nodes: again });
  expect(ownGradients(looped, { dW: like(W.gradient!) }, check)).toBeNull();
});

test('another shape, and names of other things, are none', () => {
  expect(own({ dW: like(W.gradient!, [W.gradient!.length]) })).toBeNull();
  expect(own({ delta: like(W.gradient!), dNothing: like(W.gradient!) })).toBeNull();
});
