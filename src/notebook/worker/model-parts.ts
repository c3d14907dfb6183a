// The parts of a model that network draws: the weights of its dense layers, and the activations of one example.
// Leaves drawing to network-diagram.ts.
import { noGrad, type Layer, type Model, type Tensor } from '#engine';
import type { ModelDiagramOptions, NetworkParts } from '../cell-library.ts';
import { NotebookError } from '../errors.ts';

/** Layers without weights of their own, whose output takes the place of the one before in the picture. */
const passing: ReadonlySet<string> = new Set(['activation', 'dropout', 'flatten']);

/**
 * What to draw of a stack of dense layers.
 *
 * @throws NotebookError `network-layer` for a layer with no such picture, `network-unbuilt` while there are no weights
 */
export function partsOfModel(
  model: Model,
  { example, ...names }: ModelDiagramOptions,
): NetworkParts {
  const values = example === undefined ? undefined : activations(model, example);
  const dense = model.layers.filter((layer) => isDense(layer));
  if (dense.some(({ built }) => !built)) throw new NotebookError('network-unbuilt', {});
  const named = (wanted: string) =>
    dense.flatMap(({ weights }) =>
      weights.filter(({ name }) => name === wanted).map(({ tensor }) => tensor),
    );
  const biases = named('bias');
  return {
    ...names,
    weights: named('kernel'),
    // a stack in which only some layers have a bias is drawn without
    ...(biases.length === dense.length && { biases }),
    ...(values !== undefined && { values }),
  };
}

/** The example, then the output of every dense layer, what only passes it on included. */
function activations(model: Model, example: Tensor): Tensor[] {
  const values: Tensor[] = [];
  let value = example;
  noGrad(() => {
    for (const layer of model.layers) {
      if (isDense(layer)) values.push(value);
      value = layer.apply(value);
    }
  });
  return [...values, value];
}

function isDense({ kind, name }: Layer): boolean {
  if (kind === 'dense') return true;
  if (passing.has(kind)) return false;
  throw new NotebookError('network-layer', { layer: name, kind });
}
