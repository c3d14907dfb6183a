// The sixteen chapters of the course: number, address, part, titles and questions in both languages.
// Leaves the text of a chapter to its folder; a chapter without a folder is in preparation.

/** A text in both languages of the course. */
export interface Bilingual {
  readonly en: string;
  readonly 'zh-cn': string;
}

/** The addresses of the chapters, in order. */
export const chapterSlugs = [
  'learning',
  'tensors',
  'networks',
  'activations',
  'losses',
  'gradient-descent',
  'backpropagation',
  'deep-nets',
  'generalisation',
  'keras',
  'classical',
  'cnn',
  'rnn',
  'attention',
  'generative',
  'beyond',
] as const;

export type ChapterSlug = (typeof chapterSlugs)[number];

/** The four parts of the course, in order. */
export const parts = ['foundations', 'learning', 'building', 'architectures'] as const;

export type Part = (typeof parts)[number];

/** One line of the contents. */
export interface ChapterEntry {
  readonly number: number;
  readonly slug: ChapterSlug;
  readonly part: Part;
  readonly title: Bilingual;
  readonly question: Bilingual;
}

export const chapters: readonly ChapterEntry[] = [
  {
    number: 1,
    slug: 'learning',
    part: 'foundations',
    title: { en: 'What is learning?', 'zh-cn': '什么是学习？' },
    question: {
      en: 'When is a rule learnt rather than written?',
      'zh-cn': '怎样的规则才算学来的，而不是写出来的？',
    },
  },
  {
    number: 2,
    slug: 'tensors',
    part: 'foundations',
    title: { en: 'Tensors, shapes, broadcasting', 'zh-cn': '张量、形状与广播' },
    question: {
      en: 'Why do two arrays of different shape add up?',
      'zh-cn': '形状不同的两个数组，为什么能相加？',
    },
  },
  {
    number: 3,
    slug: 'networks',
    part: 'foundations',
    title: { en: 'Neuron, layer, network', 'zh-cn': '神经元、层与网络' },
    question: { en: 'What does one neuron decide?', 'zh-cn': '一个神经元能决定什么？' },
  },
  {
    number: 4,
    slug: 'activations',
    part: 'foundations',
    title: { en: 'Activations', 'zh-cn': '激活函数' },
    question: { en: 'Why does a network need a bend?', 'zh-cn': '网络为什么要弯一下？' },
  },
  {
    number: 5,
    slug: 'losses',
    part: 'learning',
    title: { en: 'Losses', 'zh-cn': '损失函数' },
    question: { en: 'How wrong is wrong?', 'zh-cn': '错，到底错了多少？' },
  },
  {
    number: 6,
    slug: 'gradient-descent',
    part: 'learning',
    title: { en: 'Gradient descent', 'zh-cn': '梯度下降' },
    question: { en: 'Which way is down, and how far?', 'zh-cn': '往哪边是下坡？该走多远？' },
  },
  {
    number: 7,
    slug: 'backpropagation',
    part: 'learning',
    title: { en: 'Backpropagation', 'zh-cn': '反向传播' },
    question: {
      en: 'Which of 17 numbers is to blame?',
      'zh-cn': '17 个参数里，该怪哪一个？',
    },
  },
  {
    number: 8,
    slug: 'deep-nets',
    part: 'learning',
    title: { en: 'Making deep nets train', 'zh-cn': '让深层网络训练起来' },
    question: {
      en: 'Where does the gradient go in 20 layers?',
      'zh-cn': '穿过 20 层之后，梯度去了哪里？',
    },
  },
  {
    number: 9,
    slug: 'generalisation',
    part: 'learning',
    title: { en: 'Generalisation', 'zh-cn': '泛化' },
    question: {
      en: 'When does more training make it worse?',
      'zh-cn': '什么时候越训练越糟？',
    },
  },
  {
    number: 10,
    slug: 'keras',
    part: 'building',
    title: { en: 'A Keras-like API', 'zh-cn': '类 Keras 的接口' },
    question: { en: 'What does fit() do for you?', 'zh-cn': 'fit() 替你做了什么？' },
  },
  {
    number: 11,
    slug: 'classical',
    part: 'building',
    title: { en: 'Classical algorithms and fusion', 'zh-cn': '经典算法与融合' },
    question: { en: 'When is a tree the better network?', 'zh-cn': '什么时候，树比网络更好？' },
  },
  {
    number: 12,
    slug: 'cnn',
    part: 'architectures',
    title: { en: 'Convolutional networks', 'zh-cn': '卷积神经网络' },
    question: {
      en: 'Why share a weight across an image?',
      'zh-cn': '为什么整幅图像共用一个权重？',
    },
  },
  {
    number: 13,
    slug: 'rnn',
    part: 'architectures',
    title: { en: 'Recurrent networks', 'zh-cn': '循环神经网络' },
    question: { en: 'How long is a memory?', 'zh-cn': '记忆有多长？' },
  },
  {
    number: 14,
    slug: 'attention',
    part: 'architectures',
    title: { en: 'Language and attention', 'zh-cn': '语言与注意力' },
    question: { en: 'Which word does this word need?', 'zh-cn': '这个词需要哪个词？' },
  },
  {
    number: 15,
    slug: 'generative',
    part: 'architectures',
    title: { en: 'Generative and self-supervised', 'zh-cn': '生成模型与自监督' },
    question: { en: 'Can a network learn without labels?', 'zh-cn': '没有标签，网络也能学吗？' },
  },
  {
    number: 16,
    slug: 'beyond',
    part: 'architectures',
    title: { en: 'Beyond, and open questions', 'zh-cn': '更远处与未解的问题' },
    question: { en: 'What do we still not know?', 'zh-cn': '我们还不知道什么？' },
  },
];

/** The entry of a chapter by its address. */
export function chapterEntry(slug: string): ChapterEntry {
  const entry = chapters.find((chapter) => chapter.slug === slug);
  if (entry === undefined) throw new RangeError(`chapters: unknown slug: ${slug}`);
  return entry;
}
