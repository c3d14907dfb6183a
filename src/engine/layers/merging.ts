// Layers with several inputs: sums, products, one after another.
import { refuse } from '../errors.ts';
import { concat } from '../functions.ts';
import { known, type Names } from '../known-options.ts';
import { broadcastShapes, formatShape, resolveAxis, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';

/**
 * The sum of its inputs, element by element; shapes broadcast.
 *
 * @throws EngineError applied: `nothing-to-join`, `shapes-do-not-broadcast`
 * @peers tf.layers.add
 */
export function add(options?: LayerOptions): Layer {
  return new Merge('add', (a, b) => a.add(b), known('add', options, layerOptionNames));
}

/**
 * The product of its inputs, element by element; shapes broadcast.
 *
 * @throws EngineError applied: `nothing-to-join`, `shapes-do-not-broadcast`
 * @peers tf.layers.multiply
 */
export function multiply(options?: LayerOptions): Layer {
  return new Merge('multiply', (a, b) => a.mul(b), known('multiply', options, layerOptionNames));
}

/** Options of {@link concatenate}. */
export interface ConcatenateOptions extends LayerOptions {
  /** Axis of the inputs, the batch being 0; the last unless stated. */
  readonly axis?: number;
}

const optionNames: Names<ConcatenateOptions> = {
  ...layerOptionNames,
  axis: true,
};

/**
 * Its inputs one after another along an axis; all other sizes must be equal.
 *
 * @throws EngineError applied: `shapes-do-not-join`, `axis-out-of-range`
 * @peers torch.cat, tf.layers.concatenate
 */
export function concatenate(options?: ConcatenateOptions): Layer {
  return new Concatenate(known('concatenate', options, optionNames));
}

class Merge extends Layer {
  readonly kind: string;
  readonly config = {};
  readonly #join: (a: Tensor, b: Tensor) => Tensor;

  constructor(kind: string, join: (a: Tensor, b: Tensor) => Tensor, options?: LayerOptions) {
    super(options);
    this.kind = kind;
    this.#join = join;
  }

  override outputShape(shapes: readonly Shape[]): Shape {
    return shapes.reduce((left, right) => broadcastShapes(this.label, left, right));
  }

  protected forward(inputs: readonly Tensor[]): Tensor {
    return inputs.reduce((left, right) => this.#join(left, right));
  }
}

class Concatenate extends Layer {
  readonly kind = 'concatenate';
  readonly config;

  constructor({ axis = -1, ...options }: ConcatenateOptions = {}) {
    super(options);
    this.config = { axis };
  }

  override outputShape(shapes: readonly Shape[]): Shape {
    const first = [0, ...shapes[0]!];
    const axis = resolveAxis(this.label, this.config.axis, first);
    const sizes = shapes.map((shape) => {
      const whole = [0, ...shape];
      const fits =
        whole.length === first.length && whole.every((size, i) => i === axis || size === first[i]);
      if (!fits) {
        const [one, other] = [formatShape(shapes[0]!), formatShape(shape)];
        throw refuse('shapes-do-not-join', { op: this.label, first: one, other, axis });
      }
      return whole[axis]!;
    });
    return first
      .with(
        axis,
        sizes.reduce((sum, size) => sum + size, 0),
      )
      .slice(1);
  }

  protected forward(inputs: readonly Tensor[]): Tensor {
    return concat(inputs, this.config.axis);
  }
}
