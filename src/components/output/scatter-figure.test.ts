import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../i18n/language.ts';
import type { ScatterOutput } from '../../notebook/output.ts';
import Output from './Output.svelte';

type Groups = Readonly<Record<string, readonly (readonly [number, number])[]>>;

const linear = (label: string) => ({ label, scale: 'linear' as const });
const of = (groups: Groups, omitted = 0): ScatterOutput => ({
  id: '1',
  kind: 'scatter',
  title: 'Can a line part them?',
  x: linear('width'),
  y: linear('height'),
  groups: Object.entries(groups).map(([label, points]) => ({
    label,
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    omitted,
  })),
});
const draw = (output: ScatterOutput, language: Language = 'en', labels = {}) =>
  render(Output, { props: { output, language, labels } }).body;
const words = (html: string) =>
  html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
/** The marks of each group: round or square ends, an inner one where the mark is open. */
const marks = (output: ScatterOutput) =>
  [...draw(output).matchAll(/class="mark (round|square)( under)?[^"]*"[^>]*d="M\d/g)].map(
    ([, shape, under]) => `${shape}${under ?? ''}`,
  );

const two = of({
  0: [
    [0, 0],
    [1, 2],
  ],
  1: [[3, 4]],
});

describe('points', () => {
  test('say how many there are, how far they reach and where each group lies', () => {
    expect(words(draw(two))).toContain(
      '3 points, width from 0 to 3, height from 0 to 4. Groups: label 0, 2 points around (0.5, 1.0); label 1, 1 point around (3.0, 4.0).',
    );
  });
  test('say it in Chinese with Chinese names', () => {
    const named = of({ cats: [[0, 0]], dogs: [[2, 1]] });
    const labels = { cats: '猫', dogs: '狗', width: '宽', height: '高' };
    expect(words(draw(named, 'zh-cn', labels))).toContain(
      '共 2 个点，宽 从 0 到 2，高 从 0 到 1。各组：猫 有 1 个点，中心在 (0, 0)；狗 有 1 个点，中心在 (2, 1)。',
    );
  });
  test('say honestly what is left out and what has no place', () => {
    const broken = of(
      {
        '': [
          [1, 1],
          [NaN, 0],
          [2, Infinity],
        ],
      },
      99_000,
    );
    expect(words(draw(broken))).toContain(
      '1 point (99000 more left out, 2 without a place on the axes)',
    );
    const log = {
      ...of({
        '': [
          [1, 1],
          [2, -1],
        ],
      }),
      y: { label: '', scale: 'log' as const },
    };
    expect(words(draw(log))).toContain('1 point (1 without a place on the axes)');
  });
  test('of the classes 0 and 1 are an open square and a disc, as on a surface', () => {
    expect(marks(two).slice(0, 5)).toEqual([
      'square under',
      'square',
      'square under',
      'round under',
      'round',
    ]);
    expect(words(draw(two))).toMatch(/label 0.*label 1/);
  });
  test('of several groups have marks of their own: disc, open square, ring, square', () => {
    const one = [[0, 0]] as const;
    const outer = marks(of({ a: one, b: one, c: one, d: one })).slice(0, 10);
    expect(outer.join(', ')).toBe(
      'round under, round, square under, square, square under, round under, round, round under, square under, square',
    );
  });
  test('are all walked through, group by group from left to right, and listed', () => {
    const html = draw(two);
    expect(html).toMatch(/max="2"[^>]*aria-valuetext="label 0, width 0, height 0"/);
    expect(words(html)).toContain('group width height label 0 0 0 label 0 1 2 label 1 3 4');
  });
  test('none is said as such', () => {
    expect(words(draw(of({ '': [] })))).toContain('There is no point to draw yet.');
  });
});
