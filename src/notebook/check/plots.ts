// Which functions, point clouds and pictures the page accepts: bounded, and their parts fit together.
import {
  caps,
  type FunctionCurve,
  type FunctionOutput,
  type ImagesOutput,
  type Picture,
  type PointGroup,
  type ScatterOutput,
} from '../output.ts';
import {
  count,
  ensure,
  fields,
  flag,
  list,
  nullable,
  number,
  tuple,
  word,
  type Reader,
} from './reader.ts';
import { axis, label, shown } from './shown.ts';

/** A range with room in it, as the axes of these figures need one. */
const range: Reader<readonly [number, number]> = (value) => {
  const [low, high] = tuple<readonly [number, number]>(number, number)(value);
  ensure(low < high && Number.isFinite(high - low), 'a finite range');
  return [low, high];
};

const places = list(number, caps.places);

/** Curves over the same places, at least two of them. */
export const functions: Reader<FunctionOutput> = (value) => {
  const read = fields<FunctionOutput>({
    kind: word('function'),
    ...shown,
    title: label,
    x: fields<FunctionOutput['x']>({ label, domain: range }),
    y: fields<FunctionOutput['y']>({ label, domain: nullable(range) }),
    derivative: flag,
    curves: list(
      fields<FunctionCurve>({ label, values: places, slopes: nullable(places) }),
      caps.functions,
    ),
  })(value);
  const length = read.curves[0]?.values.length ?? 2;
  ensure(length >= 2, 'two places at least');
  ensure(
    read.curves.every(
      ({ values, slopes }) =>
        values.length === length && (slopes === null || slopes.length === length),
    ),
    'curves over the same places',
  );
  return read;
};

/** Groups of points, each within the cap that the worker keeps for all of them. */
export const scatter: Reader<ScatterOutput> = (value) => {
  const points = list(number, caps.scatterPoints);
  const read = fields<ScatterOutput>({
    kind: word('scatter'),
    ...shown,
    title: label,
    x: axis,
    y: axis,
    groups: list(fields<PointGroup>({ label, x: points, y: points, omitted: count }), caps.groups),
  })(value);
  ensure(
    read.groups.every(({ x, y }) => x.length === y.length),
    'as many x as y',
  );
  return read;
};

/** Pictures of one size, no more pixels than the cap in all. */
export const images: Reader<ImagesOutput> = (value) => {
  const read = fields<ImagesOutput>({
    kind: word('images'),
    ...shown,
    title: label,
    size: tuple<readonly [number, number]>(count, count),
    range: nullable(range),
    images: list(fields<Picture>({ label, values: list(number, caps.pixels) }), caps.images),
    omitted: count,
  })(value);
  const pixels = read.size[0] * read.size[1];
  ensure(pixels * read.images.length <= caps.pixels, `at most ${caps.pixels} pixels`);
  ensure(
    read.images.every(({ values }) => values.length === pixels),
    'a value for each pixel',
  );
  return read;
};
