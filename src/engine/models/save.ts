// Saving: a model as plain data. Leaves reading it to load.ts.
import { refuse } from '../errors.ts';
import type { Layer } from '../layers/index.ts';
import type { Data, DType } from '../ndarray.ts';
import type { KnownSchedule } from '../optim/index.ts';
import type { Tensor } from '../tensor.ts';
import type { Shape } from '../shape.ts';
import { toBase64 } from './base64.ts';
import type { Model } from './model.ts';

/** What stands at the beginning of every saved model. */
export const format = 'nabla-model';
export const version = 1;

/** A model as data; `weights.data` holds all numbers, one tensor after another. */
export interface SavedModel {
  readonly format: string;
  readonly version: number;
  readonly architecture: SavedLayer;
  readonly weights: SavedNumbers;
  /** Null where the model was not compiled, or with functions or schedules. */
  readonly training: SavedTraining | null;
}

/** A layer: what makes it again, or the number of the layer in this file that it is. */
export type SavedLayer =
  | {
      readonly id: number;
      readonly kind: string;
      readonly name: string;
      readonly trainable: boolean;
      readonly config: Readonly<Record<string, unknown>>;
    }
  | { readonly same: number };

/** Numbers in one typed array, and what they are. */
export interface SavedNumbers {
  readonly tensors: readonly SavedTensor[];
  readonly data: Data;
}

/** What one stretch of the numbers is. */
export interface SavedTensor {
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** How training stands. The optimiser's numbers follow the weights, in the order of `arrays`. */
export interface SavedTraining {
  /** What `compile` was told; a schedule as what made it. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly optimizer: SavedOptimizer;
}

export interface SavedOptimizer {
  readonly name: string;
  readonly steps: number;
  readonly learningRate: number | null;
  /** For each parameter its steps and the names of its arrays; null for one that never had a gradient. */
  readonly memories: readonly ({
    readonly steps: number;
    readonly arrays: readonly string[];
  } | null)[];
}

/** @throws EngineError `not-built`, `not-saveable` */
export function savedModel(model: Model): SavedModel {
  const op = `${model.label}.save`;
  if (!model.built) throw refuse('not-built', { op });
  const architecture = new Writer(op).layer(model);
  const training = savedTraining(model);
  const arrays = [
    ...uniqueWeights(model).map(({ name, tensor }) => [name, tensor.shape, tensor.data] as const),
    ...(training === null ? [] : optimizerArrays(model)),
  ];
  const saved = { format, version, architecture, weights: joined(arrays), training };
  // no part of the data, so that it can still be cloned: JSON would write a typed array number by number
  return Object.defineProperty(saved, 'toJSON', { value: () => savedAsText(saved) });
}

/** Weights of all layers; a shared one once. */
export function uniqueWeights(model: Layer): { readonly name: string; readonly tensor: Tensor }[] {
  const seen = new Set<Tensor>();
  return model.weights.filter(({ tensor }) => !seen.has(tensor) && seen.add(tensor));
}

/** The same with the numbers as text, so that JSON holds them bit for bit. */
export function savedAsText(saved: SavedModel): Readonly<Record<string, unknown>> {
  const { data } = saved.weights;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const dtype = data instanceof Float32Array ? 'float32' : 'float64';
  return { ...saved, weights: { ...saved.weights, data: { dtype, base64: toBase64(bytes) } } };
}

/** Turns layers into data, each once. */
class Writer {
  readonly #op: string;
  readonly #ids = new Map<Layer, number>();

  constructor(op: string) {
    this.#op = op;
  }

  layer(layer: Layer): SavedLayer {
    const known = this.#ids.get(layer);
    if (known !== undefined) return { same: known };
    const id = this.#ids.size;
    this.#ids.set(layer, id);
    const { kind, name, trainable } = layer;
    const config: Record<string, unknown> = {};
    for (const [option, value] of Object.entries(layer.config)) {
      // Weights replace what an initialiser would make.
      if (value === undefined || /initializer$/i.test(option)) continue;
      config[option] = this.#plain(layer, option, value);
    }
    return { id, kind, name, trainable, config };
  }

  #plain(layer: Layer, option: string, value: unknown): unknown {
    if (value === null || ['number', 'string', 'boolean'].includes(typeof value)) return value;
    if (Array.isArray(value)) return value.map((one) => this.#plain(layer, option, one));
    // `$` keeps these apart from settings of the same names
    if (isLayer(value)) return { $layer: this.layer(value) };
    if (isPenalty(value)) return { $penalty: value.penalty };
    if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      const entries = Object.entries(value).filter(([, one]) => one !== undefined);
      return Object.fromEntries(
        entries.map(([name, one]) => [name, this.#plain(layer, option, one)]),
      );
    }
    throw refuse('not-saveable', { op: this.#op, layer: layer.label, option });
  }
}

function isLayer(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && 'kind' in value && 'weights' in value;
}

function isPenalty(
  value: unknown,
): value is { readonly penalty: Readonly<Record<string, number>> } {
  return typeof value === 'function' && 'penalty' in value;
}

/** What `compile` was told, and how far its optimiser is; null unless all of it is data. */
function savedTraining(model: Model): SavedTraining | null {
  const options = model.compiled;
  if (options === null || model.parameters.length === 0 || !isData(options)) return null;
  const { name, steps, learningRate, memories } = model.optimizer.state();
  const described = memories.map(
    (memory) => memory && { steps: memory.steps, arrays: Object.keys(memory.arrays) },
  );
  // an object of options stays one
  const data = asData(options) as Readonly<Record<string, unknown>>;
  return { options: data, optimizer: { name, steps, learningRate, memories: described } };
}

function isData(value: unknown): boolean {
  if (typeof value === 'function') return isSchedule(value) && isData(value.madeBy);
  return typeof value !== 'object' || value === null || Object.values(value).every(isData);
}

function asData(value: unknown): unknown {
  if (isSchedule(value)) return { $schedule: asData(value.madeBy) };
  if (Array.isArray(value)) return value.map(asData);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asData(one)]));
}

function isSchedule(value: unknown): value is KnownSchedule {
  return typeof value === 'function' && 'madeBy' in value;
}

function optimizerArrays({ optimizer }: Model) {
  return optimizer
    .state()
    .memories.flatMap((memory, place) =>
      Object.entries(memory?.arrays ?? {}).map(
        ([name, data]) => [`optimizer/${place}/${name}`, [data.length], data] as const,
      ),
    );
}

/** All in one array; float64 as soon as one of them is, which holds float32 exactly. */
function joined(
  arrays: readonly (readonly [name: string, shape: Shape, data: Data])[],
): SavedNumbers {
  const size = arrays.reduce((sum, [, , data]) => sum + data.length, 0);
  const wide = arrays.some(([, , data]) => data instanceof Float64Array);
  const all = wide ? new Float64Array(size) : new Float32Array(size);
  let start = 0;
  const tensors = arrays.map(([name, shape, data]): SavedTensor => {
    all.set(data, start);
    start += data.length;
    return { name, shape, dtype: data instanceof Float32Array ? 'float32' : 'float64' };
  });
  return { tensors, data: all };
}
