// The functions that one run of a cell is given: each writes into that run's outputs.
// Leaves the figures to plot-*.ts, sliders to controls.ts, values to describe.ts and recording to record-trace.ts.
import type { Model, Tensor } from '#engine';
import type { CellLibrary, ModelDiagramOptions, NetworkParts } from '../cell-library.ts';
import { caps } from '../output.ts';
import type { Trace } from '../trace.ts';
import { checkedGradients } from './checked-gradients.ts';
import { cellConsole, lineOf, type CellConsole } from './console.ts';
import { selects, sliders, type ControlRun } from './controls.ts';
import { describe } from './describe.ts';
import { networkDiagram } from './network-diagram.ts';
import type { OutputQueue } from './output-queue.ts';
import type { EvaluatingRun } from './evaluated-output.ts';
import { plotFunction } from './plot-fn.ts';
import { plotBars } from './plot-bars.ts';
import { plotHeatmap } from './plot-heatmap.ts';
import { plotHistogram } from './plot-histogram.ts';
import { plotLine } from './plot-line.ts';
import { plotImages } from './plot-images.ts';
import { plotScatter } from './plot-scatter.ts';
import { plotSurface } from './plot-surface.ts';

/** What the library needs of the run it belongs to. */
export interface LibraryRun extends EvaluatingRun, ControlRun {
  readonly queue: OutputQueue;
  /** Records the computation of a scalar without touching any gradient. */
  readonly trace: (scalar: Tensor) => Trace;
  readonly dataset: CellLibrary['dataset'];
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
  const fn = plotFunction(run);
  const scatter = plotScatter(queue);
  const images = plotImages(queue);
  const bars = plotBars(queue);
  const histogram = plotHistogram(queue);
  const network = networkDiagram(queue);
  const gradcheck = checkedGradients(run);
  const names: RunLibrary['names'] = {
    display: (value, label) => void queue.add((id) => describe(value, id, label)),
    print: (...values) => queue.line('log', lineOf(values)),
    console: cellConsole(queue),
    plot: {
      line: (data, options) => once(line(data, options)),
      heatmap: (values, options) => once(heatmap(values, options)),
      surface: (height, options) => once(surface(height, options)),
      fn: (functions, options) => once(fn(functions, options)),
      scatter: (points, options) => once(scatter(points, options)),
      images: (pictures, options) => once(images(pictures, options)),
      bars: (values, options) => once(bars(values, options)),
      histogram: (samples, options) => once(histogram(samples, options)),
    },
    network: (what: NetworkParts | Model, options?: ModelDiagramOptions) =>
      once(network(what, options)),
    dataset: run.dataset,
    slider: sliders(run),
    select: selects(run),
    steps: (scalar) => void queue.add((id) => ({ kind: 'steps', id, trace: run.trace(scalar) })),
    gradcheck: (loss, parameters, gradients, options) =>
      once(gradcheck(loss, parameters, gradients, options)),
  };
  return {
    names,
    hasShown: (value) => typeof value === 'object' && value !== null && shown.has(value),
  };
}
