// The functions that one run of a cell is given: each writes into that run's outputs.
// Leaves the figures to plot-*.ts, values to describe.ts and recording to record-trace.ts.
import * as engine from '#engine';
import type { Tensor } from '#engine';
import type { CellLibrary, SliderOptions } from '../cell-library.ts';
import { NotebookError } from '../errors.ts';
import type { GradcheckOutput, SliderOutput } from '../output.ts';
import { caps } from '../output.ts';
import type { Trace } from '../trace.ts';
import { cellConsole, lineOf, type CellConsole } from './console.ts';
import { describe } from './describe.ts';
import type { OutputQueue } from './output-queue.ts';
import { plotHeatmap } from './plot-heatmap.ts';
import { plotLine } from './plot-line.ts';
import { plotSurface, type SurfaceRun } from './plot-surface.ts';
import { cut } from './tree.ts';

/** What the library needs of the run it belongs to. */
export interface LibraryRun extends SurfaceRun {
  readonly queue: OutputQueue;
  readonly controls: Readonly<Record<string, number | string>>;
  /** Records the computation of a scalar without touching any gradient. */
  readonly trace: (scalar: Tensor) => Trace;
}

/** The library of one run, and whether it showed a value already. */
export interface RunLibrary {
  readonly names: CellLibrary & { readonly console: CellConsole };
  readonly hasShown: (value: unknown) => boolean;
}

export function library(run: LibraryRun): RunLibrary {
  const { queue } = run;
  const shown = new WeakSet<object>();
  /** Marks a result, so that a cell that ends with it does not show it twice. */
  const once = <Shown extends object>(result: Shown): Shown => {
    shown.add(result);
    return result;
  };
  const room = { series: caps.series };
  const line = plotLine(queue, room);
  const heatmap = plotHeatmap(queue);
  const surface = plotSurface(run);
  const names: RunLibrary['names'] = {
    display: (value, label) => void queue.add((id) => describe(value, id, label)),
    print: (...values) => queue.line('log', lineOf(values)),
    console: cellConsole(queue),
    plot: {
      line: (data, options) => once(line(data, options)),
      heatmap: (values, options) => once(heatmap(values, options)),
      surface: (height, options) => once(surface(height, options)),
    },
    slider: sliders(run),
    steps: (scalar) => void queue.add((id) => ({ kind: 'steps', id, trace: run.trace(scalar) })),
    gradcheck: (loss, parameters, gradients, options) =>
      once(gradcheck(run, loss, parameters, gradients, options)),
  };
  return {
    names,
    hasShown: (value) => typeof value === 'object' && value !== null && shown.has(value),
  };
}

/** `slider` of one run: a slider's id is its label, so that its value outlives edits around it. */
function sliders({ queue, controls }: LibraryRun): CellLibrary['slider'] {
  const used = new Map<string, number>();
  return (label, options) => {
    const count = (used.get(label) ?? 0) + 1;
    used.set(label, count);
    const key = count === 1 ? `slider:${label}` : `slider:${label}:${count}`;
    const { min, max, step, value } = rangeOf(label, options);
    const kept = controls[cut(key, caps.label)];
    const current = inRange(typeof kept === 'number' ? kept : value, min, max);
    queue.add<SliderOutput>(() => ({
      kind: 'slider',
      id: cut(key, caps.label),
      label: cut(label, caps.label),
      min,
      max,
      step,
      value: current,
    }));
    return current;
  };
}

function rangeOf(label: string, options: SliderOptions): Required<SliderOptions> {
  const { min, max } = options;
  const step = options.step ?? (max - min) / 100;
  if (!(Number.isFinite(min) && Number.isFinite(max) && min < max && step > 0)) {
    throw new NotebookError('slider-range', { label: String(label), min, max, step });
  }
  return { min, max, step, value: options.value ?? (min + max) / 2 };
}

function inRange(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

function gradcheck(run: LibraryRun, ...args: Parameters<CellLibrary['gradcheck']>) {
  const [, , gradients] = args;
  const report = run.aside(() => engine.gradcheck(...args));
  run.queue.add<GradcheckOutput>((id) => ({
    kind: 'gradcheck',
    id,
    against: gradients === undefined ? 'differences' : 'engine',
    verdict: report.verdict,
    worst: report.worst,
    rows: report.rows.slice(0, caps.rows),
  }));
  return report;
}
