// Bars as a figure: their places in lines from top to bottom, the axis, what could not be drawn, in words and numbers.
// Leaves SVG to BarsView.svelte.
import type { BarsOutput } from '../../notebook/output.ts';
import { translate } from '../../i18n/language.ts';
import type { OutputWords } from '../../i18n/output.ts';
import { axis, canStand, extent, type FigureAxis } from './axis.ts';
import type { FigureTable, Stop } from './figure.ts';
import { formatColumn, formatNumber, signOf } from './format.ts';
import { textWidth } from './labels.ts';

export interface BarsFigure {
  readonly title: string;
  readonly summary: string;
  readonly axis: FigureAxis;
  readonly axisLabel: string;
  /** Where bars begin, 0…1: at zero, or at the low end of a logarithmic axis. */
  readonly base: number;
  readonly headings: readonly Heading[];
  readonly bars: readonly Bar[];
  /** Height of all lines in px. */
  readonly height: number;
  /** Room for names beside the plot in px; 0 where they stand above their bars. */
  readonly nameWidth: number;
  /** Series that share the groups, told apart by fill; empty when there is nothing to tell apart. */
  readonly legend: readonly string[];
  readonly hasNegative: boolean;
  readonly stops: readonly Stop[];
  readonly table: FigureTable;
}

/** A name of a group, or of a series drawn by itself. */
export interface Heading {
  readonly text: string;
  /** Middle of its line in px. */
  readonly y: number;
  readonly place: 'beside' | 'above' | 'series';
}

export interface Bar {
  /** Middle of its line in px. */
  readonly y: number;
  /** Where it ends, 0…1; where it begins for one that cannot be drawn. */
  readonly end: number;
  /** Positive, negative, zero, or no bar: not finite, or not positive on a logarithmic axis. */
  readonly sign: 'p' | 'n' | 'z' | 'x';
  /** Which of the three fills. */
  readonly fill: number;
  readonly text: string;
}

/** Thickness of a bar, and of the line it stands in, in px. */
export const barHeight = 14;
const lineHeight = 19;
const groupGap = 10;
const headingHeight = 22;
/** Fills that are told apart: more series are drawn one below the other. */
const fills = 3;
/** Names wider than this stand above their bars. */
const widestBeside = 96;

/** The figure of bars in the page's language. */
export function barsFigure(
  output: BarsOutput,
  words: OutputWords,
  labels: Readonly<Record<string, string>>,
): BarsFigure {
  const say = (text: string) => translate(text, labels);
  const chart: Chart = {
    output,
    words,
    groups: output.groups.map(say),
    names: output.series.map(({ label }) => say(label)),
    axis: valueAxis(output),
    write: writer(output),
  };
  const apart = output.series.length > fills;
  const layout = new Layout(chart);
  if (apart) layout.addSeriesBySeries();
  else layout.addGroupByGroup();
  const axisLabel = say(output.y.label);
  return {
    title: say(output.title),
    summary: summary(chart),
    axis: chart.axis,
    axisLabel,
    base: chart.axis.place(0) ?? 0,
    headings: layout.headings,
    bars: layout.bars,
    height: Math.max(layout.height, lineHeight),
    nameWidth: layout.nameWidth,
    legend: apart || output.series.length < 2 ? [] : chart.names,
    hasNegative: layout.bars.some(({ sign }) => sign === 'n'),
    stops: layout.stops,
    table: table(chart, axisLabel),
  };
}

interface Chart {
  readonly output: BarsOutput;
  readonly words: OutputWords;
  readonly groups: readonly string[];
  readonly names: readonly string[];
  readonly axis: FigureAxis;
  readonly write: (value: number) => string;
}

/** Lines from top to bottom. */
class Layout {
  readonly #chart: Chart;
  readonly headings: Heading[] = [];
  readonly bars: Bar[] = [];
  readonly nameWidth: number;
  height = 0;
  readonly #places: { readonly group: number; readonly series: number }[] = [];

  constructor(chart: Chart) {
    this.#chart = chart;
    const widest = Math.ceil(Math.max(0, ...chart.groups.map(textWidth)));
    this.nameWidth = widest > widestBeside ? 0 : widest;
  }

  get stops(): Stop[] {
    const { groups, names, words } = this.#chart;
    return this.bars.map(({ end, y, text }, place) => {
      const { group = 0, series = 0 } = this.#places[place] ?? {};
      const of = [groups[group] ?? '', names[series] ?? ''].filter(Boolean);
      return { x: end, y: y / this.height, text: words.join([...of, text]) };
    });
  }

  addGroupByGroup(): void {
    const all = this.#chart.output.series.map((_, series) => series);
    this.#chart.groups.forEach((_, group) => {
      if (group > 0 && all.length > 1) this.height += groupGap;
      this.#addGroup(group, all, true);
    });
  }

  addSeriesBySeries(): void {
    this.#chart.names.forEach((name, series) => {
      if (series > 0) this.height += groupGap;
      this.#addHeading(name, 'series');
      this.#chart.groups.forEach((_, group) => this.#addGroup(group, [series], false));
    });
  }

  #addGroup(group: number, series: readonly number[], filled: boolean): void {
    const present = series.filter(
      (one) => this.#chart.output.series[one]?.values[group] !== undefined,
    );
    if (present.length === 0) return;
    const name = this.#chart.groups[group] ?? '';
    if (this.nameWidth === 0) this.#addHeading(name, 'above');
    else {
      const y = this.height + (present.length * lineHeight) / 2;
      this.headings.push({ text: name, y, place: 'beside' });
    }
    for (const one of present) this.#addBar(group, one, filled ? one : 0);
  }

  #addHeading(text: string, place: Heading['place']): void {
    this.headings.push({ text, y: this.height + headingHeight / 2, place });
    this.height += headingHeight;
  }

  #addBar(group: number, series: number, fill: number): void {
    const { output, axis: values, write } = this.#chart;
    const value = output.series[series]?.values[group] ?? NaN;
    const end = values.place(value);
    this.bars.push({
      y: this.height + lineHeight / 2,
      end: end ?? values.place(0) ?? 0,
      sign: end === null ? 'x' : signOf(value),
      fill,
      text: write(value),
    });
    this.#places.push({ group, series });
    this.height += lineHeight;
  }
}

function valuesOf({ series }: BarsOutput): readonly number[] {
  return series.flatMap(({ values }) => values);
}

/** From zero to the values; on a logarithmic axis from the power of ten below the least of them. */
function valueAxis(output: BarsOutput): FigureAxis {
  const { scale } = output.y;
  const ends = extent(valuesOf(output).filter((value) => canStand(value, scale)));
  if (scale === 'linear') {
    const [low, high] = ends ?? [0, 1];
    return low === 0 && high === 0 ? axis(0, 1) : axis(Math.min(low, 0), Math.max(high, 0));
  }
  const [low, high] = ends ?? [0.1, 1];
  const power = Math.ceil(Math.log10(low)) - 1;
  return axis(10 ** power, Math.max(high, 10 ** (power + 1)), 'log');
}

/** One format for all; on a logarithmic axis each number has its own. */
function writer(output: BarsOutput): (value: number) => string {
  const values = valuesOf(output);
  const style = { sign: values.some((value) => value < 0) };
  return output.y.scale === 'log'
    ? (value) => formatNumber(value, style)
    : formatColumn(values, style);
}

function summary({ output, words, groups, names, write }: Chart): string {
  const named = output.series.flatMap(({ values }, series) =>
    values.map((value, group) => {
      const of = [names[series] ?? '', groups[group] ?? ''].filter(Boolean);
      return { value, name: words.join(of) };
    }),
  );
  const values = valuesOf(output);
  const drawn = named.filter(({ value }) => canStand(value, output.y.scale));
  const finite = values.filter(Number.isFinite).length;
  const exceptions = words.bars.notDrawn({
    notFinite: values.length - finite,
    notPositive: finite - drawn.length,
    omitted: output.omitted,
  });
  const [first] = drawn;
  if (first === undefined) return words.sentences([words.bars.empty, exceptions]);
  const highest = drawn.reduce((most, one) => (one.value > most.value ? one : most), first);
  const lowest = drawn.reduce((least, one) => (one.value < least.value ? one : least), first);
  const facts = {
    bars: drawn.length,
    highest: { value: write(highest.value), name: highest.name },
    lowest: { value: write(lowest.value), name: lowest.name },
    positive: drawn.filter(({ value }) => value > 0).length,
    negative: drawn.filter(({ value }) => value < 0).length,
  };
  return words.sentences([words.bars.summary(facts), exceptions]);
}

function table({ output, words, groups, names, write }: Chart, axisLabel: string): FigureTable {
  const columns = output.series.map((_, series) => names[series] || axisLabel || words.bars.value);
  const rows = groups.map((name, group) => [
    name,
    ...output.series.map(({ values }) => {
      const value = values[group];
      return value === undefined ? '—' : write(value);
    }),
  ]);
  return { columns: [words.bars.group, ...columns], rows, note: '' };
}
