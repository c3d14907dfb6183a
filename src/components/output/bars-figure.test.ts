import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outputWords } from '../../i18n/output.ts';
import type { BarsOutput } from '../../notebook/output.ts';
import { barsFigure } from './bars-figure.ts';

const bars = (
  series: Record<string, number[]>,
  scale: 'linear' | 'log' = 'linear',
): BarsOutput => ({
  kind: 'bars',
  id: '1',
  title: 't',
  y: { label: 'slope', scale },
  groups: ['a', 'b', 'c'],
  series: Object.entries(series).map(([label, values]) => ({ label, values })),
  omitted: 0,
});
const figure = (output: BarsOutput, language: 'en' | 'zh-cn' = 'en') =>
  barsFigure(output, outputWords[language], { a: '甲', slope: '斜率' });

describe('bars', () => {
  test('begin at zero and end at their value', () => {
    const { base, bars: drawn } = figure(bars({ '': [-1, 0, 3] }));
    expect(base).toBeCloseTo(0.25);
    expect(drawn.map(({ end, sign }) => [end, sign])).toEqual([
      [0, 'n'],
      [0.25, 'z'],
      [1, 'p'],
    ]);
  });
  test('say how far they reach, where, and on which side of zero', () => {
    expect(figure(bars({ '': [-1, 0.5, 3] })).summary).toBe(
      '3 bars, 2 positive and 1 negative: highest +3.0 (c), lowest −1.0 (甲).',
    );
  });
  test('on a logarithmic axis begin at a power of ten below the least; what has no place is counted', () => {
    const { base, bars: drawn, summary } = figure(bars({ '': [0.02, 0, -1] }, 'log'));
    expect(figure(bars({ '': [2e-5, 0.3] }, 'log')).bars.map(({ text }) => text)).toEqual([
      '2e−5',
      '0.3',
    ]);
    expect(base).toBe(0);
    expect(drawn.map(({ sign }) => sign)).toEqual(['p', 'x', 'x']);
    expect(drawn[0]?.end).toBeGreaterThan(0);
    expect(summary).toContain('2 at or below 0');
  });
  test('that are not finite are marked, and the summary counts them and those left out', () => {
    const output = { ...bars({ '': [NaN, Infinity, 1] }), omitted: 9_997 };
    const { bars: drawn, summary } = figure(output);
    expect(drawn.map(({ text, sign }) => text + sign)).toEqual(['NaNx', '∞x', '1p']);
    expect(summary).toContain('2 not finite; 9997 left out of the figure');
  });
  test('of up to three series stand group by group, told apart by fill', () => {
    const { bars: drawn, legend } = figure(bars({ u: [1, 2, 3], v: [1, 2, 3] }));
    expect(drawn.map(({ fill }) => fill)).toEqual([0, 1, 0, 1, 0, 1]);
    expect(legend).toEqual(['u', 'v']);
  });
  test('of more series stand series by series, all filled alike', () => {
    const { bars: drawn, headings, legend } = figure(bars({ u: [1], v: [1], w: [1], x: [1] }));
    expect(new Set(drawn.map(({ fill }) => fill))).toEqual(new Set([0]));
    expect(headings.flatMap(({ text, place }) => (place === 'series' ? text : []))).toEqual([
      'u',
      'v',
      'w',
      'x',
    ]);
    expect(legend).toEqual([]);
  });
  test('each have a stop and a place in the table', () => {
    const { stops, table } = figure(bars({ u: [1, 2], v: [-3] }), 'zh-cn');
    expect(stops.map(({ text }) => text)).toEqual(['甲，u，+1', '甲，v，−3', 'b，u，+2']);
    expect(table.rows).toEqual([
      ['甲', '+1', '−3'],
      ['b', '+2', '—'],
      ['c', '—', '—'],
    ]);
  });
  test('have numbers that are not written as zero unless they are', () => {
    const value = fc.double({ noNaN: true, min: -1e300, max: 1e300 });
    fc.assert(
      fc.property(fc.tuple(value, value, value), (values) => {
        figure(bars({ '': values })).bars.forEach(({ text }, place) => {
          expect(/[1-9]/.test(text)).toBe(values[place] !== 0);
        });
      }),
    );
  });
});
