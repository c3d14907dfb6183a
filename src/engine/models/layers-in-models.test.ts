// Every kind of layer inside a model: it is listed, trained, saved and loaded like any other.
import { describe, expect, test } from 'vitest';
import {
  arange,
  input,
  layers,
  loadModel,
  manualSeed,
  model,
  randn,
  sequential,
  zeros,
  type Layer,
  type Model,
  type Shape,
} from '../index.ts';

type Name = keyof typeof layers;

/** One layer of each kind, and the shape of an example. */
const samples: Readonly<Record<Name, readonly [layer: () => Layer, shape: Shape]>> = {
  dense: [() => layers.dense({ units: 3, activation: 'relu' }), [4]],
  activation: [() => layers.activation({ activation: 'softmax' }), [4]],
  flatten: [() => layers.flatten(), [2, 3]],
  reshape: [() => layers.reshape({ targetShape: [3, -1] }), [2, 3]],
  add: [() => layers.add(), [3]],
  multiply: [() => layers.multiply(), [3]],
  concatenate: [() => layers.concatenate({ axis: 1 }), [3]],
  conv1d: [() => layers.conv1d({ filters: 2, kernelSize: 3, padding: 'same' }), [2, 6]],
  conv2d: [() => layers.conv2d({ filters: 2, kernelSize: [3, 2], strides: 2 }), [2, 6, 5]],
  conv2dTranspose: [() => layers.conv2dTranspose({ filters: 2, kernelSize: 2 }), [2, 3, 3]],
  maxPooling1d: [() => layers.maxPooling1d({ poolSize: 2 }), [2, 6]],
  maxPooling2d: [() => layers.maxPooling2d({ poolSize: 2 }), [2, 4, 4]],
  averagePooling1d: [() => layers.averagePooling1d({ poolSize: 2 }), [2, 6]],
  averagePooling2d: [() => layers.averagePooling2d({ poolSize: 2 }), [2, 4, 4]],
  globalAveragePooling1d: [() => layers.globalAveragePooling1d(), [2, 6]],
  globalAveragePooling2d: [() => layers.globalAveragePooling2d(), [2, 4, 4]],
  globalMaxPooling1d: [() => layers.globalMaxPooling1d(), [2, 6]],
  globalMaxPooling2d: [() => layers.globalMaxPooling2d(), [2, 4, 4]],
  upSampling2d: [() => layers.upSampling2d({ size: 2 }), [2, 2, 2]],
  batchNormalization: [() => layers.batchNormalization({ momentum: 0.5 }), [4]],
  layerNormalization: [() => layers.layerNormalization(), [4]],
  groupNormalization: [() => layers.groupNormalization({ groups: 2 }), [4, 3]],
  instanceNormalization: [() => layers.instanceNormalization(), [2, 5]],
  rmsNormalization: [() => layers.rmsNormalization(), [4]],
  dropout: [() => layers.dropout({ rate: 0.5 }), [4]],
  embedding: [() => layers.embedding({ inputDim: 60, outputDim: 3 }), [4]],
  simpleRNN: [() => layers.simpleRNN({ units: 3, returnSequences: true }), [4, 2]],
  lstm: [() => layers.lstm({ units: 3 }), [4, 2]],
  gru: [() => layers.gru({ units: 3 }), [4, 2]],
  bidirectional: [() => layers.bidirectional({ layer: layers.gru({ units: 3 }) }), [4, 2]],
  multiHeadAttention: [() => layers.multiHeadAttention({ heads: 2, causal: true }), [3, 4]],
  residual: [() => layers.residual({ layers: [layers.dense({ units: 4 })] }), [4]],
  transformerBlock: [() => layers.transformerBlock({ heads: 2 }), [3, 4]],
  positionalEncoding: [() => layers.positionalEncoding(), [3, 4]],
};

const names = Object.keys(layers) as Name[];

function around(name: Name): { readonly net: Model; readonly shape: Shape } {
  const [make, shape] = samples[name];
  manualSeed(1);
  const net = sequential([input({ shape }), make(), layers.flatten(), layers.dense({ units: 1 })]);
  net.compile({ optimizer: 'adam', loss: 'mse' });
  return { net, shape };
}

/** Five examples; whole numbers, which an embedding takes too. */
function examples(shape: Shape) {
  const size = shape.reduce((product, one) => product * one, 5);
  return arange(size)
    .mul(7)
    .sub(arange(size).mul(7).div(50).floor().mul(50))
    .reshape([5, ...shape]);
}

describe.each(names)('%s', (name) => {
  test('is known by the name of its maker', () => {
    const [make] = samples[name];
    expect(make().kind).toBe(name);
  });

  test('learns inside a model, and comes back from a file as it was', async () => {
    const { net, shape } = around(name);
    const x = examples(shape);
    const before = net.parameters.map((one) => one.toArray());
    await net.fit(x, randn([5, 1], { seed: 2 }), { epochs: 2, batchSize: 3 });
    expect(net.parameters.map((one) => one.toArray())).not.toEqual(before);
    const copy = loadModel(JSON.stringify(net));
    expect((await copy.predict(x)).toArray()).toEqual((await net.predict(x)).toArray());
    expect([...copy.summary()]).toEqual([...net.summary()]);
    expect(copy.parameters).toHaveLength(net.parameters.length);
  });

  test('works between placeholders', () => {
    const [make, shape] = samples[name];
    const x = input({ shape });
    const net = model({ inputs: x, outputs: make().apply(x) });
    const y = net.apply(zeros([2, ...shape]));
    expect([2, ...net.outputShape([shape])]).toEqual(y.shape);
  });
});
