// Outputs in rows: two figures that follow each other stand side by side where there is room.
// Leaves drawing to Output.svelte; traces are drawn by the gradient stepper, below the cell.
import type { Output } from '../../notebook/output.ts';

/** A row of the output area: one output, or two figures. */
export type OutputRow = readonly [Output] | readonly [Output, Output];

/** The outputs in order, figures in pairs; of two with one id the later. */
export function outputRows(outputs: readonly Output[]): readonly OutputRow[] {
  const rows: OutputRow[] = [];
  const latest = new Map(outputs.map((output) => [output.id, output]));
  for (const output of latest.values()) {
    if (output.kind === 'steps') continue;
    const last = rows.at(-1);
    if (last?.length === 1 && isFigure(last[0]) && isFigure(output))
      rows[rows.length - 1] = [last[0], output];
    else rows.push([output]);
  }
  return rows;
}

const figures: ReadonlySet<Output['kind']> = new Set([
  'line',
  'function',
  'scatter',
  'surface',
  'heatmap',
  'images',
  'bars',
  'histogram',
  'network',
]);

/** Whether an output is a figure: one that can stand in the text without its cell. */
export function isFigure({ kind }: Output): boolean {
  return figures.has(kind);
}
