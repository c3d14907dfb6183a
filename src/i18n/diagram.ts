// Words of bars, histograms and network diagrams in both languages. Numbers come in already written.
import { plural } from './english.ts';
import type { Words } from './language.ts';

export interface DiagramWords {
  readonly bars: BarsWords;
  readonly histogram: HistogramWords;
  readonly network: NetworkWords;
}

/** A value and where it stands. */
interface Extreme {
  readonly value: string;
  readonly name: string;
}

interface BarsWords {
  readonly group: string;
  readonly value: string;
  readonly positive: string;
  readonly negative: string;
  /** How far the bars reach, and on which side of zero. */
  readonly summary: (facts: {
    readonly bars: number;
    readonly highest: Extreme;
    readonly lowest: Extreme;
    readonly positive: number;
    readonly negative: number;
  }) => string;
  readonly empty: string;
  /** What is missing in the drawing; empty when nothing is. */
  readonly notDrawn: (counts: {
    readonly notFinite: number;
    readonly notPositive: number;
    readonly omitted: number;
  }) => string;
}

interface HistogramWords {
  readonly bin: string;
  readonly count: string;
  readonly range: (low: string, high: string) => string;
  readonly values: (count: number, share: string) => string;
  readonly spread: string;
  /** One series: how many values, where they lie. */
  readonly one: (facts: SeriesFacts) => string;
  /** A few series. */
  readonly each: (series: readonly (SeriesFacts & { readonly label: string })[]) => string;
  /** Many series: between which their means and deviations lie. */
  readonly all: (facts: {
    readonly series: number;
    readonly lowestMean: Extreme;
    readonly highestMean: Extreme;
    readonly leastDeviation: Extreme;
    readonly greatestDeviation: Extreme;
  }) => string;
  readonly empty: string;
  readonly leftOut: (counts: { readonly notFinite: number; readonly omitted: number }) => string;
}

interface SeriesFacts {
  readonly count: number;
  readonly mean: string;
  readonly deviation: string;
  readonly low: string;
  readonly high: string;
}

interface NetworkWords {
  readonly layer: (layer: number, layers: number) => string;
  readonly unit: (layer: number, layers: number, unit: number) => string;
  readonly units: (count: number) => string;
  readonly folded: (count: number) => string;
  readonly value: (value: string) => string;
  readonly bias: (bias: string) => string;
  readonly edge: (from: string, to: string, weight: string) => string;
  readonly from: string;
  readonly biasRow: string;
  readonly valueRow: string;
  readonly weightKey: (reach: string) => string;
  readonly biasKey: string;
  readonly summary: (facts: {
    readonly sizes: readonly number[];
    readonly weights: number;
    readonly low: string;
    readonly high: string;
    readonly positive: number;
    readonly negative: number;
    readonly zero: number;
  }) => string;
  /** No weight is finite. */
  readonly empty: (sizes: readonly number[]) => string;
  readonly exceptions: (counts: { readonly notFinite: number; readonly folded: number }) => string;
  readonly tableNote: (folded: number) => string;
}

const listed = (parts: readonly (readonly [count: number, text: string])[]) =>
  parts.filter(([count]) => count > 0).map(([, text]) => text);

export const diagramWords: Words<DiagramWords> = {
  en: {
    bars: {
      group: 'group',
      value: 'value',
      positive: 'positive +',
      negative: 'negative −',
      summary: ({ bars, highest, lowest, positive, negative }) =>
        `${plural(bars, 'bar', 'bars')}, ${positive} positive and ${negative} negative: ` +
        `highest ${highest.value} (${highest.name}), lowest ${lowest.value} (${lowest.name}).`,
      empty: 'There is no bar to draw.',
      notDrawn: ({ notFinite, notPositive, omitted }) => {
        const parts = listed([
          [notFinite, `${notFinite} not finite`],
          [notPositive, `${notPositive} at or below 0, where a logarithmic axis has no place`],
          [omitted, `${omitted} left out of the figure`],
        ]);
        return parts.length === 0 ? '' : `Without a bar: ${parts.join('; ')}.`;
      },
    },
    histogram: {
      bin: 'from … to',
      count: 'values',
      range: (low, high) => `${low} to ${high}`,
      values: (count, share) => `${plural(count, 'value', 'values')} (${share})`,
      spread: 'mean ± one standard deviation',
      one: ({ count, mean, deviation, low, high }) =>
        `${plural(count, 'value', 'values')} from ${low} to ${high}: mean ${mean}, standard deviation ${deviation}.`,
      each: (series) =>
        `Mean ± standard deviation: ${series
          .map(
            ({ label, count, mean, deviation }) =>
              `${label}: ${mean} ± ${deviation} (n = ${count})`,
          )
          .join('; ')}.`,
      all: ({ series, lowestMean, highestMean, leastDeviation, greatestDeviation }) =>
        `${series} series: means from ${lowestMean.value} (${lowestMean.name}) to ${highestMean.value} (${highestMean.name}), ` +
        `standard deviations from ${leastDeviation.value} (${leastDeviation.name}) to ${greatestDeviation.value} (${greatestDeviation.name}).`,
      empty: 'There is no finite value to count.',
      leftOut: ({ notFinite, omitted }) => {
        const parts = listed([
          [notFinite, `${plural(notFinite, 'value that is', 'values that are')} not finite`],
          [omitted, `${plural(omitted, 'more series', 'more series')}`],
        ]);
        return parts.length === 0 ? '' : `Not counted: ${parts.join('; ')}.`;
      },
    },
    network: {
      layer: (layer, layers) =>
        layer === 0
          ? 'input'
          : layer === layers - 1
            ? 'output'
            : layers === 3
              ? 'hidden'
              : `hidden ${layer}`,
      unit: (layer, layers, unit) => {
        if (layer === 0) return `input ${unit}`;
        if (layer === layers - 1) return `output ${unit}`;
        return layers === 3 ? `hidden ${unit}` : `hidden ${layer}, unit ${unit}`;
      },
      units: (count) => plural(count, 'unit', 'units'),
      folded: (count) => `… ${count} more`,
      value: (value) => `value ${value}`,
      bias: (bias) => `bias ${bias}`,
      edge: (from, to, weight) => `from ${from} to ${to}: ${weight}`,
      from: 'from \\ to',
      biasRow: 'bias',
      valueRow: 'value',
      weightKey: (reach) => `width: size of the weight, at most ${reach}`,
      biasKey: 'bias',
      summary: ({ sizes, weights, low, high, positive, negative, zero }) =>
        `A ${sizes.join('-')} network with ${plural(weights, 'weight', 'weights')} from ${low} to ${high}: ` +
        `${positive} positive, ${negative} negative, ${zero} zero.`,
      empty: (sizes) => `A ${sizes.join('-')} network without a finite weight.`,
      exceptions: ({ notFinite, folded }) => {
        const parts = listed([
          [notFinite, `${plural(notFinite, 'weight is', 'weights are')} not finite`],
          [folded, `${plural(folded, 'unit is', 'units are')} folded away`],
        ]);
        return parts.length === 0 ? '' : `${parts.join('; ')}.`;
      },
      tableNote: (folded) =>
        `Weights of ${plural(folded, 'folded unit', 'folded units')} are not listed.`,
    },
  },
  'zh-cn': {
    bars: {
      group: '组',
      value: '值',
      positive: '正 +',
      negative: '负 −',
      summary: ({ bars, highest, lowest, positive, negative }) =>
        `共 ${bars} 条，正 ${positive} 条，负 ${negative} 条：` +
        `最高 ${highest.value}（${highest.name}），最低 ${lowest.value}（${lowest.name}）。`,
      empty: '没有可画的条。',
      notDrawn: ({ notFinite, notPositive, omitted }) => {
        const parts = listed([
          [notFinite, `${notFinite} 个值不是有限数`],
          [notPositive, `${notPositive} 个值小于或等于 0，对数坐标轴上没有位置`],
          [omitted, `${omitted} 个值超出图的容量`],
        ]);
        return parts.length === 0 ? '' : `没有画出：${parts.join('；')}。`;
      },
    },
    histogram: {
      bin: '区间',
      count: '个数',
      range: (low, high) => `${low} 到 ${high}`,
      values: (count, share) => `${count} 个（${share}）`,
      spread: '均值 ± 一个标准差',
      one: ({ count, mean, deviation, low, high }) =>
        `共 ${count} 个值，从 ${low} 到 ${high}：均值 ${mean}，标准差 ${deviation}。`,
      each: (series) =>
        `均值 ± 标准差：${series
          .map(
            ({ label, count, mean, deviation }) =>
              `${label} 为 ${mean} ± ${deviation}（n = ${count}）`,
          )
          .join('；')}。`,
      all: ({ series, lowestMean, highestMean, leastDeviation, greatestDeviation }) =>
        `共 ${series} 组：均值从 ${lowestMean.value}（${lowestMean.name}）到 ${highestMean.value}（${highestMean.name}），` +
        `标准差从 ${leastDeviation.value}（${leastDeviation.name}）到 ${greatestDeviation.value}（${greatestDeviation.name}）。`,
      empty: '没有可以计数的有限数。',
      leftOut: ({ notFinite, omitted }) => {
        const parts = listed([
          [notFinite, `${notFinite} 个值不是有限数`],
          [omitted, `另有 ${omitted} 组`],
        ]);
        return parts.length === 0 ? '' : `未计入：${parts.join('；')}。`;
      },
    },
    network: {
      layer: (layer, layers) =>
        layer === 0
          ? '输入'
          : layer === layers - 1
            ? '输出'
            : layers === 3
              ? '隐藏层'
              : `隐藏层 ${layer}`,
      unit: (layer, layers, unit) => {
        if (layer === 0) return `输入 ${unit}`;
        if (layer === layers - 1) return `输出 ${unit}`;
        return layers === 3 ? `隐藏单元 ${unit}` : `隐藏层 ${layer} 的单元 ${unit}`;
      },
      units: (count) => `${count} 个单元`,
      folded: (count) => `… 另有 ${count} 个`,
      value: (value) => `值 ${value}`,
      bias: (bias) => `偏置 ${bias}`,
      edge: (from, to, weight) => `从${from}到${to}：${weight}`,
      from: '从 \\ 到',
      biasRow: '偏置',
      valueRow: '值',
      weightKey: (reach) => `粗细：权重的大小，最大 ${reach}`,
      biasKey: '偏置',
      summary: ({ sizes, weights, low, high, positive, negative, zero }) =>
        `${sizes.join('-')} 网络，共 ${weights} 个权重，从 ${low} 到 ${high}：` +
        `正 ${positive} 个，负 ${negative} 个，零 ${zero} 个。`,
      empty: (sizes) => `${sizes.join('-')} 网络，没有一个权重是有限数。`,
      exceptions: ({ notFinite, folded }) => {
        const parts = listed([
          [notFinite, `${notFinite} 个权重不是有限数`],
          [folded, `折叠了 ${folded} 个单元`],
        ]);
        return parts.length === 0 ? '' : `${parts.join('；')}。`;
      },
      tableNote: (folded) => `折叠的 ${folded} 个单元，其权重未列出。`,
    },
  },
};
