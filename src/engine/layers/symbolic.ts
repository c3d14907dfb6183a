// Placeholders of the functional form: shapes without numbers, connected by the layers that were applied to them.
// Leaves making a model of them to models/.
import type { Shape } from '../shape.ts';
import type { Layer } from './layer.ts';

/** How a placeholder came about. */
export interface SymbolicOrigin {
  readonly layer: Layer;
  readonly inputs: readonly SymbolicTensor[];
}

/** What `input(…)` gives and layers pass on: the shape of one example, and how it is made. */
export class SymbolicTensor {
  /** Sizes of one example, without the batch. */
  readonly shape: Shape;
  /** The layer and its inputs; null for an input of the model. */
  readonly origin: SymbolicOrigin | null;

  /** For the engine; use `input({ shape })`. */
  constructor(shape: Shape, origin: SymbolicOrigin | null = null) {
    this.shape = shape;
    this.origin = origin;
  }
}
