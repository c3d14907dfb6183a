// Saving and loading: the same numbers, the same training, and clear words about anything else.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EngineError,
  input,
  l1l2,
  l2,
  layers,
  linearWarmup,
  loadModel,
  manualSeed,
  model,
  randn,
  sequential,
  stepDecay,
  tensor,
  warmupCosine,
  type Model,
  type OptimizerChoice,
} from '../index.ts';

const x = randn([12, 3], { seed: 1 });
const y = tensor([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]);
const weightsOf = (net: Model) => net.weights.map(({ tensor: weight }) => [...weight.data]);

function classifier(optimizer: OptimizerChoice = 'adam'): Model {
  manualSeed(5);
  const net = sequential([
    input({ shape: [3] }),
    layers.dense({ units: 4, activation: 'tanh', kernelRegularizer: l2(0.01) }),
    layers.dense({ units: 3, kernelInitializer: (shape) => randn(shape, { seed: 3 }) }),
  ]);
  net.compile({ optimizer, loss: 'crossEntropy', metrics: ['accuracy'] });
  return net;
}

/** Two inputs, two outputs, a shared layer, a model inside. */
function branched(): Model {
  const [left, right] = [input({ shape: [2] }), input({ shape: [2] })];
  const shared = layers.dense({ units: 2, kernelRegularizer: l1l2({ l1: 0.1 }) });
  const inner = sequential([
    layers.dense({ units: 3, name: 'deep' }),
    layers.activation({ activation: 'elu' }),
  ]);
  const joined = layers.concatenate({ axis: 1 }).apply([shared.apply(left), shared.apply(right)]);
  return model({ inputs: [left, right], outputs: [inner.apply(joined), joined] });
}

const ways: readonly (readonly [string, (net: Model) => Model])[] = [
  ['as data', (net) => loadModel(net.save())],
  ['as a structured clone', (net) => loadModel(structuredClone(net.save()))],
  ['as text', (net) => loadModel(JSON.stringify(net))],
  ['as text of its data', (net) => loadModel(JSON.stringify(net.save()))],
];

describe.each(ways)('%s', (_, reloaded) => {
  test('weights and outputs come back bit for bit', () => {
    const net = branched();
    const copy = reloaded(net);
    const inputs = [randn([4, 2], { seed: 1 }), randn([4, 2], { seed: 2 })];
    expect(weightsOf(copy)).toEqual(weightsOf(net));
    expect(copy.applyAll(inputs).map((one) => one.toArray())).toEqual(
      net.applyAll(inputs).map((one) => one.toArray()),
    );
    expect(copy.parameters).toHaveLength(net.parameters.length);
    expect([...copy.summary()]).toEqual([...net.summary()]);
    expect(copy.penalties.map((one) => one.item())).toEqual(net.penalties.map((one) => one.item()));
  });

  test.each<OptimizerChoice>([
    'adam',
    'amsgrad',
    'adagrad',
    'adadelta',
    { name: 'rmsprop', momentum: 0.5, centered: true },
    { name: 'sgd', learningRate: 0.1, momentum: 0.9 },
    { name: 'adamw', learningRate: warmupCosine(0.1, { warmup: 5, steps: 40 }) },
    {
      name: 'sgd',
      learningRate: linearWarmup(0.1, { steps: 8, after: stepDecay(0.1, { every: 2 }) }),
    },
  ])('training goes on as it would have: %j', async (optimizer) => {
    const net = classifier(optimizer);
    const options = { epochs: 3, batchSize: 5, seed: 2 };
    await net.fit(x, y, options);
    const copy = reloaded(net);
    const expected = await net.fit(x, y, options);
    expect((await copy.fit(x, y, options)).history).toEqual(expected.history);
    expect(weightsOf(copy)).toEqual(weightsOf(net));
  });

  test('a learning rate that was set stays set', () => {
    const net = classifier({ name: 'adam', learningRate: stepDecay(0.1, { every: 2 }) });
    net.optimizer.learningRate = 0.02;
    expect(reloaded(net).optimizer.learningRate).toBe(0.02);
  });

  test('numbers that decimals lose survive: −0, NaN, infinities, the smallest', () => {
    const net = sequential([input({ shape: [1] }), layers.dense({ units: 5, useBias: false })]);
    const odd = [-0, NaN, Infinity, -Infinity, 2 ** -149];
    net.parameters[0]!.assign(tensor([odd]));
    expect(weightsOf(reloaded(net))).toEqual([odd]);
  });

  test('double precision stays double', () => {
    const net = sequential([layers.dense({ units: 2 })]);
    net.apply(randn([1, 3], { dtype: 'float64' }));
    const copy = reloaded(net);
    expect(weightsOf(copy)).toEqual(weightsOf(net));
    expect(copy.parameters[0]!.dtype).toBe('float64');
  });
});

test('a frozen layer stays frozen, names stay', () => {
  const net = sequential([
    input({ shape: [1] }),
    layers.dense({ units: 1, trainable: false, name: 'still' }),
  ]);
  const [layer] = loadModel(net.save()).layers;
  expect([layer!.trainable, layer!.name]).toEqual([false, 'still']);
});

test('all weights are in one typed array, with names and shapes', () => {
  const { weights } = sequential([input({ shape: [2] }), layers.dense({ units: 3 })]).save();
  expect(weights.data).toHaveLength(9);
  expect(weights.tensors).toEqual([
    { name: 'dense1/kernel', shape: [2, 3], dtype: 'float32' },
    { name: 'dense1/bias', shape: [3], dtype: 'float32' },
  ]);
});

test('what was compiled with a function comes back uncompiled', () => {
  const net = classifier();
  net.compile({ optimizer: 'adam', loss: (output) => output.sum() });
  expect(loadModel(net.save()).compiled).toBeNull();
});

describe('a file that is not what it should be', () => {
  const learningRate = linearWarmup(0.1, { steps: 4 });
  const net = classifier({ name: 'adam', learningRate });
  const saved = JSON.parse(JSON.stringify(net)) as Record<string, unknown>;

  test.each<[string, unknown]>([
    ['the file is no JSON', '{"format": "nab'],
    ['the file is null', 'null'],
    ["format is 'other'", { ...saved, format: 'other' }],
    ['version is 2', { ...saved, version: 2 }],
    ['weights is undefined', { ...saved, weights: undefined }],
    [
      "architecture.kind is 'dance'",
      { ...saved, architecture: { id: 0, kind: 'dance', config: {}, name: '', trainable: true } },
    ],
  ])('%s', (message, file) => {
    const text = typeof file === 'string' ? file : JSON.stringify(file);
    expect(() => loadModel(text)).toThrow(`loadModel: ${message}`);
  });

  test('is always refused with words, wherever it is damaged', () => {
    const paths = places(saved);
    const junk = fc.constantFrom<unknown>(null, -1, 1e300, 'x', '', [], {}, true, [[]], 'AAA=');
    fc.assert(
      fc.property(fc.nat(paths.length - 1), junk, (which, value) => {
        const text = JSON.stringify(replaced(saved, paths[which]!, value));
        try {
          loadModel(text);
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
        }
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });
});

type Path = readonly string[];

/** Every place in a value, as a path. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, one]) => places(one, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.with(Number(key), replaced(value[Number(key)], rest, by));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: replaced(record[key], rest, by) };
}
