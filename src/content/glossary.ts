// The terms of the course in both languages, with one sentence each: what <Term id/> names and the glossary lists.
// Leaves explaining them at length to the chapters.
import type { Bilingual, ChapterSlug } from './chapters.ts';

/** One term. */
export interface GlossaryEntry {
  /** The term as it stands in running text. */
  readonly term: Bilingual;
  /** One sentence that stands alone. */
  readonly definition: Bilingual;
  /** The chapter that explains it. */
  readonly chapter: ChapterSlug;
}

/** Every term by its id, as in `<Term id="backpropagation" />`. */
export const glossary = {
  activation: {
    term: { en: 'activation function', 'zh-cn': '激活函数' },
    definition: {
      en: 'The function a neuron applies to its weighted sum; it bends what would otherwise be a straight line.',
      'zh-cn': '作用在神经元加权和上的函数；没有它，网络再深，画出的也只是一条直线。',
    },
    chapter: 'activations',
  },
  backpropagation: {
    term: { en: 'backpropagation', 'zh-cn': '反向传播' },
    definition: {
      en: 'Computing the gradient of a scalar with respect to everything it was made from, in one walk from the result back to the inputs.',
      'zh-cn': '从结果往回走一遍，算出标量结果对参与计算的每个量的梯度。',
    },
    chapter: 'backpropagation',
  },
  bias: {
    term: { en: 'bias', 'zh-cn': '偏置' },
    definition: {
      en: 'A learnt number added to a weighted sum: it shifts where the neuron switches.',
      'zh-cn': '加在加权和上的可学习的数，决定神经元在哪里翻转。',
    },
    chapter: 'networks',
  },
  'binary-cross-entropy': {
    term: { en: 'binary cross-entropy', 'zh-cn': '二元交叉熵' },
    definition: {
      en: 'The loss for yes-or-no answers: minus the logarithm of the probability that the network gave to the right one.',
      'zh-cn': '回答“是或否”时用的损失：取网络给正确答案的概率，求对数，再取负。',
    },
    chapter: 'losses',
  },
  'central-difference': {
    term: { en: 'central difference', 'zh-cn': '中心差分' },
    definition: {
      en: 'A slope measured from two runs: the change of the result between a small step up and a small step down, divided by the distance.',
      'zh-cn': '运行两次量出的斜率：把输入调大、调小各一点，结果之差除以两点的间距。',
    },
    chapter: 'backpropagation',
  },
  'chain-rule': {
    term: { en: 'chain rule', 'zh-cn': '链式法则' },
    definition: {
      en: 'The derivative of a composition is the product of the derivatives of its parts, each taken where the forward pass left it.',
      'zh-cn': '复合函数的导数等于各层导数之积，每个导数都在前向传播经过的那一点上取值。',
    },
    chapter: 'backpropagation',
  },
  'computational-graph': {
    term: { en: 'computational graph', 'zh-cn': '计算图' },
    definition: {
      en: 'The numbers of a computation as dots, with an arrow from each to every operation that uses it.',
      'zh-cn': '把计算中的每个数画成点，再由它向每个用到它的运算画箭头，所得的图。',
    },
    chapter: 'backpropagation',
  },
  'dead-unit': {
    term: { en: 'dead unit', 'zh-cn': '失活单元' },
    definition: {
      en: 'A unit whose slope is 0 for every example: no gradient reaches its weights, and no step changes them.',
      'zh-cn': '对每个样本斜率都为 0 的单元：没有梯度传到它的权重，哪一步都改变不了权重。',
    },
    chapter: 'activations',
  },
  gradient: {
    term: { en: 'gradient', 'zh-cn': '梯度' },
    definition: {
      en: 'All partial derivatives of a scalar, in the shape of what they are taken with respect to; it points where the scalar grows fastest.',
      'zh-cn': '标量对某个量的全部偏导数，形状与这个量相同，指向标量增长最快的方向。',
    },
    chapter: 'gradient-descent',
  },
  'gradient-check': {
    term: { en: 'gradient check', 'zh-cn': '梯度检验' },
    definition: {
      en: 'Comparing a computed gradient with central differences, element by element.',
      'zh-cn': '把算出的梯度与中心差分逐个元素对照。',
    },
    chapter: 'backpropagation',
  },
  'gradient-descent': {
    term: { en: 'gradient descent', 'zh-cn': '梯度下降' },
    definition: {
      en: 'Moving every parameter a small step against its gradient, again and again.',
      'zh-cn': '让每个参数沿梯度的反方向走一小步，如此反复。',
    },
    chapter: 'gradient-descent',
  },
  'hidden-layer': {
    term: { en: 'hidden layer', 'zh-cn': '隐藏层' },
    definition: {
      en: 'A layer whose outputs are neither the input nor the answer, but are passed on to further layers.',
      'zh-cn': '介于输入与答案之间的层，输出继续传给后面的各层。',
    },
    chapter: 'networks',
  },
  'learning-rate': {
    term: { en: 'learning rate', 'zh-cn': '学习率' },
    definition: {
      en: 'The number that scales each step of gradient descent.',
      'zh-cn': '决定梯度下降每一步大小的系数。',
    },
    chapter: 'gradient-descent',
  },
  linear: {
    term: { en: 'linear', 'zh-cn': '线性' },
    definition: {
      en: 'Of a layer or function: weighted sum plus bias, with the same slope everywhere. (In stricter language: affine.)',
      'zh-cn': '指层或函数只是加权和再加偏置，处处斜率相同。（严格地说叫“仿射”。）',
    },
    chapter: 'activations',
  },
  'local-derivative': {
    term: { en: 'local derivative', 'zh-cn': '局部导数' },
    definition: {
      en: 'How much the output of one operation moves when one of its inputs moves.',
      'zh-cn': '运算的某个输入变动一点，输出随之变动多少。',
    },
    chapter: 'backpropagation',
  },
  loss: {
    term: { en: 'loss', 'zh-cn': '损失' },
    definition: {
      en: 'One number that says how wrong the outputs are; training makes it smaller.',
      'zh-cn': '衡量输出错了多少的一个数；训练就是让它变小。',
    },
    chapter: 'losses',
  },
  optimiser: {
    term: { en: 'optimiser', 'zh-cn': '优化器' },
    definition: {
      en: 'The rule that turns gradients into changes of the parameters; backpropagation computes, the optimiser moves.',
      'zh-cn': '把梯度变成参数改动的规则：反向传播负责计算，优化器负责移动。',
    },
    chapter: 'gradient-descent',
  },
  parameter: {
    term: { en: 'parameter', 'zh-cn': '参数' },
    definition: {
      en: 'A number that training changes: a weight or a bias.',
      'zh-cn': '训练要改变的数：权重或偏置。',
    },
    chapter: 'networks',
  },
  saturation: {
    term: { en: 'saturation', 'zh-cn': '饱和' },
    definition: {
      en: 'The state of a unit far out on the flat part of its activation, where its slope is close to 0 and it hardly learns.',
      'zh-cn': '单元处在激活函数平坦部分的状态：斜率接近 0，几乎学不动。',
    },
    chapter: 'activations',
  },
  softmax: {
    term: { en: 'softmax', 'zh-cn': 'softmax' },
    definition: {
      en: 'Turns scores into positive shares that add up to 1: the exponential of each, divided by the sum of all.',
      'zh-cn': '把一组得分变成总和为 1 的正数：各取指数，再除以总和。',
    },
    chapter: 'activations',
  },
  standardisation: {
    term: { en: 'standardisation', 'zh-cn': '标准化' },
    definition: {
      en: 'Subtracting the mean of a column of data and dividing by its standard deviation.',
      'zh-cn': '把一列数据减去均值，再除以标准差。',
    },
    chapter: 'activations',
  },
  tensor: {
    term: { en: 'tensor', 'zh-cn': '张量' },
    definition: {
      en: 'Numbers laid out along any number of axes; its shape lists the length of each.',
      'zh-cn': '沿若干个轴排列的一组数；形状列出每个轴的长度。',
    },
    chapter: 'tensors',
  },
  'topological-order': {
    term: { en: 'topological order', 'zh-cn': '拓扑序' },
    definition: {
      en: 'An order in which everything stands after what it is made from; backwards, it is the order of the walk back.',
      'zh-cn': '每个量都排在它所用到的量之后的一种次序；倒过来，就是往回走的次序。',
    },
    chapter: 'backpropagation',
  },
  'upstream-gradient': {
    term: { en: 'upstream gradient', 'zh-cn': '上游梯度' },
    definition: {
      en: 'On the way back, the gradient that reaches an operation: how much the final result moves when its output moves.',
      'zh-cn': '往回走时传到某个运算的梯度：该运算的输出变动一点，最后的结果随之变动多少。',
    },
    chapter: 'backpropagation',
  },
  'vanishing-gradient': {
    term: { en: 'vanishing gradient', 'zh-cn': '梯度消失' },
    definition: {
      en: 'Gradients that shrink from layer to layer on the way back, until the first layers hardly learn.',
      'zh-cn': '往回传时梯度逐层缩小，以致最前面几层几乎学不到东西。',
    },
    chapter: 'activations',
  },
  weight: {
    term: { en: 'weight', 'zh-cn': '权重' },
    definition: {
      en: 'A learnt number that scales one input of a neuron.',
      'zh-cn': '可学习的数，用来缩放神经元的一路输入。',
    },
    chapter: 'networks',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

export type TermId = keyof typeof glossary;
