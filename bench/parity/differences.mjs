// Where TensorFlow.js and our engine differ by definition, or where it has no gradient: what is compared instead.

export const differences = {
  'max, maximum, minimum on a tie':
    'theirs gives the whole gradient to each tied element (or to the first operand), ours shares it; compared without ties',
  'maximum and minimum of different shapes':
    'theirs has no gradient; compared with both operands broadcast',
  'cumsum along another axis than the last':
    'theirs moves the axes of the gradient the wrong way; compared along the last axis, and with axes moved to it',
  'slice with steps': 'theirs has no gradient (stridedSlice); values compared',
  topk: 'theirs has no gradient; values compared',
  einsum: 'theirs has no gradient; the gradient is compared with that of products and sums',
  gru: 'theirs resets the state before the product with the recurrent weights, ours after (as PyTorch and cuDNN); compared with weights for which both agree',
  'recurrent layers': 'theirs has no gradient for a single time step; compared from two on',
  'conv1d and conv2d with dilation':
    'theirs has no gradient, and no stride along with it; values compared',
  'conv2d in groups': 'theirs knows one group or one for each channel; others compared in parts',
  'avgPool2d without counting padding':
    'their gradient divides by the whole window, also where padding did not count; values compared, and gradients without padding',
  "averagePooling with padding 'same'": 'the same fault in the gradient; compared without padding',
  'upsampleNearest2d, upSampling2d':
    'their gradient is wrong for more than one image; compared with one',
  'batchNormalization, layerNormalization without γ or β':
    'theirs stops with an internal error; compared with both',
  'running variance of batchNormalization':
    'theirs keeps the biased variance, ours the unbiased (as PyTorch); not compared',
  'adagrad, rmsprop':
    'theirs adds ε under the root, ours beside it; compared where ε is negligible',
  adadelta:
    'theirs divides by the mean of squares from before the step, unlike the paper (Zeiler, 2012); held to PyTorch instead',
};
