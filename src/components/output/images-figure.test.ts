import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../i18n/language.ts';
import type { ImagesOutput } from '../../notebook/output.ts';
import Output from './Output.svelte';

const of = (
  pictures: readonly (readonly number[])[],
  parts: Partial<ImagesOutput> = {},
): ImagesOutput => ({
  id: '1',
  kind: 'images',
  title: 'Which digit is it?',
  size: [2, 2],
  range: null,
  images: pictures.map((values, index) => ({ label: index === 0 ? 'seven' : '', values })),
  omitted: 0,
  ...parts,
});
const draw = (output: ImagesOutput, language: Language = 'en', labels = {}) =>
  render(Output, { props: { output, language, labels } }).body;
const words = (html: string) =>
  html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const paths = (output: ImagesOutput) =>
  [...draw(output).matchAll(/<path class="([^"]*)" style="--m:([^"]*)" d="([^"]*)"/g)].map(
    (found) => found.slice(1),
  );

describe('pictures', () => {
  test('say how many there are and how far their pixels reach', () => {
    const two = of(
      [
        [0, 0.5, 0.5, 1],
        [0, 0, 0, 0],
      ],
      { omitted: 3 },
    );
    expect(words(draw(two))).toContain(
      '2 pictures of 2 × 2 pixels, values from 0 to 1. 3 more pictures not shown.',
    );
    expect(words(draw(two, 'zh-cn', { seven: '七' }))).toContain(
      '共 2 张 2 × 2 像素的图，数值从 0 到 1。另有 3 张图未显示。',
    );
  });
  test('are drawn in ink from 0 to the largest, equal neighbours of a row as one', () => {
    expect(paths(of([[0, 1, 2, 2]]))).toEqual([
      ['ink', '0.5', 'M1 0h1v1h-1z'],
      ['ink', '1', 'M0 1h2v1h-2z'],
    ]);
  });
  test('with negative pixels have the colours of sign, on one scale', () => {
    expect(paths(of([[0, 0, 1, -4]]))).toEqual([
      ['band hp', '0.25', 'M0 1h1v1h-1z'],
      ['band hn', '1', 'M1 1h1v1h-1z'],
    ]);
  });
  test('keep to the range they are given', () => {
    expect(paths(of([[-9, 5, 10, 99]], { range: [0, 10] }))).toEqual([
      ['ink', '0.5', 'M1 0h1v1h-1z'],
      ['ink', '1', 'M0 1h2v1h-2z'],
    ]);
  });
  test('cross out what is no number, and count it', () => {
    const broken = of([[NaN, 1, 1, Infinity]]);
    expect(paths(broken).map(([kind]) => kind)).toContain('crossed');
    expect(words(draw(broken))).toContain('values from 1 to 1; 2 pixels are not finite.');
    expect(words(draw(of([[NaN, NaN, NaN, NaN]])))).toContain('No pixel is a finite number.');
    expect(words(draw(of([])))).toContain('There is no picture to show.');
  });
  test('are walked through one by one, each in words', () => {
    const html = draw(
      of([
        [0, 0, 3, 1],
        [NaN, NaN, NaN, NaN],
      ]),
    );
    expect(html).toMatch(
      /max="1"[^>]*aria-valuetext="picture 0 \(seven\): from 0 to 3, mean 1, strongest in row 1, column 0"/,
    );
  });
  test('alone is walked through pixel by pixel', () => {
    expect(draw(of([[0, 0, 3, 1]]))).toMatch(
      /max="3"[^>]*aria-valuetext="row 0, column 0, value 0"/,
    );
  });
  test('have all their pixels in tables while there are few', () => {
    const html = words(
      draw(
        of([
          [0, 1, 2, 3],
          [4, 5, 6, 7],
        ]),
      ),
    );
    expect(html).toContain(
      'picture lowest highest mean picture 0 (seven) 0 3 1.5 picture 1 4 7 5.5',
    );
    expect(html).toContain('picture 0 (seven) 0 1 0 0 1 1 2 3');
  });
  test('of many pixels list evenly spaced ones and say so', () => {
    const ones = Array.from({ length: 784 }, () => 1);
    const large = of([ones, ones, ones, ones], { size: [28, 28] });
    expect(words(draw(large))).toContain('196 of 784 values, evenly spaced.');
  });
});
