// Uses of the activations.
import { any, between, one, withClasses, type Samplers } from './draw.ts';

export const activations: Samplers = {
  sigmoid: one((x) => x.sigmoid()),
  tanh: one((x) => x.tanh()),
  softsign: one((x) => x.softsign()),
  hardtanh: one((x) => x.hardtanh(-0.7, 0.9)),
  relu: one((x) => x.relu()),
  leakyRelu: one((x) => x.leakyRelu(0.2)),
  prelu: ({ shape, seed }) => {
    // channels lie along axis 1; one slope fits any shape
    const channels = seed % 2 === 0 ? shape[1] : undefined;
    const slopes = any(channels === undefined ? [] : [channels], seed + 1);
    return { inputs: [any(shape, seed), slopes], use: (x, a) => x!.prelu(a!) };
  },
  relu6: one((x) => x.relu6(), between(-3, 9)),
  elu: one((x) => x.elu(0.8)),
  selu: one((x) => x.selu()),
  softplus: one((x) => x.softplus()),
  logSigmoid: one((x) => x.logSigmoid()),
  silu: one((x) => x.silu()),
  gelu: ({ shape, seed }) => {
    const approximate = seed % 2 === 0 ? 'none' : 'tanh';
    return { inputs: [any(shape, seed)], use: (x) => x!.gelu({ approximate }) };
  },
  mish: one((x) => x.mish()),
  softmax: withClasses((x) => x.softmax(0)),
  logSoftmax: withClasses((x) => x.logSoftmax()),
};
