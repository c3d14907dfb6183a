// plot.heatmap: a matrix as squares whose numbers may change while the cell runs; the latest are shown.
import type { Tensor } from '#engine';
import type { CellLibrary } from '../cell-library.ts';
import type { HeatmapOutput } from '../output.ts';
import { caps } from '../output.ts';
import { tooMany, wrongShape } from './figure-errors.ts';
import { labelOf } from './figure-options.ts';
import type { OutputQueue } from './output-queue.ts';
import { addReplaceable } from './replaced-output.ts';

/** Makes `plot.heatmap` for one run. */
export function plotHeatmap(queue: OutputQueue): CellLibrary['plot']['heatmap'] {
  return (values, options = {}) => {
    const frame = {
      kind: 'heatmap' as const,
      title: labelOf(options.title),
      rows: names(options.rows),
      columns: names(options.columns),
    };
    const output = (tensor: Tensor) => {
      const matrix = matrixOf(tensor);
      return (id: string): HeatmapOutput => ({ ...frame, id, ...matrix });
    };
    const replace = addReplaceable(queue, output(values));
    return { push: (next) => replace(output(next)) };
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
  return (list ?? []).slice(0, caps.tensorValues).map(labelOf);
}
