// Words of pinned runs in both languages: in the stepper and under a cell's output.
// Leaves the names of pinned curves to output.ts.
import type { Words } from './language.ts';

export interface CompareWords {
  readonly title: string;
  readonly pin: string;
  readonly unpin: string;
  readonly pinInstead: string;
  /** What pinning is for. */
  readonly offer: string;
  /** The run that is shown is the pinned one. */
  readonly isPinned: string;
  /** Another run is pinned; `time` as on a clock. */
  readonly otherPinned: (time: string) => string;
  /** The pinned run had no such stepper open. */
  readonly notRecorded: string;
  readonly changed: (added: readonly string[], gone: readonly string[], rewired: boolean) => string;
  /** Which backward() of the cell the pinned numbers are of, and which the present ones. */
  readonly otherBackward: (pinned: number, now: number) => string;
  readonly newNode: (name: string) => string;
  /** A value after the updates of the parameters. */
  readonly afterUpdate: (name: string) => string;
  readonly number: string;
  readonly columns: Readonly<Record<'pinned' | 'now' | 'difference', string>>;
  readonly pinned: string;
  readonly unpinned: string;
  /** A result that is not finite, and the way to its origin. */
  readonly notFinite: string;
  /** The same of the value that a cell ends with; of a name of the cell, alone or `inside` a tensor or list. */
  readonly resultNotFinite: (number: string) => string;
  readonly valueNotFinite: (
    name: string,
    number: string,
    line: number | null,
    inside: boolean,
  ) => string;
  /** A curve of a training that was given to a name. */
  readonly curveNotFinite: (
    name: string,
    curve: string,
    epoch: number,
    line: number | null,
  ) => string;
  /** The search has seen nothing. */
  readonly missed: string;
  readonly findOrigin: string;
  readonly searching: string;
}

const most = 4;
const listEn = (names: readonly string[]) =>
  names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ');
const listZh = (names: readonly string[]) =>
  names.length > most
    ? `${names.slice(0, most).join('、')} 等 ${names.length} 个`
    : names.join('、');

/** Words about pinned runs. */
export const compareWords: Words<CompareWords> = {
  en: {
    title: 'Compare with a pinned run',
    pin: 'Pin this run',
    unpin: 'Unpin',
    pinInstead: 'Pin this run instead',
    offer:
      'A pinned run stays beside the runs that follow: its curves in grey, its numbers in the stepper.',
    isPinned:
      'This run is pinned. Change the code and run again to compare. It is kept until you leave this page.',
    otherPinned: (time) =>
      `The run of ${time} is pinned: its curves are grey; in the stepper its numbers stand after “was”. It is kept until you leave this page.`,
    notRecorded:
      'This stepper was not open when the run was pinned: there are no numbers to compare.',
    changed: (added, gone, rewired) =>
      added.length + gone.length > 0
        ? `The computation is not the same as in the pinned run.${added.length > 0 ? ` New: ${listEn(added)}.` : ''}${gone.length > 0 ? ` Gone: ${listEn(gone)}.` : ''} Numbers are matched by name.`
        : rewired
          ? 'The computation has the same operations as in the pinned run, but some have other inputs. Numbers are matched by name.'
          : '',
    otherBackward: (pinned, now) =>
      `The pinned numbers are of backward pass ${pinned}, those shown of pass ${now}.`,
    newNode: (name) => `${name} has no counterpart of the same shape in the pinned run.`,
    afterUpdate: (name) => `${name} after the update`,
    number: 'number',
    columns: { pinned: 'pinned', now: 'now', difference: 'difference' },
    pinned: 'Run pinned.',
    unpinned: 'Run unpinned.',
    notFinite: 'The output shows a number that is not finite.',
    resultNotFinite: (number) => `The result is ${number}, not a finite number.`,
    valueNotFinite: (name, number, line, inside) =>
      `${name}${line === null ? '' : `, from line ${line},`} ${inside ? `holds ${number}` : `is ${number}`}: the first value of this cell that is not finite.`,
    curveNotFinite: (name, curve, epoch, line) =>
      `The training in ${name}${line === null ? '' : `, from line ${line},`} went wrong: ${curve} is not finite from epoch ${epoch} on, counted from 0.`,
    missed: 'The recorded backward passes show no sign of it: it began outside them.',
    findOrigin: 'Find where it began',
    searching: 'Searching for the backward pass in which it began …',
  },
  'zh-cn': {
    title: '与固定的运行比较',
    pin: '固定这次运行',
    unpin: '取消固定',
    pinInstead: '改为固定这次运行',
    offer: '固定之后，再次运行时可以对照：曲线以灰色显示，数值列在步进器中。',
    isPinned: '这次运行已固定。修改代码后再次运行，就能比较。离开本页后不再保留。',
    otherPinned: (time) =>
      `已固定 ${time} 的运行：曲线显示为灰色，数值在步进器中标有“原”字。离开本页后不再保留。`,
    notRecorded: '固定那次运行时，这个步进器没有打开，所以没有可比较的数值。',
    changed: (added, gone, rewired) =>
      added.length + gone.length > 0
        ? `计算与固定的那次运行不同。${added.length > 0 ? `新增：${listZh(added)}。` : ''}${gone.length > 0 ? `消失：${listZh(gone)}。` : ''}数值按名称对应。`
        : rewired
          ? '运算与固定的那次运行相同，但有些运算的输入变了。数值按名称对应。'
          : '',
    otherBackward: (pinned, now) => `固定的是第 ${pinned} 次反向传播，现在显示的是第 ${now} 次。`,
    newNode: (name) => `固定的那次运行中，没有与 ${name} 对应且形状相同的节点。`,
    afterUpdate: (name) => `更新后的 ${name}`,
    number: '数值',
    columns: { pinned: '固定时', now: '现在', difference: '差' },
    pinned: '已固定这次运行。',
    unpinned: '已取消固定。',
    notFinite: '输出中出现了非有限数。',
    resultNotFinite: (number) => `结果是 ${number}，不是有限数。`,
    valueNotFinite: (name, number, line, inside) =>
      `${line === null ? '' : `第 ${line} 行的 `}${name} ${inside ? `里有 ${number}` : `是 ${number}`}：这是单元格里第一个不是有限数的值。`,
    curveNotFinite: (name, curve, epoch, line) =>
      `${line === null ? '' : `第 ${line} 行的 `}${name} 记录的训练出了问题：从第 ${epoch} 轮起（从 0 数起），${curve} 不再是有限数。`,
    missed: '记录下来的各次反向传播里看不出问题，源头在别处。',
    findOrigin: '找出源头',
    searching: '正在查找问题从哪一次反向传播开始……',
  },
};
