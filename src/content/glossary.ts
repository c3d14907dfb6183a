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
      'zh-cn': '神经元对加权和施加的函数；没有它，网络再深也只是一条直线。',
    },
    chapter: 'activations',
  },
  backpropagation: {
    term: { en: 'backpropagation', 'zh-cn': '反向传播' },
    definition: {
      en: 'Computing the gradient of a scalar with respect to everything it was made from, in one walk from the result back to the inputs.',
      'zh-cn': '从结果往回走一遍，算出一个标量对所有参与计算的量的梯度。',
    },
    chapter: 'backpropagation',
  },
  bias: {
    term: { en: 'bias', 'zh-cn': '偏置' },
    definition: {
      en: 'A learnt number added to a weighted sum: it shifts where the neuron switches.',
      'zh-cn': '加在加权和上的一个可学习的数，它决定神经元在哪里翻转。',
    },
    chapter: 'networks',
  },
  'chain-rule': {
    term: { en: 'chain rule', 'zh-cn': '链式法则' },
    definition: {
      en: 'The derivative of a composition is the product of the derivatives of its parts, each taken where the forward pass left it.',
      'zh-cn': '复合函数的导数等于各层导数之积，每个导数都在前向传播算出的那一点上取值。',
    },
    chapter: 'backpropagation',
  },
  gradient: {
    term: { en: 'gradient', 'zh-cn': '梯度' },
    definition: {
      en: 'All partial derivatives of a scalar, in the shape of what they are taken with respect to; it points where the scalar grows fastest.',
      'zh-cn': '一个标量的全部偏导数，形状与被求导的量相同；它指向标量增长最快的方向。',
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
  'learning-rate': {
    term: { en: 'learning rate', 'zh-cn': '学习率' },
    definition: {
      en: 'The number that scales each step of gradient descent.',
      'zh-cn': '梯度下降每一步的缩放系数。',
    },
    chapter: 'gradient-descent',
  },
  loss: {
    term: { en: 'loss', 'zh-cn': '损失' },
    definition: {
      en: 'One number that says how wrong the outputs are; training makes it smaller.',
      'zh-cn': '用一个数说明输出错了多少；训练就是让它变小。',
    },
    chapter: 'losses',
  },
  parameter: {
    term: { en: 'parameter', 'zh-cn': '参数' },
    definition: {
      en: 'A number that training changes: a weight or a bias.',
      'zh-cn': '训练会改变的数：权重或偏置。',
    },
    chapter: 'networks',
  },
  tensor: {
    term: { en: 'tensor', 'zh-cn': '张量' },
    definition: {
      en: 'Numbers laid out along any number of axes; its shape lists the length of each.',
      'zh-cn': '沿若干个轴排列的一组数；形状列出每个轴的长度。',
    },
    chapter: 'tensors',
  },
  weight: {
    term: { en: 'weight', 'zh-cn': '权重' },
    definition: {
      en: 'A learnt number that scales one input of a neuron.',
      'zh-cn': '一个可学习的数，缩放神经元的一路输入。',
    },
    chapter: 'networks',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

export type TermId = keyof typeof glossary;
