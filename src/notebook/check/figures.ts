// Which bars, histograms and networks the page accepts: bounded, and their parts fit together.
import {
  caps,
  type BarSeries,
  type BarsOutput,
  type Distribution,
  type HistogramOutput,
  type NetworkLayer,
  type NetworkOutput,
  type WeightFacts,
} from '../output.ts';
import { count, ensure, fields, list, nullable, number, word, type Reader } from './reader.ts';
import { axis, label, shown } from './shown.ts';

/** Bars: no more than the cap in all, each in a group. */
export const bars: Reader<BarsOutput> = (value) => {
  const read = fields<BarsOutput>({
    kind: word('bars'),
    ...shown,
    title: label,
    y: axis,
    groups: list(label, caps.bars),
    series: list(fields<BarSeries>({ label, values: list(number, caps.bars) }), caps.bars),
    omitted: count,
  })(value);
  const bars = read.series.reduce((sum, { values }) => sum + values.length, 0);
  ensure(bars <= caps.bars, `at most ${caps.bars} bars`);
  ensure(
    read.series.every(({ values }) => values.length <= read.groups.length),
    'a group for each bar',
  );
  return read;
};

/** A histogram: rising edges, and as many counts as bins. */
export const histogram: Reader<HistogramOutput> = (value) => {
  const read = fields<HistogramOutput>({
    kind: word('histogram'),
    ...shown,
    title: label,
    x: label,
    edges: list(number, caps.bins + 1),
    series: list(
      fields<Distribution>({
        label,
        counts: list(count, caps.bins),
        mean: number,
        deviation: number,
        low: number,
        high: number,
        notFinite: count,
      }),
      caps.distributions,
    ),
    omitted: count,
  })(value);
  const bins = Math.max(0, read.edges.length - 1);
  ensure(
    read.series.every(({ counts }) => counts.length === bins),
    'a count for each bin',
  );
  const rises = (edge: number, place: number) =>
    Number.isFinite(edge) && edge >= (read.edges[place - 1] ?? -Infinity);
  ensure(read.edges.every(rises), 'edges that rise');
  return read;
};

const units = list(number, caps.units);

/** A network's diagram: as many names, values and weights as units are shown. */
export const network: Reader<NetworkOutput> = (value) => {
  const read = fields<NetworkOutput>({
    kind: word('network'),
    ...shown,
    title: label,
    layers: list(
      fields<NetworkLayer>({
        size: count,
        units: list(count, caps.units),
        names: list(label, caps.units),
        values: nullable(units),
        biases: nullable(units),
      }),
      caps.layers,
    ),
    weights: list(list(number, caps.units ** 2), caps.layers),
    facts: fields<WeightFacts>({
      low: number,
      high: number,
      positive: count,
      negative: count,
      zero: count,
      notFinite: count,
    }),
  })(value);
  ensure(read.layers.every(isWhole), 'a name and a value for each unit');
  ensure(read.weights.length === read.layers.length - 1, 'weights between the layers');
  ensure(
    read.weights.every(({ length }, place) => length === unitsAt(read, place, place + 1)),
    'a weight for each pair of units',
  );
  return read;
};

function isWhole({ size, units: shownUnits, names, values, biases }: NetworkLayer): boolean {
  const rises = (unit: number, place: number) =>
    unit < size && unit > (shownUnits[place - 1] ?? -1);
  const lists = [names, values ?? names, biases ?? names];
  return shownUnits.every(rises) && lists.every(({ length }) => length === shownUnits.length);
}

/** The product of the numbers of shown units. */
function unitsAt({ layers }: NetworkOutput, ...places: readonly number[]): number {
  return places.reduce((product, place) => product * (layers[place]?.units.length ?? 0), 1);
}
