import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMessage } from './check.ts';
import { caps } from './output.ts';

const number = { kind: 'number', id: '1', value: 1 };
const out = (output: unknown) => ({ type: 'out', run: 1, changes: [{ change: 'set', output }] });

test('a message of the protocol passes', () => {
  expect(checkMessage({ type: 'ready' })).toEqual({ type: 'ready' });
  expect(checkMessage(out(number))).toEqual(out(number));
});

test('an unknown kind of message is nothing', () => {
  expect(checkMessage({ type: 'takeover' })).toBeNull();
  expect(checkMessage({ type: 'constructor' })).toBeNull();
});

test('an unknown kind of output is dropped, the others stay', () => {
  const changes = [
    { change: 'set', output: { kind: 'html', id: '2', html: '<b>' } },
    ...out(number).changes,
  ];
  expect(checkMessage({ type: 'out', run: 1, changes })).toEqual(out(number));
});

test('fields the page does not know are left behind', () => {
  expect(checkMessage(out({ ...number, html: '<b>' }))).toEqual(out(number));
});

test.each([
  [
    'text that is too long',
    { kind: 'text', id: '1', level: 'log', text: 'x'.repeat(caps.text + 1) },
  ],
  ['a level that is none', { kind: 'text', id: '1', level: 'alert', text: '' }],
  [
    'too many values',
    { kind: 'tensor', id: '1', dtype: 'float32', shape: [9e3], values: Array(9e3).fill(0) },
  ],
  [
    'a heat map with values missing',
    { kind: 'heatmap', id: '1', title: '', shape: [2, 2], values: [1], rows: [], columns: [] },
  ],
  [
    'a curve with more x than y',
    {
      kind: 'line',
      id: '1',
      title: '',
      x: { label: '', scale: 'log' },
      y: { label: '', scale: 'log' },
      series: [{ label: '', x: [1], y: [] }],
    },
  ],
  [
    'a trace with an edge to nowhere',
    {
      kind: 'steps',
      id: '1',
      trace: {
        cell: 'a',
        backward: 0,
        nodes: [],
        edges: [{ from: 'n0', to: 'n1', input: 0, contribution: null, formula: '', opened: null }],
        steps: [],
      },
    },
  ],
])('%s is dropped', (_, output) => {
  expect(checkMessage(out(output))).toEqual({ type: 'out', run: 1, changes: [] });
});

test('no data make it throw', () => {
  const survives = (message: unknown): void => {
    expect(() => checkMessage(message)).not.toThrow();
  };
  fc.assert(fc.property(fc.anything(), survives));
  const type = fc.constantFrom('out', 'done', 'failed', 'late', 'pong');
  const partly = fc.record({
    type,
    run: fc.anything(),
    changes: fc.anything(),
    error: fc.anything(),
    values: fc.anything(),
  });
  fc.assert(fc.property(partly, survives));
});
