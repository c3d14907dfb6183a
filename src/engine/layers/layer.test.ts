// What every layer promises, on the simplest ones: shapes, parameters, seeds, names.
import { describe, expect, test } from 'vitest';
import {
  Layer,
  SymbolicTensor,
  gradcheck,
  layers,
  manualSeed,
  ones,
  randn,
  tensor,
  type Shape,
  type Tensor,
} from '../index.ts';

const made: readonly (readonly [name: string, layer: () => Layer, input: Shape])[] = [
  ['dense', () => layers.dense({ units: 3 }), [4]],
  ['dense on a sequence', () => layers.dense({ units: 3, activation: 'tanh' }), [5, 4]],
  ['activation', () => layers.activation({ activation: 'softmax' }), [2, 3]],
  ['flatten', () => layers.flatten(), [2, 3]],
  ['flatten of single numbers', () => layers.flatten(), []],
  ['simpleRNN', () => layers.simpleRNN({ units: 2 }), [3, 4]],
  ['lstm of every step', () => layers.lstm({ units: 2, returnSequences: true }), [3, 4]],
  ['gru', () => layers.gru({ units: 2 }), [1, 4]],
  ['multi-head attention', () => layers.multiHeadAttention({ heads: 2 }), [3, 4]],
  ['residual', () => layers.residual({ layers: [layers.dense({ units: 4 })] }), [3, 4]],
  ['transformer block', () => layers.transformerBlock({ heads: 2 }), [3, 4]],
  ['positional encoding', () => layers.positionalEncoding(), [3, 4]],
  ['bidirectional', () => layers.bidirectional({ layer: layers.gru({ units: 2 }) }), [3, 4]],
  ['reshape', () => layers.reshape({ targetShape: [3, -1] }), [2, 6]],
  ['conv1d', () => layers.conv1d({ filters: 4, kernelSize: 3, strides: 2 }), [2, 8]],
  ['conv1d, same', () => layers.conv1d({ filters: 4, kernelSize: 2, padding: 'same' }), [2, 7]],
  ['conv2d', () => layers.conv2d({ filters: 4, kernelSize: [2, 3], groups: 2 }), [2, 5, 6]],
  [
    'conv2d, dilated',
    () => layers.conv2d({ filters: 1, kernelSize: 3, dilationRate: 2 }),
    [1, 6, 5],
  ],
  [
    'conv2d, padded',
    () => layers.conv2d({ filters: 1, kernelSize: 3, padding: [0, 1] }),
    [1, 4, 5],
  ],
  [
    'conv2dTranspose',
    () => layers.conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2 }),
    [2, 3, 4],
  ],
  [
    'conv2dTranspose with gaps',
    () => layers.conv2dTranspose({ filters: 3, kernelSize: 1, strides: 2 }),
    [2, 3, 4],
  ],
  [
    'conv2dTranspose, same',
    () => layers.conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2, padding: 'same' }),
    [2, 3, 4],
  ],
  ['maxPooling1d', () => layers.maxPooling1d(), [2, 7]],
  [
    'maxPooling2d',
    () => layers.maxPooling2d({ poolSize: 3, strides: 2, padding: 'same' }),
    [2, 7, 6],
  ],
  ['averagePooling1d', () => layers.averagePooling1d({ poolSize: 3 }), [2, 7]],
  ['averagePooling2d', () => layers.averagePooling2d({ strides: 1, padding: 1 }), [2, 7, 6]],
  ['globalAveragePooling1d', () => layers.globalAveragePooling1d(), [2, 7]],
  ['globalAveragePooling2d', () => layers.globalAveragePooling2d(), [2, 7, 6]],
  ['globalMaxPooling1d', () => layers.globalMaxPooling1d(), [2, 7]],
  ['globalMaxPooling2d', () => layers.globalMaxPooling2d(), [2, 7, 6]],
  ['upSampling2d', () => layers.upSampling2d({ size: [2, 3] }), [2, 3, 4]],
  ['batchNormalization of features', () => layers.batchNormalization(), [4]],
  ['batchNormalization of images', () => layers.batchNormalization(), [4, 2, 3]],
  ['layerNormalization', () => layers.layerNormalization({ axis: [1, 3] }), [4, 2, 3]],
  ['groupNormalization', () => layers.groupNormalization({ groups: 2 }), [4, 2, 3]],
  ['instanceNormalization', () => layers.instanceNormalization({ center: false }), [4, 2, 3]],
  ['rmsNormalization', () => layers.rmsNormalization(), [4, 3]],
  ['dropout', () => layers.dropout({ rate: 0.5 }), [4, 3]],
];

describe.each(made)('%s', (_name, make, shape) => {
  test.each([0, 1, 5])('says the shape of its output before it runs, for a batch of %i', (size) => {
    const layer = make();
    const output = layer.apply(randn([size, ...shape], { seed: 1 }));
    expect(output.shape).toEqual([size, ...layer.outputShape([shape])]);
  });

  test('makes the same parameters from the same seed', () => {
    const build = () => {
      manualSeed(11);
      const layer = make();
      layer.build([shape]);
      return layer.weights.map((weight) => weight.tensor.toArray());
    };
    expect(build()).toEqual(build());
  });

  test('is known by its placeholder', () => {
    const layer = make();
    const output = layer.apply(new SymbolicTensor(shape));
    expect(output.shape).toEqual(layer.outputShape([shape]));
    expect(output.origin!.layer).toBe(layer);
  });
});

describe('dense', () => {
  test('is f(x·W + b)', () => {
    const layer = layers.dense({ units: 2, activation: 'relu', biasInitializer: 'ones' });
    const x = tensor([[1, 2, 3]]);
    const y = layer.apply(x);
    const [kernel, bias] = layer.weights.map((weight) => weight.tensor);
    expect(y.toArray()).toEqual(x.matmul(kernel!).add(bias!).relu().toArray());
    expect(layer.weights.map(({ name }) => name)).toEqual(['kernel', 'bias']);
  });

  test('passes the gradient check in its parameters', () => {
    const layer = layers.dense({ units: 2, activation: 'tanh' });
    const x = randn([3, 4], { seed: 2 });
    const loss = () => layer.apply(x).square().sum();
    loss();
    const [W, b] = layer.parameters;
    expect(gradcheck(loss, { W: W!, b: b! }).verdict).toBe('agree');
  });

  test('takes a function for its activation and for its weights', () => {
    const layer = layers.dense({
      units: 2,
      useBias: false,
      activation: (x) => x.square(),
      kernelInitializer: (shape) => ones(shape),
    });
    expect(layer.apply(tensor([[1, 2]])).toArray()).toEqual([[9, 9]]);
    expect(layer.parameters[0]!.requiresGrad).toBe(true);
  });

  test('works in the precision of its first input', () => {
    const layer = layers.dense({ units: 2 });
    expect(layer.apply(randn([1, 2], { dtype: 'float64' })).dtype).toBe('float64');
  });

  test('frozen, keeps its parameters from optimisers', () => {
    const layer = layers.dense({ units: 2, trainable: false });
    layer.build([[3]]);
    expect(layer.parameters).toEqual([]);
    expect(layer.weights.length).toBe(2);
  });

  test('offers its penalty', () => {
    const kernelRegularizer = (w: Tensor) => w.square().sum();
    const layer = layers.dense({ units: 1, kernelInitializer: 'ones', kernelRegularizer });
    layer.build([[3]]);
    expect(layer.penalties.map((penalty) => penalty.item())).toEqual([3]);
  });
});

describe('merging', () => {
  const [a, b] = [tensor([[1, 2]]), tensor([[3, 4]])];

  test('adds, multiplies and joins', () => {
    expect(layers.add().apply([a, b]).toArray()).toEqual([[4, 6]]);
    expect(layers.multiply().apply([a, b]).toArray()).toEqual([[3, 8]]);
    expect(layers.concatenate().apply([a, b]).toArray()).toEqual([[1, 2, 3, 4]]);
    expect(layers.concatenate({ axis: 1 }).outputShape([[2], [5]])).toEqual([7]);
  });

  test('refuses shapes that do not fit, and no inputs at all', () => {
    expect(() =>
      layers.concatenate().outputShape([
        [2, 3],
        [4, 3, 1],
      ]),
    ).toThrow('cannot be joined');
    expect(() =>
      layers.concatenate({ axis: 1 }).outputShape([
        [2, 3],
        [4, 5],
      ]),
    ).toThrow('axis 1');
    expect(() => layers.add().apply([] as never[])).toThrow('no tensors given');
  });
});
