// Names of the layers of a model: those that have none are numbered by their kind, dense1, dense2 …
import { refuse } from '../errors.ts';
import type { Layer } from '../layers/index.ts';

/** Layers that a model has named; another model may number them anew. */
const numbered = new WeakSet<Layer>();

/**
 * Gives every layer of a model a name of its own.
 *
 * @throws EngineError `name-repeated` if two were given the same
 */
export function nameLayers(op: string, layers: readonly Layer[]): void {
  const taken = new Set<string>();
  for (const layer of layers) {
    if (layer.name === '' || numbered.has(layer)) continue;
    if (taken.has(layer.name)) throw refuse('name-repeated', { op, name: layer.name });
    taken.add(layer.name);
  }
  for (const layer of layers) {
    const free = layer.name !== '' && !taken.has(layer.name);
    if (layer.name !== '' && !numbered.has(layer)) continue;
    if (!free) layer.name = nextName(layer.kind, taken);
    numbered.add(layer);
    taken.add(layer.name);
  }
}

function nextName(kind: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    if (!taken.has(`${kind}${number}`)) return `${kind}${number}`;
  }
}
