// What a model is told about its training: losses, metrics, optimisers, and what is refused.
import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropy,
  input,
  layers,
  sequential,
  sgd,
  stepDecay,
  tensor,
  zeros,
  type CompileOptions,
  type Tensor,
} from '../index.ts';
import { compiled, line, linear, weightsOf } from './model-under-test.ts';

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

test('a learning rate may follow a schedule, step by step', async () => {
  const net = linear({ optimizer: { name: 'sgd', learningRate: stepDecay(1, { every: 3 }) } });
  const rates: number[] = [];
  const onBatchBegin = () => rates.push(net.optimizer.learningRate);
  await net.fit(line.x, line.y, { epochs: 2, batchSize: 5, callbacks: { onBatchBegin } });
  expect(rates).toEqual([1, 1, 1, 0.1]);
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
