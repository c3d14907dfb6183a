import { describe, expect, test } from 'vitest';
import { readOutput } from './output.ts';
import { Refused } from './reader.ts';

const bars = {
  kind: 'bars',
  id: '1',
  title: '',
  y: { label: '', scale: 'log' },
  groups: ['a', 'b'],
  series: [{ label: '', values: [1, NaN] }],
  omitted: 2,
};
const series = {
  label: '',
  counts: [2],
  mean: 1,
  deviation: 0,
  low: 1,
  high: 1,
  notFinite: 0,
};
const histogram = {
  kind: 'histogram',
  id: '1',
  title: '',
  x: '',
  edges: [0, 1],
  series: [series],
  omitted: 0,
};
const layer = (units: number[], size = units.length) => ({
  size,
  units,
  names: units.map(() => ''),
  values: null,
  biases: units.map(() => 1),
});
const network = {
  kind: 'network',
  id: '1',
  title: '',
  layers: [layer([0, 4], 5), layer([0])],
  weights: [[1, NaN]],
  facts: { low: 1, high: 1, positive: 1, negative: 0, zero: 0, notFinite: 1 },
};
const select = { kind: 'select', id: '1', label: '', options: ['a', 'b'], value: 'b' };

test.each([bars, histogram, network, select])('a sound $kind passes unchanged', (output) => {
  expect(readOutput(output)).toEqual(output);
});

describe('the page refuses', () => {
  test.each([
    ['a bar without a group', { ...bars, groups: ['a'] }],
    ['too many bars', { ...bars, series: Array.from({ length: 60 }, () => bars.series[0]) }],
    ['a count without a bin', { ...histogram, edges: [] }],
    ['half a value in a bin', { ...histogram, series: [{ ...series, counts: [0.5] }] }],
    ['edges that fall', { ...histogram, edges: [1, 0] }],
    ['edges without end', { ...histogram, edges: [0, Infinity] }],
    ['too many series', { ...histogram, series: Array.from({ length: 13 }, () => series) }],
    ['a weight too few', { ...network, weights: [[1]] }],
    ['weights that lead nowhere', { ...network, weights: [[1, 2], [1]] }],
    ['a network without layers', { ...network, layers: [], weights: [] }],
    ['a unit that its layer has not', { ...network, layers: [layer([0, 5], 5), layer([0])] }],
    ['a unit twice', { ...network, layers: [layer([1, 1], 5), layer([0])] }],
    ['a bias too many', { ...network, layers: [{ ...layer([0, 4], 5), biases: [] }, layer([0])] }],
    ['a choice that is no option', { ...select, value: 'c' }],
    ['an option twice', { ...select, options: ['b', 'b'] }],
  ])('%s', (_, output) => {
    expect(() => readOutput(output)).toThrow(Refused);
  });
});
