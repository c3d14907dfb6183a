import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatColumn, formatFixed, formatNumber, formatShape } from './format.ts';

describe('formatNumber', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1000, '1000'],
    [Math.fround(0.1), '0.1'],
    [Math.fround(-0.4), '−0.4'],
    [Math.fround(0.42137), '0.4214'],
    [0.0012345, '0.0012'],
    [-0.00028, '−2.8e−4'],
    [2.8123456e-11, '2.812e−11'],
    [1234.5678, '1234.568'],
    [999999.5, '999999.5'],
    [12345678.9, '1.235e7'],
    [NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('%s is written %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test('the sign is always there when asked for, except at zero', () => {
    const signed = [0.5, -0.5, 0, Infinity].map((value) => formatNumber(value, { sign: true }));
    expect(signed).toEqual(['+0.5', '−0.5', '0', '+∞']);
  });

  test('never a hyphen for a minus, never more than 12 characters, always the right sign', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const text = formatNumber(value);
        expect(text).not.toContain('-');
        expect(text.length).toBeLessThanOrEqual(12);
        expect(text.startsWith('−')).toBe(value < 0);
      }),
    );
  });

  test('what is written is within half a unit of its last digit', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const back = Number(formatNumber(value).replaceAll('−', '-'));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.max(6e-5, Math.abs(value) * 6e-4));
      }),
    );
  });
});

describe('formatColumn', () => {
  const column = (values: number[], sign = false) => values.map(formatColumn(values, { sign }));

  test('weights stay as they were written', () => {
    expect(column([-0.4, 0.7, 0.8, 0.2].map(Math.fround))).toEqual(['−0.4', '0.7', '0.8', '0.2']);
  });
  test('numbers of one column have the same decimals, and exact zero is 0', () => {
    expect(column([0.5, 0.0111234, 0], true)).toEqual(['+0.5000', '+0.0111', '0']);
  });
  test('counts stay whole', () => {
    expect(column([0, 1, 1000])).toEqual(['0', '1', '1000']);
  });
  test('a column of tiny numbers is written with exponents', () => {
    expect(column([2.5e-5, -1e-7])).toEqual(['2.5e−5', '−1e−7']);
  });
  test('NaN and infinities do not spoil their neighbours', () => {
    expect(column([NaN, 0.25, Infinity])).toEqual(['NaN', '0.25', '∞']);
  });
  test('finite numbers of a fixed column keep their width while they change', () => {
    const widths = [0.1, 0.99994, 0.5, 0.123456].map((value) => formatFixed(value, 4).length);
    expect(new Set(widths).size).toBe(1);
  });
});

test('a shape is written with brackets, a single number with empty ones', () => {
  expect([formatShape([2, 3]), formatShape([])]).toEqual(['[2, 3]', '[ ]']);
});

test('in a column a number is 0 only where it is 0', () => {
  const write = formatColumn([2.1e-13, -4e-7, 0.25, 0]);
  expect([2.1e-13, -4e-7, 0.25, 0].map(write)).toEqual(['2.1e−13', '−4.0e−7', '0.2500', '0']);
});
