// What every activation promises beyond its gradient check: no NaN far out, right values at the kinks.
import { describe, expect, test } from 'vitest';
import { ones, tensor, type DType, type Tensor } from '../index.ts';

type Activation = (x: Tensor) => Tensor;

const activations: Readonly<Record<string, Activation>> = {
  sigmoid: (x) => x.sigmoid(),
  tanh: (x) => x.tanh(),
  softsign: (x) => x.softsign(),
  hardtanh: (x) => x.hardtanh(),
  relu: (x) => x.relu(),
  leakyRelu: (x) => x.leakyRelu(),
  prelu: (x) => x.prelu(tensor(0.25, { dtype: x.dtype })),
  relu6: (x) => x.relu6(),
  elu: (x) => x.elu(),
  selu: (x) => x.selu(),
  softplus: (x) => x.softplus(),
  logSigmoid: (x) => x.logSigmoid(),
  silu: (x) => x.silu(),
  gelu: (x) => x.gelu(),
  'gelu by tanh': (x) => x.gelu({ approximate: 'tanh' }),
  mish: (x) => x.mish(),
};

function at(use: Activation, points: readonly number[], dtype: DType = 'float64') {
  const x = tensor([...points], { dtype, requiresGrad: true });
  const y = use(x);
  y.sum().backward();
  return { value: [...y.data], slope: [...x.grad!.data] };
}

describe.each(Object.entries(activations))('%s', (_name, use) => {
  test.each<DType>(['float32', 'float64'])(
    'is finite with its slope up to ±1000 in %s',
    (dtype) => {
      const points = Array.from({ length: 2001 }, (_, i) => i - 1000);
      const { value, slope } = at(use, points, dtype);
      expect([...value, ...slope].every(Number.isFinite)).toBe(true);
    },
  );

  test('comes to its limits at ±10³⁰⁰ and ±∞, without NaN', () => {
    const { value, slope } = at(use, [-1e300, -Infinity, 1e300, Infinity]);
    expect([...value, ...slope].some(Number.isNaN)).toBe(false);
    expect(slope[0]).toBe(slope[1]);
    expect(slope[2]).toBe(slope[3]);
  });

  test('passes NaN on', () => {
    const { value, slope } = at(use, [NaN]);
    expect([...value, ...slope]).toEqual([NaN, NaN]);
  });
});

describe('slopes at a kink', () => {
  test.each<[string, Activation, number, number]>([
    ['relu at 0', (x) => x.relu(), 0, 0],
    ['leakyRelu at 0', (x) => x.leakyRelu(0.1), 0, 0.1],
    ['prelu at 0', (x) => x.prelu(tensor(0.3, { dtype: 'float64' })), 0, 0.3],
    ['elu at 0', (x) => x.elu(), 0, 1],
    ['elu at 0 is α', (x) => x.elu(0.5), 0, 0.5],
    ['relu6 at 0', (x) => x.relu6(), 0, 0],
    ['relu6 at 6', (x) => x.relu6(), 6, 0],
    ['hardtanh at its upper bound', (x) => x.hardtanh(-2, 3), 3, 0],
    ['hardtanh at its lower bound', (x) => x.hardtanh(-2, 3), -2, 0],
  ])('%s', (_name, use, point, slope) => {
    expect(at(use, [point]).slope).toEqual([slope]);
  });
});

describe('far below zero', () => {
  test('gelu keeps its digits', () => {
    expect(at((x) => x.gelu(), [-10]).value[0]! / -7.619853024160526e-23).toBeCloseTo(1, 14);
    expect(at((x) => x.gelu(), [-30]).value[0]! / -1.472014178144456e-196).toBeCloseTo(1, 14);
  });

  test('gelu by tanh, silu and mish do too', () => {
    const byTanh: Activation = (x) => x.gelu({ approximate: 'tanh' });
    expect(at(byTanh, [-5]).value[0]! / -2.291796196629506e-7).toBeCloseTo(1, 13);
    expect(at((x) => x.silu(), [-40]).value[0]! / -1.6993417021166355e-16).toBeCloseTo(1, 14);
    expect(at((x) => x.mish(), [-40]).value[0]! / -1.6993417021166355e-16).toBeCloseTo(1, 14);
  });

  test('logSigmoid is the input where sigmoid rounds to 0', () => {
    expect(at((x) => x.logSigmoid(), [-1000])).toEqual({ value: [-1000], slope: [1] });
  });
});

test.each<[string, Activation]>([
  ['silu', (x) => x.silu()],
  ['gelu', (x) => x.gelu()],
  ['gelu by tanh', (x) => x.gelu({ approximate: 'tanh' })],
  ['logSigmoid', (x) => x.logSigmoid()],
  ['softplus', (x) => x.softplus()],
  ['relu', (x) => x.relu()],
])('%s at x is x more than at −x', (_name, use) => {
  const points = [0.1, 0.5, 1, 2, 5, 20];
  const [right, left] = [
    at(use, points).value,
    at(
      use,
      points.map((x) => -x),
    ).value,
  ];
  right.forEach((value, i) => expect(value - left[i]!).toBeCloseTo(points[i]!, 13));
});

test('leakyRelu with slope 0 is relu, with slope 1 the identity', () => {
  const points = [-2, -0.5, 0.5, 2];
  expect(at((x) => x.leakyRelu(1), points).value).toEqual(points);
  expect(at((x) => x.leakyRelu(0).add(0), points)).toEqual(at((x) => x.relu(), points));
});

test('prelu has one slope for each channel along axis 1, whatever lies after it', () => {
  const slopes = tensor([0.5, 2], { requiresGrad: true });
  const y = ones([2, 2, 3]).neg().prelu(slopes);
  expect(y.slice(0).toArray()).toEqual([
    [-0.5, -0.5, -0.5],
    [-2, -2, -2],
  ]);
  y.sum().backward();
  expect(slopes.grad!.toArray()).toEqual([-6, -6]);
});

test('prelu keeps the shape of its input for a slope of shape [1]', () => {
  expect(
    tensor(-2)
      .prelu(tensor([0.5]))
      .toArray(),
  ).toBe(-1);
});

test('settings that make no function are refused', () => {
  const x = ones([2]);
  expect(() => x.leakyRelu(NaN)).toThrow('negativeSlope is NaN');
  expect(() => x.elu(Infinity)).toThrow('alpha is Infinity');
  expect(() => x.hardtanh(1, 1)).toThrow('low is 1; use a number below high');
  const approximate = 'erf' as 'none'; // what a reader may write where types forbid it
  expect(() => x.gelu({ approximate })).toThrow("use 'none' or 'tanh'");
});
