import { expect, test } from 'vitest';
import { areaAbove, blanks, lineAt } from './bands.ts';

const slope = { size: [3, 3] as const, values: [0, 0.5, 1, 0, 0.5, 1, 0, 0.5, 1] };

test('the line at a height stands where the grid has that height, without the edge', () => {
  const [, x] = /^M(-?\d+) /.exec(lineAt(slope, 0.25)) ?? [];
  expect(Number(x)).toBe(250);
  expect(lineAt(slope, 0.25)).not.toContain('z');
});

test('the area above everything is empty, above nothing it is all', () => {
  expect(areaAbove(slope, 2)).toBe('');
  expect(areaAbove(slope, -1)).toMatch(/^M.*z$/);
});

test('row 0 is the lowest', () => {
  const top = { size: [2, 2] as const, values: [0, 0, 1, 1] };
  const ys = [...areaAbove(top, 0.5).matchAll(/^M-?\d+ (-?\d+)/g)].map((match) => Number(match[1]));
  expect(Math.max(...ys)).toBeLessThanOrEqual(500);
});

test('a place without a finite value is covered', () => {
  expect(blanks({ size: [2, 2], values: [NaN, 1, 1, 1] })).toBe('M-500 500h1000v1000h-1000z');
});
