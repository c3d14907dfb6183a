// Words of explanations in the stepper: why a number is what it is, and the gradient check of a recording.
// Leaves choosing what is said to src/components/stepper; names and numbers come in as text.
import type { Words } from './language.ts';

/** How one element is made of others; `leaf` and `root` are made of none. */
export type RuleWord =
  | 'sum'
  | 'product'
  | 'sum-of-products'
  | 'mean'
  | 'function'
  | 'function-of-several'
  | 'choice'
  | 'largest'
  | 'smallest'
  | 'copy'
  | 'setting';

export interface WhyWords {
  readonly why: (name: string, number: string) => string;
  readonly loading: string;
  readonly missing: string;
  readonly show: string;
  readonly value: string;
  readonly gradient: string;
  /** The way from the first question to this one. */
  readonly trail: string;
  readonly back: string;
  readonly backKey: string;
  readonly element: string;
  readonly axis: (axis: number, last: number) => string;
  readonly rule: Readonly<Record<RuleWord, (op: string, count: number) => string>>;
  /** “z[0][2] = 0.31 is …”, with a rule. */
  readonly is: (name: string, rule: string) => string;
  readonly leaf: (name: string, line: number) => string;
  readonly dataLeaf: (name: string) => string;
  readonly notYet: (name: string) => string;
  /** One use: which operation, where, and how many products it sends; none if it does not use the element. */
  readonly sends: (op: string, line: number, products: number) => string;
  readonly columns: Readonly<
    Record<'element' | 'factors' | 'term' | 'slope' | 'use' | 'upstream', string>
  >;
  readonly chosen: string;
  readonly rounding: string;
  readonly more: (count: number) => string;
  readonly fewer: string;
  readonly tooMany: (count: number) => string;
  readonly askValue: (name: string, number: string) => string;
  readonly check: {
    readonly title: string;
    readonly run: string;
    readonly again: string;
    readonly stop: string;
    readonly what: string;
    readonly progress: (done: number, of: number) => string;
    readonly nothing: string;
    readonly failed: string;
    readonly drawn: (checked: number, elements: number, seed: number) => string;
    readonly all: (elements: number) => string;
    readonly worstOfEach: string;
    readonly verdict: Readonly<Record<'agree' | 'differ' | 'kink' | 'not-a-number', string>>;
    readonly of: (checked: number, size: number) => string;
    readonly kinks: (count: number) => string;
  };
}

const en: WhyWords = {
  why: (name, number) => `Why is ${name} = ${number}?`,
  loading: 'The explanation is loading …',
  missing: 'This number cannot be explained: the explanation could not be loaded.',
  show: 'Explain',
  value: 'Value',
  gradient: 'Gradient',
  trail: 'The way here',
  back: 'Back',
  backKey: 'Back to the question before (Backspace)',
  element: 'Element',
  axis: (axis, last) => `Index on axis ${axis}, 0 to ${last}`,
  rule: {
    sum: (_, count) => (count === 1 ? 'one term, passed on' : `the sum of ${count} terms`),
    product: (_, count) =>
      count === 1 ? 'the product of one element and a setting' : `the product of ${count} factors`,
    'sum-of-products': (_, count) => (count === 1 ? 'one product' : `the sum of ${count} products`),
    mean: (_, count) => `the mean of ${count} ${count === 1 ? 'element' : 'elements'}`,
    function: (op) => `${op} of one element`,
    'function-of-several': (op, count) =>
      `what ${op} makes of ${count} ${count === 1 ? 'element' : 'elements'}`,
    choice: (op, count) =>
      count === 1 ? `the element that ${op} lets through` : `the one of ${count} that ${op} chose`,
    largest: (_, count) => `the largest of ${count}`,
    smallest: (_, count) => `the smallest of ${count}`,
    copy: () => 'a copy of one element',
    setting: (op) => `a setting of ${op}`,
  },
  is: (name, rule) => `${name} is ${rule}.`,
  leaf: (name, line) => `${name} is a parameter: it was given, at line ${line}, not computed.`,
  dataLeaf: (name) => `${name} is data: it was given, not computed.`,
  notYet: (name) => `${name} is not computed yet at this step.`,
  sends: (op, line, products) =>
    products === 0
      ? `${op} (line ${line}) does not use this element: it sends 0.`
      : products === 1
        ? `${op} (line ${line}) sends one product, gradient\u00a0· slope.`
        : `${op} (line ${line}) sends a sum of ${products} products, gradient\u00a0· slope.`,
  columns: {
    element: 'element',
    factors: 'factors',
    term: 'term',
    slope: 'slope',
    use: 'used by',
    upstream: 'gradient · slope',
  },
  chosen: 'chosen',
  rounding: 'rounding inside the operation',
  more: (count) => `⋯ ${count} more`,
  fewer: 'Show only the largest',
  tooMany: (count) => `${count} more ${count === 1 ? 'is' : 'are'} not listed.`,
  askValue: (name, number) => `${name} = ${number}`,
  check: {
    title: 'Gradient check',
    run: 'Check the gradients',
    again: 'Check again',
    stop: 'Stop',
    what: 'Computes the recording again in float64 and compares each gradient with (f(p + h) − f(p − h)) / 2h.',
    progress: (done, of) => `${done} of ${of} elements`,
    nothing: 'There is no parameter with a gradient to check.',
    failed: 'The check could not be run.',
    drawn: (checked, elements, seed) =>
      `${checked} of ${elements} elements were checked, drawn with seed ${seed}; the largest in magnitude of each gradient is among them.`,
    all: (elements) =>
      elements === 1 ? 'The only element was checked.' : `All ${elements} elements were checked.`,
    worstOfEach: 'The worst element of each parameter. Choose one to see its why.',
    verdict: { agree: 'agrees', differ: 'disagrees', kink: 'kink', 'not-a-number': 'not a number' },
    of: (checked, size) => (checked === size ? `all ${size}` : `${checked} of ${size}`),
    kinks: (count) => `${count} at a kink`,
  },
};

const zh: WhyWords = {
  why: (name, number) => `为什么 ${name} = ${number}？`,
  loading: '正在加载解释……',
  missing: '无法解释这个数：解释未能加载。',
  show: '解释',
  value: '值',
  gradient: '梯度',
  trail: '追问的路径',
  back: '返回',
  backKey: '回到上一个问题（退格键）',
  element: '元素',
  axis: (axis, last) => `轴 ${axis} 的下标，0 至 ${last}`,
  rule: {
    sum: (_, count) => (count === 1 ? '一项，原样传递' : `${count} 项之和`),
    product: (_, count) => (count === 1 ? '一个元素与一个设定值的乘积' : `${count} 个因子的乘积`),
    'sum-of-products': (_, count) => (count === 1 ? '一个乘积' : `${count} 个乘积之和`),
    mean: (_, count) => `${count} 个元素的平均值`,
    function: (op) => `${op} 作用于一个元素的结果`,
    'function-of-several': (op, count) => `${op} 作用于 ${count} 个元素的结果`,
    choice: (op, count) =>
      count === 1 ? `${op} 放行的元素` : `${op} 从 ${count} 个元素中选出的那个`,
    largest: (_, count) => `${count} 个元素中最大的`,
    smallest: (_, count) => `${count} 个元素中最小的`,
    copy: () => '一个元素的副本',
    setting: (op) => `${op} 的一个设定值`,
  },
  is: (name, rule) => `${name} 是${/^\w/.test(rule) ? ' ' : ''}${rule}。`,
  leaf: (name, line) => `${name} 是参数：在第 ${line} 行给出，不是算出来的。`,
  dataLeaf: (name) => `${name} 是数据：直接给出，不是算出来的。`,
  notYet: (name) => `到这一步为止，${name} 还没有算出来。`,
  sends: (op, line, products) =>
    products === 0
      ? `${op}（第 ${line} 行）没有用到这个元素：传来 0。`
      : products === 1
        ? `${op}（第 ${line} 行）传来一个乘积：梯度 · 局部导数。`
        : `${op}（第 ${line} 行）传来 ${products} 个乘积之和：梯度 · 局部导数。`,
  columns: {
    element: '元素',
    factors: '因子',
    term: '项',
    slope: '局部导数',
    use: '用于',
    upstream: '梯度 · 局部导数',
  },
  chosen: '选中',
  rounding: '运算内部的舍入',
  more: (count) => `⋯ 其余 ${count} 项`,
  fewer: '只显示最大的几项',
  tooMany: (count) => `另有 ${count} 项没有列出。`,
  askValue: (name, number) => `${name} = ${number}`,
  check: {
    title: '梯度检验',
    run: '检验梯度',
    again: '重新检验',
    stop: '停止',
    what: '以 float64 重新计算这次记录，把每个梯度与 (f(p + h) − f(p − h)) / 2h 比较。',
    progress: (done, of) => `已检验 ${of} 个元素中的 ${done} 个`,
    nothing: '没有带梯度的参数可以检验。',
    failed: '检验无法进行。',
    drawn: (checked, elements, seed) =>
      `共 ${elements} 个元素，检验了其中 ${checked} 个，以种子 ${seed} 抽取；每个梯度中绝对值最大的元素都在其中。`,
    all: (elements) =>
      elements === 1 ? '唯一的元素已检验。' : `全部 ${elements} 个元素都已检验。`,
    worstOfEach: '每个参数中误差最大的元素。选择一个，查看它的来由。',
    verdict: { agree: '一致', differ: '不一致', kink: '折点', 'not-a-number': '不是数' },
    of: (checked, size) => (checked === size ? `全部 ${size} 个` : `${size} 个中的 ${checked} 个`),
    kinks: (count) => `${count} 个位于折点`,
  },
};

export const whyWords: Words<WhyWords> = { en, 'zh-cn': zh };
