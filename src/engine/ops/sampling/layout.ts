// Uses of the operations that move, repeat, pick or convert elements.
import { any, one, type Samplers } from './draw.ts';

export const layout: Samplers = {
  reshape: one((x) => x.reshape([-1])),
  transpose: ({ shape, seed }) => {
    const axes = shape.map((_, axis) => (axis + seed) % shape.length);
    return { inputs: [any(shape, seed)], use: (x) => x!.transpose(axes) };
  },
  slice: ({ shape, seed }) => ({
    inputs: [any([5, 3, ...shape], seed)],
    use: (x) => x!.slice([1, 5, 2], seed % 3),
  }),
  broadcastTo: ({ shape, partner, seed }) => ({
    inputs: [any(partner, seed)],
    use: (x) => x!.broadcastTo([2, ...shape]),
  }),
  pad: ({ shape, seed }) => {
    const widths = shape.map((_, axis) => [(seed + axis) % 3, (seed + axis + 1) % 2] as const);
    return { inputs: [any(shape, seed)], use: (x) => x!.pad(widths, seed % 2) };
  },
  flip: ({ shape, seed }) => {
    const axes = shape.map((_, axis) => axis).filter((axis) => (axis + seed) % 2 === 0);
    return { inputs: [any(shape, seed)], use: (x) => x!.flip(axes) };
  },
  tile: ({ shape, seed }) => {
    const repeats = [2, ...shape.map((_, axis) => (seed + axis) % 3)].slice(seed % 2);
    return { inputs: [any(shape, seed)], use: (x) => x!.tile(repeats) };
  },
  clone: one((x) => x.clone()),
  cast: one((x) => x.to('float64')),
};
