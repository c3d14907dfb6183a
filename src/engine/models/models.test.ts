// How layers become models: shapes, names, sharing, nesting, summaries.
import { describe, expect, test } from 'vitest';
import { input, layers, manualSeed, model, ones, randn, sequential, zeros } from '../index.ts';

describe('sequential', () => {
  test('makes its parameters from the first input, or at once when its shape is given', () => {
    manualSeed(1);
    const late = sequential([layers.dense({ units: 3 })]);
    expect(late.built).toBe(false);
    const y = late.apply(ones([2, 4]));
    manualSeed(1);
    const early = sequential([input({ shape: [4] }), layers.dense({ units: 3 })]);
    expect(early.built).toBe(true);
    expect(early.apply(ones([2, 4])).toArray()).toEqual(y.toArray());
  });

  test('grows layer by layer with add, as long as it has not been used', () => {
    const net = sequential();
    for (const layer of [layers.flatten(), layers.dense({ units: 1 })]) net.add(layer);
    expect(net.apply(zeros([5, 2, 3])).shape).toEqual([5, 1]);
    expect(() => net.add(layers.flatten())).toThrow('the parameters exist already');
  });

  test('takes other sizes where its layers do', () => {
    const net = sequential([input({ shape: [7, 2] }), layers.dense({ units: 3 })]);
    expect(net.apply(zeros([1, 9, 2])).shape).toEqual([1, 9, 3]);
    expect(() => net.apply(zeros([1, 9, 4]))).toThrow(
      'dense1: an example has shape [9, 4], but the layer was made for [7, 2]',
    );
  });

  test('works in double precision when its first input has it', () => {
    const net = sequential([layers.dense({ units: 1 })]);
    expect(net.apply(zeros([1, 2], { dtype: 'float64' })).dtype).toBe('float64');
  });

  test('is a layer of another', () => {
    const inner = sequential([layers.dense({ units: 3, activation: 'tanh' })]);
    const net = sequential([input({ shape: [2] }), inner, layers.dense({ units: 1 })]);
    const x = randn([4, 2], { seed: 1 });
    const [first, second] = net.layers;
    expect(net.apply(x).toArray()).toEqual(second!.apply(first!.apply(x)).toArray());
    expect(net.parameters).toHaveLength(4);
  });
});

describe('the functional form', () => {
  test('joins branches', () => {
    const x = input({ shape: [3] });
    const doubled = layers.add().apply([x, x]);
    const net = model({ inputs: x, outputs: layers.multiply().apply([doubled, x]) });
    const value = randn([2, 3], { seed: 2 });
    expect(net.apply(value).toArray()).toEqual(value.add(value).mul(value).toArray());
  });

  test('shares a layer that is applied twice', () => {
    const [left, right] = [input({ shape: [2] }), input({ shape: [2] })];
    const shared = layers.dense({ units: 2 });
    const outputs = layers.add().apply([shared.apply(left), shared.apply(right)]);
    const net = model({ inputs: [left, right], outputs });
    expect(net.parameters).toHaveLength(2);
    const [a, b] = [randn([1, 2], { seed: 1 }), randn([1, 2], { seed: 2 })];
    const expected = shared.apply(a).add(shared.apply(b)).toArray();
    expect(net.apply([a, b]).toArray()).toEqual(expected);
    expect(net.summary().total).toBe(6);
  });

  test('gives several outputs, and models of its parts', () => {
    const x = input({ shape: [2] });
    const hidden = layers.dense({ units: 3, activation: 'relu' }).apply(x);
    const scores = layers.dense({ units: 2 }).apply(hidden);
    const both = model({ inputs: x, outputs: [hidden, scores] });
    const value = randn([4, 2], { seed: 3 });
    const [seen, last] = both.applyAll(value);
    const upper = model({ inputs: hidden, outputs: scores });
    expect(upper.apply(seen!).toArray()).toEqual(last!.toArray());
  });

  test('tells the outputs of one layer apart', () => {
    const [x, y] = [input({ shape: [2] }), input({ shape: [2] })];
    const shared = layers.dense({ units: 1, name: 'score' });
    const net = model({ inputs: [x, y], outputs: [shared.apply(x), shared.apply(y), x] });
    expect(net.outputNames).toEqual(['score_1', 'score_2', 'output']);
  });

  test('is a layer that can be applied to placeholders', () => {
    const x = input({ shape: [2] });
    const inner = model({ inputs: x, outputs: layers.dense({ units: 3 }).apply(x) });
    const y = input({ shape: [2] });
    const outer = model({ inputs: y, outputs: layers.dense({ units: 1 }).apply(inner.apply(y)) });
    expect(outer.parameters).toHaveLength(4);
    expect(outer.apply(zeros([5, 2])).shape).toEqual([5, 1]);
  });

  test('walks graphs of any depth and width', () => {
    const x = input({ shape: [1] });
    let node = x;
    for (let depth = 0; depth < 3_000; depth++) node = layers.add().apply([node, x]);
    expect(
      model({ inputs: x, outputs: node })
        .apply(ones([1, 1]))
        .item(),
    ).toBe(3_001);
  });
});

describe('names', () => {
  test('number layers by their kind; given ones stay', () => {
    const net = sequential([
      layers.dense({ units: 1 }),
      layers.flatten(),
      layers.dense({ units: 1, name: 'last' }),
      layers.dense({ units: 1 }),
    ]);
    expect(net.layers.map(({ name }) => name)).toEqual(['dense1', 'flatten1', 'last', 'dense2']);
  });

  test('stay apart when layers of two models meet in a third', () => {
    const [one, other] = [layers.dense({ units: 2 }), layers.dense({ units: 2 })];
    for (const layer of [one, other]) sequential([layer]);
    expect([one.name, other.name]).toEqual(['dense1', 'dense1']);
    sequential([one, other]);
    expect([one.name, other.name]).toEqual(['dense1', 'dense2']);
  });
});

describe('summary', () => {
  const net = sequential([
    input({ shape: [8, 8] }),
    layers.flatten(),
    layers.dense({ units: 32, activation: 'relu' }),
    layers.dense({ units: 10, trainable: false, name: 'scores' }),
  ]);

  test('is a table of plain records', () => {
    expect([...net.summary()]).toEqual([
      { layer: 'flatten1', kind: 'flatten', output: '[batch, 64]', parameters: 0 },
      { layer: 'dense1', kind: 'dense', output: '[batch, 32]', parameters: 2_080 },
      { layer: 'scores', kind: 'dense', output: '[batch, 10]', parameters: 330 },
      { layer: 'total', kind: '', output: '', parameters: 2_410 },
    ]);
    expect(net.summary().trainable).toBe(2_080);
  });

  test('is text in columns where it is printed', () => {
    expect(`${net.summary()}`).toBe(
      [
        'layer     kind     output       parameters',
        'flatten1  flatten  [batch, 64]           0',
        'dense1    dense    [batch, 32]        2080',
        'scores    dense    [batch, 10]         330',
        'total                                 2410',
        'trainable: 2080',
      ].join('\n'),
    );
  });

  test('of a graph says where each layer’s input comes from', () => {
    const [x, y] = [input({ shape: [2] }), input({ shape: [3] })];
    const outputs = layers.concatenate().apply([x, layers.dense({ units: 1 }).apply(y)]);
    const rows = model({ inputs: [x, y], outputs }).summary();
    expect(rows.map(({ layer, from }) => [layer, from])).toEqual([
      ['input1', ''],
      ['input2', ''],
      ['dense1', 'input2'],
      ['concatenate1', 'input1, dense1'],
      ['total', ''],
    ]);
  });
});

test('predictions are those of one batch, computed in several, without gradients', async () => {
  const net = sequential([layers.dense({ units: 2 })]);
  const x = randn([10, 3], { seed: 4 });
  const output = await net.predict(x, { batchSize: 3 });
  expect(output.toArray()).toEqual(net.apply(x).toArray());
  expect(output.requiresGrad).toBe(false);
});
