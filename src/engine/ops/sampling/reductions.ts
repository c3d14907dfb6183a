// Uses of the reductions.
import { reducing, type Samplers } from './draw.ts';

export const reductions: Samplers = {
  sum: reducing((x, axes, keepdims) => x.sum(axes, { keepdims })),
  mean: reducing((x, axes, keepdims) => x.mean(axes, { keepdims })),
  max: reducing((x, axes, keepdims) => x.max(axes, { keepdims })),
  min: reducing((x, axes, keepdims) => x.min(axes, { keepdims })),
};
