// Uses of the losses that are operations of their own.
import { binaryCrossEntropy, binaryCrossEntropyWithLogits, crossEntropy } from '../../index.ts';
import { apply } from '../../tensor.ts';
import { klDivergence, klDivergenceOfLogs } from '../entropy.ts';
import { any, between, two, type Samplers } from './draw.ts';

const share = between(0, 1);

export const losses: Samplers = {
  binaryCrossEntropy: ({ shape, seed }) => ({
    inputs: [between(0.1, 0.9)(shape, seed), share(shape, seed + 1)],
    use: (p, t) => binaryCrossEntropy(p!, t!, { reduction: 'none' }),
  }),
  binaryCrossEntropyWithLogits: ({ shape, seed }) => ({
    inputs: [any(shape, seed), share(shape, seed + 1)],
    use: (z, t) => binaryCrossEntropyWithLogits(z!, t!, { reduction: 'none' }),
  }),
  crossEntropy: ({ shape, seed }) => ({
    inputs: [any([...shape, 3], seed), share([...shape, 3], seed + 1)],
    use: (z, t) => crossEntropy(z!, t!, { reduction: 'none' }),
  }),
  // the losses add these up over each row
  klDivergence: two((q, t) => apply(klDivergence, [q, t]), between(0.1, 0.9)),
  klDivergenceOfLogs: two((l, t) => apply(klDivergenceOfLogs, [l, t]), any, between(0.1, 0.9)),
};
