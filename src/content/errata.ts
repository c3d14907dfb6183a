// The mistakes the course found in five published articles: where each stands and what is wrong, in our words.
// L is for listings, F for formulas, P for prose. Leaves which chapter answers which to plan.ts.
import type { Bilingual } from './chapters.ts';

/** A section of an article, `{ id: 'S1', section: '3.2' }`. */
export interface ArticlePlace {
  readonly id: string;
  readonly section: string;
}

/** One mistake. */
export interface Erratum {
  /** Where the articles make it. */
  readonly places: readonly ArticlePlace[];
  /** What is wrong, as one sentence that stands alone. */
  readonly fault: Bilingual;
}

/** Every erratum by its id. */
export const errata = {
  L01: erratum(
    'S0 4.1',
    'Two outputs for one label: the difference broadcasts, and nothing complains.',
    '一个标签，却有两个输出：相减时悄悄广播，没有任何报错。',
  ),
  L02: erratum(
    'S0 4.1',
    'One gradient for two biases: their difference never changes.',
    '两个偏置共用一个梯度：两者之差永远不变。',
  ),
  L03: erratum(
    'S0 4.1',
    'A single layer for XOR: no straight line separates it.',
    '用单层网络学异或：没有一条直线能把它分开。',
  ),
  L04: erratum(
    'S0 4.1',
    'The mean in the loss, the sum in the gradient.',
    '损失取平均，梯度却取总和。',
  ),
  L05: erratum(
    'S0 4.1',
    'The logarithm of a probability that has rounded to 0 or 1.',
    '对已经舍入成 0 或 1 的概率取对数。',
  ),
  L06: erratum(
    'S0 4.1',
    'What is called the gradient of the prediction is the gradient of the input.',
    '名为预测值的梯度，算的其实是输入的梯度。',
  ),
  L07: erratum(
    'S0 4.2',
    'Called deep with one hidden layer, and judged on the points it was trained on.',
    '只有一个隐藏层却称为深度模型，还用训练数据评价自己。',
  ),
  L08: erratum(
    'S1 4',
    'The data is never defined, and rows stand where columns are wanted.',
    '数据从未定义；该按列排的地方按了行。',
  ),
  L09: erratum(
    'S1 4',
    'The backward pass uses a name that only the forward pass knows.',
    '反向传播用到的名字，只在前向传播的函数里才有。',
  ),
  L10: erratum(
    'S1 4',
    'A product of two matrices in the wrong order, the wrong one transposed.',
    '两个矩阵相乘，顺序反了，转置也放错了。',
  ),
  L11: erratum(
    'S1 4',
    'The hidden error is multiplied by the weights once more.',
    '隐藏层的误差又多乘了一次权重。',
  ),
  L12: erratum(
    'S1 4',
    'The gradient of a weight matrix has the shape of its transpose.',
    '权重梯度的形状，成了权重转置的形状。',
  ),
  L13: erratum(
    'S1 4',
    'The gradient of a bias is summed over the wrong axis.',
    '偏置的梯度沿错误的轴求和。',
  ),
  L14: erratum(
    'S1 4',
    'The number of features is taken for the number of examples; it runs.',
    '把特征数当成了样本数，而程序照样运行。',
  ),
  L15: erratum(
    'S1 4',
    'The loss is the squared error, the gradient that of the cross-entropy.',
    '损失是平方误差，梯度却是交叉熵的。',
  ),
  L16: erratum(
    'S1 4',
    'Weights so small and a learning rate so low that nothing is learnt.',
    '初始权重太小，学习率又太低，什么也学不到。',
  ),
  L17: erratum(
    'S2 4',
    'The step goes up the gradient instead of down.',
    '更新的方向反了：沿梯度上坡，而不是下坡。',
  ),
  L18: erratum(
    'S2 4',
    'Training starts where the gradient is 0, so that no mistake can show.',
    '从梯度为 0 的点开始训练，有错也看不出来。',
  ),
  L19: erratum(
    'S2 4',
    'Without a bias the answer at the origin is one half, whatever is learnt.',
    '没有偏置，原点处的答案永远是二分之一。',
  ),
  L20: erratum(
    'S2 4',
    'The test data has one column, the model two.',
    '测试数据只有一列，模型却要两列。',
  ),
  L21: erratum(
    'S2 4',
    'One loss is printed, the gradient of another is followed.',
    '打印的是一种损失，下降用的却是另一种的梯度。',
  ),
  L22: erratum(
    'S2 4',
    'A multi-layer perceptron without a hidden layer: it is logistic regression.',
    '没有隐藏层的“多层感知器”，其实是逻辑回归。',
  ),
  L23: erratum(
    'S2 4',
    'The derivative of the sigmoid takes x where it needs σ(x).',
    'sigmoid 的导数该代入 σ(x)，写成了代入 x。',
  ),
  L24: erratum(
    'S3 4.1',
    'Right, but without an intercept, and without a limit to the step.',
    '公式没错，却缺少截距，步长也没有上限。',
  ),
  L25: erratum('S3 4.2', 'Two biases are used and never made.', '用到了两个偏置，却从未创建。'),
  L26: erratum(
    'S3 4.2',
    'The sigmoid is asked of a library that has none.',
    '调用了库里并不存在的 sigmoid。',
  ),
  L27: erratum(
    'S3 4.2',
    'A bracket closes too late: the output layer skips the activation and adds the wrong bias.',
    '括号收得太晚：输出层绕过了激活函数，输出偏置加到了隐藏层。',
  ),
  L28: erratum(
    'S3 4.2',
    'The backward pass exchanges the layers and turns the sign.',
    '反向传播把两层弄反了，符号也反了。',
  ),
  L29: erratum('S3 4.2', 'The biases get no gradient.', '偏置没有梯度。'),
  L30: erratum(
    'S3 4.3',
    'The convolutional network ends after the pooling, without an answer.',
    '卷积网络到池化就结束了，没有给出答案。',
  ),
  L31: erratum(
    'S3 4.4',
    'A recurrent network without recurrence: no state, no loop over time.',
    '没有循环的“循环神经网络”：没有状态，也不沿时间循环。',
  ),
  L32: erratum(
    'S4 1.4',
    'Labels are drawn at random: there is nothing to learn, only to memorise.',
    '标签是随机抽取的：没有规律可学，只能死记。',
  ),
  L33: erratum(
    'S4 1.4',
    'Forward and backward passes are promised, library calls delivered.',
    '说好要写前向与反向传播，写出来的只是调用库函数。',
  ),
  F01: erratum(
    'S0 3.2',
    'The gradient of a layer without the slope of its activation.',
    '求一层的梯度，漏了激活函数的导数。',
  ),
  F02: erratum(
    'S1 3.2',
    'A factor that differentiates the output by itself.',
    '多写了一个因子：输出对自己求导。',
  ),
  F03: erratum(
    'S1 3.2',
    'The error is carried back without the slope, and with its indices turned round.',
    '误差往回传时漏了导数，下标也反了。',
  ),
  F04: erratum(
    'S1 3.2',
    'A weight gradient in which the label does not occur.',
    '权重的梯度里没有出现标签。',
  ),
  F05: erratum(
    'S1 3.1, S1 3.2',
    'Weights carry the number of the layer before in one place, of their own in another.',
    '权重的层号，一处用前一层的，一处用本层的。',
  ),
  F06: erratum(
    'S3 3.3',
    'One line for convolution and pooling, without a sum and without a window.',
    '卷积与池化写成一行，既没有求和，也没有窗口。',
  ),
  F07: erratum(
    'S3 3.4',
    'Gates are announced; the formula has none.',
    '文字讲的是门，公式里却没有门。',
  ),
  F08: erratum(
    'S3 3.2',
    'The chain rule for one path, where several join.',
    '多条路径汇合处，链式法则只写了一条。',
  ),
  F09: erratum('S2 3.1', 'The weighted sum is called the input.', '把加权和叫作输入。'),
  F10: erratum(
    'S1 2.3.2',
    'Cross-entropy for two classes only, and undefined at 0 and 1.',
    '交叉熵只写了两类的情形，而且在 0 和 1 处没有定义。',
  ),
  F11: erratum(
    'S1 2.1.2',
    'tanh as a quotient of exponentials: right on paper, NaN from 710 on.',
    '把 tanh 写成指数之商：纸上没错，到 710 就成了 NaN。',
  ),
  F12: erratum(
    'S1 2.1.1',
    'The sigmoid’s exponential overflows far below zero.',
    '输入远小于零时，sigmoid 里的指数会溢出。',
  ),
  F13: erratum(
    'S4 1.3.1',
    'He initialisation by the number of outputs; it is the number of inputs.',
    '说 He 初始化看输出的个数；应当看输入的个数。',
  ),
  F14: erratum(
    'S1 3.2',
    'An update written as an equation, which only a zero step solves.',
    '把更新写成等式：只有步长为零时才成立。',
  ),
  P01: erratum(
    'S0 2.2',
    'Non-linearity is explained by a bounded range; ReLU has none.',
    '用输出范围有限来解释非线性；ReLU 的输出并没有上限。',
  ),
  P02: erratum(
    'S1 2.1.3',
    'Vanishing gradients are blamed on ReLU, which is their cure.',
    '把梯度消失归咎于 ReLU，它恰恰是解药。',
  ),
  P03: erratum('S1 2.1.2', 'tanh is said to normalise input data.', '说 tanh 用来归一化输入数据。'),
  P04: erratum(
    'S2 2.2',
    'The brain’s neurons are put at ten thousand million; counts say 86.',
    '说大脑有 100 亿个神经元；实际计数约为 860 亿。',
  ),
  P05: erratum(
    'S4 1.1',
    'A method that does not exist, in the place of deep belief networks.',
    '写了一种并不存在的方法，应为深度信念网络。',
  ),
  P06: erratum(
    'S4 1.1',
    'Neural networks begin in the 1980s; they began in 1943.',
    '说神经网络起源于 1980 年代；其实始于 1943 年。',
  ),
  P07: erratum(
    'S3 1, S3 5',
    'Three generations that overlap, and past methods placed in the future.',
    '三个“世代”互相重叠，已有的方法被放到将来。',
  ),
  P08: erratum(
    'S3 1',
    'Recurrent networks are called regression networks.',
    '把循环神经网络叫成回归神经网络。',
  ),
  P09: erratum(
    'S0 3.2, S1 1.3, S1 3.2, S2 3.3, S3 3.2, S4 1.3.4',
    'Backpropagation is taken for the optimiser: it computes, it does not update.',
    '把反向传播当成优化算法：它只计算，不更新。',
  ),
  P10: erratum(
    'S0 2.1, S2 2.1, S3 1, S3 2.1',
    'Connections are given biases; biases belong to units.',
    '说连接带有偏置；偏置属于单元。',
  ),
  P11: erratum(
    'S3 2.1',
    'Fully connected is said to mean every node with every other.',
    '说全连接是每个节点与其他所有节点相连。',
  ),
  P12: erratum(
    'S3 2.3',
    'Recurrent layer and LSTM are one, and long memory comes by itself.',
    '把循环层等同于 LSTM，还说长期记忆天然就有。',
  ),
  P13: erratum('S3 2.2', 'Few parameters are taken for little work.', '把参数少当成计算量小。'),
  P14: erratum(
    'S0 3.1',
    'The activation comes once, at the very end: hidden layers would be linear.',
    '激活函数只在最后用一次：隐藏层就都成了线性的。',
  ),
  P15: erratum(
    'S4 1.2.1, S4 1.2.3, S4 1.3.4',
    'The output layer feeds itself, and weights are updated from the input layer’s gradient.',
    '输出层传给自己；权重按“输入层的梯度”更新。',
  ),
  P16: erratum(
    'S4 1.6.5',
    'One output layer for each class: the softmax of one number is always 1.',
    '每个类别一个输出层：单个数的 softmax 永远是 1。',
  ),
  P17: erratum(
    'S4 1.6.4',
    'Convolution and pooling alone are said to take images of any size.',
    '说有了卷积和池化，任意大小的图像都能处理。',
  ),
  P18: erratum(
    'S4 1.5.1, S4 1.5.4, S4 1.5.5',
    'Self-supervised learning is explained as clustering.',
    '把自监督学习解释成聚类。',
  ),
  P19: erratum(
    'S0 6.2',
    'Cross-validation as a cure for overfitting; it measures it.',
    '把交叉验证当作过拟合的解药；它只是测量。',
  ),
  P20: erratum(
    'S0 2.3, S1 1.3, S1 2.2, S1 6.1, S4 1.3.6',
    'Training goes on until the training loss is low enough.',
    '一直训练，直到训练损失足够低。',
  ),
  P21: erratum(
    'S0 3.3, S1 6.3',
    'A higher learning rate is said to converge faster, and to end in the minimum.',
    '说学习率越高收敛越快，而且总会到达最小值。',
  ),
  P22: erratum(
    'S0 1, S2 2.3, S2 6.1, S2 6.2',
    'Classical methods are said to fail on large or high-dimensional data.',
    '说传统方法处理不了大规模、高维度的数据。',
  ),
  P23: erratum(
    'S1 1.3, S1 6.2, S2 6.3',
    'Activations are non-linear because they are non-linear; biases are drawn at random.',
    '说激活函数因为非线性所以非线性；说偏置要随机初始化。',
  ),
  P24: erratum(
    'S1 7, S1 11',
    'References that repeat, break off, or do not exist.',
    '参考文献重复、残缺，或根本不存在。',
  ),
  P25: erratum(
    'S1 6.5, S3 5',
    'Networks generalise well in one article and badly in the other.',
    '一篇说网络泛化得好，另一篇说泛化得差。',
  ),
} satisfies Readonly<Record<string, Erratum>>;

export type ErratumId = keyof typeof errata;

/** Whether a text is the id of an erratum. */
export function isErratum(id: string): id is ErratumId {
  return Object.hasOwn(errata, id);
}

/** Places are written `S0 4.1, S1 3.2`. */
function erratum(places: string, en: string, zh: string): Erratum {
  return {
    places: places.split(', ').map((place) => {
      const [id = '', section = ''] = place.split(' ');
      return { id, section };
    }),
    fault: { en, 'zh-cn': zh },
  };
}
