// Convolutional, pooling and upsampling layers: they are their functions, with parameters of their own.
import { describe, expect, test } from 'vitest';
import {
  avgPool2d,
  conv1d,
  conv2d,
  convTranspose2d,
  gradcheck,
  layers,
  maxPool2d,
  randn,
  type Layer,
  type Tensor,
} from '../index.ts';

const image = randn([2, 4, 6, 5], { seed: 1 });
const signal = randn([2, 4, 9], { seed: 2 });
const weightsOf = (layer: Layer) => layer.weights.map(({ tensor }) => tensor);

describe('a convolutional layer is its function with the weights it made', () => {
  test('conv2d', () => {
    const layer = layers.conv2d({
      filters: 6,
      kernelSize: [2, 3],
      strides: [2, 1],
      padding: 'same',
      groups: 2,
      activation: 'relu',
      biasInitializer: 'ones',
    });
    const y = layer.apply(image);
    const [kernel, bias] = weightsOf(layer);
    expect(kernel!.shape).toEqual([6, 2, 2, 3]);
    const options = { stride: [2, 1], padding: 'same', groups: 2 } as const;
    expect(y.toArray()).toEqual(conv2d(image, kernel!, bias!, options).relu().toArray());
  });

  test('conv1d, without a bias', () => {
    const layer = layers.conv1d({ filters: 3, kernelSize: 3, dilationRate: 2, useBias: false });
    const y = layer.apply(signal);
    expect(layer.weights.map(({ name }) => name)).toEqual(['kernel']);
    expect(y.toArray()).toEqual(conv1d(signal, weightsOf(layer)[0]!, { dilation: 2 }).toArray());
  });

  test('conv2dTranspose', () => {
    const layer = layers.conv2dTranspose({ filters: 3, kernelSize: 4, strides: 2, padding: 1 });
    const y = layer.apply(image);
    const [kernel, bias] = weightsOf(layer);
    expect(kernel!.shape).toEqual([4, 3, 4, 4]);
    expect(y.shape).toEqual([2, 3, 12, 10]);
    const options = { stride: 2, padding: 1 };
    expect(y.toArray()).toEqual(convTranspose2d(image, kernel!, bias!, options).toArray());
  });
});

test('groups of a transposed convolution do not mix', () => {
  const layer = layers.conv2dTranspose({ filters: 6, kernelSize: 2, groups: 2, useBias: false });
  const y = layer.apply(image);
  expect(weightsOf(layer)[0]!.shape).toEqual([4, 3, 2, 2]);
  expect(y.shape).toEqual([2, ...layer.outputShape([[4, 6, 5]])]);
  const half = convTranspose2d(image.slice(null, [0, 2]), weightsOf(layer)[0]!.slice([0, 2]));
  expect(y.slice(null, [0, 3]).toArray()).toEqual(half.toArray());
});

test('a small network of them passes the gradient check', () => {
  const parts = [
    layers.conv2d({ filters: 2, kernelSize: 3, padding: 'same', activation: 'tanh' }),
    layers.maxPooling2d(),
    layers.conv2dTranspose({ filters: 1, kernelSize: 2, activation: 'tanh' }),
    layers.globalAveragePooling2d(),
  ];
  const loss = () =>
    parts
      .reduce((x: Tensor, layer) => layer.apply(x), image)
      .square()
      .sum();
  loss();
  const parameters = parts.flatMap((layer) => layer.parameters);
  const named = Object.fromEntries(parameters.map((parameter, i) => [`p${i}`, parameter]));
  expect(Object.keys(named)).toHaveLength(4);
  expect(gradcheck(loss, named).verdict).toBe('agree');
});

test('a penalty on the kernels is offered', () => {
  const kernelRegularizer = (w: Tensor) => w.square().sum();
  const layer = layers.conv1d({
    filters: 1,
    kernelSize: 2,
    kernelInitializer: 'ones',
    kernelRegularizer,
  });
  layer.build([[3, 5]]);
  expect(layer.penalties.map((penalty) => penalty.item())).toEqual([6]);
});

describe('pooling layers', () => {
  test('pool windows of two, side by side, unless told otherwise', () => {
    const y = layers.maxPooling2d().apply(image);
    expect(y.toArray()).toEqual(maxPool2d(image, 2).toArray());
  });

  test("count no padding with 'same'", () => {
    const y = layers.averagePooling2d({ poolSize: 3, strides: 2, padding: 'same' }).apply(image);
    const options = { stride: 2, padding: 'same', countIncludePad: false } as const;
    expect(y.toArray()).toEqual(avgPool2d(image, 3, options).toArray());
  });

  test('take one number of each channel when global', () => {
    expect(layers.globalMaxPooling1d().apply(signal).toArray()).toEqual(signal.max(2).toArray());
    expect(layers.globalAveragePooling2d().apply(image).toArray()).toEqual(
      image.mean([2, 3]).toArray(),
    );
  });
});

describe('what does not fit is refused under the name of the layer, before anything is made', () => {
  test.each<[string, () => unknown]>([
    [
      'first: a kernel or window over 7 elements does not fit: the axis has 6 and 0 of padding',
      () => layers.conv2d({ filters: 1, kernelSize: 7, name: 'first' }).apply(image),
    ],
    [
      'conv2d: 4 channels cannot be cut into 3 equal groups',
      () => layers.conv2d({ filters: 3, kernelSize: 1, groups: 3 }).apply(image),
    ],
    [
      'conv2d: 3 channels cannot be cut into 2 equal groups',
      () => layers.conv2d({ filters: 3, kernelSize: 1, groups: 2 }).apply(image),
    ],
    [
      'conv2d: shape [4, 9] does not have the axes [channels, height, width]',
      () => layers.conv2d({ filters: 3, kernelSize: 1 }).apply(signal),
    ],
    ['conv1d: filters is 0', () => layers.conv1d({ filters: 0, kernelSize: 1 })],
    ['conv1d: kernelSize is [2, 2]', () => layers.conv1d({ filters: 1, kernelSize: [2, 2] })],
    ['conv2d: strides is 0', () => layers.conv2d({ filters: 1, kernelSize: 1, strides: 0 })],
    ['maxPooling2d: poolSize is 1.5', () => layers.maxPooling2d({ poolSize: 1.5 })],
    [
      'maxPooling2d: a kernel or window over 8',
      () => layers.maxPooling2d({ poolSize: 8 }).apply(image),
    ],
    ['does not have the axes [channels, length]', () => layers.globalMaxPooling1d().apply(image)],
    ['upSampling2d: size is 0', () => layers.upSampling2d({ size: 0 })],
  ])('%s', (message, use) => {
    expect(use).toThrow(message);
  });
});
