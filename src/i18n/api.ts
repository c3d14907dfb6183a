// Words of the API pages: the topics that names are grouped by, and the headings of tables.
// Leaves what each name does to its TSDoc, which is in English.
import type { Words } from './language.ts';

/** A part of the API with a page of its own. */
export type ApiTopic =
  | 'tensors'
  | 'gradients'
  | 'building-blocks'
  | 'losses'
  | 'optimisers'
  | 'layers'
  | 'models'
  | 'classical'
  | 'data'
  | 'notebook';

export interface ApiWords {
  readonly title: string;
  readonly description: string;
  readonly intro: string;
  /** On the pages of names, whose text comes from the source. */
  readonly fromSource: string;
  readonly topics: Readonly<Record<ApiTopic, string>>;
  /** The table of names beside other libraries. */
  readonly elsewhere: string;
  readonly elsewhereIntro: string;
  readonly ours: string;
  readonly names: (count: number) => string;
  readonly operations: string;
  readonly operationsDescription: string;
  readonly operationsIntro: string;
}

export const apiWords: Words<ApiWords> = {
  en: {
    title: 'API',
    description:
      'Every name a cell may use, with its formula, shapes and errors, beside its name in NumPy, PyTorch and TensorFlow.js.',
    intro:
      'Every name a cell may use, by subject; below, what NumPy, PyTorch and TensorFlow.js call it.',
    fromSource: 'The text of each name is taken from the source.',
    topics: {
      tensors: 'Tensors',
      gradients: 'Gradients and operations',
      'building-blocks': 'Building blocks',
      losses: 'Losses',
      optimisers: 'Optimisers',
      layers: 'Layers',
      models: 'Models',
      classical: 'Classical algorithms',
      data: 'Data',
      notebook: 'In a cell',
    },
    elsewhere: 'The same in other libraries',
    elsewhereIntro:
      'Names of the same thing elsewhere. Details may differ: axes of images, defaults, what is counted from where. The entry of each name says what holds here.',
    ours: 'Here',
    names: (count) => (count === 1 ? '1 name' : `${count} names`),
    operations: 'Operations and their derivatives',
    operationsDescription:
      'Every operation the engine can differentiate: what it computes, and how a gradient passes back through it.',
    operationsIntro:
      'What can be differentiated: every operation with its formula, and what it adds to the gradient of each input. y is the result, g the gradient that arrives from it, ∂L\u2060/\u2060∂y. The formulas are those the gradient stepper shows.',
  },
  'zh-cn': {
    title: 'API',
    description:
      '单元格里可以使用的每个名字：公式、形状与错误，并与 NumPy、PyTorch、TensorFlow.js 中的名字对照。',
    intro:
      '单元格里可以使用的每个名字，按主题分页；下面是它们在 NumPy、PyTorch、TensorFlow.js 中的名字。',
    fromSource: '各个名字的说明取自源代码，是英文的。',
    topics: {
      tensors: '张量',
      gradients: '梯度与运算',
      'building-blocks': '构件函数',
      losses: '损失函数',
      optimisers: '优化器',
      layers: '层',
      models: '模型',
      classical: '经典算法',
      data: '数据',
      notebook: '单元格里的函数',
    },
    elsewhere: '在其他库里叫什么',
    elsewhereIntro:
      '同一件事在别处的名字。细节可能不同：图像各轴的次序、默认值、从哪里数起。这里以每个名字自己的说明为准。',
    ours: '本课程',
    names: (count) => `${count} 个名字`,
    operations: '运算及其导数',
    operationsDescription: '引擎能求导的每个运算：算出什么，梯度怎样穿过它往回传。',
    operationsIntro:
      '能够求导的运算：每个运算的公式，以及它给每个输入的梯度加上什么。y 是结果，g 是从结果传回来的梯度 ∂L\u2060/\u2060∂y。这些公式就是梯度步进器里看到的公式。',
  },
};
