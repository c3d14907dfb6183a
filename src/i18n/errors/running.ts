// Sentences for cells that do not fit together and for what happens while they run.
import type { ErrorSentences } from './sentence.ts';

export const runningSentences: ErrorSentences = {
  cycle: {
    en: {
      what: 'These cells depend on each other: {path}',
      remedy: 'Move what they share into a cell of its own.',
    },
    'zh-cn': {
      what: '这些单元格互相依赖：{path}',
      remedy: '请把它们共用的部分移到单独的单元格里。',
    },
  },
  'assign-other-cell': {
    en: {
      what: '{name} belongs to the cell “{owner}” and cannot be assigned to here.',
      remedy: 'Give the new value a name of its own, or change the other cell.',
    },
    'zh-cn': {
      what: '{name} 属于单元格“{owner}”，不能在这里赋值。',
      remedy: '请为新的值另取一个名字，或修改那个单元格。',
    },
  },
  'import-unknown-module': {
    en: {
      what: 'There is no module {module}.',
      remedy: 'A cell can import from #engine and #notebook; their names are there without import.',
    },
    'zh-cn': {
      what: '没有名为 {module} 的模块。',
      remedy: '单元格只能从 #engine 和 #notebook 导入；其中的名字不导入也能直接使用。',
    },
  },
  'import-unknown-name': {
    en: {
      what: 'Module {module} has no {name}.',
      remedy: 'Check the spelling.',
      suggested: 'Did you mean {suggestion}?',
    },
    'zh-cn': {
      what: '模块 {module} 里没有 {name}。',
      remedy: '请检查拼写。',
      suggested: '是不是想写 {suggestion}？',
    },
  },
  'import-no-default': {
    en: {
      what: 'Module {module} has no default export.',
      remedy: "Put the names you want in braces: import { relu } from '#engine'.",
    },
    'zh-cn': {
      what: '模块 {module} 没有默认导出。',
      remedy: "请把需要的名字写在花括号里，例如 import { relu } from '#engine'。",
    },
  },
  'name-unknown': {
    en: {
      what: '{name} is not defined.',
      remedy: 'Declare it in this cell or in another, or check the spelling.',
      suggested: 'Did you mean {suggestion}?',
    },
    'zh-cn': {
      what: '{name} 没有定义。',
      remedy: '请在这个单元格或别的单元格里声明它，或检查拼写。',
      suggested: '是不是想写 {suggestion}？',
    },
  },
  'name-too-early': {
    en: { what: '{name} is used before its declaration.', remedy: 'Move the declaration up.' },
    'zh-cn': { what: '{name} 还没有声明就使用了。', remedy: '请把声明移到前面。' },
  },
  'property-of-nothing': {
    en: {
      what: '{property} is asked of {value}, which has no properties.',
      remedy:
        'Check that the value before the dot exists: print it. A promise has its value only after await.',
    },
    'zh-cn': {
      what: '这里要读写 {value} 的属性 {property}，而 {value} 没有属性。',
      remedy:
        '请检查点号前面的值是否存在，可以先用 print 打印出来。如果它来自 Promise，要先 await。',
    },
  },
  'nothing-there': {
    en: {
      what: '{name} is {value}, which has no properties.',
      remedy: 'Check that the value exists: print it.',
    },
    'zh-cn': {
      what: '{name} 的值是 {value}，没有属性。',
      remedy: '请检查这个值是否存在，可以先用 print 打印出来。',
    },
  },
  'not-a-function': {
    en: {
      what: '{name} is not a function.',
      remedy:
        'Check the spelling after the dot, whether the brackets belong there, and whether an await is missing before the call that made the value.',
    },
    'zh-cn': {
      what: '{name} 不是函数。',
      remedy: '请检查名字的拼写、是否多写了括号，以及得到这个值的调用前面是否漏写了 await。',
    },
  },
  'not-a-class': {
    en: { what: '{name} is not a class.', remedy: 'Call it without new.' },
    'zh-cn': { what: '{name} 不是类。', remedy: '调用时请去掉 new。' },
  },
  'not-iterable': {
    en: {
      what: '{name} has no elements to go through.',
      remedy: 'Use an array here; a tensor becomes one with .toArray().',
    },
    'zh-cn': {
      what: '{name} 不能逐个取出元素。',
      remedy: '这里需要数组；张量可用 .toArray() 变成数组。',
    },
  },
  'property-fixed': {
    en: {
      what: '{property} is fixed here and cannot be changed.',
      remedy: 'Put the new value under a name of your own.',
    },
    'zh-cn': {
      what: '{property} 在这里是固定的，不能修改。',
      remedy: '请把新的值存在自己的名字里。',
    },
  },
  'property-refused': {
    en: {
      what: '{property} cannot be added: this object takes no new properties.',
      remedy: 'Declare it with const or let; other cells see names declared at the top of a cell.',
    },
    'zh-cn': {
      what: '不能添加 {property}：这个对象不接受新的属性。',
      remedy: '请用 const 或 let 声明；单元格顶层声明的名字，其他单元格都能用到。',
    },
  },
  'bad-length': {
    en: {
      what: 'An array cannot have this length.',
      remedy: 'Use a whole number from 0 up that is not in the thousands of millions.',
    },
    'zh-cn': {
      what: '数组不能取这个长度。',
      remedy: '长度应为不小于 0 的整数，也不能大到几十亿。',
    },
  },
  'text-too-long': {
    en: {
      what: 'This text grows longer than the browser allows.',
      remedy: 'Check whether a loop goes on adding to it; keep the parts in an array instead.',
    },
    'zh-cn': {
      what: '这段文本超过了浏览器允许的长度。',
      remedy: '请检查循环是否一直在往后追加；可以把各部分放进数组。',
    },
  },
  'thrown-value': {
    en: {
      what: 'The cell threw {value}.',
      remedy: 'Throw new Error(…) instead: it says what went wrong.',
    },
    'zh-cn': {
      what: '单元格抛出了 {value}。',
      remedy: '请改为抛出 new Error(…)，写明出了什么错。',
    },
  },
  javascript: {
    en: { what: 'The code stopped here with an error ({name}).' },
    'zh-cn': { what: '代码在这里出错停止（{name}）。' },
  },
  'out-of-stack': {
    en: {
      what: 'Functions call each other without end.',
      remedy: 'Give the recursion a case in which it stops.',
    },
    'zh-cn': { what: '函数无休止地互相调用。', remedy: '请给递归加上终止的情形。' },
  },
  'out-of-memory': {
    en: { what: 'There is not enough memory for this.', remedy: 'Make the tensors smaller.' },
    'zh-cn': { what: '内存不够了。', remedy: '请把张量改小一些。' },
  },
  'late-output': {
    en: {
      what: 'This output came after its cell had ended.',
      remedy: 'Wait for it with await; and make a figure in the cell that fills it.',
    },
    'zh-cn': {
      what: '这项输出出现时，它的单元格已经运行结束。',
      remedy: '请用 await 等待它；要往图里添加数据，请在同一个单元格里创建这张图。',
    },
  },
  'memory-limit': {
    en: {
      what: 'Stopped here: the arrays and tensors that the cells keep would take more than {limit} GB of memory.',
      remedy: 'Keep fewer of them: numbers (.item()) instead of tensors, or only the last one.',
    },
    'zh-cn': {
      what: '代码在这里停止：单元格保留的数组和张量会占用超过 {limit} GB 的内存。',
      remedy: '请少保留一些，例如只保留数值（.item()）而不是张量，或只保留最后一个。',
    },
  },
  'worker-lost': {
    en: {
      what: 'The worker that ran this cell was lost.',
      remedy: 'Run the cell again; what it depends on is computed anew.',
    },
    'zh-cn': {
      what: '运行这个单元格的后台线程意外终止了。',
      remedy: '请重新运行，它所依赖的单元格会重新计算。',
    },
  },
  'worker-crashed': {
    en: {
      what: 'This cell ran out of memory, and the browser ended it.',
      remedy:
        'Make its arrays and texts smaller, then run it again; what it needs is computed anew.',
    },
    'zh-cn': {
      what: '这个单元格耗尽了内存，浏览器已将它终止。',
      remedy: '请把其中的数组和文本改小后重新运行，它所依赖的单元格会重新计算。',
    },
  },
  'worker-flooded': {
    en: {
      what: 'This cell was stopped: it sent more messages than a page can listen to.',
      remedy: 'Show fewer values: every hundredth step is enough for a curve.',
    },
    'zh-cn': {
      what: '这个单元格被停止了：它发出的消息太多，页面来不及处理。',
      remedy: '请少显示一些值，画曲线每一百步取一个点就够了。',
    },
  },
  'not-a-scalar': {
    en: {
      what: 'steps needs a tensor with one element; this one has shape [{shape}].',
      remedy: 'Reduce it with .sum() or .mean().',
    },
    'zh-cn': {
      what: 'steps 需要只有一个元素的张量，而这个张量的形状是 [{shape}]。',
      remedy: '请先用 .sum() 或 .mean() 归约。',
    },
  },
  'no-such-backward': {
    en: {
      what: 'There is no call {wanted} of backward(); the cell makes {count}.',
      remedy: 'Choose a call that exists, or give a scalar to steps().',
    },
    'zh-cn': {
      what: '没有第 {wanted} 次 backward()，这个单元格共调用 {count} 次。',
      remedy: '请选择存在的一次，或把标量交给 steps()。',
    },
  },
  'slider-range': {
    en: {
      what: 'slider “{label}” cannot go from {min} to {max} in steps of {step}.',
      remedy: 'Choose min below max and a step above 0.',
    },
    'zh-cn': {
      what: '滑块“{label}”的范围无效：从 {min} 到 {max}，步长 {step}。',
      remedy: 'min 要小于 max，step 要大于 0。',
    },
  },
  'select-options': {
    en: {
      what: 'select “{label}” cannot offer {value} among these options: {options}',
      remedy: 'Give at least one option, each once, and begin with one of them.',
    },
    'zh-cn': {
      what: '选择框“{label}”的初始值 {value} 或选项有误：{options}',
      remedy: '至少要有一个选项，选项不能重复，初始值必须是其中之一。',
    },
  },
  'network-layer': {
    en: {
      what: 'network: {layer} is a {kind} layer, which has no such picture.',
      remedy:
        'Only models of dense layers, with activation, dropout and flatten between, can be drawn.',
    },
    'zh-cn': {
      what: 'network：{layer} 是 {kind} 层，这种图画不出来。',
      remedy: '只能画由 dense 层组成的模型，中间可以有 activation、dropout 和 flatten。',
    },
  },
  'network-unbuilt': {
    en: {
      what: 'network: the model has no weights yet.',
      remedy: 'Begin it with an input, fit it first, or pass an example.',
    },
    'zh-cn': {
      what: 'network：模型还没有权重。',
      remedy: '请让模型以 input 开头，或者先训练，或者传入一个 example。',
    },
  },
  'network-count': {
    en: {
      what: 'network: {list} holds {count} tensors; {expected} are needed.',
      remedy:
        'biases has one tensor for each of the weights, values one for each layer, inputs first.',
    },
    'zh-cn': {
      what: 'network：{list} 里有 {count} 个张量，应有 {expected} 个。',
      remedy: 'biases 与 weights 一一对应；values 每层一个，从输入层开始。',
    },
  },
  'dataset-unknown': {
    en: {
      what: 'There is no data set {name}.',
      remedy: 'There are: {known}.',
      suggested: 'Did you mean {suggestion}? There are: {known}.',
    },
    'zh-cn': {
      what: '没有名为 {name} 的数据集。',
      remedy: '已有的数据集：{known}。',
      suggested: '是不是想写 {suggestion}？已有的数据集：{known}。',
    },
  },
  'dataset-unavailable': {
    en: {
      what: 'The data set {name} could not be loaded.',
      remedy: 'It needs a connection the first time. Check yours, then run the cell again.',
    },
    'zh-cn': {
      what: '数据集 {name} 没能加载。',
      remedy: '第一次使用时需要联网。请检查网络连接，然后重新运行这个单元格。',
    },
  },
  'outside-cell': {
    en: { what: '{name} works in a cell only.' },
    'zh-cn': { what: '{name} 只能在单元格里使用。' },
  },
  'graph-too-large': {
    en: {
      what: 'The graph has {nodes} tensors with {numbers} numbers; the stepper shows at most {nodeLimit} with {numberLimit}.',
      remedy: 'Give steps a smaller computation: fewer rows of data, or one pass instead of many.',
    },
    'zh-cn': {
      what: '计算图有 {nodes} 个张量、{numbers} 个数；步进器最多显示 {nodeLimit} 个张量、{numberLimit} 个数。',
      remedy: '请把更小的计算交给 steps：少取几行数据，或只算一遍。',
    },
  },
  'figure-shape': {
    en: {
      what: '{figure}: expected shape {expected}, got {shape}.',
      remedy: 'Bring the tensor into that shape, for example with .reshape(…) or .slice(…).',
    },
    'zh-cn': {
      what: '{figure}：形状应为 {expected}，实为 {shape}。',
      remedy: '请把张量变成这个形状，例如用 .reshape(…) 或 .slice(…)。',
    },
  },
  'figure-value': {
    en: { what: '{figure}: expected {expected}, got {found}.' },
    'zh-cn': { what: '{figure}：应为 {expected}，实为 {found}。' },
  },
  'figure-range': {
    en: {
      what: '{figure} cannot go from {low} to {high}.',
      remedy: 'Give two finite numbers, the smaller one first.',
    },
    'zh-cn': {
      what: '{figure} 的范围不能从 {low} 到 {high}。',
      remedy: '请给出两个有限的数，小的在前。',
    },
  },
  'figure-limit': {
    en: {
      what: '{figure}: {count} is outside its limit of {limit}.',
      remedy: 'Show a part of the data, or several figures.',
    },
    'zh-cn': {
      what: '{figure}：{count} 超出了上限 {limit}。',
      remedy: '请只显示一部分数据，或分成几幅图。',
    },
  },
  'runner-unavailable': {
    en: {
      what: 'The browser did not start the part of the page that runs cells.',
      remedy: 'Try again; the page stays readable without it.',
    },
    'zh-cn': {
      what: '浏览器没能启动页面中运行代码的部分。',
      remedy: '请重试；不运行代码也可以继续阅读。',
    },
  },
  'cell-unknown': {
    en: { what: 'There is no cell called {name}.' },
    'zh-cn': { what: '没有名为 {name} 的单元格。' },
  },
  'cell-duplicate': {
    en: { what: 'There is a cell called {name} already.', remedy: 'Choose another name.' },
    'zh-cn': { what: '已经有一个名为 {name} 的单元格。', remedy: '请换一个名字。' },
  },
  blocked: {
    en: {
      what: 'This cell waits for the cell “{by}”, which has no values.',
      remedy: 'Run or repair that cell first.',
    },
    'zh-cn': {
      what: '这个单元格要用到单元格“{by}”，而后者还没有结果。',
      remedy: '请先运行或改正那个单元格。',
    },
  },
  'recording-stopped': {
    en: { what: 'The recording of the gradients was stopped.', remedy: 'Start it again.' },
    'zh-cn': { what: '梯度的记录中途停止了。', remedy: '请重新开始。' },
  },
};
