// Recurrent cells and sequences beyond their reference values: they are one computation, with its gradients.
import { describe, expect, test } from 'vitest';
import {
  gradcheck,
  gruCell,
  gruSequence,
  lstmCell,
  lstmSequence,
  originOf,
  randn,
  rnnCell,
  rnnSequence,
  tensor,
  zeros,
  type LstmState,
  type RecurrentWeights,
  type Tensor,
} from '../index.ts';

const [batch, time, features, units] = [2, 4, 3, 5];
const random = (shape: readonly number[], seed: number) =>
  randn(shape, { dtype: 'float64', seed, std: 0.5, requiresGrad: true });

const weightsOf = (gates: number): Record<keyof RecurrentWeights, Tensor> => ({
  inputWeights: random([gates * units, features], 1),
  hiddenWeights: random([gates * units, units], 2),
  inputBias: random([gates * units], 3),
  hiddenBias: random([gates * units], 4),
});
const x = random([batch, time, features], 5);
const steps = Array.from({ length: time }, (_, t) => x.slice(null, t));
const start = () => zeros([batch, units], { dtype: 'float64' });

const runs: readonly [string, number, (w: RecurrentWeights) => [Tensor, Tensor]][] = [
  [
    'rnn',
    1,
    (w) => [
      rnnSequence(x, w).hidden,
      steps.reduce<Tensor>((h, step) => rnnCell(step, h, w), start()),
    ],
  ],
  [
    'gru',
    3,
    (w) => [
      gruSequence(x, w).hidden,
      steps.reduce<Tensor>((h, step) => gruCell(step, h, w), start()),
    ],
  ],
  [
    'lstm',
    4,
    (w) => {
      const state = { hidden: start(), cell: start() };
      const last = steps.reduce<LstmState>((s, step) => lstmCell(step, s, w), state);
      return [lstmSequence(x, w).hidden, last.hidden];
    },
  ],
];

describe.each(runs)('%s', (_name, gates, run) => {
  const weights = weightsOf(gates);

  test('the whole sequence is its cell, step by step', () => {
    const [whole, stepwise] = run(weights);
    expect(whole.toArray()).toEqual(stepwise.toArray());
  });

  test('its gradients through time agree with central differences', () => {
    const { inputWeights, hiddenWeights, inputBias, hiddenBias } = weights;
    const named = { x, inputWeights, hiddenWeights, inputBias, hiddenBias };
    expect(gradcheck(() => run(weights)[0].square().sum(), named).verdict).toBe('agree');
  });

  test('biases left out are 0', () => {
    const { inputWeights, hiddenWeights } = weights;
    const none = tensor(new Float64Array(gates * units));
    const plain = { inputWeights, hiddenWeights };
    const [bare] = run(plain);
    expect(bare.toArray()).toEqual(
      run({ ...plain, inputBias: none, hiddenBias: none })[0].toArray(),
    );
  });

  test('weights of the wrong shape are named', () => {
    const wrong = { ...weights, hiddenBias: zeros([1], { dtype: 'float64' }) };
    expect(() => run(wrong)).toThrow(
      `hiddenBias has shape [1]; for 5 units it must be [${gates * units}]`,
    );
  });
});

test('a sequence goes on from the state it is given', () => {
  const weights = weightsOf(4);
  const whole = lstmSequence(x, weights);
  const first = lstmSequence(x.slice(null, [0, 2]), weights);
  const second = lstmSequence(x.slice(null, [2, null]), weights, first);
  expect(second.hidden.toArray()).toEqual(whole.hidden.toArray());
  expect(second.cell.toArray()).toEqual(whole.cell.toArray());
});

test('the input meets its weights once, for all time steps', () => {
  const { outputs } = rnnSequence(x, weightsOf(1));
  const products = new Set<Tensor>();
  const visit = (node: Tensor) => {
    if (originOf(node).op?.name === 'matmul') products.add(node);
    for (const input of originOf(node).inputs) visit(input);
  };
  visit(outputs);
  expect(products.size).toBe(1 + time);
});

test('what is no batch of sequences is refused, and so are no steps', () => {
  const weights = weightsOf(3);
  expect(() => gruSequence(x.slice(0), weights)).toThrow('the axes [batch, time, features]');
  expect(() => gruSequence(x.slice(null, [0, 0]), weights)).toThrow('no elements along the axis');
  const sigmoid = { activation: 'sigmoid' } as unknown as { activation: 'relu' };
  expect(() => rnnSequence(x, weightsOf(1), sigmoid)).toThrow("use 'tanh' or 'relu'");
});
