import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { outputWords } from '../../i18n/output.ts';
import type { LineOutput, Output as CellOutput } from '../../notebook/output.ts';
import { lineFigure } from './line-figure.ts';
import Output from './Output.svelte';
import { pinnedLine } from './pinned-line.ts';

const curves = (
  id: string,
  title: string,
  ...series: (readonly [string, number[]])[]
): LineOutput => ({
  id,
  kind: 'line',
  title,
  x: { label: 'step', scale: 'linear' },
  y: { label: 'loss', scale: 'linear' },
  series: series.map(([label, y]) => ({ label, x: y.map((_, i) => i), y })),
});
const now = curves('o1', 'loss', ['', [1, 0.5, 0.25]]);
const before = curves('o1', 'loss', ['', [4, 2, 1, NaN]]);
const draw = (output: LineOutput, pinned: readonly CellOutput[] | null) =>
  render(Output, { props: { output, pinned, language: 'en', labels: {} } }).body;

test('without a pin a figure is what it was', () => {
  expect(draw(now, null)).toBe(draw(now, [now]));
  expect(draw(now, null)).not.toContain('pinned');
});

test('a pinned run lies behind the present one, on the same axes, and both are named', () => {
  const { curves: drawn, y } = lineFigure(now, outputWords.en, {}, before);
  expect(drawn.map(({ style, label }) => [style, label])).toEqual([
    ['pinned', 'pinned'],
    [0, 'this run'],
  ]);
  expect(y.axis.ticks.length).toBeGreaterThan(0);
  expect(drawn[1]!.end!.y).toBeGreaterThan(drawn[0]!.end!.y);
});

test('the table and the summary have the pinned values too; its faults are not marked again', () => {
  const { table, summary, faults } = lineFigure(now, outputWords['zh-cn'], {}, before);
  expect(table.columns).toEqual(['step', '已固定', '本次运行']);
  expect(table.rows[0]!.slice(1).map(Number)).toEqual([4, 1]);
  expect(summary).toContain('已固定 1');
  expect(faults).toEqual([]);
});

test('several curves keep their kinds of line', () => {
  const two = curves('o1', 'loss', ['a', [1, 2]], ['b', [2, 1]]);
  const { curves: drawn } = lineFigure(two, outputWords.en, {}, two);
  expect(drawn.map(({ style, label }) => [style, label])).toEqual([
    ['pinned', 'a, pinned'],
    ['pinned', 'b, pinned'],
    [0, 'a'],
    [1, 'b'],
  ]);
});

test('a figure is found again by id and title, then by title, then by id', () => {
  const other = curves('o2', 'accuracy', ['', [0, 1]]);
  expect(pinnedLine([other, before], now)).toBe(before);
  expect(
    pinnedLine([curves('o1', 'accuracy', ['', [1]]), other], curves('o2', 'loss', ['', [1]])),
  ).toBe(other);
  expect(pinnedLine([now], now)).toBeNull();
  expect(pinnedLine([], now)).toBeNull();
});
