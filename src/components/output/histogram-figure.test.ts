import { describe, expect, test } from 'vitest';
import { outputWords } from '../../i18n/output.ts';
import type { Distribution, HistogramOutput } from '../../notebook/output.ts';
import { histogramFigure } from './histogram-figure.ts';

const series = (
  label: string,
  counts: number[],
  facts: Partial<Distribution> = {},
): Distribution => ({
  label,
  counts,
  mean: 0.25,
  deviation: 0.5,
  low: -1,
  high: 1,
  notFinite: 0,
  ...facts,
});
const histogram = (...all: Distribution[]): HistogramOutput => ({
  kind: 'histogram',
  id: '1',
  title: 't',
  x: 'activation',
  edges: [-1, -0.5, 0.5, 1],
  series: all,
  omitted: 0,
});
const figure = (output: HistogramOutput, language: 'en' | 'zh-cn' = 'en') =>
  histogramFigure(output, outputWords[language], { first: '第一层' });

describe('a histogram', () => {
  test('says n, range, mean and standard deviation, and counts what is not finite', () => {
    expect(figure(histogram(series('', [1, 2, 1], { notFinite: 3 }))).summary).toBe(
      '4 values from −1 to 1: mean 0.25, standard deviation 0.50. Not counted: 3 values that are not finite.',
    );
  });
  test('speaks of a few series one by one, of many by their extremes', () => {
    expect(
      figure(histogram(series('first', [1, 0, 0]), series('b', [0, 2, 0])), 'zh-cn').summary,
    ).toBe('均值 ± 标准差：第一层 为 0.25 ± 0.50（n = 1）；b 为 0.25 ± 0.50（n = 2）。');
    const many = [1, 2, 3, 4, 5].map((k) => series(`layer ${k}`, [k, 0, 0], { deviation: k / 10 }));
    expect(figure(histogram(...many)).summary).toContain(
      'standard deviations from 0.1 (layer 1) to 0.5 (layer 5)',
    );
  });
  test('colours bins by the side of zero on which they lie', () => {
    const [panel] = figure(histogram(series('', [1, 2, 1]))).panels;
    expect(panel?.columns.map(({ sign }) => sign)).toEqual(['n', 'z', 'p']);
  });
  test('measures all panels on one scale', () => {
    const { panels, most } = figure(histogram(series('a', [1, 0, 0]), series('b', [0, 4, 0])));
    expect(most).toBe(4);
    expect(panels.map(({ columns }) => columns.map(({ height }) => height))).toEqual([
      [0.25, 0, 0],
      [0, 1, 0],
    ]);
  });
  test('has a stop and a place in the table for every bin of every series', () => {
    const { stops, table } = figure(histogram(series('a', [1, 0, 3]), series('b', [0, 2, 0])));
    expect(stops).toHaveLength(6);
    expect(stops[2]?.text).toBe('a, 0.5 to 1.0, 3 values (75.0 %)');
    expect(table.rows[0]).toEqual(['−1.0 to −0.5', '1', '0']);
  });
  test('without a finite value says so', () => {
    const output = { ...histogram(series('', [], { notFinite: 2 })), edges: [] };
    expect(figure(output).summary).toContain('There is no finite value to count.');
  });
});
