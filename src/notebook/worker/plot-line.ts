// plot.line: curves over one x axis that may grow while the cell runs.
// Leaves thinning to thinned-series.ts and sending to the output queue.
import type { Tensor } from '#engine';
import type { CellLibrary, Curve, LineOptions, LinePlot } from '../cell-library.ts';
import type { LineOutput } from '../output.ts';
import { caps } from '../output.ts';
import type { AppendedPoints, OutputChange } from '../protocol.ts';
import { isTensor } from './describe.ts';
import { tooMany, wrongShape } from './figure-errors.ts';
import { axisOf } from './figure-options.ts';
import type { LiveOutput, OutputQueue } from './output-queue.ts';
import { ThinnedSeries } from './thinned-series.ts';
import { cut } from './tree.ts';

/** Makes `plot.line` for one run. `room` counts the curves all of its figures may still have. */
export function plotLine(
  queue: OutputQueue,
  room: { series: number },
): CellLibrary['plot']['line'] {
  return (data, options = {}) => {
    const figure = new LineFigure(queue, room);
    for (const [label, curve] of curvesOf(data)) {
      for (const [x, y] of pointsOf(curve)) figure.add(label, x, y);
    }
    figure.open(options);
    return { push: (x, y) => figure.push(x, y) };
  };
}

class LineFigure implements LiveOutput, LinePlot {
  readonly #queue: OutputQueue;
  readonly #room: { series: number };
  readonly #series = new Map<string, ThinnedSeries>();
  #output: LineOutput | null = null;
  /** Set when the page must get the whole figure: a new curve. */
  #whole = false;
  #pushed = false;

  constructor(queue: OutputQueue, room: { series: number }) {
    this.#queue = queue;
    this.#room = room;
  }

  open(options: LineOptions): void {
    this.#output = this.#queue.add((id) => ({
      kind: 'line',
      id,
      title: cut(options.title ?? '', caps.label),
      x: axisOf(options.x),
      y: axisOf(options.y),
      series: [...this.#series.values()].map((series) => series.takeAll()),
    }));
    if (this.#output !== null) this.#queue.addLive(this);
  }

  push(x: number, y: number | Tensor | Readonly<Record<string, number | Tensor>>): void {
    if (typeof y === 'number' || isTensor(y)) this.add('', x, numberOf(y));
    else for (const [label, value] of Object.entries(y)) this.add(label, x, numberOf(value));
    this.#pushed = true;
    if (this.#output !== null) this.#queue.touch(this);
  }

  add(label: string, x: number, y: number): void {
    let series = this.#series.get(label);
    if (series === undefined) {
      this.#room.series -= 1;
      if (this.#room.series < 0) throw tooMany('plot.line', caps.series + 1, caps.series);
      series = new ThinnedSeries(cut(label, caps.label), caps.points);
      this.#series.set(label, series);
      this.#whole = true;
    }
    series.push(Number(x), Number(y));
  }

  take(): OutputChange | null {
    if (this.#output === null) return null;
    const points: AppendedPoints[] = [];
    for (const [place, series] of [...this.#series.values()].entries()) {
      const added = series.takeNew();
      if (added === null) this.#whole = true;
      else if (added.x.length > 0) points.push({ series: place, ...added });
    }
    if (!this.#whole) {
      return points.length === 0 ? null : { change: 'append', id: this.#output.id, points };
    }
    this.#whole = false;
    return this.#set([...this.#series.values()].map((series) => series.takeAll()));
  }

  finish(): OutputChange | null {
    if (!this.#pushed) return null;
    return this.#set([...this.#series.values()].map((series) => series.points()));
  }

  #set(series: LineOutput['series']): OutputChange | null {
    return this.#output === null ? null : { change: 'set', output: { ...this.#output, series } };
  }
}

/** A loss is often at hand as a tensor. */
function numberOf(value: number | Tensor): number {
  return isTensor(value) ? value.item() : value;
}

function curvesOf(
  data: Curve | Readonly<Record<string, Curve>> | undefined,
): (readonly [string, Curve])[] {
  if (data === undefined) return [];
  if (isCurve(data)) return [['', data]];
  return Object.entries(data);
}

function isCurve(data: Curve | Readonly<Record<string, Curve>>): data is Curve {
  return isTensor(data) || Array.isArray(data) || ArrayBuffer.isView(data);
}

function* pointsOf(curve: Curve): Generator<readonly [number, number]> {
  if (isTensor(curve)) {
    yield* tensorPoints(curve.shape, curve.data);
    return;
  }
  for (const [place, item] of curve.entries()) {
    yield typeof item === 'number' ? [place, item] : [item[0], item[1]];
  }
}

function* tensorPoints(
  shape: readonly number[],
  data: ArrayLike<number>,
): Generator<readonly [number, number]> {
  const pairs = shape.length === 2 && shape[1] === 2;
  if (!pairs && shape.length !== 1) {
    throw wrongShape('plot.line', '[n], [n, 2]', shape);
  }
  const count = shape[0] ?? 0;
  for (let place = 0; place < count; place++) {
    if (pairs) yield [data[2 * place] ?? NaN, data[2 * place + 1] ?? NaN];
    else yield [place, data[place] ?? NaN];
  }
}
