// Reference cases of normalisation and embedding.
import { batchNorm, embedding, groupNorm, instanceNorm, layerNorm, rmsNorm } from '#engine';
import type { Composition } from './compositions.ts';
import type { Named } from './values.ts';

/** By the operation's name in the reference values. */
export const normalisation: Named<Composition> = {
  batch_norm: ({ x, gamma, beta, running_mean, running_var }, { training, momentum, eps }) => {
    const y = batchNorm(x!, {
      gamma,
      beta,
      runningMean: running_mean,
      runningVariance: running_var,
      training: training as boolean,
      momentum: momentum as number,
      epsilon: eps as number,
    });
    return { y, running_mean_after: running_mean!, running_var_after: running_var! };
  },
  layer_norm: ({ x, gamma, beta }, { axes, eps }) =>
    layerNorm(x!, { gamma, beta, axes: axes as number[], epsilon: eps as number }),
  instance_norm: ({ x }, { eps }) => instanceNorm(x!, { epsilon: eps as number }),
  group_norm: ({ x, gamma, beta }, { groups, eps }) =>
    groupNorm(x!, { gamma, beta, groups: groups as number, epsilon: eps as number }),
  rms_norm: ({ x, gamma }, { eps }) => rmsNorm(x!, { gamma, epsilon: eps as number }),
  standardise: ({ x }, { axis }) => layerNorm(x!, { axes: axis as number, epsilon: 0 }),
  embedding: ({ table, ids }, { padding_idx: paddingIndex }) =>
    embedding(ids!, table!, { paddingIndex: paddingIndex as number | undefined }),
};
