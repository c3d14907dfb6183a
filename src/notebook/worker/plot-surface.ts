// plot.surface: a function of two inputs over a rectangle, drawn again while the cell runs.
// How many frames are evaluated depends on time; the last is always evaluated when the cell ends.
import { concat, noGrad, tensor, type Tensor } from '#engine';
import type { CellLibrary, SurfaceFunction, SurfaceOptions } from '../cell-library.ts';
import type { SurfaceOutput, SurfacePoint } from '../output.ts';
import { caps } from '../output.ts';
import { tooMany, wrongShape } from './figure-errors.ts';
import type { Host } from './host.ts';
import type { LiveOutput, OutputQueue } from './output-queue.ts';
import { cut } from './tree.ts';

/** What a surface needs of its run. */
export interface SurfaceRun {
  readonly queue: OutputQueue;
  readonly now: Host['now'];
  /** Runs a drawing function so that it leaves no mark: positions and counts of backward() stay as they are. */
  readonly aside: <Result>(body: () => Result) => Result;
}

type Heights = Pick<SurfaceOutput, 'values' | 'points'>;

/** Makes `plot.surface` for one run. */
export function plotSurface(run: SurfaceRun): CellLibrary['plot']['surface'] {
  return (height, options = {}) => {
    const plan = planOf(options);
    const figure = new SurfaceFigure(run, plan, height, options);
    return { push: (next) => figure.push(next) };
  };
}

class SurfaceFigure implements LiveOutput {
  readonly #run: SurfaceRun;
  readonly #plan: Plan;
  readonly #output: SurfaceOutput | null;
  #heights: Heights;
  #pushed: SurfaceFunction | null = null;
  #cost = 0;
  #evaluated = 0;

  constructor(run: SurfaceRun, plan: Plan, height: SurfaceFunction, options: SurfaceOptions) {
    this.#run = run;
    this.#plan = plan;
    this.#heights = this.#evaluate(height);
    this.#output = run.queue.add((id) => ({
      kind: 'surface',
      id,
      title: cut(options.title ?? '', caps.label),
      x: { label: 'x₀', scale: 'linear', domain: plan.x },
      y: { label: 'x₁', scale: 'linear', domain: plan.y },
      size: [plan.resolution, plan.resolution],
      level: options.level ?? 0.5,
      ...this.#heights,
    }));
    if (this.#output !== null) run.queue.addLive(this);
  }

  push(height: SurfaceFunction): void {
    this.#pushed = height;
    if (this.#output === null) return;
    // A quarter of the cell's time at most goes into frames.
    if (this.#run.now() - this.#evaluated < Math.max(33, 3 * this.#cost)) return;
    this.#heights = this.#evaluate(height);
    this.#run.queue.touch(this);
  }

  take() {
    if (this.#output === null) return null;
    return { change: 'set', output: { ...this.#output, ...this.#heights } } as const;
  }

  finish() {
    if (this.#pushed === null) return null;
    this.#heights = this.#evaluate(this.#pushed);
    return this.take();
  }

  #evaluate(height: SurfaceFunction): Heights {
    const began = this.#run.now();
    const { grid, places, targets, resolution } = this.#plan;
    const all = this.#run.aside(() => noGrad(() => height(grid())));
    const wanted = resolution * resolution + places.length;
    if (all.size !== wanted)
      throw wrongShape('plot.surface', `[${wanted}], [${wanted}, 1]`, all.shape);
    const heights = Array.from(all.data);
    const values = heights.slice(0, resolution * resolution);
    const points = places.map(([x, y], place): SurfacePoint => ({
      x,
      y,
      target: targets[place] ?? 0,
      value: heights[values.length + place] ?? NaN,
    }));
    this.#evaluated = this.#run.now();
    this.#cost = this.#evaluated - began;
    return { values, points };
  }
}

/** Where the function is evaluated: the grid, row 0 lowest, then the data points. */
interface Plan {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly resolution: number;
  readonly places: readonly (readonly [x: number, y: number])[];
  readonly targets: readonly number[];
  /** A fresh tensor each time, in case the function changes it. */
  readonly grid: () => Tensor;
}

function planOf(options: SurfaceOptions): Plan {
  const { x = [-1, 1], y = [-1, 1], points, targets } = options;
  const resolution = Math.round(options.resolution ?? 40);
  if (!(resolution >= 2 && resolution <= caps.resolution)) {
    throw tooMany('plot.surface', resolution, caps.resolution);
  }
  if (points !== undefined && (points.shape.length !== 2 || points.shape[1] !== 2)) {
    throw wrongShape('plot.surface', '[n, 2]', points.shape);
  }
  const count = points?.shape[0] ?? 0;
  if (count > caps.surfacePoints) throw tooMany('plot.surface', count, caps.surfacePoints);
  if (targets !== undefined && targets.size !== count) {
    throw wrongShape('plot.surface', `[${count}], [${count}, 1]`, targets.shape);
  }
  const side = Array.from({ length: resolution }, (_, place) => place / (resolution - 1));
  const nodes = side.flatMap((v) => side.map((u) => [at(x, u), at(y, v)]));
  const dtype = points?.dtype ?? 'float32';
  const places = Array.from(
    { length: count },
    (_, row) => [points?.data[2 * row] ?? NaN, points?.data[2 * row + 1] ?? NaN] as const,
  );
  const grid = () => {
    const rectangle = tensor(nodes, { dtype });
    return points === undefined || count === 0
      ? rectangle
      : concat([rectangle, points.detach()], 0);
  };
  return { x, y, resolution, places, targets: Array.from(targets?.data ?? []), grid };
}

function at([low, high]: readonly [number, number], part: number): number {
  return low + (high - low) * part;
}
