// The values of a network: each unit with what it adds up, one after the other, and the weights as tables.
// Leaves the drawing to network-figure.ts.
import type { NetworkOutput } from '../../notebook/output.ts';
import { translate } from '../../i18n/language.ts';
import type { OutputWords } from '../../i18n/output.ts';
import type { FigureTable, Stop } from './figure.ts';
import type { Edge, Unit } from './network-figure.ts';

/** What drawing and listing share. */
export interface PlacedNetwork {
  readonly output: NetworkOutput;
  readonly words: OutputWords;
  readonly labels: Readonly<Record<string, string>>;
  /** The units of each layer. */
  readonly placed: readonly (readonly Unit[])[];
  readonly edges: readonly Edge[];
  readonly height: number;
}

/** Where a stop belongs in the drawing. */
export type NetworkStop = Stop & { readonly unit: Unit; readonly edge: Edge | null };

/** Stops and tables of a network: every unit, and after it the edges that lead to it. */
export function networkValues(network: PlacedNetwork): {
  stops: NetworkStop[];
  tables: FigureTable[];
} {
  const { output, placed, edges } = network;
  const names = output.layers.map((_, place) => unitNames(network, place));
  const nameOf = new Map(
    placed.flatMap((units, place) => units.map((unit, row) => [unit, names[place]?.[row] ?? ''])),
  );
  const stops = placed
    .flat()
    .flatMap((unit) => [
      unitStop(network, unit, nameOf.get(unit) ?? ''),
      ...edges.filter(({ to }) => to === unit).map((edge) => edgeStop(network, edge, nameOf)),
    ]);
  const tables = output.weights.map((_, place) => table(network, names, place));
  return { stops, tables };
}

function unitNames({ output, words, labels }: PlacedNetwork, place: number): string[] {
  const { units = [], names = [] } = output.layers[place] ?? {};
  return units.map((unit, row) => {
    const name = names[row] ?? '';
    if (name !== '') return translate(name, labels);
    return words.network.unit(place, output.layers.length, unit);
  });
}

function unitStop({ words, height }: PlacedNetwork, unit: Unit, name: string): NetworkStop {
  const parts = [
    unit.value === null ? '' : words.network.value(unit.value.text),
    unit.bias === null ? '' : words.network.bias(unit.bias.text),
  ].filter(Boolean);
  const text = words.join([name, ...parts]);
  return { x: unit.x, y: unit.y / height, text, unit, edge: null };
}

function edgeStop(
  { words, height }: PlacedNetwork,
  edge: Edge,
  nameOf: ReadonlyMap<Unit, string>,
): NetworkStop {
  const { from, to, weight, at } = edge;
  const text = words.network.edge(nameOf.get(from) ?? '', nameOf.get(to) ?? '', weight.text);
  const [x, y] = [from.x + (to.x - from.x) * at, from.y + (to.y - from.y) * at];
  return { x, y: y / height, text, unit: to, edge };
}

/** The weights from one layer to the next, a row for each unit they come from, with biases and values below. */
function table(
  { output, words, placed, edges }: PlacedNetwork,
  names: readonly (readonly string[])[],
  place: number,
): FigureTable {
  const { network } = words;
  const [from = [], to = []] = [placed[place], placed[place + 1]];
  const rows = from.map((unit, row) => [
    names[place]?.[row] ?? '',
    ...edges.filter((edge) => edge.from === unit).map(({ weight }) => weight.text),
  ]);
  const extra = (name: string, of: 'bias' | 'value') =>
    to.some((unit) => unit[of] !== null)
      ? [[name, ...to.map((unit) => unit[of]?.text ?? '—')]]
      : [];
  const folded = [place, place + 1].reduce((sum, layer) => {
    const { size = 0, units = [] } = output.layers[layer] ?? {};
    return sum + size - units.length;
  }, 0);
  return {
    columns: [network.from, ...(names[place + 1] ?? [])],
    rows: [...rows, ...extra(network.biasRow, 'bias'), ...extra(network.valueRow, 'value')],
    note: folded > 0 ? network.tableNote(folded) : '',
  };
}
