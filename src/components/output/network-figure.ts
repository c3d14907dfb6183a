// A network as a figure: units in columns, weights as edges between them on one shared scale, in words and numbers.
// Leaves SVG to NetworkView.svelte, the list of values to network-values.ts.
import type { NetworkLayer, NetworkOutput } from '../../notebook/output.ts';
import { translate } from '../../i18n/language.ts';
import type { OutputWords } from '../../i18n/output.ts';
import type { FigureTable } from './figure.ts';
import { formatColumn, formatFixed, formatNumber, signOf } from './format.ts';
import { textWidth } from './labels.ts';
import { networkValues, type NetworkStop } from './network-values.ts';

export interface NetworkFigure {
  readonly title: string;
  readonly summary: string;
  readonly columns: readonly Column[];
  readonly units: readonly Unit[];
  readonly edges: readonly Edge[];
  /** Radius of a unit, width of the widest edge and height of the drawing in px. */
  readonly radius: number;
  readonly widest: number;
  readonly height: number;
  /** The largest weight or bias: it has the full width. */
  readonly reach: string;
  readonly hasBiases: boolean;
  readonly stops: readonly NetworkStop[];
  readonly tables: readonly FigureTable[];
}

/** What stands below a layer, and the mark of its folded units. */
export interface Column {
  readonly x: number;
  readonly name: string;
  readonly fold: { readonly y: number; readonly text: string } | null;
}

export interface Unit {
  /** 0…1 across, px down. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly value: Amount | null;
  readonly bias: Amount | null;
}

export interface Edge {
  readonly from: Unit;
  readonly to: Unit;
  readonly weight: Amount;
  /** Where on its way the number stands, and whether there is room to print it. */
  readonly at: number;
  readonly printed: boolean;
}

/** A number with its sign and its size as a part of the figure's scale. */
export interface Amount {
  /** As the explorer and the tables give it. */
  readonly text: string;
  /** As short as a drawing needs it. */
  readonly short: string;
  readonly sign: 'p' | 'n' | 'z' | 'x';
  readonly size: number;
}

/** More layers than this stand too close for numbers in their units; numbers and names on the way need more room. */
const roomyLayers = 5;
const printedLayers = 4;
/** Numbers on edges stand clear of each other up to so many units on the narrow side and on the wide one. */
const mostPrinted = { narrow: 2, wide: 4 } as const;
/** More edges than this between two layers are drawn thinner. */
const manyEdges = 24;

/** The figure of a network in the page's language. */
export function networkFigure(
  output: NetworkOutput,
  words: OutputWords,
  labels: Readonly<Record<string, string>>,
): NetworkFigure {
  const { layers } = output;
  const rows = Math.max(...layers.map(rowsOf), 1);
  const hasValues = layers.some(({ values }) => values !== null);
  const radius = hasValues && layers.length <= roomyLayers ? 20 : 12;
  const pitch = rows > 5 ? 2 * radius + 8 : 3 * radius + 12;
  const height = rows * pitch;
  const scales = scalesOf(output);
  const columns = layers.map((layer, place) => {
    const first = (height - rowsOf(layer) * pitch) / 2;
    const at = (row: number) => first + (row + 0.5) * pitch;
    return { layer, x: place / Math.max(1, layers.length - 1), at };
  });
  const placed = columns.map(({ layer, x, at }): Unit[] =>
    layer.units.map((unit, row) => ({
      x,
      y: at(row + (unit > row ? 1 : 0)),
      label: translate(layer.names[row] ?? '', labels),
      value: layer.values === null ? null : scales.value(layer.values[row] ?? NaN),
      bias: layer.biases === null ? null : scales.weight(layer.biases[row] ?? NaN),
    })),
  );
  const sparse = layers.length <= printedLayers;
  const edges = output.weights.flatMap((weights, place) =>
    edgesBetween(placed[place] ?? [], placed[place + 1] ?? [], weights.map(scales.weight), sparse),
  );
  const dense = output.weights.some(({ length }) => length > manyEdges);
  return {
    title: translate(output.title, labels),
    summary: summary(output, words),
    columns: columns.map(({ layer, x, at }, place) => ({
      x,
      name:
        sparse || place === 0 || place === layers.length - 1
          ? words.network.layer(place, layers.length)
          : '',
      fold: foldOf(layer, at, words),
    })),
    units: placed.flat(),
    edges,
    radius,
    widest: dense ? 3 : 5,
    height,
    reach: formatNumber(scales.reach),
    hasBiases: layers.some(({ biases }) => biases !== null),
    ...networkValues({ output, words, labels, placed, edges, height }),
  };
}

/** Room for the names beside the first and the last column in px. */
export function nameWidth(units: readonly Unit[], x: number): number {
  return Math.ceil(
    Math.max(0, ...units.filter((unit) => unit.x === x).map(({ label }) => textWidth(label))),
  );
}

/** How many units of a layer are not shown. */
export function foldedUnits({ size, units }: NetworkLayer): number {
  return size - units.length;
}

/** Units, and one row for the folded ones. */
function rowsOf(layer: NetworkLayer): number {
  return layer.units.length + (foldedUnits(layer) > 0 ? 1 : 0);
}

function foldOf(layer: NetworkLayer, at: (row: number) => number, words: OutputWords) {
  const folded = foldedUnits(layer);
  if (folded === 0) return null;
  const gap = layer.units.findIndex((unit, row) => unit > row);
  return {
    y: at(gap < 0 ? layer.units.length : gap),
    text: words.network.folded(folded),
  };
}

/** One scale for all weights and biases, one for all values. */
function scalesOf({ layers, weights, facts }: NetworkOutput) {
  const biases = layers.flatMap((layer) => layer.biases ?? []);
  const values = layers.flatMap((layer) => layer.values ?? []);
  const reach = largest([facts.low, facts.high, ...biases]);
  return {
    reach,
    weight: amounts([...weights.flat(), ...biases], reach, true),
    value: amounts(values, largest(values), false),
  };
}

function largest(numbers: readonly number[]): number {
  return Math.max(0, ...numbers.filter(Number.isFinite).map(Math.abs));
}

function amounts(
  numbers: readonly number[],
  reach: number,
  sign: boolean,
): (value: number) => Amount {
  const write = formatColumn(numbers, { sign });
  const brief = briefly(numbers, reach, sign);
  return (value) => {
    const [text, short] = [write(value), brief(value)];
    if (!Number.isFinite(value)) return { text, short, sign: 'x', size: 0 };
    const size = reach === 0 ? 0 : Math.round((Math.abs(value) / reach) * 100) / 100;
    return { text, short, sign: signOf(value), size };
  };
}

/** At most two decimals for numbers of ordinary size. */
function briefly(
  numbers: readonly number[],
  reach: number,
  sign: boolean,
): (value: number) => string {
  if (reach < 0.05 || reach >= 1000) return (value) => formatNumber(value, { sign });
  const fits = (decimals: number) =>
    numbers.every((value) => Math.abs(Number(value.toFixed(decimals)) - value) < 1e-6);
  const decimals = [0, 1].find(fits) ?? 2;
  return (value) => (value === 0 ? '0' : formatFixed(value, decimals, { sign }));
}

function edgesBetween(
  from: readonly Unit[],
  to: readonly Unit[],
  weights: readonly Amount[],
  sparse: boolean,
) {
  const [narrow, wide] = [Math.min(from.length, to.length), Math.max(from.length, to.length)];
  const printed = sparse && narrow <= mostPrinted.narrow && wide <= mostPrinted.wide;
  // Edges spread towards the side with more units: there the numbers stand apart.
  const at = to.length >= from.length ? 0.72 : 0.28;
  return from.flatMap((unit, row) =>
    to.map((next, column): Edge => {
      const weight = weights[row * to.length + column] ?? noAmount;
      return { from: unit, to: next, weight, at, printed };
    }),
  );
}

const noAmount: Amount = { text: '—', short: '—', sign: 'x', size: 0 };

function summary({ layers, facts }: NetworkOutput, { network, sentences }: OutputWords): string {
  const sizes = layers.map(({ size }) => size);
  const { positive, negative, zero, notFinite } = facts;
  const folded = layers.reduce((sum, layer) => sum + foldedUnits(layer), 0);
  const weights = positive + negative + zero + notFinite;
  const write = formatColumn([facts.low, facts.high], { sign: true });
  const first = Number.isFinite(facts.low)
    ? network.summary({
        sizes,
        weights,
        low: write(facts.low),
        high: write(facts.high),
        positive,
        negative,
        zero,
      })
    : network.empty(sizes);
  return sentences([first, network.exceptions({ notFinite, folded })]);
}
