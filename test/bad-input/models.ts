// Models and layers as beginners get them wrong: forgotten steps, wrong shapes, words of other libraries, and what
// nobody should do to a model while it is being fitted.
import type { BadInput } from './bad-input.ts';

const refused = (
  name: string,
  code: string,
  error: string,
  line: number,
  params: NonNullable<BadInput['params']> = {},
): BadInput => ({ name, code, ends: 'error', error, line, params });

const net = 'const net = sequential([layers.dense({ units: 1 })]);\n';
const compiled = `${net}net.compile({ optimizer: 'sgd', loss: 'mse' });\n`;
/** A classifier of three classes, compiled with a loss. */
const classes = (loss: string, activation: string) =>
  `const net = sequential([layers.dense({ units: 3, activation: '${activation}' })]);\nnet.compile({ optimizer: 'sgd', loss: '${loss}' });\n`;
const saved =
  'const net = sequential([input({ shape: [2] }), layers.dense({ units: 1 })]);\nconst text = JSON.stringify(net);\n';

export const models: readonly BadInput[] = [
  refused(
    'compile forgotten',
    `${net}await net.fit(ones([2, 1]), ones([2, 1]))`,
    'not-compiled',
    2,
  ),
  {
    name: 'compile and await forgotten',
    code: `${net}net.fit(ones([2, 1]), ones([2, 1]));\n42`,
    ends: 'ok',
    error: 'not-compiled',
    line: 2,
    late: true,
  },
  refused('no loss', `${net}net.compile({ optimizer: 'sgd' } as any)`, 'option-missing', 2, {
    option: 'loss',
  }),
  refused('compile without options', `${net}(net as any).compile()`, 'option-missing', 2),
  refused(
    "a loss in Keras' spelling",
    `${net}net.compile({ optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' as any })`,
    'unknown-word-near',
    2,
    { meant: 'sparseCategoricalCrossentropy' },
  ),
  refused(
    'an optimiser nobody has',
    `${net}net.compile({ optimizer: 'lion' as any, loss: 'mse' })`,
    'unknown-word',
    2,
    { word: 'lion' },
  ),
  refused(
    'an activation in capitals',
    "1;\nlayers.dense({ units: 1, activation: 'ReLU' as any })",
    'unknown-word-near',
    2,
    { meant: 'relu' },
  ),
  refused(
    'a misspelt setting of an optimiser',
    `${net}net.compile({ optimizer: { name: 'sgd', lr: 0.1 } as any, loss: 'mse' });\nawait net.fit(ones([2, 1]), ones([2, 1]))`,
    'unknown-option',
    3,
    { option: 'lr' },
  ),
  refused(
    'a misspelt option of fit',
    `${compiled}await net.fit(ones([2, 1]), ones([2, 1]), { batch_size: 2 } as any)`,
    'unknown-option',
    3,
    { option: 'batch_size' },
  ),
  refused(
    'epochs without a name',
    `${compiled}await net.fit(ones([2, 1]), ones([2, 1]), 10 as any)`,
    'bad-option',
    3,
    { value: '10' },
  ),
  refused(
    'half an epoch',
    `${compiled}await net.fit(ones([2, 1]), ones([2, 1]), { epochs: 1.5 })`,
    'bad-option',
    3,
  ),
  refused(
    'a function in the place of callbacks',
    `${compiled}await net.fit(ones([2, 1]), ones([2, 1]), { callbacks: (() => 1) as any })`,
    'bad-option',
    3,
  ),
  refused(
    'validation data as an object',
    `${compiled}await net.fit(ones([2, 1]), ones([2, 1]), { validationData: { x: 1 } as any })`,
    'bad-option',
    3,
    { option: 'validationData' },
  ),
  refused(
    'a share for validation that leaves nothing',
    `${compiled}await net.fit(ones([2, 1]), ones([2, 1]), { validationSplit: 20 })`,
    'bad-option',
    3,
  ),
  refused(
    'early stopping without validation data',
    `${compiled}await net.fit(ones([2, 1]), ones([2, 1]), { callbacks: earlyStopping() })`,
    'unknown-word',
    3,
    { word: 'val_loss' },
  ),
  refused(
    'lists in the place of tensors',
    `${compiled}await net.fit([[1], [2]] as any, [1, 2] as any)`,
    'bad-operand',
    3,
  ),
  refused('no examples', `${compiled}await net.fit(zeros([0, 1]), zeros([0, 1]))`, 'needs-rows', 3),
  refused(
    'more examples than targets',
    `${compiled}await net.fit(ones([3, 1]), ones([2, 1]))`,
    'rows-differ',
    3,
  ),
  refused(
    'a missing batch axis',
    `${net}await net.predict(tensor([1, 2, 3]))`,
    'needs-features',
    2,
  ),
  refused(
    'classes where the loss wants values',
    `${classes('mse', 'softmax')}await net.fit(ones([2, 1]), tensor([0, 2]))`,
    'targets-differ',
    3,
  ),
  refused(
    'classes counted from 1',
    `${classes('crossEntropy', 'linear')}await net.fit(ones([3, 1]), tensor([1, 2, 3]))`,
    'class-outside',
    3,
    { value: '3' },
  ),
  refused(
    'names as classes',
    `${classes('crossEntropy', 'linear')}await net.fit(ones([2, 1]), tensor(['cat', 'dog'] as any))`,
    'not-a-number-element',
    3,
  ),
  refused(
    'softmax forgotten',
    `${classes('categoricalCrossentropy', 'linear')}await net.fit(tensor([[-5], [5]]), tensor([0, 2]))`,
    'probability-outside',
    3,
    { activation: 'softmax' },
  ),
  refused(
    'channels last',
    '1;\nlayers.conv2d({ filters: 2, kernelSize: 3 }).apply(ones([4, 8, 8, 1]))',
    'kernel-too-large',
    2,
  ),
  refused(
    'no axis of channels',
    '1;\nlayers.conv2d({ filters: 2, kernelSize: 3 }).apply(ones([4, 8, 8]))',
    'axes-do-not-fit',
    2,
  ),
  refused(
    'a model used at another size',
    `${net}net.apply(ones([4, 2]));\nnet.apply(ones([4, 3]))`,
    'input-shape',
    3,
    { found: '[3]', expected: '[2]' },
  ),
  refused(
    'a layer given a list',
    'layers.dense({ units: 1 }).apply([[1, 2]] as any)',
    'bad-operand',
    1,
  ),
  refused(
    'a layer called as a function',
    '1;\n(layers.dense({ units: 1 }) as any)(ones([1, 2]))',
    'not-a-function',
    2,
  ),
  refused('no units', '1;\nlayers.dense({ units: 0 })', 'bad-option', 2),
  refused('a layer without options', '(layers as any).dense()', 'bad-option', 1, {
    option: 'units',
  }),
  refused(
    "another library's option of a layer",
    '1;\nlayers.dense({ units: 1, inputShape: [2] } as any)',
    'unknown-option',
    2,
    { option: 'inputShape' },
  ),
  refused(
    'parameters before there are any',
    `${net}sgd(net.parameters, { learningRate: 0.1 })`,
    'no-parameters',
    2,
  ),
  refused('a summary before there is a size', `${net}net.summary()`, 'not-built', 2),
  refused('a model inside itself', `${net}net.add(net)`, 'layer-inside-itself', 2),
  refused(
    'a residual block inside itself',
    '1;\nconst list: any[] = [];\nlist.push(layers.residual({ layers: list }));\nlist[0].apply(ones([1, 2])).matmul(ones([3, 1]))',
    'inner-sizes-differ',
    4,
  ),
  refused(
    'one input of two',
    'const [a, b] = [input({ shape: [1] }), input({ shape: [1] })];\nconst net = model({ inputs: [a, b], outputs: layers.add().apply([a, b]) });\nawait net.predict(ones([2, 1]))',
    'count-differs',
    3,
  ),
  refused(
    'a layer of the reader that gives a number',
    'class Three extends Layer {\n  kind = "three";\n  config = {};\n  forward(): any { return 3; }\n}\nnew Three().apply(ones([1, 2]))',
    'layer-result',
    6,
    { found: '3' },
  ),
  refused(
    'a loss of the reader that gives a number',
    `${net}net.compile({ optimizer: 'sgd', loss: (() => 3) as any });\nawait net.fit(ones([2, 1]), ones([2, 1]))`,
    'loss-not-a-scalar',
    3,
  ),
  refused(
    'weights changed by the loss',
    `${net}net.compile({ optimizer: 'sgd', loss: (p, y) => {\n  const loss = p.sub(y).square().mean();\n  noGrad(() => p.assign(zeros([2, 1])));\n  return loss;\n} });\nawait net.fit(ones([2, 1]), ones([2, 1]))`,
    'modified-in-place',
    7,
  ),
  refused(
    'a callback that throws',
    `${compiled}await net.fit(ones([2, 1]), ones([2, 1]), { callbacks: { onEpochEnd() {\n  throw new Error('mine');\n} } })`,
    'javascript',
    4,
  ),
  refused(
    'a layer added by a callback',
    `${compiled}await net.fit(ones([2, 1]), ones([2, 1]), { callbacks: { onEpochEnd() {\n  net.add(layers.flatten());\n} } })`,
    'already-built',
    4,
  ),
  {
    name: 'two fits at once',
    code: `${compiled}const fit = () => net.fit(ones([8, 1]), ones([8, 1]), { epochs: 20, seed: 1 });\nawait Promise.all([fit(), fit()]);\n42`,
    ends: 'ok',
    shows: 42,
  },
  {
    name: 'a thousand million epochs',
    code: `${compiled}await net.fit(ones([8, 1]), ones([8, 1]), { epochs: 1e9 })`,
    ends: 'endless',
  },
  {
    name: 'a fit that calls itself',
    code: `${compiled}const callbacks = { onEpochEnd: (): any => net.fit(ones([2, 1]), ones([2, 1]), { callbacks }) };\nawait net.fit(ones([2, 1]), ones([2, 1]), { callbacks })`,
    ends: 'endless',
  },
  {
    name: 'a pause that never ends',
    code: `${compiled}setPause(() => new Promise(() => {}));\nawait net.fit(ones([2, 1]), ones([2, 1]))`,
    ends: 'endless',
  },
  refused(
    'a layer for more numbers than there can be',
    '1;\nlayers.dense({ units: 2 ** 40 }).apply(ones([1, 2]))',
    'tensor-too-large',
    2,
  ),
  refused(
    'a saved model with a kind from the prototype',
    `${saved}loadModel(text.replace('"dense"', '"__proto__"'))`,
    'damaged-model',
    3,
  ),
  refused(
    'a saved model that brings a prototype',
    `${saved}loadModel(text.replace('"units"', '"__proto__":{"polluted":1},"units"'))`,
    'unknown-option',
    3,
    { option: '__proto__' },
  ),
  refused('half of a saved model', `${saved}loadModel(text.slice(0, 100))`, 'damaged-model', 3),
  refused(
    'more neighbours than rows',
    '1;\nclassical.kNearestNeighbors({ neighbors: 3 }).fit([[1], [2]], [0, 1])',
    'too-few-rows',
    2,
  ),
  refused(
    'a prediction before anything was learned',
    '1;\nclassical.decisionTree().predict([[1]])',
    'not-fitted',
    2,
  ),
  refused(
    'gaps in the data',
    '1;\nclassical.kMeans({ clusters: 1 }).fit([[1], [NaN]])',
    'not-finite',
    2,
    { index: '[1, 0]' },
  ),
  refused(
    'scores and targets exchanged',
    '1;\nmetrics.rocAuc([0, 1, 1], [0.2, 0.6, 0.9])',
    'class-not-whole',
    2,
  ),
  refused(
    "another library's option of an algorithm",
    '1;\nclassical.kNearestNeighbors({ k: 3 } as any)',
    'unknown-option',
    2,
    { option: 'k' },
  ),
  refused(
    'a data set outside the folder',
    "1;\nawait dataset('../digits' as any)",
    'dataset-unknown',
    2,
  ),
  refused('a data set in capitals', "1;\nawait dataset('Iris' as any)", 'dataset-unknown', 2, {
    suggestion: 'iris',
  }),
];
