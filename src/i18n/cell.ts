// Words of the code cell, its editor and the playground in both languages.
// Leaves what an error means to errors.ts and words of outputs to output.ts.
import type { Words } from './language.ts';

export interface CellWords {
  /** Name of a cell by its place on the page. */
  readonly cell: (number: number) => string;
  /** The same inside a sentence. */
  readonly cellInside: (number: number) => string;
  /** Heading of a cell: its name and its title. */
  readonly heading: (name: string, title: string) => string;
  /** Name of the editing surface, read out on entering it. */
  readonly editor: (heading: string) => string;
  readonly manual: string;
  readonly manualFor: (seconds: number) => string;
  readonly run: string;
  readonly stop: string;
  readonly gradients: string;
  readonly reset: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly output: string;
  readonly earlierOutput: string;
  readonly recorded: string;
  readonly idle: string;
  readonly edited: string;
  readonly staleAfter: (cell: string) => string;
  readonly stale: string;
  readonly queued: string;
  readonly queuedAfter: (cell: string) => string;
  /** `seconds` is null while they are few. */
  readonly running: (seconds: string | null) => string;
  /** A run that hears nothing at the moment. */
  readonly busy: (seconds: string) => string;
  readonly busyHint: string;
  readonly stopping: string;
  readonly secondsLeft: (seconds: number) => string;
  readonly minutesLeft: (minutes: number) => string;
  readonly overdue: string;
  /** Name of the line that shows how far a run is. */
  readonly progressOf: (heading: string) => string;
  readonly ran: (duration: string) => string;
  readonly duration: (milliseconds: number) => string;
  readonly error: string;
  readonly errorIn: (line: number) => string;
  /** Said of an error that came from a timer or a promise. */
  readonly late: string;
  readonly stoppedEarly: string;
  readonly stoppedLost: string;
  /** A result computed from what a cell had when it was stopped. */
  readonly ranOn: (cell: string) => string;
  readonly blocked: string;
  readonly needs: (cell: string) => string;
  readonly unavailable: string;
  readonly saved: string;
  readonly notSaved: string;
  readonly tabLeaves: string;
  readonly tabIndents: string;
  /** The spoken summary of a finished run. */
  readonly finished: (cell: string, status: string, outputs: number) => string;
  readonly line: (number: number) => string;
  readonly backward: string;
  readonly backwardOf: (count: number) => string;
  readonly figureOf: (heading: string) => string;
  readonly addAbove: string;
  readonly addBelow: string;
  readonly moveUp: string;
  readonly moveDown: string;
  readonly remove: string;
  readonly removed: (cell: string) => string;
  readonly undo: string;
  readonly playground: string;
}

export const cellWords: Words<CellWords> = {
  en: {
    cell: (number) => `Cell ${number}`,
    cellInside: (number) => `cell ${number}`,
    heading: (name, title) => `${name} · ${title}`,
    editor: (heading) => `Code of ${heading}`,
    manual: 'runs only when asked',
    manualFor: (seconds) => `about ${seconds} s`,
    run: 'Run',
    stop: 'Stop',
    gradients: 'Gradients',
    reset: 'Reset',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'The browser refused to copy. Select the code instead.',
    output: 'Output',
    earlierOutput: 'Output of the earlier code',
    recorded: 'recorded',
    idle: 'not run yet',
    edited: 'stale: edited',
    staleAfter: (cell) => `stale: ${cell} changed`,
    stale: 'stale',
    queued: 'queued',
    queuedAfter: (cell) => `queued, after ${cell}`,
    running: (seconds) => (seconds === null ? 'running' : `running, ${seconds} s`),
    busy: (seconds) => `busy, ${seconds} s`,
    busyHint: 'page fine; Stop loses values',
    stopping: 'stopping…',
    secondsLeft: (seconds) => `about ${seconds} s left`,
    minutesLeft: (minutes) => `about ${minutes} min left`,
    overdue: 'longer than expected',
    progressOf: (heading) => `Progress of ${heading}`,
    ran: (duration) => `ran in ${duration}`,
    duration: (milliseconds) =>
      milliseconds < 1000
        ? `${Math.max(1, Math.round(milliseconds))} ms`
        : `${(milliseconds / 1000).toFixed(1)} s`,
    error: 'error',
    errorIn: (line) => `error in line ${line}`,
    late: 'It came after the cell had ended: from a timer, or a promise that nobody waited for.',
    stoppedEarly: 'stopped early',
    stoppedLost: 'stopped, values lost',
    ranOn: (cell) => `ran · ${cell} stopped early`,
    blocked: 'waits for another cell',
    needs: (cell) => `needs ${cell}`,
    unavailable: 'Code cannot run here.',
    saved: 'Saved in this tab',
    notSaved: 'Not saved in this browser',
    tabLeaves: 'Tab leaves the code · Ctrl+M: Tab indents',
    tabIndents: 'Tab indents · Ctrl+M: Tab leaves the code',
    finished: (cell, status, outputs) =>
      `${cell}: ${status}, ${outputs === 1 ? '1 output' : `${outputs} outputs`}.`,
    line: (number) => `Line ${number}.`,
    backward: 'backward',
    backwardOf: (count) => `of ${count}`,
    figureOf: (heading) => `From ${heading}`,
    addAbove: 'Add a cell above',
    addBelow: 'Add a cell below',
    moveUp: 'Move up',
    moveDown: 'Move down',
    remove: 'Remove',
    removed: (cell) => `${cell} removed.`,
    undo: 'Undo',
    playground: 'Your cells',
  },
  'zh-cn': {
    cell: (number) => `单元格 ${number}`,
    cellInside: (number) => `单元格 ${number} `,
    heading: (name, title) => `${name} · ${title}`,
    editor: (heading) => `代码：${heading}`,
    manual: '需手动运行',
    manualFor: (seconds) => `约需 ${seconds} 秒`,
    run: '运行',
    stop: '停止',
    gradients: '梯度',
    reset: '重置',
    copy: '复制',
    copied: '已复制',
    copyFailed: '浏览器不允许复制，请手动选中代码。',
    output: '输出',
    earlierOutput: '修改之前的输出',
    recorded: '预存结果',
    idle: '尚未运行',
    edited: '已过期：代码已修改',
    staleAfter: (cell) => `已过期：${cell}有改动`,
    stale: '已过期',
    queued: '排队中',
    queuedAfter: (cell) => `排队中，在${cell}之后`,
    running: (seconds) => (seconds === null ? '运行中' : `运行中，${seconds} 秒`),
    busy: (seconds) => `忙碌中，${seconds} 秒`,
    busyHint: '页面没卡住，停止会丢变量值',
    stopping: '正在停止……',
    secondsLeft: (seconds) => `约剩 ${seconds} 秒`,
    minutesLeft: (minutes) => `约剩 ${minutes} 分钟`,
    overdue: '超过预计',
    progressOf: (heading) => `运行进度：${heading}`,
    ran: (duration) => `用时 ${duration}`,
    duration: (milliseconds) =>
      milliseconds < 1000
        ? `${Math.max(1, Math.round(milliseconds))} 毫秒`
        : `${(milliseconds / 1000).toFixed(1)} 秒`,
    error: '出错',
    errorIn: (line) => `第 ${line} 行出错`,
    late: '这个错误在单元格结束之后才出现，来自定时器，或没有用 await 等待的 Promise。',
    stoppedEarly: '提前停止',
    stoppedLost: '已停止，变量值已丢失',
    ranOn: (cell) => `已运行 · ${cell}提前停止`,
    blocked: '等待另一个单元格',
    needs: (cell) => `需要${cell}`,
    unavailable: '这里无法运行代码。',
    saved: '已保存在本标签页',
    notSaved: '此浏览器未能保存',
    tabLeaves: 'Tab 离开代码 · Ctrl+M：改用 Tab 缩进',
    tabIndents: 'Tab 缩进 · Ctrl+M：改用 Tab 离开代码',
    finished: (cell, status, outputs) => `${cell}：${status}，${outputs} 项输出。`,
    line: (number) => `第 ${number} 行。`,
    backward: '第',
    backwardOf: (count) => `次反向传播，共 ${count} 次`,
    figureOf: (heading) => `来自${heading}`,
    addAbove: '在上方添加单元格',
    addBelow: '在下方添加单元格',
    moveUp: '上移',
    moveDown: '下移',
    remove: '删除',
    removed: (cell) => `${cell}已删除。`,
    undo: '撤销',
    playground: '你的单元格',
  },
};
