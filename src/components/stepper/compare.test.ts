import { expect, test } from 'vitest';
import { compareWords } from '../../i18n/compare.ts';
import { sizeOfCard } from './graph-plan.ts';
import { comparisonWith, compareTraces, pairsAt, wasAt } from './compare.ts';
import { scalars, traceOf } from './example-traces.ts';
import { stateAt } from './state.ts';
import { indexTrace } from './trace-index.ts';

const index = indexTrace(scalars);
const other = async (change: (source: string) => string) =>
  indexTrace(
    await traceOf(
      change(`const w = tensor(2, { requiresGrad: true });
const x = tensor(3);
const p = w.mul(x);
const s = p.add(w);
const L = s.square();
steps(L);`),
    ),
  );
const nodeCard = (node: number) =>
  ({ kind: 'node', node, key: '', slot: '', frame: null }) as const;
const end = (of: typeof index) => of.trace.steps.length;
const placeOf = (of: typeof index, label: string) =>
  of.trace.nodes.findIndex((node) => node.label === label);

test('the same code with another number has the same nodes, then and now', async () => {
  const now = await other((source) => source.replace('tensor(3)', 'tensor(4)'));
  const comparison = compareTraces(index, now);
  expect(comparison).toMatchObject({ added: [], gone: [], rewired: false });
  const pairs = pairsAt(comparison, now, stateAt(now, end(now)), placeOf(now, 'w'), 0);
  expect(pairs).toEqual({
    value: { pinned: 2, now: 2 },
    gradient: { pinned: 64, now: 100 },
    updated: { pinned: null, now: null },
  });
});

test('what is not computed yet, or only in part, is not compared', async () => {
  const now = await other((source) => source.replace('tensor(3)', 'tensor(4)'));
  const comparison = compareTraces(index, now);
  const nothing = { pinned: null, now: null };
  const at = (position: number, label: string) =>
    pairsAt(comparison, now, stateAt(now, position), placeOf(now, label), 0)!;
  expect(at(1, 's').value).toEqual(nothing);
  expect(at(6, 'w').gradient).toEqual(nothing);
  expect(at(7, 'w').gradient.now).toBe(100);
});

test('nodes that are new and nodes that are gone are named', async () => {
  const now = await other((source) =>
    source
      .replace('const L = s.', 'const t = s.tanh();\nconst L = t.')
      .replace('p.add(w)', 'p.sub(w)'),
  );
  const comparison = compareTraces(index, now);
  expect(comparison).toMatchObject({ added: ['s', 't'], gone: ['s'] });
  expect(pairsAt(comparison, now, stateAt(now, end(now)), placeOf(now, 't'), 0)).toBeNull();
  expect(compareWords.en.changed(comparison.added, comparison.gone, false)).toContain(
    'New: s, t. Gone: s.',
  );
});

test('the same operations on other inputs are told apart from the same computation', async () => {
  const now = await other((source) => source.replace('w.mul(x)', 'x.mul(w)'));
  expect(compareTraces(index, now)).toMatchObject({ added: [], gone: [], rewired: true });
});

test('a tensor of another shape is not compared element by element', async () => {
  const now = await other((source) =>
    source.replace('tensor(3)', 'tensor([3])').replace('s.square()', 's.square().sum()'),
  );
  const comparison = compareTraces(index, now);
  expect(pairsAt(comparison, now, stateAt(now, end(now)), placeOf(now, 'x'), 0)).toBeNull();
});

test('a card has what was where that differs, each number once the present one is known', async () => {
  const now = await other((source) => source.replace('tensor(3)', 'tensor(4)'));
  const comparison = compareTraces(index, now);
  const at = (position: number, label: string) =>
    wasAt(comparison, now, stateAt(now, position), placeOf(now, label));
  expect(at(end(now), 'w')).toEqual({
    room: { value: null, gradient: [64] },
    value: null,
    gradient: [64],
  });
  expect(at(end(now), 'x')).toMatchObject({ value: [3], gradient: null });
  expect(at(0, 'p')).toEqual({
    room: { value: [6], gradient: [16] },
    value: null,
    gradient: null,
  });
  expect(at(1, 'p')).toMatchObject({ value: [6], gradient: null });
  // half of its gradient has arrived
  expect(at(6, 'w')).toMatchObject({ gradient: null });
});

test('a card that differs is as tall before its numbers are known as after; others keep their size', async () => {
  const now = await other((source) => source.replace('w.mul(x)', 'w.mul(x).add(0)'));
  const comparison = compareTraces(index, now);
  const heights = now.trace.nodes.map(
    (_, place) => sizeOfCard(now, nodeCard(place), comparison).height,
  );
  const plain = now.trace.nodes.map((_, place) => sizeOfCard(now, nodeCard(place)).height);
  expect(heights).toEqual(plain);
  const changed = await other((source) => source.replace('tensor(3)', 'tensor(4)'));
  const taller = (label: string) => {
    const card = nodeCard(placeOf(changed, label));
    const { height } = sizeOfCard(changed, card, compareTraces(index, changed));
    return height - sizeOfCard(changed, card).height;
  };
  expect(['w', 'x', 'p'].map(taller)).toEqual([15, 15, 30]);
});

test('a run is not compared with itself, nor with one that was not recorded', () => {
  expect(comparisonWith({ time: '14:02', trace: scalars }, index)).toBeNull();
  expect(comparisonWith({ time: '14:02', trace: null }, index)).toBeNull();
  expect(comparisonWith(null, index)).toBeNull();
});
