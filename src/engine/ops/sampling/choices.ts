// Uses of the operations that choose between elements.
import { where } from '../../index.ts';
import { any, one, two, type Samplers } from './draw.ts';

export const choices: Samplers = {
  maximum: two((a, b) => a.maximum(b)),
  minimum: two((a, b) => a.minimum(b)),
  clamp: one((x) => x.clamp(-0.7, 0.9)),
  where: ({ shape, partner, seed }) => {
    const condition = any(shape, seed + 2).greater(0);
    const inputs = [any(partner, seed), any(shape, seed + 1)];
    return { inputs, use: (a, b) => where(condition, a!, b!) };
  },
};
