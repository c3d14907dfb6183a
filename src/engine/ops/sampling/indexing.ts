// Uses of the operations that pick and add at named places.
import { uniform, type Shape, type Tensor } from '../../index.ts';
import { any, type Draw, type Samplers } from './draw.ts';

export const indexing: Samplers = {
  gather: (draw) => {
    const { full, axis, indices } = along(draw);
    return { inputs: [any(full, draw.seed)], use: (x) => x!.gather(indices, axis) };
  },
  indexSelect: (draw) => {
    const { full, axis, length } = along(draw);
    const indices = places(draw.partner.slice(-2), length, draw.seed);
    return { inputs: [any(full, draw.seed)], use: (x) => x!.indexSelect(indices, axis) };
  },
  scatterAdd: (draw) => {
    const { full, axis, indices } = along(draw);
    const inputs = [any(full, draw.seed), any(indices.shape, draw.seed + 1)];
    return { inputs, use: (x, source) => x!.scatterAdd(indices, source!, axis) };
  },
};

/** A shape with an axis that has places to name, and indices that name some of them, some twice. */
function along({ shape, seed }: Draw) {
  const axis = seed % (shape.length + 1);
  const length = 1 + (seed % 4);
  const full = shape.toSpliced(axis, 0, length);
  return { full, axis, length, indices: places(full.with(axis, 3), length, seed) };
}

function places(shape: Shape, length: number, seed: number): Tensor {
  return uniform(shape, { seed: seed + 2, low: 0, high: length }).floor();
}
