import { describe, expect, test } from 'vitest';
import { outputWords } from '../../i18n/output.ts';
import type { NetworkLayer, NetworkOutput } from '../../notebook/output.ts';
import { networkFigure } from './network-figure.ts';

const layer = (units: number[], more: Partial<NetworkLayer> = {}): NetworkLayer => ({
  size: units.length,
  units,
  names: units.map(() => ''),
  values: null,
  biases: null,
  ...more,
});
const xor: NetworkOutput = {
  kind: 'network',
  id: '1',
  title: 't',
  layers: [
    layer([0, 1], { names: ['x0', 'x1'], values: [1, 0] }),
    layer([0, 1], { values: [0.5, -0.5], biases: [0.1, -0.2] }),
    layer([0], { names: ['y'], values: [0.4214], biases: [0] }),
  ],
  weights: [
    [-0.42, 0.7, 0, NaN],
    [1, -1.4],
  ],
  facts: { low: -1.4, high: 1, positive: 2, negative: 2, zero: 1, notFinite: 1 },
};
const figure = (output: NetworkOutput, language: 'en' | 'zh-cn' = 'en') =>
  networkFigure(output, outputWords[language], {});

describe('a network', () => {
  test('says its sizes and its weights in numbers', () => {
    expect(figure(xor).summary).toBe(
      'A 2-2-1 network with 6 weights from −1.4 to +1.0: 2 positive, 2 negative, 1 zero. 1 weight is not finite.',
    );
  });
  test('walks from each unit through what it adds up', () => {
    const said = figure(xor).stops.map(({ text }) => text);
    expect(said.slice(0, 5)).toEqual([
      'x0, value 1.0000',
      'x1, value 0',
      'hidden 0, value 0.5000, bias +0.10',
      'from x0 to hidden 0: −0.42',
      'from x1 to hidden 0: 0',
    ]);
    expect(said).toHaveLength(5 + 6);
  });
  test('says it in Chinese', () => {
    const said = figure(xor, 'zh-cn').stops.map(({ text }) => text);
    expect(said).toContain('从x0到隐藏单元 0：−0.42');
  });
  test('has one scale for all weights and biases', () => {
    const { edges, units, reach } = figure(xor);
    expect(edges.map(({ weight }) => weight.sign + weight.size)).toEqual([
      'n0.3',
      'p0.5',
      'z0',
      'x0',
      'p0.71',
      'n1',
    ]);
    expect(units.map(({ bias }) => bias?.size)).toEqual([undefined, undefined, 0.07, 0.14, 0]);
    expect(reach).toBe('1.4');
  });
  test('marks where units are folded away, and how many', () => {
    const output = { ...xor, layers: [layer([0, 1], { size: 9 }), ...xor.layers.slice(1)] };
    const { columns, units, summary, tables } = figure(output);
    expect(columns[0]?.fold?.text).toBe('… 7 more');
    expect(units.map(({ y }) => y)).not.toContain(columns[0]?.fold?.y);
    expect(summary).toContain('7 units are folded away');
    expect(tables.map(({ note }) => note)).toEqual([
      'Weights of 7 folded units are not listed.',
      '',
    ]);
  });
  test('lists its weights with biases and values', () => {
    expect(figure(xor).tables[0]).toMatchObject({
      columns: ['from \\ to', 'hidden 0', 'hidden 1'],
      rows: [
        ['x0', '−0.42', '+0.70'],
        ['x1', '0', 'NaN'],
        ['bias', '+0.10', '−0.20'],
        ['value', '0.5000', '−0.5000'],
      ],
    });
  });
});
