// What a layer's weights are called wherever they turn up: `lstm1/kernel`. Leaves making them to layer.ts.
import type { Tensor } from '../tensor.ts';

/** A layer as far as names go. */
export interface WeightHolder {
  /** Its name, or its kind. */
  readonly label: string;
  /** Empty where nobody named it. */
  readonly name: string;
  /** The layer it is a part of: the one that made its weights. */
  readonly outer: WeightHolder | null;
}

/** Where a weight belongs. */
export interface WeightName {
  /** Names of the layer and of those around it, outermost first: `encoder/lstm1`. */
  readonly layer: string;
  /** What the layer calls it: `kernel`. */
  readonly name: string;
}

const known = new WeakMap<Tensor, { readonly holder: WeightHolder; readonly name: string }>();

/** Notes whose weight a tensor is. */
export function noteWeight(tensor: Tensor, holder: WeightHolder, name: string): void {
  known.set(tensor, { holder, name });
}

/**
 * Layer and name of a tensor that is a layer's weight, null for every other: `{ layer: 'lstm1', name: 'kernel' }`.
 * Layers around it that have no name are left out.
 */
export function weightName(tensor: Tensor): WeightName | null {
  const found = known.get(tensor);
  if (found === undefined) return null;
  const { holder, name } = found;
  const path = [holder.label];
  for (let around = holder.outer; around !== null; around = around.outer) {
    if (around.name !== '') path.unshift(around.name);
  }
  return { layer: path.join('/'), name };
}
