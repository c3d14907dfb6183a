// Uses of standardise: over no axis, some or all, over single elements too.
import { layerNorm } from '../../index.ts';
import { any, type Samplers } from './draw.ts';

export const normalisation: Samplers = {
  standardise: ({ shape, seed }) => {
    const axes = shape.map((_, axis) => axis).filter((axis) => (axis + seed) % 3 > 0);
    return { inputs: [any(shape, seed)], use: (x) => layerNorm(x!, { axes, epsilon: 0.1 }) };
  },
};
