// A histogram as a figure: one panel for each series, all in the same bins and on the same scale, in words and numbers.
// Leaves SVG to HistogramView.svelte.
import type { Distribution, HistogramOutput } from '../../notebook/output.ts';
import { translate } from '../../i18n/language.ts';
import type { OutputWords } from '../../i18n/output.ts';
import { axis, type FigureAxis } from './axis.ts';
import type { FigureTable, Stop } from './figure.ts';
import { formatColumn, formatFixed, formatNumber, signOf } from './format.ts';

export interface HistogramFigure {
  readonly title: string;
  readonly summary: string;
  readonly axis: FigureAxis;
  readonly axisLabel: string;
  readonly panels: readonly Panel[];
  /** Height of all panels in px. */
  readonly height: number;
  /** The count at the top of each panel. */
  readonly most: number;
  readonly stops: readonly Stop[];
  readonly table: FigureTable;
}

export interface Panel {
  /** The name of the series; empty for the only one without one. */
  readonly name: string;
  /** Its upper and its lower edge in px. */
  readonly top: number;
  readonly foot: number;
  readonly columns: readonly Column[];
  /** Mean, and mean ± standard deviation, 0…1; null without a finite value. */
  readonly spread: { readonly mean: number; readonly from: number; readonly to: number } | null;
}

export interface Column {
  readonly from: number;
  readonly to: number;
  /** Part of the panel's height. */
  readonly height: number;
  /** On which side of zero the bin lies; `z` holds zero. */
  readonly sign: 'p' | 'n' | 'z';
}

/** Series about which the summary speaks one by one. */
const mostNamed = 4;
const headingHeight = 24;
/** Room above the columns for the mark of the spread, in px. */
export const spreadHeight = 14;

/** The figure of a histogram in the page's language. */
export function histogramFigure(
  output: HistogramOutput,
  words: OutputWords,
  labels: Readonly<Record<string, string>>,
): HistogramFigure {
  const say = (text: string) => translate(text, labels);
  const { edges, series } = output;
  const names = series.map(({ label }) => say(label));
  const values = axis(edges[0] ?? 0, edges.at(-1) ?? 1);
  const most = Math.max(1, ...series.flatMap(({ counts }) => counts));
  const columnsHeight = series.length === 1 ? 150 : series.length < 4 ? 84 : 52;
  const heading = names.some(Boolean) ? headingHeight : 0;
  const panelHeight = heading + spreadHeight + columnsHeight;
  const panels = series.map((one, index): Panel => {
    const top = index * (panelHeight + 6) + heading;
    return {
      name: names[index] ?? '',
      top,
      foot: top + spreadHeight + columnsHeight,
      columns: columnsOf(one, edges, values, most),
      spread: spreadOf(one, values),
    };
  });
  const height = panels.at(-1)?.foot ?? panelHeight;
  const bins = edges.slice(1).map((_, bin) => binName(edges, bin, words));
  return {
    title: say(output.title),
    summary: summary(output, names, words),
    axis: values,
    axisLabel: say(output.x),
    panels,
    height,
    most,
    stops: stops(output, panels, names, bins, height, words),
    table: table(output, names, bins, words),
  };
}

function columnsOf(
  { counts }: Distribution,
  edges: readonly number[],
  values: FigureAxis,
  most: number,
): Column[] {
  return counts.map((count, bin) => {
    const [low, high] = [edges[bin] ?? 0, edges[bin + 1] ?? 0];
    const sign = low < 0 && high > 0 ? 'z' : signOf(low === 0 ? high : low);
    return {
      from: values.place(low) ?? 0,
      to: values.place(high) ?? 0,
      height: count / most,
      sign,
    };
  });
}

function spreadOf({ mean, deviation }: Distribution, values: FigureAxis): Panel['spread'] {
  const at = values.place(mean);
  if (at === null) return null;
  return {
    mean: at,
    from: values.place(mean - deviation) ?? 0,
    to: values.place(mean + deviation) ?? 1,
  };
}

function countOf({ counts }: Distribution): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function summary(
  { series, omitted }: HistogramOutput,
  names: readonly string[],
  words: OutputWords,
): string {
  const { histogram } = words;
  const notFinite = series.reduce((sum, one) => sum + one.notFinite, 0);
  const leftOut = histogram.leftOut({ notFinite, omitted });
  const facts = series
    .map((one, index) => ({ ...one, label: names[index] ?? '', count: countOf(one) }))
    .filter(({ count }) => count > 0);
  const [first] = facts;
  if (first === undefined) return words.sentences([histogram.empty, leftOut]);
  if (facts.length > mostNamed) {
    const by = (of: 'mean' | 'deviation', sign: 1 | -1) => {
      const found = facts.reduce((most, one) => (sign * (one[of] - most[of]) > 0 ? one : most));
      return { value: formatNumber(found[of]), name: found.label };
    };
    const all = histogram.all({
      series: facts.length,
      lowestMean: by('mean', -1),
      highestMean: by('mean', 1),
      leastDeviation: by('deviation', -1),
      greatestDeviation: by('deviation', 1),
    });
    return words.sentences([all, leftOut]);
  }
  const write = formatColumn(facts.flatMap(({ mean, deviation }) => [mean, deviation]));
  const written = facts.map(({ label, count, mean, deviation, low, high }) => ({
    label,
    count,
    mean: write(mean),
    deviation: write(deviation),
    low: formatNumber(low),
    high: formatNumber(high),
  }));
  const [only] = written;
  const said =
    written.length === 1 && only !== undefined ? histogram.one(only) : histogram.each(written);
  return words.sentences([said, leftOut]);
}

function binName(edges: readonly number[], bin: number, { histogram }: OutputWords): string {
  const write = formatColumn(edges);
  return histogram.range(write(edges[bin] ?? 0), write(edges[bin + 1] ?? 0));
}

function stops(
  { series }: HistogramOutput,
  panels: readonly Panel[],
  names: readonly string[],
  bins: readonly string[],
  height: number,
  words: OutputWords,
): Stop[] {
  return series.flatMap((one, index) => {
    const total = Math.max(1, countOf(one));
    const { columns = [], foot = 0, top = 0 } = panels[index] ?? {};
    return columns.map((column, bin): Stop => {
      const count = one.counts[bin] ?? 0;
      const share = `${formatFixed((100 * count) / total, 1)} %`;
      const parts = [names[index] ?? '', bins[bin] ?? '', words.histogram.values(count, share)];
      const y = foot - column.height * (foot - top - spreadHeight);
      return {
        x: (column.from + column.to) / 2,
        y: y / height,
        text: words.join(parts.filter(Boolean)),
      };
    });
  });
}

function table(
  { series }: HistogramOutput,
  names: readonly string[],
  bins: readonly string[],
  { histogram }: OutputWords,
): FigureTable {
  return {
    columns: [histogram.bin, ...names.map((name) => name || histogram.count)],
    rows: bins.map((name, bin) => [name, ...series.map(({ counts }) => String(counts[bin] ?? 0))]),
    note: '',
  };
}
