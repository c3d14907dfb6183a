// What options of figures share: labels cut to their cap, an axis from a label or from label and scale, ranges.
import type { DType } from '#engine';
import type { AxisOptions } from '../cell-library.ts';
import { NotebookError } from '../errors.ts';
import { caps, type Axis } from '../output.ts';
import { cut } from './tree.ts';

/** A title, label or name; empty without one. */
export function labelOf(text: string | undefined): string {
  return cut(String(text ?? ''), caps.label);
}

export function axisOf(options: string | AxisOptions | undefined): Axis {
  const { label = '', scale = 'linear' } =
    typeof options === 'string' ? { label: options } : (options ?? {});
  return { label: labelOf(label), scale: scale === 'log' ? 'log' : 'linear' };
}

/** A range from low to high, both within what the dtype can hold. */
export function rangeOf(
  figure: string,
  range: readonly [low: number, high: number],
  dtype: DType,
): readonly [number, number] {
  const [low, high] = [Number(range[0]), Number(range[1])];
  const held = dtype === 'float32' ? [low, high].map(Math.fround) : [low, high];
  if (!held.every(Number.isFinite) || !(low < high) || !Number.isFinite(high - low)) {
    throw new NotebookError('figure-range', { figure, low, high });
  }
  return [low, high];
}
