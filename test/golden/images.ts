// Reference cases of what works on images and signals: convolution, pooling, upsampling, a small network of them.
import {
  adaptiveAvgPool2d,
  avgPool2d,
  conv1d,
  conv2d,
  convTranspose2d,
  crossEntropy,
  maxPool2d,
  upsampleNearest2d,
  type ConvolutionOptions,
  type TransposedConvolutionOptions,
} from '#engine';
import type { Composition } from './compositions.ts';
import type { Named } from './values.ts';

/** By the operation's name in the reference values. */
export const images: Named<Composition> = {
  conv1d: ({ x, w, b }, attrs) => conv1d(x!, w!, b!, moves(attrs)),
  conv2d: ({ x, w, b }, attrs) => conv2d(x!, w!, b!, moves(attrs)),
  conv_transpose2d: ({ x, w, b }, attrs) => {
    const outputPadding = attrs['output_padding'] as number;
    return convTranspose2d(x!, w!, b!, { ...moves(attrs), outputPadding });
  },
  upsample_nearest: ({ x }, { factor }) => upsampleNearest2d(x!, factor as number),
  max_pool2d: ({ x }, { kernel, stride, padding }) =>
    maxPool2d(x!, kernel as number, { stride: stride as number, padding: padding as number }),
  avg_pool2d: ({ x }, { kernel, stride, padding, count_include_pad: counted }) =>
    avgPool2d(x!, kernel as number, {
      stride: stride as number,
      padding: padding as number,
      countIncludePad: counted as boolean | undefined,
    }),
  adaptive_avg_pool2d: ({ x }, { out }) => adaptiveAvgPool2d(x!, out as number),
  global_avg_pool: ({ x }) => x!.mean([2, 3]),
  tiny_cnn: ({ x, y, w1, b1, w2, b2, w3, b3 }) => {
    const first = maxPool2d(conv2d(x!, w1!, b1!, { padding: 1 }).relu(), 2);
    const second = conv2d(first, w2!, b2!).relu();
    const logits = second.reshape([x!.shape[0]!, -1]).matmul(w3!).add(b3!);
    return crossEntropy(logits, y!);
  },
};

/** Names and meaning of these settings are the same on both sides. */
function moves({ stride, padding, dilation, groups }: Named<unknown>) {
  return { stride, padding, dilation, groups } as ConvolutionOptions & TransposedConvolutionOptions;
}
