// Layers of attention, residual connections and transformer blocks: reference values, masks, causality.
import { describe, expect, test } from 'vitest';
import { golden } from '../../../test/golden/read.ts';
import { restore } from '../../../test/golden/values.ts';
import {
  gradcheck,
  layers,
  loadModel,
  manualSeed,
  randn,
  sequential,
  tensor,
  type Layer,
  type MultiHeadAttention,
  type Tensor,
} from '../index.ts';

const x = randn([2, 4, 6], { dtype: 'float64', seed: 1 });
const distance = (a: Tensor, b: Tensor) => a.sub(b).abs().max().item();

/** The tensors of a reference case. */
function reference(id: string): (name: string) => Tensor {
  const { inputs, outputs } = golden.cases.find((one) => one.id === id)!;
  return (name) => restore((inputs[name] ?? outputs[name])!, 'float64');
}

/** Gives a layer the weights of PyTorch's multi-head attention: rows for q, k and v below each other. */
function assignAttention(layer: Layer, of: (name: string) => Tensor): void {
  const size = of('b_out').size;
  const kernels = of('w_in').transpose().split([size, size, size], 1);
  const biases = of('b_in').split([size, size, size], 0);
  const values = [0, 1, 2].flatMap((part) => [kernels[part]!, biases[part]!]);
  assign(layer, [...values, of('w_out').transpose(), of('b_out')]);
}

function assign(layer: Layer, values: readonly Tensor[]): void {
  expect(layer.weights.length).toBe(values.length);
  layer.weights.forEach(({ tensor: weights }, place) => weights.assign(values[place]!));
}

const build = <Some extends Layer>(layer: Some, shape: readonly number[]): Some => {
  layer.build([shape], 'float64');
  return layer;
};

describe('multi-head attention', () => {
  const make = (options = {}): MultiHeadAttention => {
    manualSeed(2);
    return build(layers.multiHeadAttention({ heads: 2, ...options }), [4, 6]);
  };

  test('has the reference values', () => {
    const of = reference('attn/multi_head');
    const layer = build(layers.multiHeadAttention({ heads: 2 }), [3, 4]);
    assignAttention(layer, of);
    const { output, weights } = layer.attend(of('x'));
    expect(distance(output, of('y'))).toBeLessThan(1e-12);
    expect(distance(weights, of('attn'))).toBeLessThan(1e-12);
    expect(layer.apply(of('x')).toArray()).toEqual(output.toArray());
  });

  test('looks at another sequence, of other length and width', () => {
    const layer = layers.multiHeadAttention({ heads: 3 });
    const memory = randn([2, 7, 5], { dtype: 'float64', seed: 3 });
    const { output, weights } = layer.attend([x, memory]);
    expect([output.shape, weights.shape]).toEqual([
      [2, 4, 6],
      [2, 3, 4, 7],
    ]);
    expect(layer.apply([x, memory]).toArray()).toEqual(output.toArray());
  });

  test('causal, tells nothing of what comes later', () => {
    const layer = make({ causal: true });
    const changed = x.add(tensor([[0], [0], [0], [9]], { dtype: 'float64' }));
    const [before, after] = [layer.apply(x), layer.apply(changed)];
    expect(after.slice(null, [0, 3]).toArray()).toEqual(before.slice(null, [0, 3]).toArray());
    expect(after.slice(null, 3).toArray()).not.toEqual(before.slice(null, 3).toArray());
  });

  test('masked, gives exactly nothing to padding, in every head', () => {
    const mask = tensor([
      [1, 1, 0, 0],
      [1, 1, 1, 1],
    ]).reshape([2, 1, 1, 4]);
    const { weights } = make().attend(x, { mask });
    expect([...weights.slice(0, null, null, [2, 4]).data]).toEqual(
      Array.from({ length: 16 }, () => 0),
    );
    expect(distance(weights.sum(-1), weights.sum(-1).mul(0).add(1))).toBeLessThan(1e-15);
  });

  test('drops weights only while a model is fitted', () => {
    const layer = make({ dropout: 0.5 });
    const zeros = (training: boolean) =>
      layer.attend(x, { training }).weights.equal(0).sum().item();
    expect(zeros(false)).toBe(0);
    expect(zeros(true)).toBeGreaterThan(10);
  });

  test('passes the gradient check in every weight but the bias of the keys, which moves nothing', () => {
    const layer = make({ causal: true });
    const loss = () => layer.apply(x).square().sum();
    const named = Object.fromEntries(layer.weights.map(({ name, tensor: w }) => [name, w]));
    const { keyBias, ...others } = named;
    expect(gradcheck(loss, others).verdict).toBe('agree');
    loss().backward();
    expect(keyBias!.grad!.abs().max().item()).toBeLessThan(1e-14);
  });

  test('refuses heads that do not divide the features, unless it is told their size', () => {
    const four = () => layers.multiHeadAttention({ heads: 4 }).apply(x);
    expect(four).toThrow('6 features cannot be cut into 4 equal heads');
    const sized = layers.multiHeadAttention({ heads: 4, keySize: 3, useBias: false });
    expect(sized.apply(x).shape).toEqual(x.shape);
    expect(sized.weights.map(({ tensor: { shape } }) => shape)).toEqual([
      [6, 12],
      [6, 12],
      [6, 12],
      [12, 6],
    ]);
  });
});

describe('transformer block', () => {
  test('has the reference values', () => {
    const of = reference('net/transformer_block_preln');
    const layer = build(layers.transformerBlock({ heads: 2, hiddenUnits: 8 }), [3, 4]);
    const [norm, attention, norm2, expand, contract] = layer.layers;
    assign(norm!, [of('g1'), of('e1')]);
    assignAttention(attention!, of);
    assign(norm2!, [of('g2'), of('e2')]);
    assign(expand!, [of('w1'), of('b1')]);
    assign(contract!, [of('w2'), of('b2')]);
    expect(distance(layer.apply(of('x')), of('y'))).toBeLessThan(1e-12);
  });

  test('is four times as wide between, and its weights have names', () => {
    const layer = build(layers.transformerBlock({ heads: 2 }), [4, 6]);
    const names = layer.weights.map(({ name }) => name);
    expect([names[0], names[2], names.at(-1)]).toEqual([
      'norm/gamma',
      'attention/queryKernel',
      'contract/bias',
    ]);
    expect(layer.weights.find(({ name }) => name === 'expand/kernel')!.tensor.shape).toEqual([
      6, 24,
    ]);
  });

  test('stacked, still tells nothing of what comes later', () => {
    const stack = [1, 2].map(() => layers.transformerBlock({ heads: 2, causal: true }));
    const run = (input: Tensor) => stack.reduce((value, block) => block.apply(value), input);
    const changed = x.add(tensor([[0], [0], [0], [9]], { dtype: 'float64' }));
    expect(run(changed).slice(null, [0, 3]).toArray()).toEqual(
      run(x).slice(null, [0, 3]).toArray(),
    );
  });
});

describe('residual', () => {
  test('adds its layers to what comes in', () => {
    const inner = [layers.dense({ units: 3, activation: 'tanh' }), layers.dense({ units: 6 })];
    const layer = layers.residual({ layers: inner });
    const y = layer.apply(x);
    expect(y.toArray()).toEqual(x.add(inner[1]!.apply(inner[0]!.apply(x))).toArray());
    expect(layer.parameters.length).toBe(4);
  });

  test('around layers that give 0, changes nothing and passes gradients on', () => {
    const silent = layers.dense({ units: 6, kernelInitializer: 'zeros' });
    const input = randn([2, 6], { seed: 4, requiresGrad: true });
    layers
      .residual({ layers: [silent] })
      .apply(input)
      .sum()
      .backward();
    expect([...input.grad!.data]).toEqual(Array.from({ length: 12 }, () => 1));
  });

  test('refuses layers that change the shape', () => {
    const layer = layers.residual({ layers: [layers.dense({ units: 2 })] });
    expect(() => layer.apply(x)).toThrow('residual: shapes differ: [4, 6] and [4, 2]');
  });
});

test('positional encoding adds the same waves to every example', () => {
  const y = layers.positionalEncoding().apply(x.mul(0));
  expect(y.slice(0).toArray()).toEqual(y.slice(1).toArray());
  expect([...y.slice(0, 0).data]).toEqual([0, 1, 0, 1, 0, 1]);
});

test('models of sequences come back from a file', async () => {
  manualSeed(7);
  const net = sequential([
    layers.positionalEncoding(),
    layers.transformerBlock({ heads: 2, causal: true, dropout: 0.1 }),
    layers.residual({ layers: [layers.dense({ units: 4 }), layers.dense({ units: 4 })] }),
    layers.multiHeadAttention({ heads: 1, keySize: 3 }),
    layers.bidirectional({ layer: layers.lstm({ units: 3, returnSequences: true }) }),
    layers.gru({ units: 2 }),
  ]);
  const input = randn([2, 5, 4], { seed: 8 });
  const output = await net.predict(input);
  expect((await loadModel(JSON.stringify(net)).predict(input)).toArray()).toEqual(output.toArray());
});
