// plot.surface: a function of two inputs over a rectangle, drawn again while the cell runs.
// Leaves when it is evaluated to evaluated-output.ts.
import { concat, noGrad, tensor, type Tensor } from '#engine';
import type { CellLibrary, SurfaceFunction, SurfaceOptions } from '../cell-library.ts';
import type { SurfaceOutput, SurfacePoint } from '../output.ts';
import { caps } from '../output.ts';
import { EvaluatedOutput, type EvaluatingRun } from './evaluated-output.ts';
import { tooMany, wrongShape } from './figure-errors.ts';
import { labelOf } from './figure-options.ts';

type Heights = Pick<SurfaceOutput, 'values' | 'points'>;

/** Makes `plot.surface` for one run. */
export function plotSurface(run: EvaluatingRun): CellLibrary['plot']['surface'] {
  return (height, options = {}) => {
    const plan = planOf(options);
    const frame = {
      kind: 'surface' as const,
      title: labelOf(options.title),
      x: { label: 'x₀', scale: 'linear' as const, domain: plan.x },
      y: { label: 'x₁', scale: 'linear' as const, domain: plan.y },
      size: [plan.resolution, plan.resolution] as const,
      level: options.level ?? 0.5,
    };
    const output = new EvaluatedOutput(
      run,
      height,
      (latest: SurfaceFunction) => heightsOf(latest, plan),
      (id, heights): SurfaceOutput => ({ ...frame, id, ...heights }),
    );
    return { push: (next) => output.push(next) };
  };
}

function heightsOf(height: SurfaceFunction, plan: Plan): Heights {
  const { grid, places, targets, resolution } = plan;
  const all = noGrad(() => height(grid()));
  const wanted = resolution * resolution + places.length;
  if (all.size !== wanted) {
    throw wrongShape('plot.surface', `[${wanted}], [${wanted}, 1]`, all.shape);
  }
  const heights = Array.from(all.data);
  const values = heights.slice(0, resolution * resolution);
  const points = places.map(([x, y], place): SurfacePoint => ({
    x,
    y,
    target: targets[place] ?? 0,
    value: heights[values.length + place] ?? NaN,
  }));
  return { values, points };
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
