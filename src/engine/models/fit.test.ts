// Fitting: what it promises of weights and logs.
import { describe, expect, test } from 'vitest';
import {
  adam,
  crossEntropy,
  input,
  layers,
  l2,
  manualSeed,
  meanSquaredError,
  model,
  ones,
  randn,
  sequential,
  tensor,
  xavierUniform,
  zeros,
  type CompileOptions,
  type FitOptions,
} from '../index.ts';
import { compiled, line, linear, weightsOf } from './model-under-test.ts';

const xor = {
  x: tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]),
  y: tensor([[0], [1], [1], [0]]),
};

test('XOR is learnt by a network 2-4-1 from each of 20 seeds', async () => {
  for (let seed = 0; seed < 20; seed++) {
    manualSeed(seed);
    const net = sequential([
      layers.dense({ units: 4, activation: 'tanh' }),
      layers.dense({ units: 1, activation: 'sigmoid' }),
    ]);
    net.compile({
      optimizer: { name: 'adam', learningRate: 0.1 },
      loss: 'binaryCrossentropy',
      metrics: ['accuracy'],
    });
    const { history } = await net.fit(xor.x, xor.y, { epochs: 300 });
    expect(history['acc']!.at(-1), `seed ${seed}`).toBe(1);
    expect(history.loss.at(-1), `seed ${seed}`).toBeLessThan(0.05);
  }
});

describe('the same network, trained the same way', () => {
  const x = randn([12, 3], { seed: 1 });
  const y = tensor([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]);
  const options = { epochs: 5, batchSize: 4, shuffle: false };
  const settings: CompileOptions = {
    optimizer: { name: 'adam', learningRate: 0.05 },
    loss: 'crossEntropy',
  };
  const stack = () =>
    [layers.dense({ units: 4, activation: 'relu' }), layers.dense({ units: 3 })] as const;

  async function sequentially() {
    manualSeed(7);
    const net = compiled(sequential([input({ shape: [3] }), ...stack()]), settings);
    await net.fit(x, y, options);
    return weightsOf(net);
  }

  async function functionally() {
    manualSeed(7);
    const [hidden, last] = stack();
    const placeholder = input({ shape: [3] });
    const outputs = last.apply(hidden.apply(placeholder));
    const net = compiled(model({ inputs: placeholder, outputs }), settings);
    await net.fit(x, y, options);
    return weightsOf(net);
  }

  function byHand() {
    manualSeed(7);
    const [w1, b1] = [
      xavierUniform([3, 4], { requiresGrad: true }),
      zeros([4], { requiresGrad: true }),
    ];
    const [w2, b2] = [
      xavierUniform([4, 3], { requiresGrad: true }),
      zeros([3], { requiresGrad: true }),
    ];
    const optimizer = adam([w1, b1, w2, b2], { learningRate: 0.05 });
    for (let epoch = 0; epoch < 5; epoch++) {
      for (let start = 0; start < 12; start += 4) {
        const rows = [start, start + 4] as const;
        const logits = x.slice(rows).matmul(w1).add(b1).relu().matmul(w2).add(b2);
        optimizer.zeroGrad();
        crossEntropy(logits, y.slice(rows)).backward();
        optimizer.step();
      }
    }
    return [w1, b1, w2, b2].map((weight) => [...weight.data]);
  }

  test('has the same weights bit for bit: sequential, functional and by hand', async () => {
    const expected = byHand();
    expect(await sequentially()).toEqual(expected);
    expect(await functionally()).toEqual(expected);
  });
});

describe('logs', () => {
  test('are means over the rows, also when the last batch is smaller', async () => {
    const net = linear({ metrics: ['mae'], optimizer: { name: 'sgd', learningRate: 0 } });
    const { history } = await net.fit(line.x, line.y, { batchSize: 4 });
    expect(history.loss[0]).toBeCloseTo(meanSquaredError(zeros([10]), line.y).item(), 6);
    expect(history['mae']![0]).toBeCloseTo(line.y.abs().mean().item(), 6);
  });

  test('of validation come from the last rows, before any shuffling, and teach nothing', async () => {
    const net = linear({ optimizer: { name: 'sgd', learningRate: 0 } });
    const { history } = await net.fit(line.x, line.y, { validationSplit: 0.2 });
    expect(history.loss[0]).toBeCloseTo(line.y.slice([0, 8]).square().mean().item(), 6);
    expect(history['val_loss']![0]).toBeCloseTo(line.y.slice([8, 10]).square().mean().item(), 6);
  });

  test('of given validation data are those of evaluate', async () => {
    const net = linear({ metrics: ['mae'] });
    const data = [line.x.mul(2), line.y.mul(2)] as const;
    const { history } = await net.fit(line.x, line.y, { validationData: data, epochs: 2 });
    const logs = await net.evaluate(...data);
    expect([history['val_loss']!.at(-1), history['val_mae']!.at(-1)]).toEqual([
      logs.loss,
      logs['mae'],
    ]);
  });

  test('hold penalties on weights, which training makes smaller', async () => {
    const fitted = async (kernelRegularizer?: ReturnType<typeof l2>) => {
      const layer = layers.dense({
        units: 1,
        useBias: false,
        ...(kernelRegularizer && { kernelRegularizer }),
      });
      const net = compiled(sequential([layer]), {
        optimizer: { name: 'sgd', learningRate: 0.1 },
        loss: 'mse',
      });
      await net.fit(line.x, line.x, { epochs: 100, batchSize: 10 });
      const [weight] = weightsOf(net)[0]!;
      return { weight, loss: (await net.evaluate(line.x, line.x)).loss };
    };
    const free = await fitted();
    const held = await fitted(l2(0.1));
    expect(free.weight).toBeCloseTo(1, 3);
    expect(held.weight).toBeLessThan(0.9);
    expect(held.loss).toBeGreaterThan(0.1 * held.weight! ** 2);
  });

  test('that are NaN end nothing', async () => {
    const net = linear({ optimizer: { name: 'sgd', learningRate: 1e20 } });
    const { history } = await net.fit(line.x, line.y, { epochs: 9 });
    expect(history.loss).toHaveLength(9);
    expect(history.loss.at(-1)).toBeNaN();
  });
});

test('shuffling depends on the seed alone', async () => {
  const trained = async (options: FitOptions) => {
    const net = linear();
    await net.fit(line.x, line.y, { epochs: 2, batchSize: 3, ...options });
    return weightsOf(net);
  };
  const [first, again] = [await trained({ seed: 5 }), await trained({ seed: 5 })];
  expect(again).toEqual(first);
  expect(await trained({ seed: 6 })).not.toEqual(first);
  expect(await trained({ shuffle: false })).not.toEqual(first);
  manualSeed(3);
  const shared = await trained({});
  manualSeed(3);
  expect(await trained({})).toEqual(shared);
});

test('several inputs and outputs: losses are added, weighted, and told one by one', async () => {
  const [left, right] = [input({ shape: [1] }), input({ shape: [2] })];
  const joined = layers.concatenate().apply([left, right]);
  const outputs = [
    layers.dense({ units: 1, name: 'value' }).apply(joined),
    layers.dense({ units: 2, name: 'class' }).apply(joined),
  ];
  const net = model({ inputs: [left, right], outputs });
  net.compile({
    optimizer: { name: 'adam', learningRate: 0.1 },
    loss: ['mse', 'crossEntropy'],
    lossWeights: [2, 1],
    metrics: ['acc'],
  });
  const x = [line.x, ones([10, 2])];
  const y = [line.y, zeros([10])];
  const { history } = await net.fit(x, y, { epochs: 30 });
  const at = (name: string) => history[name]![0]!;
  expect(history.loss[0]).toBeCloseTo(2 * at('value_loss') + at('class_loss'), 5);
  expect(history['class_acc']!.at(-1)).toBe(1);
  expect((await net.predictAll(x)).map(({ shape }) => shape)).toEqual([
    [10, 1],
    [10, 2],
  ]);
});
