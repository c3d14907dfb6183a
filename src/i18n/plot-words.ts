// Words of figures of functions, points and pictures. Numbers and names come in already written.
// Leaves what all figures share to output.ts.
import { capital, plural } from './english.ts';
import type { Words } from './language.ts';

export interface PlotWords {
  readonly function: FunctionWords;
  readonly scatter: ScatterWords;
  readonly images: ImagesWords;
}

interface FunctionWords {
  /** A place on the x axis, never broken over two lines: `x = 0.5`. */
  readonly at: (axis: string, value: string) => string;
  readonly atPlace: (place: string) => string;
  readonly between: (first: string, last: string) => string;
  readonly from: (first: string) => string;
  readonly upTo: (last: string) => string;
  /** One curve's smallest and largest value. */
  readonly reach: (name: string, low: string, high: string) => string;
  readonly over: (facts: DomainFacts) => string;
  readonly fault: Readonly<Record<'nan' | 'infinite' | 'mixed', (place: string) => string>>;
  readonly broken: (name: string, faults: string, missing: number, total: number) => string;
  readonly slope: (facts: SlopeFacts) => string;
  readonly constantSlope: (value: string) => string;
  readonly largestSlope: (name: string, slope: SlopePlace) => string;
  readonly slopes: (largest: readonly string[]) => string;
  /** Functions through which no gradient reaches x. */
  readonly noSlope: (names: readonly string[]) => string;
  /** Two sentences said as one; the first may be empty. */
  readonly also: (first: string, second: string) => string;
  readonly values: (place: string, values: readonly string[]) => string;
  /** Of the only curve: its value at 0, and where it is flat. */
  readonly shape: (atZero: ValueAt | null, flat: readonly string[]) => string;
  readonly empty: string;
}

interface DomainFacts {
  readonly axis: string;
  readonly low: string;
  readonly high: string;
  readonly reach: readonly string[];
  readonly broken: readonly string[];
  /** Values above or below the drawing. */
  readonly outside: number;
}

interface SlopePlace {
  readonly value: string;
  readonly place: string;
}

interface ValueAt {
  readonly x: string;
  readonly value: string;
}

interface SlopeFacts {
  /** The most negative slope; null where none is negative. */
  readonly low: SlopePlace | null;
  readonly high: SlopePlace;
  readonly atZero: ValueAt | null;
  readonly flat: readonly string[];
}

interface ScatterWords {
  readonly point: string;
  readonly group: string;
  readonly count: (facts: PointFacts) => string;
  /** Where the groups lie. */
  readonly groups: (groups: readonly string[]) => string;
  /** One group: its name, how many points, their mean. */
  readonly around: (name: string, points: number, x: string, y: string) => string;
  readonly empty: string;
}

interface PointFacts {
  readonly points: number;
  readonly x: readonly [axis: string, low: string, high: string];
  readonly y: readonly [axis: string, low: string, high: string];
  readonly omitted: number;
  /** Points that have no place: NaN, infinite, or at or below 0 on a logarithmic axis. */
  readonly missing: number;
}

interface ImagesWords {
  readonly picture: (place: number) => string;
  readonly named: (picture: string, name: string) => string;
  readonly summary: (facts: PictureFacts) => string;
  readonly omitted: (count: number) => string;
  readonly scale: (low: string, high: string) => string;
  /** One picture in words. */
  readonly described: (facts: DescribedPicture) => string;
  readonly blank: (name: string) => string;
  /** Pictures without any finite pixel. */
  readonly unknown: string;
  readonly lowest: string;
  readonly highest: string;
  readonly mean: string;
  readonly name: string;
  readonly empty: string;
}

interface PictureFacts {
  readonly count: number;
  readonly size: string;
  readonly low: string;
  readonly high: string;
  readonly missing: number;
}

interface DescribedPicture {
  readonly name: string;
  readonly low: string;
  readonly high: string;
  readonly mean: string;
  /** Where the pixel of the largest absolute value is. */
  readonly row: number;
  readonly column: number;
}

const and = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

export const plotWords: Words<PlotWords> = {
  en: {
    function: {
      at: (axis, value) => (axis === '' ? value : `${axis}\u00a0=\u00a0${value}`),
      atPlace: (place) => `at ${place}`,
      between: (first, last) => `from ${first} to ${last}`,
      from: (first) => `from ${first} on`,
      upTo: (last) => `up to ${last}`,
      reach: (name, low, high) => {
        if (low === high) return `${name || 'the value'} is ${low}`;
        return `${name === '' ? 'values lie' : `${name} lies`} between ${low} and ${high}`;
      },
      over: ({ axis, low, high, reach, broken, outside }) => {
        const where = `For ${axis === '' ? 'inputs' : axis} from ${low} to ${high}`;
        const left =
          outside === 0 ? [] : [`${plural(outside, 'value lies', 'values lie')} off the drawing`];
        return `${where}, ${[reach.join(', '), ...broken, ...left].join('; ')}.`;
      },
      fault: {
        nan: (place) => `not a number ${place}`,
        infinite: (place) => `infinite ${place}`,
        mixed: (place) => `not finite ${place}`,
      },
      broken: (name, faults, missing, total) =>
        `${name === '' ? '' : `${name} is `}${faults} (${missing} of ${total} places)`,
      slope: ({ low, high, atZero, flat }) => {
        const reach =
          low === null
            ? `is at most ${high.value} (${high.place})`
            : `goes from ${low.value} (${low.place}) to ${high.value} (${high.place})`;
        const zero = atZero === null ? [] : [`is ${atZero.value} at ${atZero.x}`];
        const still = flat.length === 0 ? [] : [`is below 0.01 in size ${and(flat)}`];
        return `Its slope ${and([reach, ...zero, ...still])}.`;
      },
      constantSlope: (value) => `Its slope is ${value} everywhere.`,
      largestSlope: (name, { value, place }) => `${name} ${value} (${place})`,
      slopes: (largest) => `Largest slopes: ${largest.join(', ')}.`,
      noSlope: (names) => `No gradient reaches x through ${and(names)}.`,
      also: (first, second) =>
        first === ''
          ? second
          : `${first.slice(0, -1)}; ${second.slice(0, 1).toLowerCase()}${second.slice(1)}`,
      values: (place, values) => `At ${place}: ${values.join(', ')}.`,
      shape: (atZero, flat) => {
        const still = flat.length === 0 ? '' : `it is flat, with a slope below 0.01, ${and(flat)}`;
        if (atZero === null) return still === '' ? '' : `${capital(still)}.`;
        return `At ${atZero.x} it is ${atZero.value}${still === '' ? '' : `; ${still}`}.`;
      },
      empty: 'There is no finite value to draw.',
    },
    scatter: {
      point: 'point',
      group: 'group',
      count: ({ points, x, y, omitted, missing }) => {
        const along = ([axis, low, high]: readonly [string, string, string]) =>
          `${axis} from ${low} to ${high}`;
        const left = [
          ...(omitted === 0 ? [] : [`${omitted} more left out`]),
          ...(missing === 0 ? [] : [`${missing} without a place on the axes`]),
        ];
        const others = left.length === 0 ? '' : ` (${left.join(', ')})`;
        return `${plural(points, 'point', 'points')}${others}, ${along(x)}, ${along(y)}.`;
      },
      groups: (groups) => `Groups: ${groups.join('; ')}.`,
      around: (name, points, x, y) =>
        `${name}, ${plural(points, 'point', 'points')} around (${x}, ${y})`,
      empty: 'There is no point to draw yet.',
    },
    images: {
      picture: (place) => `picture ${place}`,
      named: (picture, name) => `${picture} (${name})`,
      summary: ({ count, size, low, high, missing }) =>
        `${plural(count, 'picture', 'pictures')} of ${size} pixels, values from ${low} to ${high}` +
        (missing === 0 ? '.' : `; ${plural(missing, 'pixel is', 'pixels are')} not finite.`),
      omitted: (count) => `${plural(count, 'more picture', 'more pictures')} not shown.`,
      scale: (low, high) => `${low} … ${high}`,
      described: ({ name, low, high, mean, row, column }) =>
        `${name}: from ${low} to ${high}, mean ${mean}, strongest in row ${row}, column ${column}`,
      blank: (name) => `${name}: no finite value`,
      lowest: 'lowest',
      highest: 'highest',
      mean: 'mean',
      name: 'picture',
      empty: 'There is no picture to show.',
      unknown: 'No pixel is a finite number.',
    },
  },
  'zh-cn': {
    function: {
      at: (axis, value) => (axis === '' ? value : `${axis}\u00a0=\u00a0${value}`),
      atPlace: (place) => `在 ${place} 处`,
      between: (first, last) => `在 ${first} 到 ${last} 之间`,
      from: (first) => `从 ${first} 起`,
      upTo: (last) => `直到 ${last} 都`,
      reach: (name, low, high) => {
        const who = name === '' ? '值' : `${name} `;
        return low === high ? `${who}恒为 ${low}` : `${who}在 ${low} 与 ${high} 之间`;
      },
      over: ({ axis, low, high, reach, broken, outside }) => {
        const where = `${axis === '' ? '输入' : `${axis} `}从 ${low} 到 ${high} 时`;
        const left = outside === 0 ? [] : [`有 ${outside} 个值超出画面`];
        return `${where}，${[reach.join('，'), ...broken, ...left].join('；')}。`;
      },
      fault: {
        nan: (place) => `${place}不是数`,
        infinite: (place) => `${place}为无穷大`,
        mixed: (place) => `${place}不是有限数`,
      },
      broken: (name, faults, missing, total) =>
        `${name === '' ? '' : `${name} `}${faults}（${total} 处中的 ${missing} 处）`,
      slope: ({ low, high, atZero, flat }) => {
        const reach =
          low === null
            ? `斜率最大为 ${high.value}（${high.place}）`
            : `斜率最小为 ${low.value}（${low.place}），最大为 ${high.value}（${high.place}）`;
        const zero = atZero === null ? [] : [`在 ${atZero.x} 处为 ${atZero.value}`];
        const still = flat.length === 0 ? [] : [`${flat.join('、')}，绝对值小于 0.01`];
        return `${[[reach, ...zero].join('，'), ...still].join('；')}。`;
      },
      constantSlope: (value) => `斜率处处为 ${value}。`,
      largestSlope: (name, { value, place }) => `${name} ${value}（${place}）`,
      slopes: (largest) => `最大斜率：${largest.join('，')}。`,
      noSlope: (names) => `没有梯度经 ${names.join('、')} 传到 x。`,
      also: (first, second) => (first === '' ? second : `${first.slice(0, -1)}；${second}`),
      values: (place, values) => `在 ${place} 处：${values.join('，')}。`,
      shape: (atZero, flat) => {
        const zero = atZero === null ? [] : [`在 ${atZero.x} 处为 ${atZero.value}`];
        const still = flat.length === 0 ? [] : [`${flat.join('、')}是平的，斜率的绝对值小于 0.01`];
        const said = [...zero, ...still];
        return said.length === 0 ? '' : `${said.join('；')}。`;
      },
      empty: '没有可画的有限数。',
    },
    scatter: {
      point: '点',
      group: '组',
      count: ({ points, x, y, omitted, missing }) => {
        const along = ([axis, low, high]: readonly [string, string, string]) =>
          `${axis} 从 ${low} 到 ${high}`;
        const left = [
          ...(omitted === 0 ? [] : [`另有 ${omitted} 个未画`]),
          ...(missing === 0 ? [] : [`${missing} 个在坐标轴上没有位置`]),
        ];
        const others = left.length === 0 ? '' : `（${left.join('，')}）`;
        return `共 ${points} 个点${others}，${along(x)}，${along(y)}。`;
      },
      groups: (groups) => `各组：${groups.join('；')}。`,
      around: (name, points, x, y) => `${name} 有 ${points} 个点，中心在 (${x}, ${y})`,
      empty: '还没有可画的点。',
    },
    images: {
      picture: (place) => `图 ${place}`,
      named: (picture, name) => `${picture}（${name}）`,
      summary: ({ count, size, low, high, missing }) =>
        `共 ${count} 张 ${size} 像素的图，数值从 ${low} 到 ${high}` +
        (missing === 0 ? '。' : `；有 ${missing} 个像素不是有限数。`),
      omitted: (count) => `另有 ${count} 张图未显示。`,
      scale: (low, high) => `${low} … ${high}`,
      described: ({ name, low, high, mean, row, column }) =>
        `${name}：从 ${low} 到 ${high}，均值 ${mean}，最强处在第 ${row} 行、第 ${column} 列`,
      blank: (name) => `${name}：没有有限数`,
      lowest: '最小值',
      highest: '最大值',
      mean: '均值',
      name: '图',
      empty: '没有可显示的图。',
      unknown: '没有一个像素是有限数。',
    },
  },
};
