// Uses of the reductions.
import { any, alongAxis, reducing, reducingSome, type Samplers } from './draw.ts';

export const reductions: Samplers = {
  sum: reducing((x, axes, keepdims) => x.sum(axes, { keepdims })),
  mean: reducingSome((x, axes, keepdims) => x.mean(axes, { keepdims })),
  max: reducingSome((x, axes, keepdims) => x.max(axes, { keepdims })),
  min: reducingSome((x, axes, keepdims) => x.min(axes, { keepdims })),
  prod: reducing((x, axes, keepdims) => x.prod(axes, { keepdims })),
  variance: reducingSome(
    (x, axes, keepdims) => x.variance(axes, deviation(axes, keepdims)),
    any,
    2,
  ),
  std: reducingSome((x, axes, keepdims) => x.std(axes, deviation(axes, keepdims)), any, 2),
  norm: reducing((x, axes, keepdims) => x.norm(axes, { keepdims })),
  logsumexp: reducingSome((x, axes, keepdims) => x.logsumexp(axes, { keepdims })),
  cumsum: alongAxis((x, axis) => x.cumsum(axis)),
};

/** With and without correction; a single element leaves no room for one. */
function deviation(axes: readonly number[], keepdims: boolean) {
  return { keepdims, correction: keepdims || axes.length === 0 ? 0 : 1 };
}
