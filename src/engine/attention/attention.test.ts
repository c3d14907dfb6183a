// Attention beyond its reference values: masks are exact, rows without keys do no harm, positions are waves.
import { describe, expect, test } from 'vitest';
import {
  additiveAttention,
  causalMask,
  gradcheck,
  joinHeads,
  paddingMask,
  randn,
  scaledDotProductAttention,
  sinusoidalPositions,
  splitHeads,
  tensor,
  type Tensor,
} from '../index.ts';

const random = (shape: readonly number[], seed: number) =>
  randn(shape, { dtype: 'float64', seed, requiresGrad: true });
const [q, k, v] = [random([2, 3, 4], 1), random([2, 5, 4], 2), random([2, 5, 6], 3)];

const masks: Readonly<Record<string, Tensor>> = {
  'a mask for each query and key': tensor([
    [1, 0, 1, 0, 0],
    [0, 0, 0, 0, 1],
    [1, 1, 1, 1, 1],
  ]),
  'a mask with a query that sees nothing': tensor([
    [1, 0, 1, 0, 0],
    [0, 0, 0, 0, 0],
    [1, 1, 1, 1, 1],
  ]),
  'a mask for the keys of each example': tensor([[[1, 1, 0, 0, 0]], [[0, 0, 0, 0, 0]]]),
};

describe.each(Object.entries(masks))('with %s', (_name, mask) => {
  const attend = () => scaledDotProductAttention(q, k, v, { mask });

  test('forbidden weights are exactly 0, the others add up to 1, or all are 0', () => {
    const { weights } = attend();
    const allowed = mask.broadcastTo(weights.shape);
    weights.data.forEach((weight, i) => {
      if (allowed.data[i] === 0) expect(weight).toBe(0);
      else expect(weight).toBeGreaterThan(0);
    });
    const open = allowed.max(-1);
    weights.sum(-1).data.forEach((sum, i) => expect(sum).toBeCloseTo(open.data[i]!, 14));
  });

  test('gradients agree with central differences', () => {
    expect(gradcheck(() => attend().output.square().sum(), { q, k, v }).verdict).toBe('agree');
  });
});

test('a query that may look at no key gets 0 and passes no gradient on', () => {
  const query = random([1, 4], 4);
  const { output, weights } = scaledDotProductAttention(query, k.slice(0), v.slice(0), {
    mask: tensor([[0, 0, 0, 0, 0]]),
  });
  output.sum().backward();
  expect([...output.data, ...weights.data, ...query.grad!.data].every((value) => value === 0)).toBe(
    true,
  );
});

test('causal and a mask both have to allow', () => {
  const square = random([2, 3, 4], 5);
  const mask = paddingMask(
    tensor([
      [5, 7, 0],
      [0, 2, 1],
    ]),
  );
  const { weights } = scaledDotProductAttention(square, square, square, { causal: true, mask });
  const seen = weights.notEqual(0).to('float32');
  expect(seen.toArray()).toEqual([
    [
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 0],
    ],
    [
      [0, 0, 0],
      [0, 1, 0],
      [0, 1, 1],
    ],
  ]);
});

test('masks: the future, also for other lengths, and padding', () => {
  expect(causalMask(2).toArray()).toEqual([
    [1, 0],
    [1, 1],
  ]);
  expect(causalMask(2, 3).toArray()).toEqual([
    [1, 0, 0],
    [1, 1, 0],
  ]);
  expect(paddingMask(tensor([[3, 9]]), 9).toArray()).toEqual([[[1, 0]]]);
  expect(() => causalMask(1.5)).toThrow('queries is 1.5');
});

test('equal keys share equally, however large the scores', () => {
  const key = tensor([[1000], [1000], [-1000]]);
  const { weights } = scaledDotProductAttention(tensor([[1000]]), key, key, { scale: 1 });
  expect(weights.toArray()).toEqual([[0.5, 0.5, 0]]);
  expect(() => scaledDotProductAttention(key, key, key, { scale: NaN })).toThrow('scale is NaN');
});

test('dropout leaves out weights, the same for the same seed', () => {
  const dropped = () => scaledDotProductAttention(q, k, v, { dropout: 0.5, seed: 6 }).weights;
  expect(dropped().toArray()).toEqual(dropped().toArray());
  expect(dropped().equal(0).sum().item()).toBeGreaterThan(5);
});

test('additive attention masks, and works on batches as on single queries', () => {
  const weights = {
    queryWeights: random([4, 7], 7),
    keyWeights: random([6, 7], 8),
    energy: random([7], 9),
  };
  const [queries, mask] = [
    random([2, 4], 10),
    tensor([
      [1, 1, 0, 0, 0],
      [0, 1, 1, 1, 1],
    ]),
  ];
  const both = additiveAttention(queries, v, weights, { mask });
  const second = additiveAttention(queries.slice(1), v.slice(1), weights, { mask: mask.slice(1) });
  expect(both.output.slice(1).toArray()).toEqual(second.output.toArray());
  expect(both.weights.equal(0).to('float32').add(mask).toArray()).toEqual([
    [1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1],
  ]);
});

test('heads, split and joined, are as before', () => {
  const x = random([2, 3, 8], 11);
  expect(splitHeads(x, 4).shape).toEqual([2, 4, 3, 2]);
  expect(joinHeads(splitHeads(x, 4)).toArray()).toEqual(x.toArray());
});

test('the scalar product of two positions depends on their distance alone', () => {
  const p = sinusoidalPositions(12, 8, { dtype: 'float64' });
  const products = p.matmul(p.transpose());
  for (let t = 0; t < 8; t++) {
    expect(products.slice(t, t + 4).item()).toBeCloseTo(products.slice(0, 4).item(), 12);
  }
  expect(sinusoidalPositions(2, 3).shape).toEqual([2, 3]);
});
