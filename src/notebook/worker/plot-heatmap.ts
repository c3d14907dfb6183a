// plot.heatmap: a matrix as squares whose numbers may change while the cell runs; the latest are shown.
import type { Tensor } from '#engine';
import type { CellLibrary } from '../cell-library.ts';
import type { HeatmapOutput } from '../output.ts';
import { caps } from '../output.ts';
import { tooMany, wrongShape } from './figure-errors.ts';
import type { LiveOutput, OutputQueue } from './output-queue.ts';
import { cut } from './tree.ts';

/** Makes `plot.heatmap` for one run. */
export function plotHeatmap(queue: OutputQueue): CellLibrary['plot']['heatmap'] {
  return (values, options = {}) => {
    let latest = matrixOf(values);
    const output = queue.add<HeatmapOutput>((id) => ({
      kind: 'heatmap',
      id,
      title: cut(options.title ?? '', caps.label),
      ...latest,
      rows: names(options.rows),
      columns: names(options.columns),
    }));
    const show = () =>
      output === null ? null : { change: 'set' as const, output: { ...output, ...latest } };
    let told = true;
    const live: LiveOutput = {
      take() {
        told = true;
        return show();
      },
      finish: () => (told ? null : show()),
    };
    if (output !== null) queue.addLive(live);
    return {
      push(next) {
        latest = matrixOf(next);
        told = false;
        if (output !== null) queue.touch(live);
      },
    };
  };
}

function matrixOf(tensor: Tensor): Pick<HeatmapOutput, 'shape' | 'values'> {
  const [rows = 1, columns = 1] = tensor.shape.length === 1 ? [1, ...tensor.shape] : tensor.shape;
  if (tensor.shape.length > 2) {
    throw wrongShape('plot.heatmap', '[rows, columns]', tensor.shape);
  }
  if (tensor.size > caps.tensorValues)
    throw tooMany('plot.heatmap', tensor.size, caps.tensorValues);
  return { shape: [rows, columns], values: Array.from(tensor.data) };
}

function names(list: readonly string[] | undefined): string[] {
  return (list ?? []).slice(0, caps.tensorValues).map((name) => cut(String(name), caps.label));
}
