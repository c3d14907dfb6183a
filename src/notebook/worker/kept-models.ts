// What of a model is kept beside its file: nothing may be lost, and nothing of it may be somebody else's too.
import { Layer, Model, input, model, sequential, type SavedModel, type Tensor } from '#engine';

/** A model as data, and everything that belongs to it alone. */
export interface WholeModel {
  readonly saved: SavedModel;
  /** In the order of `model.weights`. */
  readonly gradients: readonly (Tensor | null)[];
  readonly parts: readonly object[];
}

/** A model with nothing that its file would leave out; null for any other. */
export function wholeModel(object: object): WholeModel | null {
  if (!(object instanceof Model)) return null;
  const own = Reflect.ownKeys(object);
  if (own.some((key) => !fieldsOfModels.has(key))) return null;
  // its data alone: what JSON makes of it is a function, and those are not kept
  const saved: SavedModel = { ...object.save() };
  // Compiled with a function: it would come back uncompiled.
  if (saved.training === null && object.compiled !== null) return null;
  const gradients = object.weights.map(({ tensor }) => tensor.grad);
  return { saved, gradients, parts: [...partsOf(object)] };
}

/** Everything that a layer is made of: layers, their tensors, the numbers of those. */
export function* partsOf(layer: Layer): Generator<object> {
  for (const { tensor } of layer.weights) yield* [tensor, tensor.data];
  for (const inner of layer.layers) yield* [inner, ...partsOf(inner)];
}

const placeholder = input({ shape: [1] });

const fieldsOfModels = new Set(
  [sequential(), model({ inputs: placeholder, outputs: placeholder })].flatMap(Reflect.ownKeys),
);
