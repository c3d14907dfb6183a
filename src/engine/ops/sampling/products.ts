// Uses of the matrix product and its kin.
import type { Shape } from '../../index.ts';
import { any, type Samplers } from './draw.ts';

export const products: Samplers = {
  matmul: ({ shape, partner, seed }) => {
    const pairs: readonly (readonly [Shape, Shape])[] = [
      [[3], [3]],
      [[4, 3], [3]],
      [[3], [3, 2]],
      [
        [...shape, 4, 3],
        [...partner, 3, 5],
      ],
    ];
    const [left, right] = pairs[seed % pairs.length]!;
    return { inputs: [any(left, seed), any(right, seed + 1)], use: (a, b) => a!.matmul(b!) };
  },
};
