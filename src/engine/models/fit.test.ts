// Fitting: what it promises of weights, logs, batches and callbacks.
import { afterEach, describe, expect, test } from 'vitest';
import {
  adam,
  binaryCrossEntropy,
  crossEntropy,
  earlyStopping,
  input,
  layers,
  learningRateScheduler,
  l2,
  linspace,
  manualSeed,
  meanSquaredError,
  model,
  ones,
  randn,
  sequential,
  setPause,
  sgd,
  tensor,
  xavierUniform,
  zeros,
  type CompileOptions,
  type FitOptions,
  type Model,
  type Tensor,
} from '../index.ts';

const xor = {
  x: tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]),
  y: tensor([[0], [1], [1], [0]]),
};

const line = { x: linspace(-1, 1, 10).reshape([10, 1]), y: linspace(-1, 3, 10) };

/** The model, once it knows how to learn. */
function compiled(net: Model, options: CompileOptions): Model {
  net.compile(options);
  return net;
}

/** w·x + b from 0. */
function linear(options: Partial<CompileOptions> = {}): Model {
  const layer = layers.dense({ units: 1, kernelInitializer: 'zeros' });
  const net = sequential([input({ shape: [1] }), layer]);
  return compiled(net, { optimizer: { name: 'sgd', learningRate: 0.1 }, loss: 'mse', ...options });
}

const weightsOf = (net: Model) => net.weights.map(({ tensor: weight }) => [...weight.data]);

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

describe('accuracy', () => {
  test.each<[string, CompileOptions['loss'], number[][], number[] | number[][], number]>([
    [
      'probabilities',
      'binaryCrossentropy',
      [[0.2], [0.7], [0.9], [0.4]],
      [[0], [1], [0], [0]],
      0.75,
    ],
    ['probabilities and a flat list', 'binaryCrossentropy', [[0.2], [0.7]], [0, 1], 1],
    ['logits', 'binaryCrossEntropyWithLogits', [[-1], [0.2]], [[0], [1]], 1],
    ['the loss as a function', binaryCrossEntropy, [[0.2, 0.7]], [[1, 1]], 0.5],
    ['margins', 'hinge', [[-0.5], [0.5]], [[-1], [1]], 1],
    ['several labels a row', 'binaryCrossentropy', [[0.9, 0.2, 0.8]], [[1, 0, 0]], 2 / 3],
    [
      'classes',
      'crossEntropy',
      [
        [1, 2, 0],
        [3, 0, 0],
      ],
      [1, 2],
      0.5,
    ],
    [
      'classes in a column',
      'sparseCategoricalCrossentropy',
      [
        [0.1, 0.9],
        [0.8, 0.2],
      ],
      [[1], [0]],
      1,
    ],
    [
      'rows with a single 1',
      'categoricalCrossentropy',
      [
        [0.1, 0.9],
        [0.8, 0.2],
      ],
      [
        [0, 1],
        [0, 1],
      ],
      0.5,
    ],
  ])('of %s', async (_, loss, outputs, targets, expected) => {
    const net = compiled(sequential([layers.flatten()]), {
      optimizer: 'sgd',
      loss,
      metrics: ['accuracy'],
    });
    const logs = await net.evaluate(tensor(outputs), tensor(targets));
    expect(logs['acc']).toBeCloseTo(expected, 6);
  });
});

describe('callbacks', () => {
  test('are called at their turns, and waited for', async () => {
    const turns: string[] = [];
    const note = async (text: string) => {
      await Promise.resolve();
      turns.push(text);
    };
    await linear().fit(line.x, line.y, {
      epochs: 2,
      batchSize: 5,
      callbacks: {
        onTrainBegin: () => note('train'),
        onEpochBegin: (epoch) => note(`epoch ${epoch}`),
        onBatchBegin: (batch) => note(`batch ${batch}`),
        onBatchEnd: (batch, { loss }) => note(`batch ${batch} ${loss > 0}`),
        onEpochEnd: (epoch, { loss }) => note(`epoch ${epoch} ${loss > 0}`),
        onTrainEnd: () => note('end'),
      },
    });
    const batches = ['batch 0', 'batch 0 true', 'batch 1', 'batch 1 true'];
    expect(turns).toEqual([
      'train',
      'epoch 0',
      ...batches,
      'epoch 0 true',
      'epoch 1',
      ...batches,
      'epoch 1 true',
      'end',
    ]);
  });

  test('can end the training and set the learning rate', async () => {
    const rates: number[] = [];
    const net = linear();
    const { epoch, stopped } = await net.fit(line.x, line.y, {
      epochs: 9,
      callbacks: [
        learningRateScheduler((at) => 0.1 / (at + 1)),
        {
          onEpochEnd: (at, _logs, { optimizer }) => {
            rates.push(optimizer.learningRate);
            if (at === 2) net.stopTraining = true;
          },
        },
      ],
    });
    expect(rates).toEqual([0.1, 0.05, 0.1 / 3]);
    expect([epoch, stopped]).toEqual([[0, 1, 2], false]);
  });
});

describe('early stopping', () => {
  /** Overshoots: the loss falls, then grows without end. */
  const grows: FitOptions = { epochs: 50, validationData: [line.x, line.y] };
  const growing = (at: number) => (at < 10 ? 0.1 : 20);

  test('ends after as many epochs without a better value as it has patience', async () => {
    const { epoch } = await linear().fit(line.x, line.y, {
      ...grows,
      callbacks: [learningRateScheduler(growing), earlyStopping({ patience: 3 })],
    });
    expect(epoch).toHaveLength(13);
  });

  test('goes back to the best weights when asked', async () => {
    const net = linear();
    let best: number[][] = [];
    const { history } = await net.fit(line.x, line.y, {
      ...grows,
      callbacks: [
        learningRateScheduler(growing),
        earlyStopping({ patience: 3, restoreBestWeights: true }),
        { onEpochEnd: (at) => void (at === 9 && (best = weightsOf(net))) },
      ],
    });
    expect(Math.min(...history['val_loss']!)).toBe(history['val_loss']![9]);
    expect(weightsOf(net)).toEqual(best);
    expect((await net.evaluate(line.x, line.y)).loss).toBe(history['val_loss']![9]);
  });

  test('says what it could watch', async () => {
    const fitted = linear().fit(line.x, line.y, { callbacks: earlyStopping() });
    await expect(fitted).rejects.toThrow("there is no 'val_loss'; use one of loss");
  });
});

describe('pausing', () => {
  afterEach(() => setPause(null));

  test('fit asks between batches and says how far it is', async () => {
    const shares: (number | undefined)[] = [];
    setPause(async (share) => shares.push(share) > 0);
    await linear().fit(line.x, line.y, { epochs: 2, batchSize: 5 });
    expect(shares).toEqual([0, 0.25, 0.5, 0.75]);
  });

  test('told not to go on, it keeps the weights and the epochs it has finished', async () => {
    let asked = 0;
    const ended: string[] = [];
    setPause(async () => ++asked <= 5);
    const net = linear();
    const onTrainEnd = () => ended.push('end');
    const told = await net.fit(line.x, line.y, {
      epochs: 9,
      batchSize: 5,
      callbacks: { onTrainEnd },
    });
    expect([told.stopped, told.epoch, ended]).toEqual([true, [0, 1], ['end']]);
    setPause(null);
    const whole = linear();
    manualSeed(0);
    await whole.fit(line.x, line.y, { epochs: 2, batchSize: 5, shuffle: false });
    expect(weightsOf(net)).not.toEqual(weightsOf(whole));
  });

  test('predict and evaluate give what they have, at least one batch', async () => {
    setPause(async () => false);
    expect((await linear().predict(line.x, { batchSize: 4 })).shape).toEqual([4, 1]);
    const logs = await linear().evaluate(line.x, line.y, { batchSize: 4 });
    expect(logs.loss).toBeCloseTo(line.y.slice([0, 4]).square().mean().item(), 5);
  });
});

describe('what is refused', () => {
  const refused: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['the model has not been compiled', () => sequential([layers.flatten()]).fit(line.x, line.y)],
    ['10 rows of x, but 9 of y', () => linear().fit(line.x, line.y.slice([0, 9]))],
    [
      'targets of shape [10, 2] do not fit outputs of shape [10, 1]',
      () => linear().fit(line.x, zeros([10, 2])),
    ],
    [
      'dense1: an example has shape [2], but the layer was made for [1]',
      () => linear().fit(zeros([10, 2]), line.y),
    ],
    ['batchSize is 0', () => linear().fit(line.x, line.y, { batchSize: 0 })],
    ['epochs is 1.5', () => linear().fit(line.x, line.y, { epochs: 1.5 })],
    ['validationSplit is 1', () => linear().fit(line.x, line.y, { validationSplit: 1 })],
    [
      'found an array; wrap arrays in tensor(…)',
      () => linear().fit([[1]] as unknown as Tensor, line.y),
    ],
    ['x has shape [0, 1]', () => linear().fit(zeros([0, 1]), zeros([0, 1]))],
  ];
  test.each(refused)('%s', async (message, call) => {
    await expect((async () => call())()).rejects.toThrow(message);
  });

  test.each<[string, Partial<CompileOptions>]>([
    ["there is no 'addam'; use one of sgd, momentum, adagrad", { optimizer: 'addam' as 'adam' }],
    ["there is no 'mes'; use one of meanSquaredError", { loss: 'mes' as 'mse' }],
    ["there is no 'accurate'; use one of accuracy", { metrics: ['accurate' as 'acc'] }],
    ['clipNorm is 0', { clipNorm: 0 }],
  ])('%s', (message, options) => {
    expect(() => linear(options)).toThrow(message);
  });
});

test('gradients can be clipped on their way to the optimiser', async () => {
  const net = linear({ optimizer: { name: 'sgd', learningRate: 1 }, clipNorm: 0.5 });
  await net.fit(line.x, line.y, { batchSize: 10 });
  const [w, b] = weightsOf(net).map(([value]) => value!);
  expect(Math.hypot(w!, b!)).toBeCloseTo(0.5, 5);
});

test('a frozen layer keeps its weights', async () => {
  const frozen = layers.dense({ units: 2, trainable: false });
  const net = sequential([input({ shape: [1] }), frozen, layers.dense({ units: 1 })]);
  net.compile({ optimizer: 'momentum', loss: 'mse' });
  const before = frozen.weights.map(({ tensor: weight }) => [...weight.data]);
  const rest = weightsOf(net).slice(2);
  await net.fit(line.x, line.y, { epochs: 3 });
  expect(weightsOf(net).slice(0, 2)).toEqual(before);
  expect(weightsOf(net).slice(2)).not.toEqual(rest);
});

test('an optimiser of the reader’s own trains as well', async () => {
  const net = linear({ optimizer: (parameters) => sgd(parameters, { learningRate: 0.1 }) });
  const known = linear();
  for (const one of [net, known]) await one.fit(line.x, line.y, { epochs: 3, shuffle: false });
  expect(weightsOf(net)).toEqual(weightsOf(known));
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
