import { describe, expect, test } from 'vitest';
import * as engine from './index.ts';
import { known, unknownWord } from './known-options.ts';

const { classical, layers, sequential, tensor, zeros } = engine;
const parameter = tensor([1], { requiresGrad: true });
const misspelt = { misspelt: 1 } as object;
const refusal = {
  code: 'unknown-option',
  params: expect.objectContaining({ option: 'misspelt' }) as unknown,
};

test('options with a name that is not known are refused; left out, there are none', () => {
  expect(known<{ a: number; b?: number }>('op', { a: 1 }, { a: true, b: true })).toEqual({ a: 1 });
  expect(known('op', undefined, { a: true })).toEqual({});
  expect(() => known('op', misspelt, {})).toThrow('op: there is no option misspelt');
});

test('a number, a function or a list is refused where options belong', () => {
  for (const value of [3, () => 3, [3], null]) {
    expect(() => known('op', value as object, {})).toThrow(
      expect.objectContaining({ code: 'bad-option' }),
    );
  }
});

test('a word that differs in case, spaces and signs alone brings the right one to mind', () => {
  expect(
    unknownWord('op', 'Mean_Squared-error ', ['mse', 'meanSquaredError']).params,
  ).toMatchObject({ meant: 'meanSquaredError' });
  expect(unknownWord('op', 'mean', ['mse']).code).toBe('unknown-word');
});

describe('a misspelt option is refused by', () => {
  test.each(Object.entries(layers))('layers.%s', (_, make) => {
    expect(() => (make as (options: object) => unknown)(misspelt)).toThrow(
      expect.objectContaining(refusal),
    );
  });

  const estimators = ['standardScaler', 'minMaxScaler', 'voting']; // without options; with parts that are read first
  const splits = ['trainTestSplit', 'kFold', 'crossValidate', 'gridSearch', 'randomSearch'];
  test.each(
    Object.entries(classical).filter(([name]) => ![...estimators, ...splits].includes(name)),
  )('classical.%s', (_, make) => {
    expect(() => (make as (options: object) => unknown)(misspelt)).toThrow(
      expect.objectContaining(refusal),
    );
  });

  const { sgd, adagrad, rmsprop, adadelta, adam, adamw } = engine;
  test.each(Object.entries({ sgd, adagrad, rmsprop, adadelta, adam, adamw }))('%s', (_, make) => {
    expect(() => make([parameter], misspelt)).toThrow(expect.objectContaining(refusal));
  });

  const { blobs, checkerboard, moons, noisyCurve, noisyPolynomial, rings, spirals, xor } = engine;
  const { addingProblem, recallFirstBit, reversalPairs, earlyStopping } = engine;
  const makers = { blobs, checkerboard, moons, noisyCurve, noisyPolynomial, rings, spirals, xor };
  const others = { addingProblem, recallFirstBit, reversalPairs, earlyStopping };
  test.each(Object.entries({ ...makers, ...others }))('%s', (_, make) => {
    expect(() => make(misspelt)).toThrow(expect.objectContaining(refusal));
  });

  test('fit, evaluate, predict and compile', async () => {
    const net = sequential([layers.dense({ units: 1 })]);
    net.compile({ optimizer: 'sgd', loss: 'mse' });
    const [x, y] = [zeros([2, 1]), zeros([2, 1])];
    await expect(net.fit(x, y, misspelt)).rejects.toMatchObject(refusal);
    await expect(net.evaluate(x, y, misspelt)).rejects.toMatchObject(refusal);
    await expect(net.predict(x, misspelt)).rejects.toMatchObject(refusal);
    const options = { optimizer: 'sgd', loss: 'mse', ...misspelt } as const;
    expect(() => net.compile(options)).toThrow(expect.objectContaining(refusal));
  });
});
