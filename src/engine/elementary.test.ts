import { describe, expect, test } from 'vitest';
import { cos, exp, expm1, log, log1p, pow, sigmoid, sin, softplus, tanh } from './elementary.ts';
import { Random } from './random.ts';

const bits = new DataView(new ArrayBuffer(8));

/** How many doubles lie between two numbers. */
function distance(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  if (a !== a || b !== b) return Infinity;
  const place = (x: number) => {
    bits.setFloat64(0, x);
    const whole = bits.getBigInt64(0);
    return whole < 0n ? -(whole & 0x7fffffffffffffffn) : whole;
  };
  return Math.abs(Number(place(a) - place(b)));
}

const edges = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  -3,
  5e-324,
  -5e-324,
  1e-310,
  1e308,
  -1e308,
  709.7,
  709.8,
  -745,
  -746,
  22,
  -22,
  2 ** 53 + 2,
  Infinity,
  -Infinity,
  NaN,
];

const functions = [
  { name: 'exp', ours: exp, theirs: Math.exp, low: -745, high: 710 },
  { name: 'expm1', ours: expm1, theirs: Math.expm1, low: -3, high: 3 },
  { name: 'log', ours: log, theirs: Math.log, low: 0, high: 10 },
  { name: 'log1p', ours: log1p, theirs: Math.log1p, low: -1, high: 2 },
  { name: 'tanh', ours: tanh, theirs: Math.tanh, low: -3, high: 3 },
  { name: 'sin', ours: sin, theirs: Math.sin, low: -1e6, high: 1e6 },
  { name: 'cos', ours: cos, theirs: Math.cos, low: -1e6, high: 1e6 },
];

describe.each(functions)('$name', ({ ours, theirs, low, high }) => {
  test('stays within 4 ulp of the platform on random numbers, large and small', () => {
    const random = new Random(1);
    for (let i = 0; i < 20_000; i++) {
      const x = low + (high - low) * random.uniform();
      const tiny = x * 2 ** (-40 * random.uniform());
      expect(
        Math.max(distance(ours(x), theirs(x)), distance(ours(tiny), theirs(tiny))),
      ).toBeLessThan(5);
    }
  });

  test.each(edges)('is right at %s', (x) => {
    expect(distance(ours(x), theirs(x))).toBeLessThan(5);
  });
});

describe('pow', () => {
  test('stays within 4 ulp of the platform on random numbers', () => {
    const random = new Random(2);
    for (let i = 0; i < 20_000; i++) {
      const x = 10 ** (20 * random.uniform() - 10);
      const y = 30 * random.uniform() - 15;
      expect(distance(pow(x, y), Math.pow(x, y))).toBeLessThan(5);
    }
  });

  test('does not lose accuracy where a small logarithm meets a large exponent', () => {
    const random = new Random(3);
    for (let i = 0; i < 20_000; i++) {
      const x = 0.9 + 0.2 * random.uniform();
      const y = 10_000 * random.uniform() - 5_000;
      expect(distance(pow(x, y), Math.pow(x, y))).toBeLessThan(5);
    }
  });

  test.each(edges)('has the special values of ** for base %s', (x) => {
    for (const y of [...edges, 0.25, 7, -7]) {
      expect(distance(pow(x, y), x ** y), `${x} ** ${y}`).toBeLessThan(5);
    }
  });
});

// computed with 1400 bits
const angles: readonly (readonly [x: number, sin: number, cos: number])[] = [
  [1e-300, 1e-300, 1],
  [0.5, 0.479425538604203, 0.8775825618903728],
  [0.78, 0.7032794192004101, 0.7109135380122773],
  [0.79, 0.7103532724176078, 0.7038453156522361],
  [1, 0.8414709848078965, 0.5403023058681398],
  [Math.PI / 2, 1, 6.123233995736766e-17],
  [-Math.PI, -1.2246467991473532e-16, -1],
  [2 * Math.PI, -2.4492935982947064e-16, 1],
  [-10, 0.5440211108893698, -0.8390715290764524],
  [355, -3.014435335948845e-5, -0.999999999545659],
  [12345.678, -0.7040813137533816, 0.7101193587160628],
  [-1e5, -0.03574879797201651, -0.9993608074382124],
  [491170.7326291694, 1, 1.002863949228785e-11],
  [654092.1568480093, 1.5074353994934167e-11, 1],
  [1000000.5, 0.141954699000744, 0.9898731552232378],
  [-1e10, 0.4875060250875107, 0.873119622676856],
  [2 ** 53, -0.848925964814655, -0.5285117844130887],
  [1e22, -0.8522008497671888, 0.523214785395139],
  [6381956970095103 * 2 ** 797, 1, -4.687165924254628e-19],
  [Number.MAX_VALUE, 0.004961954789184062, -0.9999876894265599],
];

test.each(angles)('sin and cos are within 1 ulp at %s', (x, sine, cosine) => {
  expect(distance(sin(x), sine)).toBeLessThan(2);
  expect(distance(cos(x), cosine)).toBeLessThan(2);
});

test('sigmoid and softplus neither overflow nor cancel', () => {
  expect([sigmoid(-1000), sigmoid(0), sigmoid(1000)]).toEqual([0, 0.5, 1]);
  expect([softplus(-1000), softplus(1000)]).toEqual([0, 1000]);
  expect(softplus(-40)).toBeCloseTo(4.248354255291589e-18, 32);
  expect(sigmoid(-40)).toBeCloseTo(4.248354255291589e-18, 32);
});

test('NaN stays NaN', () => {
  expect([sigmoid(NaN), softplus(NaN), pow(NaN, 2), pow(2, NaN)]).toEqual([NaN, NaN, NaN, NaN]);
});
