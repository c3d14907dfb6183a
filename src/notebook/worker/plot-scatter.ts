// plot.scatter: points on a plane, in groups; the latest are shown.
// Of more points than fit, evenly spaced ones are kept, so that what is shown depends on the data alone.
import type { CellLibrary, PointGroups, Points } from '../cell-library.ts';
import { caps, type PointGroup, type ScatterOutput } from '../output.ts';
import { isTensor } from './describe.ts';
import { tooMany, wrongShape, wrongValue } from './figure-errors.ts';
import { axisOf, labelOf } from './figure-options.ts';
import type { OutputQueue } from './output-queue.ts';
import { addReplaceable } from './replaced-output.ts';
import { inWords } from './tree.ts';

const figure = 'plot.scatter';

/** Makes `plot.scatter` for one run. */
export function plotScatter(queue: OutputQueue): CellLibrary['plot']['scatter'] {
  return (points, options = {}) => {
    const frame = {
      kind: 'scatter' as const,
      title: labelOf(options.title),
      x: axisOf(options.x),
      y: axisOf(options.y),
    };
    const output = (data: PointGroups) => {
      const groups = groupsOf(data);
      return (id: string): ScatterOutput => ({ ...frame, id, groups });
    };
    const replace = addReplaceable(queue, output(points));
    return { push: (next) => replace(output(next)) };
  };
}

function groupsOf(points: PointGroups): readonly PointGroup[] {
  const named = isPoints(points) ? [['', points] as const] : Object.entries(points);
  if (named.length > caps.groups) throw tooMany(figure, named.length, caps.groups);
  const read = named.map(([label, group]) => ({ label: labelOf(label), ...columnsOf(group) }));
  const total = read.reduce((sum, { x }) => sum + x.length, 0);
  return read.map((group) => thinned(group, total));
}

function isPoints(points: PointGroups): points is Points {
  if (isTensor(points) || Array.isArray(points)) return true;
  if (typeof points === 'object' && points !== null) return false;
  throw notPoints(points);
}

interface Columns {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

function columnsOf(points: Points): Columns {
  if (!isTensor(points)) return listed(points);
  const { shape, data, size } = points;
  if (size === 0) return { x: [], y: [] };
  if (shape.length !== 2 || shape[1] !== 2) throw wrongShape(figure, '[n, 2]', shape);
  return {
    x: data.filter((_, place) => place % 2 === 0),
    y: data.filter((_, place) => place % 2 === 1),
  };
}

function listed(points: Exclude<Points, ArrayBufferView>): Columns {
  if (!Array.isArray(points)) throw notPoints(points);
  const [x, y]: [number[], number[]] = [[], []];
  for (const point of points as readonly unknown[]) {
    if (!isPair(point)) throw notPoints(point);
    x.push(point[0]);
    y.push(point[1]);
  }
  return { x, y };
}

function isPair(point: unknown): point is readonly [number, number] {
  return (
    Array.isArray(point) && point.length === 2 && point.every((part) => typeof part === 'number')
  );
}

/** A group with its share of the points that all groups together may show. */
function thinned({ label, x, y }: Columns & { readonly label: string }, total: number): PointGroup {
  const count = x.length;
  const room = Math.max(1, Math.floor((caps.scatterPoints * count) / Math.max(1, total)));
  const kept = total <= caps.scatterPoints ? count : Math.min(count, room);
  const places = Array.from({ length: kept }, (_, i) => Math.floor((i * count) / kept));
  return {
    label,
    x: places.map((place) => x[place] ?? NaN),
    y: places.map((place) => y[place] ?? NaN),
    omitted: count - kept,
  };
}

function notPoints(found: unknown) {
  return wrongValue(figure, '[[x, y], …]', inWords(found));
}
