// Sentences for what the engine refuses: shapes, types, gradients, options.
import type { ErrorSentences } from './sentence.ts';

export const engineSentences: ErrorSentences = {
  'shapes-do-not-broadcast': {
    en: {
      what: '{op}: shapes {left} and {right} do not broadcast.',
      remedy: 'Counted from the last axis, sizes must be equal or 1.',
    },
    'zh-cn': {
      what: '{op}：形状 {left} 与 {right} 无法广播。',
      remedy: '从最后一个轴往前数，对应的长度必须相等，或者其中一个为 1。',
    },
  },
  'shapes-differ': {
    en: { what: '{op}: shapes {left} and {right} differ.', remedy: 'Give both the same shape.' },
    'zh-cn': { what: '{op}：形状 {left} 与 {right} 不同。', remedy: '请让两者形状相同。' },
  },
  'inner-sizes-differ': {
    en: {
      what: '{op}: the inner sizes of {left} × {right} differ.',
      remedy: 'The last axis of the left must be as long as the right has rows.',
    },
    'zh-cn': {
      what: '{op}：{left} × {right} 中，相邻的两个长度不同。',
      remedy: '左边最后一个轴的长度必须等于右边的行数。',
    },
  },
  'inner-sizes-differ-transpose': {
    en: {
      what: '{op}: the inner sizes of {left} × {right} differ.',
      remedy: 'Did you mean {remedy}?',
    },
    'zh-cn': {
      what: '{op}：{left} × {right} 中，相邻的两个长度不同。',
      remedy: '是不是想写 {remedy}？',
    },
  },
  'needs-an-axis': {
    en: {
      what: '{op}: a scalar has no rows or columns (shape {shape}).',
      remedy: 'To multiply by a number, use mul.',
    },
    'zh-cn': {
      what: '{op}：标量没有行和列（形状 {shape}）。',
      remedy: '要与一个数相乘，请用 mul。',
    },
  },
  'axis-out-of-range': {
    en: {
      what: '{op}: shape {shape} has no axis {axis}.',
      remedy: 'Axes count from 0, or backwards from −1.',
    },
    'zh-cn': {
      what: '{op}：形状 {shape} 没有轴 {axis}。',
      remedy: '轴从 0 数起，或从 −1 倒数。',
    },
  },
  'axis-repeated': {
    en: { what: '{op}: axes {axes} name one axis twice.', remedy: 'Name each axis once.' },
    'zh-cn': { what: '{op}：{axes} 里有重复的轴。', remedy: '每个轴只写一次。' },
  },
  'axes-not-a-permutation': {
    en: {
      what: '{op}: axes {axes} do not reorder shape {shape}.',
      remedy: 'Name each axis exactly once.',
    },
    'zh-cn': {
      what: '{op}：{axes} 不是形状 {shape} 的轴的一种排列。',
      remedy: '每个轴必须恰好写一次。',
    },
  },
  'size-differs': {
    en: {
      what: '{op}: {size} elements (shape {from}) do not fill shape {to}.',
      remedy: 'The product of the sizes must stay {size}.',
    },
    'zh-cn': {
      what: '{op}：{size} 个元素（形状 {from}）填不满形状 {to}。',
      remedy: '各轴长度的乘积必须仍是 {size}。',
    },
  },
  'one-unknown-size': {
    en: {
      what: '{op}: shape {to} has more than one −1.',
      remedy: 'Only one size can be worked out.',
    },
    'zh-cn': {
      what: '{op}：形状 {to} 里有不止一个 −1。',
      remedy: '只有一个轴的长度可以自动推出。',
    },
  },
  'bad-shape': {
    en: { what: '{op}: {shape} is no shape.', remedy: 'Sizes are whole numbers from 0 up.' },
    'zh-cn': { what: '{op}：{shape} 不是形状。', remedy: '各轴的长度都必须是不小于 0 的整数。' },
  },
  'too-many-axes': {
    en: {
      what: '{op}: a tensor has at most {limit} axes; this one would have more.',
      remedy: 'Look for a list inside too many lists, or a list that contains itself.',
    },
    'zh-cn': {
      what: '{op}：张量最多有 {limit} 个轴，这里超过了。',
      remedy: '请检查列表是否嵌套过深，或者包含了它自己。',
    },
  },
  'tensor-too-large': {
    en: {
      what: '{op}: {size} elements are too many; at most {limit} fit.',
      remedy: 'Make an axis shorter, or work through the data in parts.',
    },
    'zh-cn': {
      what: '{op}：{size} 个元素太多了，最多 {limit} 个。',
      remedy: '请缩短某个轴，或把数据分批处理。',
    },
  },
  'ragged-array': {
    en: {
      what: '{op}: rows differ in length at {index}: expected {expected}, found {found}.',
      remedy: 'All rows of a nested array must have the same length.',
    },
    'zh-cn': {
      what: '{op}：{index} 处的长度不一致：应为 {expected}，实为 {found}。',
      remedy: '嵌套数组的每一行长度必须相同。',
    },
  },
  'not-a-number-element': {
    en: { what: '{op}: element {index} is no number: {found}', remedy: 'Use numbers only.' },
    'zh-cn': { what: '{op}：元素 {index} 不是数：{found}', remedy: '元素只能是数。' },
  },
  'bad-operand': {
    en: {
      what: '{op}: expected a tensor or a number, found {found}.',
      remedy: 'Make an array a tensor first: tensor(…).',
    },
    'zh-cn': {
      what: '{op}：应为张量或数，实为 {found}。',
      remedy: '数组要先用 tensor(…) 变成张量。',
    },
  },
  'bad-dtype': {
    en: { what: '{op}: there is no dtype {dtype}.', remedy: "Use 'float32' or 'float64'." },
    'zh-cn': {
      what: '{op}：没有名为 {dtype} 的 dtype。',
      remedy: "请用 'float32' 或 'float64'。",
    },
  },
  'dtypes-differ': {
    en: {
      what: '{op}: dtypes {left} and {right} differ.',
      remedy: "Convert one of them: .to('{left}').",
    },
    'zh-cn': {
      what: '{op}：dtype 不同：{left} 与 {right}。',
      remedy: "请转换其中一个：.to('{left}')。",
    },
  },
  'nothing-to-join': {
    en: { what: '{op}: no tensors given.', remedy: 'Pass at least one.' },
    'zh-cn': { what: '{op}：没有给出张量。', remedy: '至少要给出一个。' },
  },
  'shapes-do-not-join': {
    en: {
      what: '{op}: shapes {first} and {other} cannot be joined along axis {axis}.',
      remedy: 'All their other sizes must be equal.',
    },
    'zh-cn': {
      what: '{op}：形状 {first} 与 {other} 不能沿轴 {axis} 拼接。',
      remedy: '除这个轴以外，其他各轴的长度必须相等。',
    },
  },
  'slopes-do-not-fit': {
    en: {
      what: '{op}: slopes of shape {slopes} do not fit shape {shape}.',
      remedy: 'Give one slope, or a vector with one for each of the {channels} channels (axis 1).',
    },
    'zh-cn': {
      what: '{op}：斜率的形状 {slopes} 与形状 {shape} 不匹配。',
      remedy: '请给出一个斜率，或一个长度为 {channels} 的向量，每个通道（轴 1）一个。',
    },
  },
  'too-many-ranges': {
    en: {
      what: '{op}: {count} ranges are too many for shape {shape}.',
      remedy: 'Give at most one for each axis.',
    },
    'zh-cn': { what: '{op}：形状 {shape} 用不了 {count} 个范围。', remedy: '每个轴至多一个。' },
  },
  'range-outside': {
    en: {
      what: '{op}: range {range} lies outside axis {axis} of size {size}.',
      remedy: 'Use start ≤ stop ≤ {size}.',
    },
    'zh-cn': {
      what: '{op}：范围 {range} 超出了长度为 {size} 的轴 {axis}。',
      remedy: '应满足 start ≤ stop ≤ {size}。',
    },
  },
  'bad-step': {
    en: { what: '{op}: step {step} on axis {axis}.', remedy: 'Use a whole number from 1 up.' },
    'zh-cn': { what: '{op}：轴 {axis} 上的步长是 {step}。', remedy: '请用不小于 1 的整数。' },
  },
  'pieces-do-not-fit': {
    en: {
      what: '{op}: pieces {sizes} do not make up axis {axis} of size {size}.',
      remedy: 'Their sum must be {size}.',
    },
    'zh-cn': {
      what: '{op}：按 {sizes} 切分，拼不成长度为 {size} 的轴 {axis}。',
      remedy: '各段长度之和必须是 {size}。',
    },
  },
  'axis-not-one': {
    en: {
      what: '{op}: axis {axis} of shape {shape} has size {size}.',
      remedy: 'Only an axis of size 1 can go.',
    },
    'zh-cn': {
      what: '{op}：形状 {shape} 的轴 {axis} 长度是 {size}。',
      remedy: '只有长度为 1 的轴才能去掉。',
    },
  },
  'index-outside': {
    en: {
      what: '{op}: index {value} at {place} lies outside axis {axis} of size {size}.',
      remedy: 'Use whole numbers from 0 to {last}.',
    },
    'zh-cn': {
      what: '{op}：{place} 处的下标 {value} 超出了长度为 {size} 的轴 {axis}。',
      remedy: '请用 0 到 {last} 的整数。',
    },
  },
  'indices-do-not-fit': {
    en: {
      what: '{op}: indices of shape {indices} do not fit shape {shape}.',
      remedy: 'Only the sizes of axis {axis} may differ.',
    },
    'zh-cn': {
      what: '{op}：下标的形状 {indices} 与形状 {shape} 不匹配。',
      remedy: '除轴 {axis} 以外，各轴的长度必须相同。',
    },
  },
  'equation-unreadable': {
    en: {
      what: '{op}: {equation} is no equation.',
      remedy: 'Write a letter for each axis, as in ij,jk->ik.',
    },
    'zh-cn': {
      what: '{op}：读不懂等式 {equation}。',
      remedy: '每个轴写一个字母，例如 ij,jk->ik。',
    },
  },
  'equation-operands': {
    en: {
      what: '{op}: {equation} names {named} operands, but {given} are given.',
      remedy: 'Separate the letters of the operands by commas.',
    },
    'zh-cn': {
      what: '{op}：{equation} 写了 {named} 个运算对象，实际给出 {given} 个。',
      remedy: '各运算对象的字母之间用逗号隔开。',
    },
  },
  'equation-axes': {
    en: {
      what: '{op}: in {equation} the letters “{letters}” stand for shape {shape}.',
      remedy: 'Write one letter for each axis.',
    },
    'zh-cn': {
      what: '{op}：在 {equation} 中，字母“{letters}”对应的形状是 {shape}。',
      remedy: '每个轴写一个字母。',
    },
  },
  'equation-sizes': {
    en: {
      what: '{op}: in {equation} the letter {letter} has size {left} and size {right}.',
      remedy: 'A letter has one size wherever it stands.',
    },
    'zh-cn': {
      what: '{op}：在 {equation} 中，字母 {letter} 的长度有时是 {left}，有时是 {right}。',
      remedy: '同一个字母的长度处处相同。',
    },
  },
  'equation-result': {
    en: {
      what: '{op}: the result of {equation} cannot have the letter {letter} like this.',
      remedy: 'A letter of the result stands in an operand, and once in the result.',
    },
    'zh-cn': {
      what: '{op}：{equation} 的结果不能这样用字母 {letter}。',
      remedy: '结果的字母必须出现在某个运算对象中，且在结果里只出现一次。',
    },
  },
  'nothing-to-reduce': {
    en: {
      what: '{op}: there are no elements along the axis (shape {shape}).',
      remedy: 'Without elements the result is undefined.',
    },
    'zh-cn': {
      what: '{op}：这个轴上没有元素（形状 {shape}）。',
      remedy: '没有元素，结果就没有定义。',
    },
  },
  'needs-one-element': {
    en: {
      what: '{op}: one element is needed; the shape is {shape}.',
      remedy: 'Reduce it first, for example with .sum().',
    },
    'zh-cn': {
      what: '{op}：这里只能有一个元素，而形状是 {shape}。',
      remedy: '请先归约，例如用 .sum()。',
    },
  },
  'gradient-needed': {
    en: {
      what: '{op}: the result is no scalar; its shape is {shape}.',
      remedy: 'Reduce it with .sum() or .mean(), or pass a gradient of that shape.',
    },
    'zh-cn': {
      what: '{op}：结果不是标量，形状是 {shape}。',
      remedy: '请用 .sum() 或 .mean() 归约，或给出同样形状的梯度。',
    },
  },
  'gradient-shape': {
    en: {
      what: '{op}: the gradient has shape {gradient}, the tensor {shape}.',
      remedy: 'Give both the same shape.',
    },
    'zh-cn': {
      what: '{op}：梯度的形状是 {gradient}，张量的形状是 {shape}。',
      remedy: '请让两者形状相同。',
    },
  },
  'gradient-not-wanted': {
    en: {
      what: '{op}: the result depends on no tensor that wants a gradient.',
      remedy: 'Make one with {remedy}.',
    },
    'zh-cn': {
      what: '{op}：结果不依赖任何需要梯度的张量。',
      remedy: '请这样创建张量：{remedy}',
    },
  },
  'modified-in-place': {
    en: {
      what: '{op}: an input or output of {operation} (shape {shape}) was changed after it was used.',
      remedy: 'Compute the result again before backward().',
    },
    'zh-cn': {
      what: '{op}：{operation} 的输入或输出（形状 {shape}）使用之后又有改动。',
      remedy: '请在 backward() 之前重新计算结果。',
    },
  },
  'no-grad-async': {
    en: {
      what: '{op}: the function is asynchronous; after its first await, gradients would be recorded again.',
      remedy: 'Pass a function without async.',
    },
    'zh-cn': {
      what: '{op}：传入的是异步函数，执行到第一个 await 之后，又会开始记录梯度。',
      remedy: '请换成不带 async 的函数。',
    },
  },
  'unknown-reduction': {
    en: {
      what: '{op}: there is no reduction {found}.',
      remedy: "Use 'mean', 'sum' or 'none'.",
    },
    'zh-cn': {
      what: '{op}：没有名为 {found} 的归约方式。',
      remedy: "请用 'mean'、'sum' 或 'none'。",
    },
  },
  'probability-outside': {
    en: {
      what: '{op}: {value} at {index} is no probability.',
      remedy: 'Apply {activation} first, or use {remedy}.',
    },
    'zh-cn': {
      what: '{op}：{index} 处的 {value} 不是概率。',
      remedy: '请先用 {activation} 处理，或改用 {remedy}。',
    },
  },
  'class-outside': {
    en: {
      what: '{op}: class {value} at {index} does not exist.',
      remedy: 'With {classes} classes, use whole numbers from 0 to {last}.',
    },
    'zh-cn': {
      what: '{op}：{index} 处的类别 {value} 不存在。',
      remedy: '共有 {classes} 个类别，请用 0 到 {last} 的整数。',
    },
  },
  'targets-do-not-fit': {
    en: {
      what: '{op}: targets of shape {target} do not fit logits of shape {logits}.',
      remedy: 'Give one class for each row, or one probability for each logit.',
    },
    'zh-cn': {
      what: '{op}：目标的形状 {target} 与 logits 的形状 {logits} 不匹配。',
      remedy: '每行给一个类别，或每个 logit 给一个概率。',
    },
  },
  'no-parameters': {
    en: {
      what: '{op}: no parameters given.',
      remedy: 'Pass a list of tensors made with requiresGrad.',
    },
    'zh-cn': {
      what: '{op}：没有给出参数。',
      remedy: '请传入一组带 requiresGrad 的张量。',
    },
  },
  'not-a-parameter': {
    en: {
      what: '{op}: parameter {position} is not a leaf that wants a gradient.',
      remedy: 'Make it with {remedy}.',
    },
    'zh-cn': {
      what: '{op}：参数 {position} 不是需要梯度的叶子张量。',
      remedy: '请这样创建：{remedy}',
    },
  },
  'no-gradients': {
    en: {
      what: '{op}: no parameter has a gradient.',
      remedy: 'Call backward() on the loss first.',
    },
    'zh-cn': { what: '{op}：所有参数都没有梯度。', remedy: '请先对损失调用 backward()。' },
  },
  'state-does-not-fit': {
    en: {
      what: '{op}: the state of {name} does not fit.',
      remedy: 'For {count} parameters, use one that the same rule gave for the same sizes.',
    },
    'zh-cn': {
      what: '{op}：{name} 的状态不适用。',
      remedy: '请使用同一种规则为同样大小的 {count} 个参数给出的状态。',
    },
  },
  'bad-option': {
    en: { what: '{op}: {option} is {value}.', remedy: 'Use {range}.' },
    'zh-cn': { what: '{op}：{option} 的值不能是 {value}。', remedy: '应为：{range}' },
  },
  'unknown-word': {
    en: { what: '{op}: there is no “{word}”.', remedy: 'Use one of {known}.' },
    'zh-cn': { what: '{op}：没有“{word}”这一项。', remedy: '可用的有：{known}。' },
  },
  'unknown-word-near': {
    en: { what: '{op}: there is no “{word}”.', remedy: 'Did you mean “{meant}”?' },
    'zh-cn': { what: '{op}：没有“{word}”这一项。', remedy: '是不是想写“{meant}”？' },
  },
  'unknown-option': {
    en: { what: '{op}: there is no option {option}.', remedy: 'The options are {known}.' },
    'zh-cn': { what: '{op}：没有名为 {option} 的选项。', remedy: '可用的选项：{known}。' },
  },
  'option-missing': {
    en: { what: '{op}: {option} is missing.', remedy: 'Use one of {known}.' },
    'zh-cn': { what: '{op}：缺少 {option}。', remedy: '可用的有：{known}。' },
  },
  'bad-weights': {
    en: {
      what: '{op}: the initializer gave {found}, not a tensor of shape {shape}.',
      remedy: 'Return a tensor made for the shape it is given.',
    },
    'zh-cn': {
      what: '{op}：初始化函数返回的是 {found}，而不是形状为 {shape} 的张量。',
      remedy: '请按传入的形状生成张量并返回。',
    },
  },
  'needs-a-batch': {
    en: {
      what: '{op}: the input has shape {shape}, but its first axis must be the batch.',
      remedy: 'Reshape one example to [1, …].',
    },
    'zh-cn': {
      what: '{op}：输入的形状是 {shape}，但第一个轴必须是批次。',
      remedy: '只有一个样本时，请改成 [1, …] 的形状。',
    },
  },
  'needs-features': {
    en: {
      what: '{op}: an example has shape {shape}: there is no axis to sum over.',
      remedy: 'Reshape one example to [1, …], many examples of one number to [n, 1].',
    },
    'zh-cn': {
      what: '{op}：单个样本的形状是 {shape}，没有可以求和的轴。',
      remedy: '只有一个样本时请改成 [1, …]；每个样本只有一个数时请改成 [n, 1]。',
    },
  },
  'axes-do-not-fit': {
    en: {
      what: '{op}: shape {shape} does not have the axes {axes}.',
      remedy: 'Add or merge axes with reshape.',
    },
    'zh-cn': {
      what: '{op}：形状 {shape} 与所需的轴 {axes} 不符。',
      remedy: '请用 reshape 增加或合并轴。',
    },
  },
  'channels-differ': {
    en: {
      what: '{op}: the input {input} has {channels} channels (axis 1); the kernel {kernel} is made for {expected}.',
      remedy: 'Make one fit the other, or check groups.',
    },
    'zh-cn': {
      what: '{op}：输入 {input} 有 {channels} 个通道（轴 1），卷积核 {kernel} 却需要 {expected} 个。',
      remedy: '请让两者一致，或检查 groups。',
    },
  },
  'groups-do-not-divide': {
    en: {
      what: '{op}: {channels} channels cannot be cut into {groups} equal groups.',
      remedy: 'Use a divisor of {channels}.',
    },
    'zh-cn': {
      what: '{op}：{channels} 个通道不能平均分成 {groups} 组。',
      remedy: '组数应能整除 {channels}。',
    },
  },
  'batch-too-small': {
    en: {
      what: '{op}: each channel has only one value (shape {shape}), and one value has no spread.',
      remedy: 'Give a batch of at least two examples, or set training: false.',
    },
    'zh-cn': {
      what: '{op}：每个通道只有一个值（形状 {shape}），算不出方差。',
      remedy: '批次至少要有两个样本；或设 training: false。',
    },
  },
  'kernel-too-large': {
    en: {
      what: '{op}: a kernel or window over {span} elements does not fit; the axis has {size}, plus {padding} of padding.',
      remedy:
        'Make it smaller or add padding, and check the order of the axes: channels come first.',
    },
    'zh-cn': {
      what: '{op}：卷积核或窗口跨 {span} 个元素，放不下：这个轴只有 {size} 个，另加 {padding} 个填充。',
      remedy: '请把它改小，或增加填充；并检查轴的顺序：通道在前。',
    },
  },
  'channel-vector-differs': {
    en: {
      what: '{op}: {name} has shape {shape}.',
      remedy: 'Give a vector with one number for each of the {channels} channels (axis 1).',
    },
    'zh-cn': {
      what: '{op}：{name} 的形状是 {shape}。',
      remedy: '应为长度 {channels} 的向量，每个通道（轴 1）一个数。',
    },
  },
  'heads-do-not-divide': {
    en: {
      what: '{op}: {features} features cannot be cut into {heads} equal heads.',
      remedy: 'Use a divisor of {features}.',
    },
    'zh-cn': {
      what: '{op}：{features} 个特征不能平均分给 {heads} 个注意力头。',
      remedy: '头数必须整除 {features}。',
    },
  },
  'weights-do-not-fit': {
    en: {
      what: '{op}: {name} has shape {shape}.',
      remedy: 'For {units} units it must be {expected}.',
    },
    'zh-cn': {
      what: '{op}：{name} 的形状是 {shape}。',
      remedy: '有 {units} 个单元时，形状应为 {expected}。',
    },
  },
  'not-compiled': {
    en: {
      what: '{op}: the model has not been compiled.',
      remedy: 'Call compile(…) with an optimizer and a loss first.',
    },
    'zh-cn': {
      what: '{op}：模型还没有编译。',
      remedy: '请先用 optimizer 和 loss 调用 compile(…)。',
    },
  },
  'not-built': {
    en: {
      what: '{op}: the parameters do not exist yet, because the size of the input is not known.',
      remedy: 'Begin the list of layers with input(…), or use the model once.',
    },
    'zh-cn': {
      what: '{op}：还不知道输入的大小，参数尚未建立。',
      remedy: '请让层的列表以 input(…) 开头，或先使用一次模型。',
    },
  },
  'already-built': {
    en: {
      what: '{op}: the parameters exist already.',
      remedy: 'Add layers before the model is used.',
    },
    'zh-cn': {
      what: '{op}：参数已经建立。',
      remedy: '请在使用模型之前添加层。',
    },
  },
  'no-layers': {
    en: {
      what: '{op}: there are no layers.',
      remedy: 'Give at least one.',
    },
    'zh-cn': {
      what: '{op}：没有任何层。',
      remedy: '请至少给出一层。',
    },
  },
  'not-a-layer': {
    en: {
      what: '{op}: {found} is no layer.',
      remedy: 'Use what layers.dense(…) and the like give.',
    },
    'zh-cn': {
      what: '{op}：{found} 不是层。',
      remedy: '请使用 layers.dense(…) 之类给出的层。',
    },
  },
  'layer-inside-itself': {
    en: {
      what: '{op}: {layer} contains this model already, so the model would be part of itself.',
      remedy: 'Add a layer of its own.',
    },
    'zh-cn': {
      what: '{op}：{layer} 里已经有这个模型，再加进来就成了模型包含自身。',
      remedy: '请另建一层再添加。',
    },
  },
  'layer-result': {
    en: { what: '{op}: forward gave {found}.', remedy: 'Return a tensor.' },
    'zh-cn': { what: '{op}：forward 给出的是 {found}。', remedy: '请返回一个张量。' },
  },
  'not-a-placeholder': {
    en: {
      what: '{op}: inputs and outputs must be placeholders.',
      remedy: 'Use what input(…) gives, and what layers make of it.',
    },
    'zh-cn': {
      what: '{op}：inputs 和 outputs 必须是占位符。',
      remedy: '请使用 input(…) 给出的占位符，以及层由它得到的结果。',
    },
  },
  'not-connected': {
    en: {
      what: '{op}: an output depends on an input of shape {shape} that is not listed.',
      remedy: 'Add it to inputs.',
    },
    'zh-cn': {
      what: '{op}：有一个输出依赖形状为 {shape} 的输入，但它没有列出。',
      remedy: '请把它加进 inputs。',
    },
  },
  'name-repeated': {
    en: {
      what: '{op}: two layers are called “{name}”.',
      remedy: 'Give each a name of its own.',
    },
    'zh-cn': {
      what: '{op}：有两层都叫“{name}”。',
      remedy: '请给每一层各取一个名字。',
    },
  },
  'several-outputs': {
    en: {
      what: '{op}: the model has {count} outputs.',
      remedy: 'Use applyAll or predictAll, which give all of them.',
    },
    'zh-cn': {
      what: '{op}：模型有 {count} 个输出。',
      remedy: '请使用给出全部输出的 applyAll 或 predictAll。',
    },
  },
  'count-differs': {
    en: {
      what: '{op}: {expected} {name} are needed; there are {found}.',
      remedy: 'Give one for each.',
    },
    'zh-cn': {
      what: '{op}：需要 {expected} 个{name}，实有 {found} 个。',
      remedy: '请逐一给出。',
    },
  },
  'input-shape': {
    en: {
      what: '{op}: an example has shape {found}, but the layer was made for {expected}.',
      remedy: 'Give examples of that shape.',
    },
    'zh-cn': {
      what: '{op}：样本的形状是 {found}，而这一层是为 {expected} 建立的。',
      remedy: '请给出形状为 {expected} 的样本。',
    },
  },
  'loss-not-a-scalar': {
    en: {
      what: '{op}: the loss gave {found}.',
      remedy: 'Compute one number by operations on the outputs, for example with .mean().',
    },
    'zh-cn': {
      what: '{op}：损失函数给出的是 {found}。',
      remedy: '请用对输出的运算求出一个数，例如用 .mean()。',
    },
  },
  'targets-differ': {
    en: {
      what: '{op}: targets of shape {target} do not fit outputs of shape {output}.',
      remedy: 'Give each output its target, and the last layer as many units as there are.',
    },
    'zh-cn': {
      what: '{op}：形状为 {target} 的目标值与形状为 {output} 的输出不匹配。',
      remedy: '每个输出都要有一个目标值；最后一层的单元数要与之一致。',
    },
  },
  'not-saveable': {
    en: {
      what: '{op}: {option} of {layer} is a function, which cannot be saved.',
      remedy: 'Use one that has a name in the engine.',
    },
    'zh-cn': {
      what: '{op}：{layer} 的 {option} 是函数，无法保存。',
      remedy: '请改用引擎中有名称的选项。',
    },
  },
  'damaged-model': {
    en: {
      what: '{op}: this is no model saved here: {part} is {found}.',
      remedy: 'Pass what save() or JSON.stringify(model) gave, unchanged.',
    },
    'zh-cn': {
      what: '{op}：这不是在这里保存的模型：{part} 是 {found}。',
      remedy: '请原样传入 save() 或 JSON.stringify(model) 给出的内容。',
    },
  },
  'saved-numbers-differ': {
    en: {
      what: '{op}: the file holds {found} numbers, its tensors need {expected}.',
      remedy: 'A part may be missing: save the model again.',
    },
    'zh-cn': {
      what: '{op}：文件里有 {found} 个数，而其中的张量需要 {expected} 个。',
      remedy: '可能缺了一部分，请重新保存模型。',
    },
  },
  'saved-weights-differ': {
    en: {
      what: '{op}: {name} has shape {found} in the file, {expected} in the model.',
      remedy: 'Save the model again.',
    },
    'zh-cn': {
      what: '{op}：{name} 在文件里的形状是 {found}，在模型里是 {expected}。',
      remedy: '请重新保存模型。',
    },
  },
  'unknown-parameter': {
    en: { what: '{op}: there is no parameter {name}.', remedy: 'The names are {known}.' },
    'zh-cn': { what: '{op}：没有名为 {name} 的参数。', remedy: '已有的名字是 {known}。' },
  },
  'parameter-unused': {
    en: {
      what: '{op}: the loss does not depend on {name}.',
      remedy: 'Compute the loss from it inside the function you pass.',
    },
    'zh-cn': {
      what: '{op}：损失不依赖 {name}。',
      remedy: '请在传入的函数里用它计算损失。',
    },
  },
  'not-repeatable': {
    en: {
      what: '{op}: for the same parameters the loss was {first}, then {second}.',
      remedy: 'Seed its random numbers inside the function.',
    },
    'zh-cn': {
      what: '{op}：参数相同，损失先是 {first}，后是 {second}。',
      remedy: '请在函数里为随机数设定种子。',
    },
  },
  'not-fitted': {
    en: { what: '{op}: nothing has been learned yet.', remedy: 'Call fit(…) first.' },
    'zh-cn': { what: '{op}：还没有学习过任何数据。', remedy: '请先调用 fit(…)。' },
  },
  'needs-rows': {
    en: {
      what: '{op}: {name} has shape {shape}.',
      remedy: 'It must be [rows, features], with at least one of each.',
    },
    'zh-cn': {
      what: '{op}：{name} 的形状是 {shape}。',
      remedy: '应为 [行数, 特征数]，两者都至少为 1。',
    },
  },
  'rows-differ': {
    en: {
      what: '{op}: x has {left} rows, y has {right}.',
      remedy: 'Give one target for each row.',
    },
    'zh-cn': {
      what: '{op}：x 有 {left} 行，y 有 {right} 个目标值。',
      remedy: '每一行都要有一个目标值。',
    },
  },
  'columns-differ': {
    en: {
      what: '{op}: x has {found} features; fit saw {expected}.',
      remedy: 'Give the same features in the same order.',
    },
    'zh-cn': {
      what: '{op}：x 有 {found} 个特征，而 fit 时有 {expected} 个。',
      remedy: '请按相同的顺序给出相同的特征。',
    },
  },
  'not-finite': {
    en: {
      what: '{op}: {name} holds {value} at {index}.',
      remedy: 'Leave such rows out, or fill their gaps first.',
    },
    'zh-cn': {
      what: '{op}：{name} 在 {index} 处的值是 {value}。',
      remedy: '请先去掉这样的行，或把缺失值补上。',
    },
  },
  'class-not-whole': {
    en: { what: '{op}: {value} at {index} is no class.', remedy: 'Classes are whole numbers.' },
    'zh-cn': { what: '{op}：{index} 处的 {value} 不是类别。', remedy: '类别要用整数表示。' },
  },
  'one-class': {
    en: {
      what: '{op}: all targets are of class {value}.',
      remedy: 'Give examples of at least two classes.',
    },
    'zh-cn': {
      what: '{op}：所有目标值都属于类别 {value}。',
      remedy: '至少要有两个类别的样本。',
    },
  },
  'targets-constant': {
    en: {
      what: '{op}: all targets are {value}, so there is no spread to explain.',
      remedy: 'Give targets that differ.',
    },
    'zh-cn': {
      what: '{op}：所有目标值都是 {value}，没有可以解释的差异。',
      remedy: '请给出互不相同的目标值。',
    },
  },
  'sign-unknown': {
    en: {
      what: '{op}: “{sign}” at {index} is none of the {size} signs.',
      remedy: 'Make the vocabulary of all texts that are to be encoded.',
    },
    'zh-cn': {
      what: '{op}：位置 {index} 的“{sign}”不在这 {size} 个字符之中。',
      remedy: '请用所有要编码的文本来建立词表。',
    },
  },
  'columns-dependent': {
    en: {
      what: '{op}: column {column} is a combination of the columns before it.',
      remedy: 'Leave it out, or set lambda above 0.',
    },
    'zh-cn': {
      what: '{op}：第 {column} 列（从 0 数起）是它前面各列的线性组合。',
      remedy: '请去掉这一列，或把 lambda 设为大于 0 的数。',
    },
  },
  'too-few-rows': {
    en: {
      what: '{op}: {rows} rows are too few when {option} is {value}.',
      remedy: 'Give more rows or a smaller {option}.',
    },
    'zh-cn': {
      what: '{op}：{option} 为 {value} 时，{rows} 行数据不够。',
      remedy: '请给出更多的行，或减小 {option}。',
    },
  },
};

/** What the engine calls a value it cannot name otherwise, in Chinese; undefined for names and numbers. */
export function engineTerm(value: string): string | undefined {
  if (/^'[^']*'((, | or )'[^']*')+$/.test(value)) {
    return value.replaceAll("', '", "'、'").replaceAll("' or '", "' 或 '");
  }
  return Object.hasOwn(engineTerms, value) ? engineTerms[value] : undefined;
}

const engineTerms: Readonly<Record<string, string>> = {
  'a number': '一个数',
  'an array': '数组',
  'a function': '函数',
  'an object': '对象',
  'a number from 0 up': '不小于 0 的数',
  'a finite number': '有限的数',
  'a number from 0 to just under the number of elements': '不小于 0 且小于元素个数的数',
  '1, 2 or Infinity': '1、2 或 Infinity',
  'for each axis a pair of whole numbers from 0 up': '每个轴一对不小于 0 的整数',
  'a list of whole numbers from 0 up': '由不小于 0 的整数组成的列表',
  'a whole number from 0 to the size of the axis': '从 0 到该轴长度的整数',
  'a number below high': '小于 high 的数',
  'a number above 0': '大于 0 的数',
  'a number from 0 to just under 1': '不小于 0 且小于 1 的数',
  'a whole number from 0 to 9007199254740991': '0 到 9007199254740991 的整数',
  'a share that leaves at least one row on either side': '让两边都至少留下一行的比例',
  'tensors of inputs': '输入张量',
  'tensors of targets': '目标张量',
  'loss functions': '损失函数',
  'the file': '文件',
  'no JSON': '无法解析的文本',
  'more steps than warmup': '大于 warmup 的步数',
  'a momentum above 0 and no dampening with nesterov':
    '大于 0 的 momentum，且使用 nesterov 时不设 dampening',
  'a number from 0 to 1': '0 到 1 的数',
  'one number for each class': '一列数，每个类别一个',
  'options that leave at least one target its weight': '至少给一个目标留下权重的选项',
  '−1 or 1': '−1 或 1',
  'simpleRNN, lstm or gru': 'simpleRNN、lstm 或 gru',
  'it with classes as targets': '类别作目标时才用它',
  'an object with names and values': '由名字和值组成的对象',
  'a list of two: [x, y]': '含两项的列表：[x, y]',
  probabilities: '概率值',
  'a whole number from 0 up': '不小于 0 的整数',
  'a whole number from 1 up': '不小于 1 的整数',
  'a whole number from 2 up': '不小于 2 的整数',
  'a whole number up to the number of features': '不超过特征数的整数',
  'a list with at least one value': '至少有一个值的列表',
  'a number between 0 and 1': '大于 0 且小于 1 的数',
  'the prediction': '预测值',
  'the target': '目标值',
  'a whole number from 0 up, or one for each axis': '不小于 0 的整数，可以每个轴一个',
  'a whole number from 1 up, or one for each axis': '不小于 1 的整数，可以每个轴一个',
  'a smaller one: it cuts off more than there is': '较小的数：现在截去的比原有的还多',
  'less than the stride or the dilation': '小于 stride 或 dilation 的数',
  'at most half the window': '不大于窗口一半的数',
  'a tensor, or training: true': '张量，或设 training: true',
  'the number of a row of the table': '表中某一行的序号',
  'axes other than that of the batch': '批次以外的轴',
  'sizes from 1 up': '不小于 1 的长度',
  'finite bounds and a step other than 0': '有限的边界和不为 0 的步长',
};
