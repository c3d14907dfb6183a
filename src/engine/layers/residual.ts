// Residual connections: a way around layers, on which gradients pass unchanged.
import { refuse } from '../errors.ts';
import { known, type Names } from '../known-options.ts';
import type { DType } from '../ndarray.ts';
import { formatShape, sameShape, type Shape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { Layer, layerOptionNames, type LayerOptions } from './layer.ts';

/** Options of {@link residual}. */
export interface ResidualOptions extends LayerOptions {
  /** What the way around leads past, one layer after another. */
  readonly layers: readonly Layer[];
}

const optionNames: Names<ResidualOptions> = {
  ...layerOptionNames,
  layers: true,
};

/**
 * Residual block (He et al., 2016): y = x + f(x), where f is `layers` one after another. ∂y/∂x = 1 + f′(x): however
 * deep the stack, the gradient keeps a way past it. f must give the shape it takes.
 *
 * @throws EngineError applied: `shapes-differ` if f changes the shape, and whatever its layers refuse
 */
export function residual(options: ResidualOptions): Layer {
  return new Residual(known('residual', options, optionNames));
}

class Residual extends Layer {
  readonly kind = 'residual';
  readonly config;

  constructor({ name, trainable, layers }: ResidualOptions) {
    super({ name, trainable });
    // a copy: who adds to the list later adds nothing here
    this.config = { layers: [...layers] };
  }

  override get layers(): readonly Layer[] {
    return this.config.layers;
  }

  override outputShape([shape]: readonly Shape[]): Shape {
    const end = this.layers.reduce((before, layer) => layer.outputShape([before]), shape!);
    if (sameShape(shape!, end)) return end;
    const shapes = { left: formatShape(shape!), right: formatShape(end) };
    throw refuse('shapes-differ', { op: this.label, ...shapes });
  }

  protected override makeWeights([shape]: readonly Shape[], dtype: DType): void {
    this.layers.reduce((before, layer) => {
      layer.build([before], dtype);
      return layer.outputShape([before]);
    }, shape!);
    this.outputShape([shape!]);
  }

  protected forward([x]: readonly Tensor[], training: boolean): Tensor {
    const around = this.layers.reduce((value, layer) => layer.apply(value, { training }), x!);
    return x!.add(around);
  }
}
