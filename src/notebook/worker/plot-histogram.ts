// plot.histogram: how often numbers fall into each bin, for one or several series in the same bins.
// Leaves the bins to bins.ts.
import type { CellLibrary, HistogramOptions, Samples } from '../cell-library.ts';
import type { HistogramOutput } from '../output.ts';
import { caps } from '../output.ts';
import { binEdges, distribution } from './bins.ts';
import { tooMany } from './figure-errors.ts';
import { labelOf } from './figure-options.ts';
import { namedNumbers, type NamedNumbers } from './named-numbers.ts';
import type { OutputQueue } from './output-queue.ts';
import { addReplaceable } from './replaced-output.ts';

/** Makes `plot.histogram` for one run. */
export function plotHistogram(queue: OutputQueue): CellLibrary['plot']['histogram'] {
  return (samples, options = {}) => {
    const bins = binCount(options);
    const frame = {
      kind: 'histogram' as const,
      title: labelOf(options.title),
      x: labelOf(options.x),
    };
    const output = (data: Samples) => {
      const named = namedNumbers(data);
      return (id: string): HistogramOutput => ({ ...frame, id, ...binned(named, bins) });
    };
    const replace = addReplaceable(queue, output(samples));
    return { push: (next) => replace(output(next)) };
  };
}

function binCount({ bins }: HistogramOptions): number | null {
  if (bins === undefined) return null;
  const count = Math.round(bins);
  if (!(count >= 1 && count <= caps.bins)) throw tooMany('plot.histogram', bins, caps.bins);
  return count;
}

function binned(
  named: readonly NamedNumbers[],
  bins: number | null,
): Pick<HistogramOutput, 'edges' | 'series' | 'omitted'> {
  const shown = named.slice(0, caps.distributions);
  const edges = binEdges(
    shown.map(([, numbers]) => numbers),
    bins,
  );
  const series = shown.map(([name, numbers]) => ({
    label: labelOf(name),
    ...distribution(numbers, edges),
  }));
  return { edges, series, omitted: named.length - shown.length };
}
