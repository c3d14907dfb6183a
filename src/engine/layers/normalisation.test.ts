// Normalising layers: they are their functions with parameters of their own; batch normalisation keeps statistics.
import { describe, expect, test } from 'vitest';
import {
  batchNorm,
  groupNorm,
  instanceNorm,
  layerNorm,
  layers,
  randn,
  rmsNorm,
  type Layer,
  type Tensor,
} from '../index.ts';

const x = randn([3, 4, 2, 5], { seed: 1, mean: 2 });
const named = (layer: Layer) =>
  Object.fromEntries(layer.weights.map(({ name, tensor }) => [name, tensor]));
const flat = (values: Tensor) => [...values.data];

describe('a normalising layer is its function with the weights it made', () => {
  const initial = { gammaInitializer: 'randomNormal', betaInitializer: 'randomNormal' } as const;
  test.each<[string, Layer, (weights: Record<string, Tensor>) => Tensor]>([
    [
      'layerNormalization',
      layers.layerNormalization({ axis: [1, -1], ...initial }),
      (weights) => layerNorm(x, { axes: [1, 3], epsilon: 0.001, ...weights }),
    ],
    [
      'groupNormalization',
      layers.groupNormalization({ groups: 2, ...initial }),
      (weights) => groupNorm(x, { groups: 2, epsilon: 0.001, ...weights }),
    ],
    [
      'instanceNormalization',
      layers.instanceNormalization({ epsilon: 0.1, ...initial }),
      (weights) => instanceNorm(x, { epsilon: 0.1, ...weights }),
    ],
    [
      'rmsNormalization',
      layers.rmsNormalization({ gammaInitializer: 'randomNormal' }),
      (weights) => rmsNorm(x, { epsilon: 1e-6, ...weights }),
    ],
  ])('%s', (_name, layer, use) => {
    const y = layer.apply(x);
    expect(y.toArray()).toEqual(use(named(layer)).toArray());
  });
});

describe('batchNormalization', () => {
  test('uses the batch while it is fitted, and the running statistics after that', () => {
    const layer = layers.batchNormalization({ momentum: 0 });
    const fitted = layer.apply(x, { training: true });
    expect(fitted.toArray()).toEqual(batchNorm(x, { training: true, epsilon: 0.001 }).toArray());
    const { movingMean, movingVariance } = named(layer);
    expect(flat(movingMean!)).toEqual(flat(x.mean([0, 2, 3])));
    expect(flat(movingVariance!)).toEqual(flat(x.variance([0, 2, 3])));
    const statistics = { runningMean: movingMean!, runningVariance: movingVariance! };
    const used = batchNorm(x, { ...statistics, epsilon: 0.001 });
    expect(layer.apply(x).toArray()).toEqual(used.toArray());
  });

  test('keeps the share `momentum` of its statistics, as Keras counts it', () => {
    const layer = layers.batchNormalization({ momentum: 0.9 });
    layer.apply(x, { training: true });
    const expected = flat(x.mean([0, 2, 3])).map((mean) => expect.closeTo(0.1 * mean, 6));
    expect(flat(named(layer)['movingMean']!)).toEqual(expected);
  });

  test('trains γ and β, not the statistics', () => {
    const layer = layers.batchNormalization();
    layer.build([[4]]);
    expect(layer.parameters).toHaveLength(2);
    const trainable = layer.weights.map((weight) => [weight.name, weight.trainable]);
    expect(trainable).toEqual([
      ['gamma', true],
      ['beta', true],
      ['movingMean', false],
      ['movingVariance', false],
    ]);
  });

  test('frozen, uses its statistics and leaves them', () => {
    const layer = layers.batchNormalization({ trainable: false });
    const y = layer.apply(x, { training: true });
    expect(flat(named(layer)['movingMean']!)).toEqual([0, 0, 0, 0]);
    expect(y.toArray()).toEqual(layer.apply(x).toArray());
  });
});

test('scale and center leave out γ and β', () => {
  const layer = layers.layerNormalization({ scale: false, center: false });
  layer.build([[4]]);
  expect(layer.weights).toEqual([]);
});

describe('what cannot be normalised is refused', () => {
  test.each<[string, () => unknown]>([
    [
      'groupNormalization: 4 channels cannot be cut into 32',
      () => layers.groupNormalization().apply(x),
    ],
    ['groups is 0', () => layers.groupNormalization({ groups: 0 })],
    [
      'axis is [0, 1]; use axes other than that of the batch',
      () => layers.layerNormalization({ axis: [0, 1] }).apply(x),
    ],
    ['there is no axis 4', () => layers.rmsNormalization({ axis: 4 }).apply(x)],
    ['instanceNormalization: shape [2]', () => layers.instanceNormalization().build([[2]])],
    ['batchNormalization: momentum is 1.5', () => layers.batchNormalization({ momentum: 1.5 })],
    ['epsilon is -1', () => layers.layerNormalization({ epsilon: -1 })],
  ])('%s', (message, use) => {
    expect(use).toThrow(message);
  });
});
