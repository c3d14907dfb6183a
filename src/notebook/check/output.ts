// Which outputs the page accepts from a worker: every kind it can draw, within its caps.
import {
  caps,
  type GradcheckOutput,
  type GradcheckRow,
  type HeatmapOutput,
  type LineOutput,
  type NamedValue,
  type NotFinite,
  type NumberOutput,
  type Output,
  type Scalar,
  type SelectOutput,
  type Series,
  type SliderOutput,
  type StepsOutput,
  type SurfaceOutput,
  type SurfacePoint,
  type TableOutput,
  type TensorOutput,
  type TextOutput,
  type TreeNode,
  type TreeOutput,
} from '../output.ts';
import {
  count,
  ensure,
  fields,
  flag,
  list,
  number,
  nullable,
  oneOf,
  record,
  text,
  tuple,
  word,
  type Reader,
} from './reader.ts';
import { bars, histogram, network } from './figures.ts';
import { functions, images, scatter } from './plots.ts';
import { axis, label, scale, shown } from './shown.ts';
import { readTrace } from './trace.ts';

const shape = list(count, 16);
const dtype = word('float32', 'float64');
const pair = tuple<readonly [number, number]>(number, number);
const points = list(number, caps.points);

const scalar: Reader<Scalar> = (value) => {
  if (value === null || typeof value === 'boolean') return value;
  return typeof value === 'number' ? value : label(value);
};

const series: Reader<Series> = (value) => {
  const read = fields<Series>({ label, x: points, y: points })(value);
  ensure(read.x.length === read.y.length, 'as many x as y');
  return read;
};

/** At most one level deeper than trees are opened: deeper ones could overflow the drawing. */
function treeNode(depth: number): Reader<TreeNode> {
  return oneOf<TreeNode, 'type'>('type', {
    leaf: fields<Extract<TreeNode, { type: 'leaf' }>>({
      type: word('leaf'),
      text: text(caps.text),
    }),
    branch: (value) => {
      ensure(depth > 0, 'a shallower tree');
      const entry = tuple<readonly [string, TreeNode]>(text(caps.text), treeNode(depth - 1));
      return fields<Extract<TreeNode, { type: 'branch' }>>({
        type: word('branch'),
        name: label,
        size: count,
        entries: list(entry, caps.entries),
      })(value);
    },
  });
}

const heatmap: Reader<HeatmapOutput> = (value) => {
  const read = fields<HeatmapOutput>({
    kind: word('heatmap'),
    ...shown,
    title: label,
    shape: tuple<readonly [number, number]>(count, count),
    values: list(number, caps.tensorValues),
    rows: list(label, caps.tensorValues),
    columns: list(label, caps.tensorValues),
  })(value);
  ensure(read.shape[0] * read.shape[1] === read.values.length, 'a value for each square');
  return read;
};

const surfaceAxis = fields<SurfaceOutput['x']>({ label, scale, domain: pair });

const surface: Reader<SurfaceOutput> = (value) => {
  const read = fields<SurfaceOutput>({
    kind: word('surface'),
    ...shown,
    title: label,
    x: surfaceAxis,
    y: surfaceAxis,
    size: tuple<readonly [number, number]>(count, count),
    values: list(number, caps.resolution ** 2),
    level: number,
    points: list(
      fields<SurfacePoint>({ x: number, y: number, target: number, value: number }),
      caps.surfacePoints,
    ),
  })(value);
  ensure(read.size[0] * read.size[1] === read.values.length, 'a value for each place');
  return read;
};

const select: Reader<SelectOutput> = (value) => {
  const read = fields<SelectOutput>({
    kind: word('select'),
    ...shown,
    label,
    options: list(label, caps.options),
    value: label,
  })(value);
  ensure(new Set(read.options).size === read.options.length, 'each option once');
  ensure(read.options.includes(read.value), 'a value among the options');
  return read;
};

const gradcheckRow = fields<GradcheckRow>({
  name: label,
  index: shape,
  tested: number,
  reference: number,
  error: number,
  kink: flag,
});

/** An output as the page may draw it. */
export const readOutput: Reader<Output> = oneOf<Output, 'kind'>('kind', {
  text: fields<TextOutput>({
    kind: word('text'),
    ...shown,
    level: word('value', 'log', 'info', 'warn', 'error'),
    text: text(caps.text),
  }),
  number: fields<NumberOutput>({ kind: word('number'), ...shown, value: number }),
  tensor: fields<TensorOutput>({
    kind: word('tensor'),
    ...shown,
    dtype,
    shape,
    values: list(number, caps.tensorValues),
  }),
  table: fields<TableOutput>({
    kind: word('table'),
    ...shown,
    columns: list(label, caps.columns),
    rows: list(list(scalar, caps.columns), caps.rows),
    omitted: count,
  }),
  tree: fields<TreeOutput>({ kind: word('tree'), ...shown, root: treeNode(caps.treeDepth + 1) }),
  line: fields<LineOutput>({
    kind: word('line'),
    ...shown,
    title: label,
    x: axis,
    y: axis,
    series: list(series, caps.series),
  }),
  heatmap,
  surface,
  function: functions,
  scatter,
  images,
  bars,
  histogram,
  network,
  select,
  slider: fields<SliderOutput>({
    kind: word('slider'),
    ...shown,
    label,
    min: number,
    max: number,
    step: number,
    value: number,
  }),
  steps: fields<StepsOutput>({ kind: word('steps'), ...shown, trace: readTrace }),
  gradcheck: fields<GradcheckOutput>({
    kind: word('gradcheck'),
    ...shown,
    against: word('differences', 'engine'),
    verdict: word('agree', 'differ', 'kink', 'not-a-number'),
    worst: number,
    rows: list(gradcheckRow, caps.rows),
    omitted: count,
  }),
});

/** What the page accepts as the values of a cell's names. */
export const readValues: Reader<Readonly<Record<string, NamedValue>>> = record(
  oneOf<NamedValue, 'type'>('type', {
    tensor: fields<Extract<NamedValue, { type: 'tensor' }>>({
      type: word('tensor'),
      dtype,
      shape,
      values: list(number, caps.namedValues),
      requiresGrad: flag,
    }),
    number: fields<Extract<NamedValue, { type: 'number' }>>({
      type: word('number'),
      value: number,
    }),
    other: fields<Extract<NamedValue, { type: 'other' }>>({ type: word('other'), text: label }),
  }),
  caps.names,
);

/** What the page accepts as the first value that is not finite. */
export const readNotFinite: Reader<NotFinite> = fields<NotFinite>({
  name: nullable(label),
  line: nullable(count),
  value: number,
  element: nullable(count),
  curve: nullable(label),
  traced: flag,
});

/** Points at the end of one curve. */
export const readAppended = list(
  fields<{ series: number; x: readonly number[]; y: readonly number[] }>({
    series: count,
    x: points,
    y: points,
  }),
  caps.series,
);

/** An error's parameters. */
export const readParams: Reader<Readonly<Record<string, string | number>>> = record(
  (value) => (typeof value === 'number' ? value : text(caps.text)(value)),
  20,
);

/** A line or column, or null. */
export const readPlace = nullable(count);
