// Words of the living symbols: the tag under one, and the list behind a formula's button. Sent with the first touch.
import type { Words } from './language.ts';

export interface SymbolWords {
  readonly symbolsOf: string;
  readonly name: string;
  readonly shape: string;
  readonly value: string;
  readonly cell: string;
  readonly scalar: string;
  readonly elements: (shown: number, size: number) => string;
  readonly notRecorded: string;
  readonly valuesMissing: string;
  /** Where a stepper stands; the value there follows. */
  readonly atStep: (position: number, length: number) => string;
  readonly notComputed: string;
}

export const symbolWords: Words<SymbolWords> = {
  en: {
    symbolsOf: 'Symbols of this formula',
    name: 'Name',
    shape: 'Shape',
    value: 'Value',
    cell: 'Defined in',
    scalar: 'scalar',
    elements: (shown, size) => `${shown} of ${size} elements`,
    notRecorded: 'no value yet',
    valuesMissing: 'The recorded values could not be loaded.',
    atStep: (position, length) => `In the stepper, step ${position} of ${length}: `,
    notComputed: 'not computed yet',
  },
  'zh-cn': {
    symbolsOf: '这个公式里的符号',
    name: '名字',
    shape: '形状',
    value: '值',
    cell: '定义于',
    scalar: '标量',
    elements: (shown, size) => `共 ${size} 个元素，这里显示 ${shown} 个`,
    notRecorded: '还没有值',
    valuesMissing: '预存的数值未能加载。',
    atStep: (position, length) => `步进器第 ${position} 步，共 ${length} 步：`,
    notComputed: '尚未算出',
  },
};
