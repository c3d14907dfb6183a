// Uses of the pooling operations: windows that overlap, leave gaps, hang over the ends, in no channel too.
import {
  adaptiveAvgPool2d,
  avgPool1d,
  avgPool2d,
  maxPool1d,
  maxPool2d,
  type Tensor,
} from '../../index.ts';
import { any, type Draw, type Sampler, type Samplers } from './draw.ts';

type Options = { stride: number; padding: number | 'same'; countIncludePad: boolean };

const pooled =
  (axes: 1 | 2, use: (x: Tensor, size: number, options: Options) => Tensor): Sampler =>
  (draw) => {
    const pick = picker(draw);
    const size = pick(1, [1, 2, 3]);
    const padding = pick<'same' | number>(3, [0, Math.floor(size / 2), 'same']);
    const options = {
      stride: pick(9, [1, 2, 3]),
      padding,
      countIncludePad: pick(27, [true, false]),
    };
    const inputs = [any([...planes(draw), ...[5, 4].slice(0, axes)], draw.seed)];
    return { inputs, use: (x) => use(x!, size, options) };
  };

export const pooling: Samplers = {
  maxPool1d: pooled(1, maxPool1d),
  maxPool2d: pooled(2, maxPool2d),
  avgPool1d: pooled(1, avgPool1d),
  avgPool2d: pooled(2, avgPool2d),
  adaptiveAvgPool2d: (draw) => {
    const pick = picker(draw);
    const size = [pick(1, [1, 2, 3, 6]), pick(4, [1, 2, 3, 4])];
    const inputs = [any([...planes(draw), 5, 4], draw.seed)];
    return { inputs, use: (x) => adaptiveAvgPool2d(x!, size) };
  },
};

function planes({ shape }: Draw): number[] {
  return [Math.min(shape[0] ?? 1, 2), Math.min(shape[1] ?? 1, 2)];
}

function picker({ seed }: Draw) {
  return <Value>(place: number, values: readonly Value[]): Value =>
    values[Math.floor(seed / place) % values.length]!;
}
