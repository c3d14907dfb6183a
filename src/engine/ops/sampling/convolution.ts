// Uses of the convolutions: strides, paddings, dilations and groups of every kind, batches and channels of none too.
import { conv1d, conv2d, convTranspose2d, type Tensor } from '../../index.ts';
import { any, type Draw, type Sample, type Samplers } from './draw.ts';

export const convolution: Samplers = {
  conv1d: (draw) => {
    const { options, batch, groups, inner, outer } = drawn(draw);
    const x = [batch, groups * inner, 5];
    const w = [groups * outer, inner, 1 + (draw.seed % 3)];
    return sample(draw, x, w, (a, b) => conv1d(a, b, options));
  },
  conv2d: (draw) => {
    const { options, batch, groups, inner, outer } = drawn(draw);
    const x = [batch, groups * inner, 4, 5];
    const w = [groups * outer, inner, 2, 1 + (draw.seed % 3)];
    return sample(draw, x, w, (a, b) => conv2d(a, b, options));
  },
  convTranspose2d: (draw) => {
    const { options, batch, groups, inner, outer } = drawn(draw);
    const x = [batch, groups * inner, 2, 3];
    const w = [groups * inner, outer, 2, 3];
    const outputPadding = options.padding === 'same' ? 0 : options.stride - 1;
    return sample(draw, x, w, (a, b) =>
      convTranspose2d(a, b, { ...options, outputPadding: [0, outputPadding] }),
    );
  },
};

function sample(
  { seed }: Draw,
  x: readonly number[],
  w: readonly number[],
  use: (x: Tensor, w: Tensor) => Tensor,
): Sample {
  return { inputs: [any(x, seed), any(w, seed + 1)], use: (a, b) => use(a!, b!) };
}

function drawn({ shape, seed }: Draw) {
  const pick = <Value>(place: number, values: readonly Value[]) =>
    values[Math.floor(seed / place) % values.length]!;
  return {
    options: {
      stride: pick(3, [1, 2]),
      dilation: pick(6, [1, 2]),
      padding: pick<'same' | number>(12, [0, 1, 'same']),
      groups: pick(36, [1, 2]),
    },
    groups: pick(36, [1, 2]),
    batch: Math.min(shape[0] ?? 1, 2),
    inner: Math.min(shape[1] ?? 1, 2),
    outer: pick(72, [1, 2]),
  };
}
