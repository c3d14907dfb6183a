// Initialisers hold the bounds and spreads of the reference values, and orthogonal means orthogonal.
import { describe, expect, test } from 'vitest';
import { golden } from '../../test/golden/read.ts';
import {
  eye,
  heNormal,
  heUniform,
  lecunNormal,
  lecunUniform,
  orthogonal,
  xavierNormal,
  xavierUniform,
  type Tensor,
} from './index.ts';
import { fansOf } from './initializers.ts';

const largest = (x: Tensor) => x.abs().max().item();
const spread = (x: Tensor) => Math.sqrt(x.square().mean().item());

describe.each(golden.init)('$kind, fan in $fan_in, fan out $fan_out', (reference) => {
  const { fan_in: fanIn, fan_out: fanOut } = reference;
  const options = { fanIn, fanOut, seed: 5, dtype: 'float64' } as const;
  const many = [300, 300];

  test('the fans are read off the shape', () => {
    expect(fansOf(reference.w_shape ?? [fanIn, fanOut])).toEqual({ fanIn, fanOut });
  });

  test('uniform weights fill their bounds and stay inside', () => {
    const bounds: readonly (readonly [Tensor, number | undefined])[] = [
      [xavierUniform(many, options), reference.xavier_uniform_bound],
      [heUniform(many, options), reference.he_uniform_bound],
      [
        heUniform(many, { ...options, negativeSlope: 0.01 }),
        reference['he_uniform_bound_leaky_0.01'],
      ],
      // what PyTorch starts its linear layers with: He's with a slope of √5
      [
        heUniform(many, { ...options, negativeSlope: Math.sqrt(5) }),
        reference.torch_linear_default_bound,
      ],
      [lecunUniform(many, options), Math.sqrt(3 / fanIn)],
    ];
    for (const [weights, bound] of bounds) {
      if (bound === undefined) continue;
      expect(largest(weights)).toBeLessThanOrEqual(bound * (1 + 1e-12));
      expect(largest(weights)).toBeGreaterThan(bound * 0.9999);
    }
  });

  test('normal weights have their standard deviation', () => {
    const spreads: readonly (readonly [Tensor, number | undefined])[] = [
      [xavierNormal(many, options), reference.xavier_normal_std ?? Math.sqrt(2 / (fanIn + fanOut))],
      [heNormal(many, options), reference.he_normal_std],
      [heNormal(many, { ...options, mode: 'fanOut' }), reference.he_normal_std_fan_out],
      [lecunNormal(many, options), reference.lecun_normal_std ?? Math.sqrt(1 / fanIn)],
    ];
    // four standard errors of 90 000 draws
    for (const [weights, std] of spreads) {
      if (std === undefined) continue;
      expect(Math.abs(spread(weights) / std - 1)).toBeLessThan(0.0095);
    }
  });
});

test('He counts the slope below 0, and the fan it is told to', () => {
  const shape = [64, 32];
  const leaky = heUniform(shape, { negativeSlope: 0.5, seed: 1, dtype: 'float64' });
  const plain = heUniform(shape, { seed: 1, dtype: 'float64' });
  expect(largest(plain) / largest(leaky)).toBeCloseTo(Math.sqrt(1.25), 12);
  const outward = heUniform(shape, { mode: 'fanOut', seed: 1, dtype: 'float64' });
  expect(largest(outward) / largest(plain)).toBeCloseTo(Math.SQRT2, 12);
});

test.each([[[5, 5]], [[3, 8]], [[8, 3]], [[4, 2, 3, 3]]])('orthogonal %j', (shape) => {
  const w = orthogonal(shape, { seed: 3, dtype: 'float64', gain: 2 }).reshape([shape[0]!, -1]);
  const [rows, columns] = w.shape as [number, number];
  const product = rows < columns ? w.matmul(w.transpose()) : w.transpose().matmul(w);
  const identity = eye(Math.min(rows, columns), { dtype: 'float64' }).mul(4);
  expect(largest(product.sub(identity))).toBeLessThan(1e-14);
});

test('the same seed gives the same weights', () => {
  expect(orthogonal([4, 4], { seed: 9 }).toArray()).toEqual(
    orthogonal([4, 4], { seed: 9 }).toArray(),
  );
});
