// Words of outputs and figures in both languages. Numbers come in already written; labels already translated.
// Leaves the reader's own labels to the chapter's words.ts.
import { diagramWords, type DiagramWords } from './diagram.ts';
import { capital, plural } from './english.ts';
import type { Words } from './language.ts';
import { plotWords, type PlotWords } from './plot-words.ts';

export interface OutputWords extends DiagramWords, PlotWords {
  readonly showAsTable: string;
  /** Name of the control that walks through a figure's values. */
  readonly explore: (title: string) => string;
  readonly figure: string;
  /** A table that leaves values out says how many it shows. */
  readonly thinned: (shown: number, total: number) => string;
  readonly moreRows: (count: number) => string;
  readonly warning: string;
  readonly error: string;
  /** A place on a figure: `step 305`. */
  readonly at: (axis: string, value: string) => string;
  readonly sentences: (sentences: readonly string[]) => string;
  readonly join: (parts: readonly string[]) => string;
  readonly labelled: (label: string, value: string) => string;
  readonly line: LineWords;
  readonly matrix: MatrixWords;
  readonly surface: SurfaceWords;
  readonly gradcheck: GradcheckWords;
}

interface LineWords {
  /** “Loss falls from 0.16 to 0.0012 over 1000 points, lowest 0.0012 at step 999.” */
  readonly course: (facts: CourseFacts) => string;
  /** Several curves: where each one ends. */
  readonly ends: (ends: readonly string[], points: number) => string;
  readonly empty: string;
  /** A curve of the run that the reader pinned; `name` may be empty. */
  readonly pinned: (name: string) => string;
  /** The curve of the present run, where it has no name. */
  readonly thisRun: string;
  readonly notANumber: (place: string) => string;
  readonly infinite: (place: string) => string;
  readonly leftOut: (count: number) => string;
  /** Values that a logarithmic axis cannot show. */
  readonly notPositive: (count: number) => string;
}

interface CourseFacts {
  readonly label: string;
  readonly way: 'falls' | 'rises' | 'stays';
  readonly first: string;
  readonly last: string;
  readonly points: number;
  /** Where it is lowest, in words; null where that is the last point. */
  readonly lowest: { readonly value: string; readonly place: string } | null;
}

interface MatrixWords {
  readonly row: string;
  readonly column: string;
  /** What there is and how far it reaches. */
  readonly summary: (facts: MatrixFacts) => string;
  /** One part of a tensor with more than two axes. */
  readonly slice: (index: string) => string;
  /** A large tensor shows its first corner only. */
  readonly corner: (shown: string, whole: string) => string;
  /** More slices than are shown. */
  readonly moreSlices: (count: number) => string;
  /** Of a very large tensor only the first values reach the page. */
  readonly known: (count: number, total: number) => string;
  readonly empty: string;
  readonly scale: (low: string, high: string) => string;
}

interface MatrixFacts {
  readonly shape: string;
  readonly low: string;
  readonly high: string;
  readonly positive: number;
  readonly negative: number;
  readonly zero: number;
  readonly other: number;
}

interface SurfaceWords {
  readonly sides: (right: number, total: number, level: string) => string;
  readonly range: (low: string, high: string) => string;
  readonly blank: (count: number) => string;
  readonly empty: string;
  readonly level: (level: string) => string;
  readonly label: (target: number) => string;
  readonly point: string;
  readonly value: string;
  readonly grid: string;
}

interface GradcheckWords {
  readonly element: string;
  readonly tested: Readonly<Record<'differences' | 'engine', string>>;
  readonly reference: Readonly<Record<'differences' | 'engine', string>>;
  readonly ratio: string;
  readonly error: string;
  readonly kink: string;
  readonly verdict: Readonly<Record<'agree' | 'differ' | 'kink' | 'not-a-number', string>>;
  /** All elements that differ are off by one factor. */
  readonly sameFactor: (factor: string) => string;
  readonly largest: (error: string, elements: number, at: string) => string;
  readonly worst: (element: string, error: string) => string;
  readonly atKink: string;
  readonly firstNaN: (element: string) => string;
  readonly worstRows: (shown: number, total: number) => string;
  /** The elements that are not in the table, behind a disclosure. */
  readonly rest: (count: number) => string;
}

export const outputWords: Words<OutputWords> = {
  en: {
    ...diagramWords.en,
    ...plotWords.en,
    showAsTable: 'Show as table',
    explore: (title) => `Values of “${title}”`,
    figure: 'Figure',
    thinned: (shown, total) => `${shown} of ${total} values, evenly spaced.`,
    moreRows: (count) => `${plural(count, 'more row', 'more rows')} not shown.`,
    warning: 'warning',
    error: 'error',
    at: (axis, value) => (axis === '' ? value : `${axis} ${value}`),
    sentences: (sentences) => sentences.filter(Boolean).join(' '),
    join: (parts) => parts.join(', '),
    labelled: (label, value) => (label === '' ? value : `${label} ${value}`),
    line: {
      course: ({ label, way, first, last, points, lowest }) => {
        const low = lowest === null ? '' : `, lowest ${lowest.value} at ${lowest.place}`;
        const over = `over ${plural(points, 'point', 'points')}`;
        return way === 'stays'
          ? `${capital(label)} stays at ${last} ${over}.`
          : `${capital(label)} ${way} from ${first} to ${last} ${over}${low}.`;
      },
      ends: (ends, points) =>
        `At the end: ${ends.join(', ')}; ${plural(points, 'point', 'points')} each at most.`,
      empty: 'There is no point to draw yet.',
      pinned: (name) => (name === '' ? 'pinned' : `${name}, pinned`),
      thisRun: 'this run',
      notANumber: (place) => `not a number at ${place}`,
      infinite: (place) => `infinite at ${place}`,
      leftOut: (count) =>
        `${plural(count, 'value is', 'values are')} not finite and left out of the curve.`,
      notPositive: (count) =>
        `${plural(count, 'value', 'values')} at or below 0 cannot stand on a logarithmic axis.`,
    },
    matrix: {
      row: 'row',
      column: 'column',
      summary: ({ shape, low, high, positive, negative, zero, other }) =>
        `${shape} numbers from ${low} to ${high}: ${positive} positive, ${negative} negative, ${zero} zero` +
        (other === 0 ? '.' : `, ${other} not finite.`),
      slice: (index) => `slice ${index}`,
      corner: (shown, whole) => `Shown: the first ${shown} of ${whole}.`,
      moreSlices: (count) => `${plural(count, 'more slice', 'more slices')} not shown.`,
      known: (count, total) => `The page knows the first ${count} of ${total} numbers.`,
      empty: 'It holds no numbers.',
      scale: (low, high) => `${low} … 0 … ${high}`,
    },
    surface: {
      sides: (right, total, level) =>
        `${right} of ${plural(total, 'point is', 'points are')} on the side of their label (line at ${level}).`,
      range: (low, high) => `Over the area drawn it goes from ${low} to ${high}.`,
      blank: (count) =>
        `${plural(count, 'place has', 'places have')} no finite value and stay blank.`,
      empty: 'It has no finite value to draw.',
      level: (level) => `line at ${level}`,
      label: (target) => `label ${target}`,
      point: 'point',
      value: 'value',
      grid: 'value over the area',
    },
    gradcheck: {
      element: 'element',
      tested: { differences: 'backward()', engine: 'yours' },
      reference: { differences: 'central difference', engine: 'engine' },
      ratio: 'ratio',
      error: 'relative error',
      kink: 'kink',
      verdict: {
        agree: 'The two agree.',
        differ: 'The two disagree.',
        kink: 'They differ only at a kink.',
        'not-a-number': 'There is no verdict: a gradient is not a number.',
      },
      sameFactor: (factor) => `The two disagree, by the same factor of ${factor} in each element.`,
      largest: (error, elements, at) =>
        elements === 1
          ? `Relative error of ${at}: ${error}.`
          : `Largest relative error over ${elements} elements: ${error}, at ${at}.`,
      worst: (element, error) => `Worst at ${element}: relative error ${error}.`,
      atKink:
        'The slope jumps there, so the difference quotient means nothing at that point. All other elements agree.',
      firstNaN: (element) => `The first is ${element}.`,
      worstRows: (shown, total) => `The ${shown} largest errors of ${total} elements.`,
      rest: (count) => plural(count, 'more element', 'more elements'),
    },
  },
  'zh-cn': {
    ...diagramWords['zh-cn'],
    ...plotWords['zh-cn'],
    showAsTable: '以表格显示',
    explore: (title) => `“${title}”的各个值`,
    figure: '图',
    thinned: (shown, total) => `共 ${total} 个值，等距列出其中 ${shown} 个。`,
    moreRows: (count) => `另有 ${count} 行未显示。`,
    warning: '警告',
    error: '错误',
    at: (axis, value) => (axis === '' ? value : `${axis} ${value}`),
    sentences: (sentences) => sentences.join(''),
    join: (parts) => parts.join('，'),
    labelled: (label, value) => (label === '' ? value : `${label} ${value}`),
    line: {
      course: ({ label, way, first, last, points, lowest }) => {
        const low = lowest === null ? '' : `，最低值 ${lowest.value}（${lowest.place}）`;
        if (way === 'stays') return `${label}一直是 ${last}，共 ${points} 个点。`;
        const verb = way === 'falls' ? '降到' : '升到';
        return `${label}从 ${first} ${verb} ${last}，共 ${points} 个点${low}。`;
      },
      ends: (ends, points) => `终点：${ends.join('，')}。每条曲线最多 ${points} 个点。`,
      empty: '还没有可画的点。',
      pinned: (name) => (name === '' ? '已固定' : `${name}（已固定）`),
      thisRun: '本次运行',
      notANumber: (place) => `${place} 处不是数`,
      infinite: (place) => `${place} 处为无穷大`,
      leftOut: (count) => `有 ${count} 个值不是有限数，没有画在曲线上。`,
      notPositive: (count) => `有 ${count} 个值小于或等于 0，对数坐标轴上画不出来。`,
    },
    matrix: {
      row: '行',
      column: '列',
      summary: ({ shape, low, high, positive, negative, zero, other }) =>
        `形状 ${shape}，数值从 ${low} 到 ${high}：正数 ${positive} 个，负数 ${negative} 个，零 ${zero} 个` +
        (other === 0 ? '。' : `，非有限数 ${other} 个。`),
      slice: (index) => `切片 ${index}`,
      corner: (shown, whole) => `全部为 ${whole}，这里显示开头的 ${shown}。`,
      moreSlices: (count) => `另有 ${count} 个切片未显示。`,
      known: (count, total) => `共 ${total} 个数，页面只取到开头的 ${count} 个。`,
      empty: '其中没有数。',
      scale: (low, high) => `${low} … 0 … ${high}`,
    },
    surface: {
      sides: (right, total, level) =>
        `${total} 个点中有 ${right} 个落在自己标签的一侧（分界线在 ${level}）。`,
      range: (low, high) => `在画出的区域内，数值从 ${low} 到 ${high}。`,
      blank: (count) => `有 ${count} 处的值不是有限数，留作空白。`,
      empty: '没有可画的有限数。',
      level: (level) => `分界线 ${level}`,
      label: (target) => `标签 ${target}`,
      point: '点',
      value: '值',
      grid: '整个区域的值',
    },
    gradcheck: {
      element: '元素',
      tested: { differences: 'backward()', engine: '你的梯度' },
      reference: { differences: '中心差分', engine: '引擎' },
      ratio: '比值',
      error: '相对误差',
      kink: '折点',
      verdict: {
        agree: '两者一致。',
        differ: '两者不一致。',
        kink: '只在折点处不同。',
        'not-a-number': '无法判定：有的梯度不是数。',
      },
      sameFactor: (factor) => `两者不一致，每个元素都差同一个倍数：${factor}。`,
      largest: (error, elements, at) =>
        elements === 1
          ? `${at} 的相对误差是 ${error}。`
          : `共 ${elements} 个元素，最大的相对误差是 ${error}，位于 ${at}。`,
      worst: (element, error) => `误差最大的是 ${element}，相对误差 ${error}。`,
      atKink: '斜率在那里有跳变，差商在该点没有意义。其余元素全部一致。',
      firstNaN: (element) => `第一个是 ${element}。`,
      worstRows: (shown, total) => `共 ${total} 个元素，列出误差最大的 ${shown} 个。`,
      rest: (count) => `其余 ${count} 个元素`,
    },
  },
};
