import { describe, expect, test } from 'vitest';
import { caps } from '../output.ts';
import { readOutput } from './output.ts';
import { Refused } from './reader.ts';

const axis = { label: '', scale: 'linear' };
const curve = { label: 'f', values: [1, NaN], slopes: null };
const functions = {
  kind: 'function',
  id: '1',
  title: '',
  x: { label: 'x', domain: [-5, 5] },
  y: { label: '', domain: null },
  derivative: false,
  curves: [curve, { ...curve, slopes: [0, Infinity] }],
};
const group = { label: '', x: [1, NaN], y: [2, 3], omitted: 0 };
const scatter = { kind: 'scatter', id: '1', title: '', x: axis, y: axis, groups: [group] };
const images = {
  kind: 'images',
  id: '1',
  title: '',
  size: [1, 2],
  range: [0, 1],
  images: [{ label: '', values: [0, NaN] }],
  omitted: 3,
};

test.each([functions, scatter, images])('a sound $kind passes unchanged', (output) => {
  expect(readOutput(output)).toEqual(output);
});

describe('the page refuses', () => {
  test.each([
    ['curves of different lengths', { ...functions, curves: [curve, { ...curve, values: [1] }] }],
    ['slopes of another length', { ...functions, curves: [{ ...curve, slopes: [1] }] }],
    ['a curve of one place', { ...functions, curves: [{ ...curve, values: [1] }] }],
    ['a domain without room', { ...functions, x: { label: '', domain: [1, 1] } }],
    ['a domain without end', { ...functions, x: { label: '', domain: [0, Infinity] } }],
    ['a domain wider than a number', { ...functions, x: { label: '', domain: [-1e308, 1e308] } }],
    [
      'too many functions',
      { ...functions, curves: Array.from({ length: caps.functions + 1 }, () => curve) },
    ],
    ['more x than y', { ...scatter, groups: [{ ...group, y: [1] }] }],
    [
      'too many groups',
      { ...scatter, groups: Array.from({ length: caps.groups + 1 }, () => group) },
    ],
    ['a pixel too few', { ...images, images: [{ label: '', values: [0] }] }],
    ['a range upside down', { ...images, range: [1, 0] }],
    [
      'too many pixels',
      {
        ...images,
        size: [caps.pixels, 1],
        images: Array.from({ length: 2 }, () => ({
          label: '',
          values: Array(caps.pixels).fill(0),
        })),
      },
    ],
  ])('%s', (_, output) => {
    expect(() => readOutput(output)).toThrow(Refused);
  });
});
