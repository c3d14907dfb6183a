// Words of the gradient check under a cell in both languages.
// Leaves the verdicts to output.ts and what the stepper's own check says to why.ts.
import type { Words } from './language.ts';

export interface GradientCheckWords {
  readonly button: string;
  /** Name of the report; `root` is what was differentiated. */
  readonly title: (root: string) => string;
  readonly close: string;
  readonly recording: string;
  readonly stopped: string;
  /** Which backward() of the cell was checked. */
  readonly pass: (pass: number, count: number) => string;
  /** The cell calls no backward(): its result was differentiated. */
  readonly noBackward: (root: string) => string;
  readonly own: string;
  /** The verdict on them, spoken. */
  readonly ownSays: (verdict: string) => string;
  readonly noOwn: string;
  readonly join: (sentences: readonly string[]) => string;
}

/** Words about the check of a cell. */
export const gradientCheckWords: Words<GradientCheckWords> = {
  en: {
    button: 'Check gradients',
    title: (root) => `Gradient check of ${root}`,
    close: 'Close the gradient check',
    recording: 'The cell runs once more, to record its computation …',
    stopped: 'The check was stopped.',
    pass: (pass, count) =>
      `Backward pass ${pass} of ${count}. Another one can be chosen in the gradient stepper.`,
    noBackward: (root) => `The cell does not call backward(): ${root} was differentiated for it.`,
    own: 'The gradients that this cell computes itself',
    ownSays: (verdict) => `Its own gradients: ${verdict}`,
    noOwn:
      'A gradient that the cell computes itself is checked too if it is named after its variable: dW for W.',
    join: (sentences) => sentences.join(' '),
  },
  'zh-cn': {
    button: '检验梯度',
    title: (root) => `${root} 的梯度检验`,
    close: '关闭梯度检验',
    recording: '正在重新运行单元格，记录它的计算……',
    stopped: '检验已停止。',
    pass: (pass, count) => `这是第 ${pass} 次反向传播，共 ${count} 次；可在梯度步进器中另选一次。`,
    noBackward: (root) => `这个单元格没有调用 backward()，这里直接从 ${root} 开始反向传播。`,
    own: '这个单元格自己计算的梯度',
    ownSays: (verdict) => `自己计算的梯度：${verdict}`,
    noOwn: '如果单元格自己计算梯度，并按变量命名（W 的梯度叫 dW），这些梯度也会一并检验。',
    join: (sentences) => sentences.join(''),
  },
};
