// Sentences for text that is no program a cell can be, and for chapters that cannot be cut into cells.
import type { ErrorSentences } from './sentence.ts';

export const syntaxSentences: ErrorSentences = {
  syntax: {
    en: { what: 'This is not valid TypeScript.' },
    'zh-cn': { what: '这里不符合 TypeScript 的语法。' },
  },
  'syntax-unexpected': {
    en: {
      what: '{found} cannot stand here.',
      remedy: 'Something before it is missing, or it is one too many.',
    },
    'zh-cn': { what: '这里不能出现 {found}。', remedy: '可能前面缺了什么，也可能它是多余的。' },
  },
  'syntax-expected': {
    en: {
      what: 'Expected {expected} before {found}.',
      remedy:
        'Check that every bracket before it is closed and every item is set apart by a comma.',
    },
    'zh-cn': {
      what: '{found} 之前应有 {expected}。',
      remedy: '请检查前面的括号是否都已闭合、各项之间是否有逗号。',
    },
  },
  'syntax-unfinished': {
    en: { what: 'The cell ends in the middle of a statement.', remedy: 'Complete its last line.' },
    'zh-cn': { what: '代码在语句中间就结束了。', remedy: '请把最后一行写完整。' },
  },
  'syntax-unclosed': {
    en: { what: 'This {bracket} is never closed.', remedy: 'Add the bracket that closes it.' },
    'zh-cn': { what: '这个 {bracket} 没有闭合。', remedy: '请补上与它配对的括号。' },
  },
  'syntax-unterminated': {
    en: { what: 'What begins with {what} here never ends.', remedy: 'Add its closing mark.' },
    'zh-cn': { what: '这里以 {what} 开头的部分没有结束。', remedy: '请补上结束的符号。' },
  },
  'syntax-separator': {
    en: {
      what: '{found} cannot follow directly.',
      remedy: 'Begin a new line, or put an operator, a comma or ; before it.',
    },
    'zh-cn': {
      what: '{found} 不能直接跟在前面的内容之后。',
      remedy: '请另起一行，或在它前面加上运算符、逗号或分号 ;。',
    },
  },
  'syntax-character': {
    en: {
      what: 'The character {found} has no meaning in code.',
      remedy: 'Write {instead} in its place.',
    },
    'zh-cn': {
      what: '代码里不能使用字符“{found}”。',
      remedy: '请换成半角的 {instead}（可切换到英文输入法）。',
    },
  },
  'syntax-line-separator': {
    en: {
      what: 'An invisible line separator (U+2028 or U+2029) stands here.',
      remedy: 'Delete it, and press Enter where a new line should begin.',
    },
    'zh-cn': {
      what: '这里有一个看不见的行分隔符（U+2028 或 U+2029）。',
      remedy: '请删除它，需要换行的地方按回车键。',
    },
  },
  'syntax-reserved-word': {
    en: { what: '{word} is a word of the language.', remedy: 'Choose another name.' },
    'zh-cn': { what: '{word} 是保留字，不能用作名字。', remedy: '请换一个名字。' },
  },
  'syntax-await': {
    en: {
      what: 'await stands in a function that is not async.',
      remedy: 'Write async before the function.',
    },
    'zh-cn': { what: 'await 用在了非 async 的函数里。', remedy: '请在函数前加上 async。' },
  },
  'syntax-return': {
    en: {
      what: 'return stands outside a function.',
      remedy: 'A cell shows the value of its last line: write the value alone.',
    },
    'zh-cn': {
      what: 'return 不在函数里。',
      remedy: '单元格会显示最后一行的值，直接写出这个值即可。',
    },
  },
  'syntax-jump': {
    en: {
      what: '{word} stands outside the loop it should act on.',
      remedy: 'Move it into the loop; a function inside a loop is not part of it.',
    },
    'zh-cn': {
      what: '{word} 不在它所作用的循环里。',
      remedy: '请把它移到循环里面；循环中的函数不算在循环之内。',
    },
  },
  'syntax-no-value': {
    en: {
      what: 'This {kind} declaration has no value.',
      remedy: 'Write = and a value after the name.',
    },
    'zh-cn': { what: '这个 {kind} 声明没有初值。', remedy: '请在名字后面写上 = 和初值。' },
  },
  'too-complex': {
    en: {
      what: 'This code is nested too deeply to be read.',
      remedy: 'Give its inner parts names of their own, or make long lists with a loop.',
    },
    'zh-cn': {
      what: '这段代码嵌套得太深，无法读取。',
      remedy: '请给里层的部分单独取名，长的列表可以用循环生成。',
    },
  },
  'too-long': {
    en: {
      what: 'This cell has {length} characters; a cell can have at most {limit}.',
      remedy: 'Split it into several cells, or compute the data instead of writing it out.',
    },
    'zh-cn': {
      what: '这个单元格有 {length} 个字符，最多只能有 {limit} 个。',
      remedy: '请分成几个单元格；数据可以用代码生成，不必逐个写出。',
    },
  },
  'syntax-assignment-target': {
    en: {
      what: 'Nothing can be assigned to the left side.',
      remedy: 'To compare, write === instead of =.',
    },
    'zh-cn': { what: '等号左边的内容不能赋值。', remedy: '如果要比较，请用 === 代替 =。' },
  },
  'duplicate-name': {
    en: { what: '{name} is declared twice in this cell.', remedy: 'Rename one of the two.' },
    'zh-cn': { what: '{name} 在这个单元格里声明了两次。', remedy: '请给其中一个改名。' },
  },
  'const-assigned': {
    en: {
      what: '{name} is a constant and cannot be assigned to.',
      remedy: 'Declare it with let instead of const.',
    },
    'zh-cn': { what: '{name} 是常量，不能再赋值。', remedy: '请用 let 代替 const 来声明它。' },
  },
  'import-assigned': {
    en: {
      what: '{name} is imported and cannot be assigned to.',
      remedy: 'Give the new value a name of its own.',
    },
    'zh-cn': { what: '{name} 是导入的名字，不能赋值。', remedy: '请为新的值另取一个名字。' },
  },
  'reserved-name': {
    en: { what: 'The name {name} cannot be used in a cell.', remedy: 'Choose another name.' },
    'zh-cn': { what: '单元格里不能使用 {name} 这个名字。', remedy: '请换一个名字。' },
  },
  'unsupported-syntax': {
    en: {
      what: 'A cell cannot contain this: {what}',
      remedy: 'Leave it out, or write it with plain functions and objects.',
    },
    'zh-cn': {
      what: '单元格不支持这种写法：{what}',
      remedy: '请去掉它，或改用普通的函数和对象来写。',
    },
  },
  'region-unnamed': {
    en: { what: 'A region has no name.', remedy: 'Write // #region and a name.' },
    'zh-cn': { what: '有一个区域没有名字。', remedy: '请写成 // #region 加名字。' },
  },
  'region-duplicate': {
    en: {
      what: 'There are two regions called {name}; the first is in line {first}.',
      remedy: 'Rename one of the two.',
    },
    'zh-cn': {
      what: '有两个区域都叫 {name}，第一个在第 {first} 行。',
      remedy: '请给其中一个改名。',
    },
  },
  'region-nested': {
    en: {
      what: 'Region {name} begins inside region {outer}.',
      remedy: 'Write // #endregion before it.',
    },
    'zh-cn': {
      what: '区域 {name} 在区域 {outer} 里面开始。',
      remedy: '请在它前面写上 // #endregion。',
    },
  },
  'region-unclosed': {
    en: { what: 'Region {name} never ends.', remedy: 'Write // #endregion after it.' },
    'zh-cn': { what: '区域 {name} 没有结束。', remedy: '请在它后面写上 // #endregion。' },
  },
  'region-unopened': {
    en: { what: 'A region ends here that never began.' },
    'zh-cn': { what: '这里结束的区域没有开头。' },
  },
  'region-flag': {
    en: {
      what: 'Region {name} has an unknown flag: {flag}',
      remedy: 'The flags are manual, a time such as 6s, and a seed such as seed=3.',
    },
    'zh-cn': {
      what: '区域 {name} 带有未知的标记：{flag}',
      remedy: '可用的标记有 manual、时间（如 6s）和种子（如 seed=3）。',
    },
  },
  'code-outside-region': {
    en: {
      what: 'This code belongs to no region.',
      remedy: 'Move it into one, or imports above the first.',
    },
    'zh-cn': {
      what: '这段代码不属于任何区域。',
      remedy: '请移到某个区域里；导入语句放在第一个区域之前。',
    },
  },
};
