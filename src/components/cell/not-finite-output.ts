// Whether what a cell shows says that its computation went wrong. Leaves saying so to after-run.svelte.ts.
import type { Output } from '#notebook';

/** Whether a single number among the outputs, or the end of a curve, is NaN or infinite. */
export function showsNotFinite(outputs: readonly Output[]): boolean {
  return outputs.some((output) => {
    switch (output.kind) {
      case 'number':
        return !Number.isFinite(output.value);
      case 'tensor':
        return output.values.length === 1 && !output.values.every(Number.isFinite);
      case 'steps':
        return !output.trace.nodes.at(-1)?.value.every(Number.isFinite);
      case 'line':
        return output.series.some(({ y }) => y.length > 0 && !Number.isFinite(y.at(-1)));
      default:
        return false;
    }
  });
}
