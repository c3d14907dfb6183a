import { describe, expect, test } from 'vitest';
import {
  commonSign,
  formatFactor,
  formatGradient,
  formatIndex,
  formatShape,
  formatValue,
  largestAt,
  ravel,
  texFactor,
  texNumber,
  unravel,
} from './numbers.ts';

describe('numbers in text', () => {
  test('values have four decimals and a true minus', () => {
    expect([0.5, -0.25, 0].map((value) => formatValue(value))).toEqual([
      '0.5000',
      '−0.2500',
      '0.0000',
    ]);
  });
  test('gradients always have a sign, except 0', () => {
    expect([0.02692, -0.043, 0].map((value) => formatGradient(value))).toEqual([
      '+0.0269',
      '−0.0430',
      '0',
    ]);
  });
  test('what is not computed is a dash', () => {
    expect([formatValue(null), formatGradient(undefined)]).toEqual(['—', '—']);
  });
  test('a number too small or too large for four decimals gets an exponent', () => {
    expect([1.2e-7, -3e8].map((value) => formatGradient(value))).toEqual(['+1.2e−7', '−3.0e8']);
  });
  test('what is not a number says so', () => {
    expect([NaN, Infinity, -Infinity].map((value) => formatGradient(value))).toEqual([
      'NaN',
      '+∞',
      '−∞',
    ]);
  });
  test('negative factors stand in brackets', () => {
    expect([0.2, -0.5].map((value) => formatFactor(value))).toEqual(['0.2000', '(−0.5000)']);
  });
  test('shapes and indices read as in code', () => {
    expect(formatShape([2, 4]) + formatShape([]) + formatIndex([0, 2])).toBe('[2,\u00a04][][0][2]');
  });
});

describe('numbers in TeX', () => {
  test('whole numbers have no decimals, others four', () => {
    expect([1, -2, 0.5, -0].map(texNumber)).toEqual(['1', '-2', '0.5000', '0']);
  });
  test('exponents, infinities and NaN are TeX', () => {
    expect([1.2e-7, -Infinity, NaN].map(texNumber)).toEqual([
      '1.2\\cdot 10^{-7}',
      '-\\infty',
      '\\mathrm{NaN}',
    ]);
  });
  test('negative factors stand in brackets', () => {
    expect([0.8, -0.0537].map(texFactor)).toEqual(['0.8000', '(-0.0537)']);
  });
});

test('commonSign is the sign all elements share, zeros aside', () => {
  expect(
    [
      [1, 0],
      [-1, -2],
      [0, 0],
      [1, -1],
    ].map(commonSign),
  ).toEqual(['positive', 'negative', 'zero', 'none']);
});

test('largestAt finds the element of largest magnitude', () => {
  expect(largestAt([1, -3, 2])).toBe(1);
});

test('unravel and ravel undo each other', () => {
  for (let flat = 0; flat < 24; flat++)
    expect(ravel(unravel(flat, [2, 3, 4]), [2, 3, 4])).toBe(flat);
});
