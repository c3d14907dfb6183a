// Uses of the reductions.
import { reducing, reducingSome, type Samplers } from './draw.ts';

export const reductions: Samplers = {
  sum: reducing((x, axes, keepdims) => x.sum(axes, { keepdims })),
  mean: reducingSome((x, axes, keepdims) => x.mean(axes, { keepdims })),
  max: reducingSome((x, axes, keepdims) => x.max(axes, { keepdims })),
  min: reducingSome((x, axes, keepdims) => x.min(axes, { keepdims })),
};
