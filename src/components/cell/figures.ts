// Which outputs are figures: those that can stand in the text without their cell.
import type { Output } from '#notebook';

export function isFigure(output: Output): boolean {
  return output.kind === 'line' || output.kind === 'surface' || output.kind === 'heatmap';
}
