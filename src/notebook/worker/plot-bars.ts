// plot.bars: one number for each name, or for each series one in each group; the latest are shown.
import type { Bars, BarsOptions, CellLibrary } from '../cell-library.ts';
import type { BarsOutput } from '../output.ts';
import { caps } from '../output.ts';
import { isTensor } from './describe.ts';
import { wrongShape } from './figure-errors.ts';
import { axisOf, labelOf } from './figure-options.ts';
import { isValues, numbersOf, type NamedNumbers } from './named-numbers.ts';
import type { OutputQueue } from './output-queue.ts';
import { addReplaceable } from './replaced-output.ts';

/** Makes `plot.bars` for one run. */
export function plotBars(queue: OutputQueue): CellLibrary['plot']['bars'] {
  return (values, options = {}) => {
    const frame = {
      kind: 'bars' as const,
      title: labelOf(options.title),
      y: axisOf(options.y),
    };
    const output = (data: Bars) => {
      const bars = barsOf(data, options);
      return (id: string): BarsOutput => ({ ...frame, id, ...bars });
    };
    const replace = addReplaceable(queue, output(values));
    return { push: (next) => replace(output(next)) };
  };
}

type BarsData = Pick<BarsOutput, 'groups' | 'series' | 'omitted'>;

function barsOf(data: Bars, options: BarsOptions): BarsData {
  if (isValues(data)) return grouped([['', listOf(data)]], options);
  const entries = Object.entries(data);
  const single = entries.flatMap(([name, value]) => {
    const number = numberOf(value);
    return number === null ? [] : [[name, number] as const];
  });
  if (single.length === entries.length) {
    const numbers = single.map(([, number]) => number);
    return capped(
      single.map(([name]) => name),
      [['', numbers]],
    );
  }
  return grouped(
    entries.map(([name, value]) => [name, typeof value === 'number' ? [value] : listOf(value)]),
    options,
  );
}

/** The number of a plain number or of a tensor without axes; null for a list. */
function numberOf(value: unknown): number | null {
  if (isTensor(value)) return value.shape.length === 0 ? (value.data[0] ?? NaN) : null;
  return isValues(value) ? null : Number(value);
}

function listOf(values: Parameters<typeof numbersOf>[0]): readonly number[] {
  if (isTensor(values) && values.shape.length > 1)
    throw wrongShape('plot.bars', '[n]', values.shape);
  return numbersOf(values);
}

function grouped(series: readonly NamedNumbers[], { groups = [] }: BarsOptions): BarsData {
  const count = series.reduce((most, [, numbers]) => Math.max(most, numbers.length), 0);
  const names = Array.from({ length: count }, (_, place) => String(groups[place] ?? place));
  return capped(names, series);
}

/** As many whole groups as the cap allows. */
function capped(groups: readonly string[], series: readonly NamedNumbers[]): BarsData {
  const shown = series.slice(0, caps.bars);
  const room = Math.floor(caps.bars / Math.max(1, shown.length));
  const kept = shown.map(([name, numbers]) => ({
    label: labelOf(name),
    values: numbers.slice(0, room),
  }));
  const total = series.reduce((sum, [, numbers]) => sum + numbers.length, 0);
  const drawn = kept.reduce((sum, { values }) => sum + values.length, 0);
  return {
    groups: groups.slice(0, room).map((name) => labelOf(name)),
    series: kept,
    omitted: total - drawn,
  };
}
