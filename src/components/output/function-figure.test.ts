import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../i18n/language.ts';
import type { FunctionOutput } from '../../notebook/output.ts';
import Output from './Output.svelte';

type Formulas = Readonly<Record<string, (x: number) => number>>;

const places = Array.from({ length: 201 }, (_, i) => (i - 100) / 20);
const of = (functions: Formulas, slopes: Formulas | null = null): FunctionOutput => ({
  id: '1',
  kind: 'function',
  title: 'How steep is it?',
  x: { label: 'x', domain: [-5, 5] },
  y: { label: '', domain: null },
  derivative: slopes !== null,
  curves: Object.entries(functions).map(([label, f]) => ({
    label,
    values: places.map(f),
    slopes: slopes?.[label] === undefined ? null : places.map(slopes[label]),
  })),
});
const draw = (output: FunctionOutput, language: Language = 'en') =>
  render(Output, { props: { output, language, labels: {} } }).body;
const words = (html: string) =>
  html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const summary = (output: FunctionOutput, language: Language = 'en') =>
  words(/<p class="cap"[^>]*>(.*?)<\/p>/.exec(draw(output, language))?.[1] ?? '');
const paths = (output: FunctionOutput) =>
  [...draw(output).matchAll(/class="series d(\d)" d="([^"]*)"/g)].map(([, style, path]) => ({
    style,
    pieces: path?.split('M').length ?? 0,
  }));

const tanh = of({ tanh: Math.tanh }, { tanh: (x) => 1 - Math.tanh(x) ** 2 });
const relu = of({ relu: (x) => Math.max(0, x) }, { relu: (x) => Number(x > 0) });
const broken = of({ '': (x) => (x > 3.5 ? NaN : Math.tanh(x)) });
const pole = of({ '': (x) => 1 / x });

describe('the summary of a function', () => {
  test('says how far it reaches, how steep it is and where it is flat', () => {
    expect(summary(tanh)).toBe(
      'For x from −5 to 5, tanh lies between −0.9999 and 0.9999. Its slope is at most 1 (at x = 0) and is below 0.01 in size from x = −5 to −3 and from x = 3 to 5.',
    );
    expect(summary(tanh, 'zh-cn')).toBe(
      'x 从 −5 到 5 时，tanh 在 −0.9999 与 0.9999 之间。斜率最大为 1（在 x = 0 处）；在 x = −5 到 −3 之间、在 x = 3 到 5 之间，绝对值小于 0.01。',
    );
  });
  test('names the slope at 0 where that is not the largest', () => {
    expect(summary(relu)).toBe(
      'For x from −5 to 5, relu lies between 0 and 5. Its slope is at most 1 (from x = 0.05 to 5), is 0 at x = 0 and is below 0.01 in size from x = −5 to 0.',
    );
  });
  test('says where a value is not a number, and of how many places', () => {
    expect(summary(broken)).toContain('not a number from x = 3.55 on (30 of 201 places)');
    expect(summary(broken, 'zh-cn')).toContain('从 x = 3.55 起不是数（201 处中的 30 处）');
    const log = of({ log: Math.log });
    expect(summary(log)).toContain('log is not finite up to x = 0 (101 of 201 places)');
  });
  test('counts what lies off the drawing where a few values dwarf the others', () => {
    expect(summary(pole)).toBe(
      'For x from −5 to 5, values lie between −20 and 20; infinite at x = 0 (1 of 201 places); 10 values lie off the drawing.',
    );
  });
  test('of several names each one’s largest slope, and those without any', () => {
    const both = of(
      { relu: (x) => Math.max(0, x), step: (x) => Number(x > 0) },
      {
        relu: (x) => Number(x > 0),
      },
    );
    expect(summary(both)).toContain(
      'Largest slopes: relu 1 (from x = 0.05 to 5); no gradient reaches x through step.',
    );
  });
  test('of nothing finite says so', () => {
    expect(summary(of({ f: () => NaN }))).toBe('There is no finite value to draw.');
    expect(summary(of({}))).toBe('There is no finite value to draw.');
  });
});

describe('the drawing of a function', () => {
  test('is solid, its slope dashed, each named at its end', () => {
    expect(paths(tanh).map(({ style }) => style)).toEqual(['0', '1']);
    expect(draw(tanh)).toMatch(/>tanh<\/text>/);
    expect(draw(tanh)).toMatch(/>tanh′<\/text>/);
  });
  test('has a gap at a pole and leaves the frame on both sides of it', () => {
    expect(paths(pole)).toEqual([{ style: '0', pieces: 3 }]);
    const numbers = [...(/ d="(M[^"]*)"/.exec(draw(pole))?.[1] ?? '').matchAll(/M\d+ (\d+)/g)];
    expect(numbers.map(([, y]) => y)).toContain('0');
  });
  test('marks with a cross where the curve breaks off', () => {
    expect(draw(broken)).toContain('class="no"');
    expect(words(draw(broken))).toContain('not a number from x = 3.55 on');
  });
  test('the explorer stops every tenth, and on both sides of a gap', () => {
    const control = /<input type="range"[^>]*>/.exec(draw(tanh))?.[0].replaceAll('\u00a0', ' ');
    expect(control).toContain('max="100"');
    expect(control).toContain('aria-valuetext="x = −5.0, tanh −0.9999, tanh′ 0.0002"');
    expect(/<input type="range"[^>]*>/.exec(draw(broken))?.[0]).toContain('max="101"');
  });
  test('the table lists round places with the values drawn there', () => {
    expect(words(draw(tanh))).toContain('x tanh tanh′ −5.0 −0.9999 0.0002 −4.5');
    expect(words(draw(tanh))).toContain('21 of 201 values, evenly spaced.');
  });
});
