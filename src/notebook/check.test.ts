import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMessage } from './check.ts';
import { caps } from './output.ts';
import { asSent, type PackedTrace } from './packed-trace.ts';
import type { Table } from './table.ts';

const number = { kind: 'number', id: '1', value: 1 };
const out = (output: unknown) => ({ type: 'out', run: 1, changes: [{ change: 'set', output }] });

const place = { cell: 'a', line: 1, column: 1 };
const node = {
  ...place,
  id: 'n0',
  role: 'parameter',
  op: 'tensor',
  name: 'w',
  given: [{ name: 'w', cell: 'one', line: 1, column: 7 }],
  label: 'w',
  tex: 'w',
  dtype: 'float32',
  shape: [],
  value: [0, 1],
  gradient: [0, 1],
  formula: '',
  attributes: { axes: [0], kind: { of: 'data', on: true } },
  group: null,
};
const group = { ...place, parent: null, kind: 'turn', name: '', turn: 0, turns: null };
const update = { ...place, node: 'n0', before: [0, 1], after: [1, 1], rule: 'sgd', formula: 'w' };
const endless: unknown[] = [];
endless.push(endless);

/** A trace with one slice of three numbers, sound but for what is changed. */
function sliced(changes: object) {
  const x = { ...node, shape: [3], value: [0, 3], gradient: null };
  const part = [{ start: 1, step: 1, count: 2 }];
  const contribution = { shape: [3], part, numbers: [3, 2], ...changes };
  const edge = { from: 'n0', to: 'n0', input: 0, contribution, formula: '' };
  const numbers = new Float64Array([5, 6, 7, 8, 9]);
  return steps({ nodes: [x], edges: [edge], steps: [], groups: [], updates: [], numbers });
}

/** A message with a trace whose table of nodes has other columns. */
function misfitting(columns: object) {
  const { trace, ...rest } = steps({});
  const { nodes } = trace as unknown as { nodes: Table<object> }; // as it is sent
  return {
    ...rest,
    trace: { ...trace, nodes: { ...nodes, columns: { ...nodes.columns, ...columns } } },
  };
}

/** A message with a trace, sound but for what is changed. */
function steps(changes: object) {
  const trace = {
    cell: 'a',
    backward: 0,
    nodes: [{ ...node, group: 1 }],
    edges: [],
    steps: [
      { phase: 'seed', node: 'n0' },
      { phase: 'update', node: 'n0', update: 0 },
    ],
    groups: [group, { ...group, parent: 0 }],
    updates: [update],
    omittedUpdates: 0,
    numbers: new Float64Array([5, 6]),
  };
  // Not always a sound one: that is what is tested.
  const sent = asSent({ ...trace, ...changes } as unknown as PackedTrace);
  return { kind: 'steps', id: '1', trace: sent };
}

test('a message of the protocol passes', () => {
  expect(checkMessage({ type: 'ready' })).toEqual({ type: 'ready' });
  expect(checkMessage(out(number))).toEqual(out(number));
});

test('a trace passes and comes with its lists of numbers', () => {
  const message = checkMessage(out(steps({})));
  const trace = {
    nodes: [{ ...node, group: 1, value: [5], gradient: [5] }],
    updates: [{ ...update, before: [5], after: [6] }],
    groups: [{ parent: null }, { parent: 0 }],
  };
  expect(message).toMatchObject({ changes: [{ output: { kind: 'steps', trace } }] });
});

test('a contribution to a part of a tensor comes with the numbers of that part', () => {
  const message = checkMessage(out(sliced({})));
  const edges = [{ contribution: { shape: [3], numbers: [8, 9] } }];
  expect(message).toMatchObject({ changes: [{ output: { trace: { edges } } }] });
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
    steps({
      edges: [{ from: 'n0', to: 'n1', input: 0, contribution: null, formula: '' }],
    }),
  ],
  ['a trace with fewer labels than nodes', misfitting({ label: [] })],
  ['a trace whose nodes have no label', misfitting({ label: undefined })],
  ['a trace with a node in no group', steps({ nodes: [{ ...node, group: 2 }] })],
  ['a trace with a group inside itself', steps({ groups: [{ ...group, parent: 0 }] })],
  ['a trace with settings without end', steps({ nodes: [{ ...node, attributes: { endless } }] })],
  ['a trace without its numbers', steps({ numbers: [5, 6] })],
  ['a trace with fewer numbers than it says', steps({ numbers: new Float64Array(1) })],
  ['a part of another tensor', sliced({ shape: [4] })],
  ['a part beyond its tensor', sliced({ part: [{ start: 2, step: 1, count: 2 }] })],
  ['a part with more places than numbers', sliced({ part: [{ start: 0, step: 1, count: 3 }] })],
  [
    'a part with several elements in one place',
    sliced({ part: [{ start: 1, step: 0, count: 2 }] }),
  ],
  ['a part with other axes', sliced({ part: [] })],
  ['an update of another size', steps({ updates: [{ ...update, after: [1, 2] }] })],
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
