// What went wrong in a computation, why that happens and what helps, in both languages.
// Leaves finding it to src/components/stepper/find-anomaly.ts; names and numbers come in as text.
import type { AnomalyKind } from '../components/stepper/anomaly.ts';
import type { Words } from './language.ts';

/** All texts are ready to print. */
export interface AnomalyFacts {
  /** Name of the operation; of an update the rule. */
  readonly op: string;
  /** The element that is wrong, `l[1][0]`, and its number, `−∞`. */
  readonly name: string;
  readonly number: string;
  readonly line: number;
  /** What the operation made it of, `p[1][0] = 0`; of an update the number before. */
  readonly inputs: readonly string[];
  /** How many more elements are wrong. */
  readonly more: number;
  /** A parameter that has grown far too large. */
  readonly grown: string | null;
  readonly chain: { readonly operations: number; readonly factor: string } | null;
}

export interface Remedy {
  readonly cause: (facts: AnomalyFacts) => string;
  readonly fix: (facts: AnomalyFacts) => string;
}

export interface AnomalyWords {
  /** Name of the notice. */
  readonly title: string;
  /** What happened, by what is wrong; `brought` for a leaf that came with it. */
  readonly what: Readonly<
    Record<'value' | 'gradient' | 'update' | 'brought', (facts: AnomalyFacts) => string>
  >;
  readonly kinds: Readonly<Record<AnomalyKind, Remedy>>;
  readonly grown: (name: string) => string;
  /** What stands between two sentences. */
  readonly between: string;
  readonly goThere: string;
  readonly inputs: string;
  readonly why: string;
  /** Read out for a “why?” of one number. */
  readonly whyOf: (name: string) => string;
  readonly gradientOf: (name: string) => string;
}

const of = (words: string, inputs: readonly string[]) => (inputs.length === 0 ? '' : words);
const listEn = (texts: readonly string[]) =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
const listZh = (texts: readonly string[]) => texts.join('、');
const moreEn = (more: number) =>
  more === 0 ? '' : ` ${more} more ${more === 1 ? 'element goes' : 'elements go'} wrong with it.`;
const moreZh = (more: number) => (more === 0 ? '' : `另有 ${more} 个元素也是如此。`);

const largeEn = 'The input is larger than this number format can follow: float32 ends at 3.4e38.';
const largeZh = '输入太大，超出了数值格式的范围：float32 最大约为 3.4e38。';

const en: AnomalyWords = {
  title: 'Where it went wrong',
  what: {
    value: ({ op, name, number, line, inputs, more }) =>
      `Line ${line}: ${op} gives ${name} = ${number}${of(`, from ${listEn(inputs)}`, inputs)}.${moreEn(more)}`,
    gradient: ({ op, name, number, line, inputs, more }) =>
      `Line ${line}: on the way back, ${op} gives ${name} the gradient ${number}${of(`, from ${listEn(inputs)}`, inputs)}.${moreEn(more)}`,
    update: ({ op, name, number, line, inputs, more }) =>
      `Line ${line}: ${op === 'assign' ? 'an assignment' : op} takes ${name} from ${inputs[0]} to ${number}.${moreEn(more)}`,
    brought: ({ name, number, line, more }) =>
      `Line ${line}: ${name} is ${number} before anything is computed.${moreEn(more)}`,
  },
  kinds: {
    data: {
      cause: () => 'The number comes in with the data.',
      fix: () =>
        'Look at the data before they are used: missing values, a division when they were scaled.',
    },
    parameter: {
      cause: () =>
        'The parameter was broken before this pass: by an update after an earlier one, or by its initial values.',
      fix: () => 'Look at an earlier backward pass of this cell, at its updates.',
    },
    log: {
      cause: () => 'The logarithm of 0 is −∞, and that of a negative number does not exist.',
      fix: () =>
        'If it is a probability, compute the loss from the scores (crossEntropy, binaryCrossEntropyWithLogits), or keep it away from 0: p.clamp(0.000001, 1).',
    },
    sqrt: {
      cause: () =>
        'A negative number has no real square root. A difference that should be 0 or more often ends just below 0 by rounding.',
      fix: () => 'Cut the input off at 0 before the root: x.clamp(0, Infinity).',
    },
    division: {
      cause: () => 'It divides by 0.',
      fix: () =>
        'Find out why the denominator is 0; where that may happen, add a small number to it: d.add(1e-8).',
    },
    power: {
      cause: () => 'A negative number has no real power with a fractional exponent.',
      fix: () => 'Take the power of the absolute value, or use a whole exponent.',
    },
    divergence: {
      cause: () =>
        'The prediction is 0 where the target is not: the logarithm of their ratio is infinite.',
      fix: () =>
        'Give log-probabilities from logSoftmax instead of probabilities, or keep the prediction away from 0 with clamp.',
    },
    exp: {
      cause: () => 'exp grows so fast that in float32 it overflows beyond an input of 88.7.',
      fix: () =>
        'Keep the input small: subtract its largest element first, or use an operation that does so (softmax, logsumexp, sigmoid).',
    },
    overflow: {
      cause: () => largeEn,
      fix: () =>
        'Find out where the inputs became so large: scale the data, start with smaller weights, or lower the learning rate.',
    },
    infinities: {
      cause: () => 'The data bring an infinity along, and ∞ − ∞, 0 · ∞ and ∞ / ∞ have no value.',
      fix: () =>
        'In a mask, leave at least one element of each row finite; elsewhere, replace the infinities.',
    },
    'softmax-by-hand': {
      cause: () => 'This is a softmax composed by hand: exp overflows, and ∞ / ∞ has no value.',
      fix: () =>
        'Use softmax: it subtracts the largest score first. For a loss, use crossEntropy on the scores.',
    },
    'log-sum-exp-by-hand': {
      cause: () =>
        'This takes the logarithm of a sum of exponentials, and exp overflows before the logarithm can bring it down.',
      fix: () => 'Use logsumexp, for ln(1 + eˣ) softplus: they subtract the largest input first.',
    },
    'cross-entropy-by-hand': {
      cause: () =>
        'This is a cross-entropy composed by hand: softmax has rounded a small probability to 0, and its logarithm is −∞.',
      fix: () =>
        'Use crossEntropy on the scores (or logSoftmax): it never takes the logarithm of a rounded probability.',
    },
    'binary-cross-entropy-by-hand': {
      cause: () =>
        'This is a binary cross-entropy composed by hand: the sigmoid has rounded to 0 or 1, and the logarithm of 0 is −∞.',
      fix: () => 'Use binaryCrossEntropyWithLogits on the scores (or logSigmoid).',
    },
    'dropped-too-late': {
      cause: () =>
        'A later operation drops this element, so the result looks healthy. On the way back its gradient is 0 times an infinite slope, which is NaN.',
      fix: () =>
        'Make the input safe before this operation, not the output after it: p.clamp(0.000001, 1), or where() on the input.',
    },
    steep: {
      cause: ({ op }) => `The slope of ${op} is all but infinite at this input.`,
      fix: () =>
        'Keep the input away from this point: add a small number before the operation, or use one whose slope stays finite (for a probability: a loss on the scores, binaryCrossEntropyWithLogits).',
    },
    chain: {
      cause: ({ chain }) =>
        chain === null
          ? 'The gradient grew on its way back.'
          : `The gradient grew on its way back over ${chain.operations} ${chain.operations === 1 ? 'operation' : 'operations'}, by a factor of about ${chain.factor} at each.`,
      fix: () =>
        'Start with smaller weights, normalise between layers, or cut gradients with clipByNorm before the update.',
    },
    seed: {
      cause: () => 'The backward pass was started with this gradient.',
      fix: () => 'Look at what is given to backward().',
    },
    'learning-rate': {
      cause: () =>
        'One step moved the parameter farther than the data reach, past the minimum and up the other side: the learning rate is too large, or the gradient is.',
      fix: () =>
        'Divide the learning rate by 10, or cut gradients with clipByNorm before the update.',
    },
    assigned: {
      cause: () => 'The code assigns this number to the parameter.',
      fix: () => 'Look at how the assigned value is computed.',
    },
    'grown-parameter': {
      cause: () =>
        'The parameter is a thousand times as large as the data: earlier updates have driven it away from the minimum, step by step.',
      fix: () =>
        'Lower the learning rate. An earlier backward pass of this cell shows the first update that leapt too far.',
    },
    'large-value': {
      cause: () =>
        'The value is finite but more than a million times what the data would suggest; soon something will overflow.',
      fix: () =>
        'Scale the data, start with smaller weights, or choose an operation that grows more slowly.',
    },
  },
  grown: (name) =>
    `${name} has grown far too large; that points to a learning rate that is too large.`,
  between: ' ',
  goThere: 'Go to this step',
  inputs: 'Made of',
  why: 'why?',
  whyOf: (name) => `Why is ${name}?`,
  gradientOf: (name) => `the gradient of ${name}`,
};

const zh: AnomalyWords = {
  title: '问题从这里开始',
  what: {
    value: ({ op, name, number, line, inputs, more }) =>
      `第 ${line} 行：${op} ${of(`由 ${listZh(inputs)} `, inputs)}算出 ${name} = ${number}。${moreZh(more)}`,
    gradient: ({ op, name, number, line, inputs, more }) =>
      `第 ${line} 行：反向传播时，${op} ${of(`由 ${listZh(inputs)} `, inputs)}算出 ${name} 的梯度是 ${number}。${moreZh(more)}`,
    update: ({ op, name, number, line, inputs, more }) =>
      `第 ${line} 行：${op === 'assign' ? '赋值' : `${op} `}把 ${name} 从 ${inputs[0]} 变成 ${number}。${moreZh(more)}`,
    brought: ({ name, number, line, more }) =>
      `第 ${line} 行：还没有开始计算，${name} 就已经是 ${number}。${moreZh(more)}`,
  },
  kinds: {
    data: {
      cause: () => '这个数是数据里带来的。',
      fix: () => '使用之前先检查数据：有没有缺失值，缩放时有没有除以零。',
    },
    parameter: {
      cause: () =>
        '这个参数在这次反向传播之前就已经出了问题：可能是之前某次更新造成的，也可能初始值就不对。',
      fix: () => '查看这个单元格更早的一次反向传播，以及它之后的更新。',
    },
    log: {
      cause: () => '0 的对数是 −∞，负数没有对数。',
      fix: () =>
        '如果它是概率，就直接由得分计算损失（crossEntropy、binaryCrossEntropyWithLogits），或者让它不小于一个很小的正数：p.clamp(0.000001, 1)。',
    },
    sqrt: {
      cause: () => '负数没有实平方根。本应不小于 0 的差，常因舍入而略小于 0。',
      fix: () => '开方之前把输入截到 0 以上：x.clamp(0, Infinity)。',
    },
    division: {
      cause: () => '这里除以了 0。',
      fix: () => '先弄清分母为什么是 0；如果确实可能为 0，就给它加上一个很小的数：d.add(1e-8)。',
    },
    power: {
      cause: () => '负数没有非整数次的实数幂。',
      fix: () => '对绝对值求幂，或者改用整数指数。',
    },
    divergence: {
      cause: () => '目标不为 0 而预测为 0，两者之比的对数是无穷大。',
      fix: () => '改用 logSoftmax 给出的对数概率，或者用 clamp 让预测值不小于一个很小的正数。',
    },
    exp: {
      cause: () => 'exp 增长极快，在 float32 中，输入超过 88.7 就会溢出。',
      fix: () =>
        '让输入小一些：先减去其中最大的元素，或者使用已经这样做的运算（softmax、logsumexp、sigmoid）。',
    },
    overflow: {
      cause: () => largeZh,
      fix: () => '找出输入从哪里开始变得这么大：缩放数据，减小初始权重，或者降低学习率。',
    },
    infinities: {
      cause: () => '数据里带有无穷大，而 ∞ − ∞、0 · ∞、∞ / ∞ 都没有确定的值。',
      fix: () => '如果是掩码，每一行至少要留一个有限的元素；其他情况下，先把无穷大换掉。',
    },
    'softmax-by-hand': {
      cause: () => '这是自己拼成的 softmax：exp 溢出之后，∞ / ∞ 没有确定的值。',
      fix: () => '请用 softmax，它会先减去最大的得分；如果是计算损失，就对得分使用 crossEntropy。',
    },
    'log-sum-exp-by-hand': {
      cause: () => '这里先求指数之和再取对数，exp 在取对数之前就已经溢出。',
      fix: () => '请用 logsumexp；如果是 ln(1 + eˣ)，请用 softplus：它们会先减去最大的输入。',
    },
    'cross-entropy-by-hand': {
      cause: () => '这是自己拼成的交叉熵：softmax 把很小的概率舍入成了 0，而 0 的对数是 −∞。',
      fix: () => '对得分使用 crossEntropy（或 logSoftmax），就不会对舍入后的概率取对数。',
    },
    'binary-cross-entropy-by-hand': {
      cause: () => '这是自己拼成的二元交叉熵：sigmoid 舍入成了 0 或 1，而 0 的对数是 −∞。',
      fix: () => '对得分使用 binaryCrossEntropyWithLogits（或 logSigmoid）。',
    },
    'dropped-too-late': {
      cause: () =>
        '后面的运算丢弃了这个元素，所以结果看上去正常；但反向传播时，它的梯度是 0 乘以无穷大的导数，得到 NaN。',
      fix: () =>
        '要在这个运算之前处理好输入，而不是在它之后处理输出：p.clamp(0.000001, 1)，或者对输入使用 where()。',
    },
    steep: {
      cause: ({ op }) => `${op} 在这个输入处的导数几乎是无穷大。`,
      fix: () =>
        '让输入远离这一点：在运算之前加上一个很小的数，或者改用导数有限的运算（如果是概率，就对得分计算损失：binaryCrossEntropyWithLogits）。',
    },
    chain: {
      cause: ({ chain }) =>
        chain === null
          ? '梯度在往回传的路上越来越大。'
          : `梯度往回传了 ${chain.operations} 个运算，平均每过一个就变为原来的约 ${chain.factor} 倍。`,
      fix: () => '减小初始权重，在各层之间加归一化，或者在更新之前用 clipByNorm 裁剪梯度。',
    },
    seed: {
      cause: () => '反向传播就是从这个梯度开始的。',
      fix: () => '检查传给 backward() 的值。',
    },
    'learning-rate': {
      cause: () =>
        '这一步走得比数据的范围还远，越过了最低点，到了更高的另一侧：学习率太大，或者梯度太大。',
      fix: () => '把学习率降到十分之一，或者在更新之前用 clipByNorm 裁剪梯度。',
    },
    assigned: {
      cause: () => '是代码把这个数赋给了参数。',
      fix: () => '检查赋值用的数是怎样算出来的。',
    },
    'grown-parameter': {
      cause: () => '这个参数是数据的一千倍以上：之前的更新一步步把它推离了最低点。',
      fix: () => '请降低学习率。查看这个单元格更早的反向传播，可以找到第一次走得太远的更新。',
    },
    'large-value': {
      cause: () => '这个值虽然有限，却超过了数据应有规模的一百万倍，很快就会溢出。',
      fix: () => '缩放数据，减小初始权重，或者改用增长较慢的运算。',
    },
  },
  grown: (name) => `${name} 已经变得非常大，这通常说明学习率太大。`,
  between: '',
  goThere: '转到这一步',
  inputs: '由这些数得到',
  why: '为什么？',
  whyOf: (name) => `为什么 ${name}？`,
  gradientOf: (name) => `${name} 的梯度`,
};

/** Words about what went wrong. */
export const anomalyWords: Words<AnomalyWords> = { en, 'zh-cn': zh };
