// Variance and standard deviation: how far the elements along axes lie from their mean.
import { refuse } from '../errors.ts';
import type { Data } from '../ndarray.ts';
import type { Shapes } from '../op.ts';
import { resolveAxes, sizeOf, type Shape } from '../shape.ts';
import type { Axes, DeviationOptions } from '../tensor-options.ts';
import { axisTex, bracket, number, times } from '../tex.ts';
import { checkSome, countTex, functionOfRow, type Reduction } from './reducing.ts';

/** What is taken from the number n of elements before dividing by it: 1 makes up for the estimated mean. */
export type DeviationSettings = Reduction & { readonly correction: number };

/**
 * Settings of a variance, for which there must be more elements than the correction takes away.
 *
 * @throws EngineError `axis-out-of-range`, `axis-repeated`, `nothing-to-reduce`, `bad-option`
 */
export function deviationSettings(
  op: string,
  shape: Shape,
  axes: Axes | undefined,
  { correction = 1, keepdims = false }: DeviationOptions = {},
): DeviationSettings {
  const settings = { axes: resolveAxes(op, axes, shape), keepdims, correction };
  checkSome(op, shape, settings);
  const count = sizeOf(settings.axes.map((axis) => shape[axis]!));
  if (correction >= 0 && correction < count) return settings;
  const range = 'a number from 0 to just under the number of elements';
  throw refuse('bad-option', { op, option: 'correction', value: String(correction), range });
}

/** Σ(x − x̄)² / (n − c); the derivative is 2(x − x̄) / (n − c). */
export const variance = functionOfRow<DeviationSettings>({
  name: 'variance',
  value: varianceOf,
  slopes: ({ x, start, end }, slopes, { correction }) => {
    const mean = meanOf(x, start, end);
    const divisor = end - start - correction;
    for (let i = start; i < end; i++) slopes[i - start] = (2 * (x[i]! - mean)) / divisor;
  },
  tex: varianceTex,
  gradientTex: ({ g, x }, settings, shapes) =>
    `${g} ${times(shapes)} \\frac{2}{${divisorTex(settings, shapes)}} ${bracket(deviationTex(x))}`,
});

/** √variance; the derivative is (x − x̄) / ((n − c)·std), taken as 0 where all elements are equal. */
export const std = functionOfRow<DeviationSettings>({
  name: 'std',
  value: (x, start, end, settings) => Math.sqrt(varianceOf(x, start, end, settings)),
  slopes: ({ x, start, end, y }, slopes, { correction }) => {
    const mean = meanOf(x, start, end);
    const divisor = (end - start - correction) * y;
    for (let i = start; i < end; i++) slopes[i - start] = y === 0 ? 0 : (x[i]! - mean) / divisor;
  },
  tex: (x, settings, shapes) => `\\sqrt{${varianceTex(x, settings, shapes)}}`,
  gradientTex: ({ g, x, y }, settings, shapes) =>
    `${g} ${times(shapes)} \\frac{${deviationTex(x)}}{${divisorTex(settings, shapes)}\\,${y}}`,
});

function varianceOf(x: Data, start: number, end: number, { correction }: DeviationSettings) {
  const mean = meanOf(x, start, end);
  let sum = 0;
  for (let i = start; i < end; i++) sum += (x[i]! - mean) * (x[i]! - mean);
  return sum / (end - start - correction);
}

function meanOf(x: Data, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += x[i]!;
  return sum / (end - start);
}

function varianceTex(x: string, settings: DeviationSettings, shapes: Shapes | undefined): string {
  const sum = `\\sum${axisTex(settings.axes, shapes)} ${bracket(deviationTex(x))}^{2}`;
  return `\\frac{1}{${divisorTex(settings, shapes)}}${sum}`;
}

function deviationTex(x: string): string {
  return `${x} - \\overline{${x}}`;
}

/** n − c, worked out where n is known. */
function divisorTex({ correction }: DeviationSettings, shapes: Shapes | undefined): string {
  const count = countTex(shapes);
  if (shapes !== undefined) return number(Number(count) - correction);
  return correction === 0 ? count : `${count} - ${number(correction)}`;
}
