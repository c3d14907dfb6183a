// What checkReplay promises of any recorded computation; operations and chapters are held to it in test/gradient-check.
import { expect, test } from 'vitest';
import {
  Replay,
  backwardSteps,
  checkReplay,
  dropout,
  ops,
  originOf,
  randn,
  tensor,
  type RecordedNode,
  type ReplayCheckOptions,
  type Tensor,
} from './index.ts';

/** The computation of a scalar as plain data. */
function recorded(root: Tensor): RecordedNode[] {
  const found = new Set([root]);
  for (const node of found) for (const input of originOf(node).inputs) found.add(input);
  const nodes = [...found].sort((a, b) => originOf(a).order - originOf(b).order);
  return nodes.map((node) => {
    const { op, inputs, attributes } = originOf(node);
    const places = inputs.map((input) => nodes.indexOf(input));
    const { dtype, shape, requiresGrad } = node;
    const value = [...node.data];
    return { op: op?.name ?? null, inputs: places, attributes, dtype, shape, value, requiresGrad };
  });
}

function check(root: Tensor, options?: ReplayCheckOptions) {
  const nodes = recorded(root);
  const checking = checkReplay(new Replay(nodes), nodes, options);
  let next = checking.next();
  let pauses = 0;
  while (!next.done) {
    pauses++;
    next = checking.next();
  }
  return { ...next.value, pauses };
}

const x = randn([6, 4], { seed: 1 });
const w = randn([4, 3], { seed: 2, requiresGrad: true });
const b = tensor([0.1, -0.2, 0.3], { requiresGrad: true });
const loss = () => x.matmul(w).add(b).tanh().square().mean();

test('a float32 network agrees, every element of every parameter', () => {
  const { verdict, worst, parts, rows, elements } = check(loss());
  expect([verdict, rows.length, elements]).toEqual(['agree', 15, 15]);
  expect(worst).toBeLessThan(1e-8);
  expect(parts.map(({ size, checked }) => [size, checked])).toEqual([
    [12, 12],
    [3, 3],
  ]);
});

test('a result of several elements is checked as their sum', () => {
  const { verdict, rows } = check(x.matmul(w).tanh());
  expect([verdict, rows.length]).toEqual(['agree', 12]);
  const broken = tensor([1, 2], { requiresGrad: true }).add(tensor([0, NaN]));
  expect(check(broken).verdict).toBe('not-a-number');
});

test('the gradients are those of backward(), to the precision it was run in', () => {
  const root = loss();
  const gradients = new Map([...backwardSteps(root)].map(({ node, gradient }) => [node, gradient]));
  const { rows } = check(root);
  const recordedOnes = [...gradients.get(w)!.data, ...gradients.get(b)!.data];
  rows.forEach(({ tested }, i) => expect(tested).toBeCloseTo(recordedOnes[i]!, 6));
});

test('over the budget it draws elements, the same ones for the same seed, and says how many', () => {
  const drawn = (seed: number) =>
    check(loss(), { maxElements: 8, seed }).rows.map(({ node, element }) => [node, element]);
  expect(drawn(1)).toHaveLength(8);
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
  expect(check(loss(), { maxElements: 8 }).elements).toBe(15);
});

test.each([
  ['relu at 0', (p: Tensor) => p.relu().sum()],
  ['a tie of maximum', (p: Tensor) => p.maximum(0).sum()],
  ['abs at 0', (p: Tensor) => p.abs().sum()],
])('%s is a kink, and other elements are still checked', (_, use) => {
  const p = tensor([0, 2, -1], { requiresGrad: true });
  const { verdict, rows, parts } = check(use(p));
  expect([verdict, ...rows.map(({ kink }) => kink)]).toEqual(['kink', true, false, false]);
  expect([parts[0]!.kinks, parts[0]!.worst!.index]).toEqual([1, [0]]);
});

test('a wrong gradient differs, and its worst element is named', () => {
  const op = ops.find(({ name }) => name === 'tanh')!;
  const { backward } = op;
  op.backward = (...given) => {
    const right = backward(...given);
    right.data[0]! *= 2;
    return right;
  };
  try {
    const { verdict, parts } = check(b.tanh().sum());
    expect([verdict, parts[0]!.worst!.index, parts[0]!.verdict]).toEqual(['differ', [0], 'differ']);
  } finally {
    op.backward = backward;
  }
});

test('random masks are part of the recording: dropout is checked with the mask it drew', () => {
  const p = randn([40], { seed: 3, requiresGrad: true });
  const { verdict, rows } = check(dropout(p, { probability: 0.5, seed: 9 }).square().sum());
  expect(verdict).toBe('agree');
  expect(rows.filter(({ tested }) => tested === 0).length).toBeGreaterThan(10);
});

test('what is no number is said to be none', () => {
  const p = tensor([-1, 1], { requiresGrad: true });
  expect(check(p.log().sum()).verdict).toBe('not-a-number');
});

test('flat and very large results give no false alarm', () => {
  const p = tensor([0.3, -0.7], { requiresGrad: true });
  expect(check(p.mul(1e-9).sum().add(1000)).verdict).toBe('agree');
  expect(check(p.mul(1e8).square().sum()).verdict).toBe('agree');
  expect(check(p.mul(40).exp().sum()).verdict).toBe('agree');
  expect(check(p.mul(30).sigmoid().log().sum()).verdict).toBe('agree');
});

test('it pauses after each operation', () => {
  expect(check(b.tanh().sum()).pauses).toBeGreaterThan(2 * 3 * 2);
});

test('an operation that nobody knows is refused by name', () => {
  const nodes = recorded(b.tanh().sum()).map((node) => ({ ...node, op: node.op && 'wobble' }));
  expect(() => new Replay(nodes).use(1)).toThrow("replay: there is no 'wobble'");
});
