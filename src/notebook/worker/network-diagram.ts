// network: the weights of a network as edges between units in columns; the latest are shown.
import { Model, type Tensor } from '#engine';
import type {
  ModelDiagram,
  ModelDiagramOptions,
  NetworkDiagram,
  NetworkParts,
} from '../cell-library.ts';
import { NotebookError } from '../errors.ts';
import type { NetworkLayer, NetworkOutput, WeightFacts } from '../output.ts';
import { caps } from '../output.ts';
import { tooMany, wrongShape } from './figure-errors.ts';
import { labelOf } from './figure-options.ts';
import { partsOfModel } from './model-parts.ts';
import type { OutputQueue } from './output-queue.ts';
import { addReplaceable } from './replaced-output.ts';

/** Makes `network` for one run. */
export function networkDiagram(
  queue: OutputQueue,
): (what: NetworkParts | Model, options?: ModelDiagramOptions) => NetworkDiagram & ModelDiagram {
  return (what, options = {}) => {
    let latest: NetworkParts | ModelDiagramOptions = what instanceof Model ? options : what;
    const output = () => {
      const parts = what instanceof Model ? partsOfModel(what, latest) : (latest as NetworkParts);
      const diagram = diagramOf(parts);
      return (id: string): NetworkOutput => ({ kind: 'network', id, ...diagram });
    };
    const replace = addReplaceable(queue, output());
    return {
      push(next: Partial<NetworkParts> | ModelDiagramOptions = {}) {
        latest = { ...latest, ...next };
        replace(output());
      },
    };
  };
}

function diagramOf(parts: NetworkParts): Omit<NetworkOutput, 'kind' | 'id'> {
  const { weights, biases, values, title } = parts;
  const sizes = layerSizes(weights);
  if (biases !== undefined) ensureRows('biases', biases, sizes.slice(1));
  if (values !== undefined) ensureRows('values', values, sizes);
  const units = sizes.map(shownUnits);
  const layers = sizes.map((size, place): NetworkLayer => {
    const shown = units[place] ?? [];
    return {
      size,
      units: shown,
      names: namesOf(parts, place, sizes.length, shown),
      values: pick(values?.[place], shown),
      biases: place === 0 ? null : pick(biases?.[place - 1], shown),
    };
  });
  return {
    title: labelOf(title),
    layers,
    weights: weights.map((matrix, place) => block(matrix, units[place], units[place + 1])),
    facts: factsOf(weights),
  };
}

/** The number of units of each layer; each matrix must go on where the one before ends. */
function layerSizes(weights: readonly Tensor[]): number[] {
  if (weights.length < 1 || weights.length >= caps.layers)
    throw tooMany('network', weights.length + 1, caps.layers);
  const sizes: number[] = [];
  for (const { shape } of weights) {
    const inputs = sizes.at(-1) ?? shape[0] ?? 0;
    if (shape.length !== 2 || shape[0] !== inputs)
      throw wrongShape('network', sizes.length === 0 ? '[in, out]' : `[${inputs}, out]`, shape);
    if (sizes.length === 0) sizes.push(inputs);
    sizes.push(shape[1] ?? 0);
  }
  return sizes;
}

function ensureRows(list: string, tensors: readonly Tensor[], sizes: readonly number[]): void {
  if (tensors.length !== sizes.length) {
    const counts = { list, count: tensors.length, expected: sizes.length };
    throw new NotebookError('network-count', counts);
  }
  for (const [place, { shape, size }] of tensors.entries()) {
    const wanted = sizes[place] ?? 0;
    if (size !== wanted || shape.at(-1) !== wanted)
      throw wrongShape(`network ${list}`, `[${wanted}], [1, ${wanted}]`, shape);
  }
}

/** All units, or the first ones and the last ones with one place left for what is folded between them. */
function shownUnits(size: number): number[] {
  const all = Array.from({ length: size }, (_, unit) => unit);
  if (size <= caps.units) return all;
  const first = Math.ceil((caps.units - 1) / 2);
  return [...all.slice(0, first), ...all.slice(first - (caps.units - 1))];
}

function namesOf(
  { inputs, outputs }: NetworkParts,
  place: number,
  layers: number,
  units: readonly number[],
): string[] {
  const names = place === 0 ? inputs : place === layers - 1 ? outputs : undefined;
  return units.map((unit) => labelOf(names?.[unit]));
}

function pick(tensor: Tensor | undefined, units: readonly number[]): number[] | null {
  return tensor === undefined ? null : units.map((unit) => tensor.data[unit] ?? NaN);
}

function block(
  { data, shape }: Tensor,
  rows: readonly number[] = [],
  columns: readonly number[] = [],
): number[] {
  const width = shape[1] ?? 0;
  return rows.flatMap((row) => columns.map((column) => data[row * width + column] ?? NaN));
}

function factsOf(weights: readonly Tensor[]): WeightFacts {
  let [low, high, positive, negative, zero, notFinite] = [Infinity, -Infinity, 0, 0, 0, 0];
  for (const { data } of weights) {
    for (const value of data) {
      if (!Number.isFinite(value)) {
        notFinite += 1;
        continue;
      }
      if (value < low) low = value;
      if (value > high) high = value;
      if (value > 0) positive += 1;
      else if (value < 0) negative += 1;
      else zero += 1;
    }
  }
  if (low > high) [low, high] = [NaN, NaN];
  return { low, high, positive, negative, zero, notFinite };
}
