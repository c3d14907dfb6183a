// Standardising: mean 0 and variance 1 along axes, what all normalisations but RMS have in common.
import { fromRows, rowsOf } from '../kernels/rows.ts';
import { storage, type Data, type NDArray } from '../ndarray.ts';
import type { Op } from '../op.ts';
import { sizeOf, stridesOf, unravel, type Shape } from '../shape.ts';
import { axisTex, bracket, call, number } from '../tex.ts';
import { members } from './reducing.ts';

/** The axes (ascending, from 0) whose elements are standardised together; ε keeps equal elements finite. */
export type StandardiseSettings = { readonly axes: readonly number[]; readonly epsilon: number };

/**
 * y = (x − x̄) / √(σ² + ε) with the biased variance σ². Every x of a row moves its mean and its variance too:
 * ∂yᵢ/∂xⱼ = ([i = j] − 1/n − yᵢyⱼ/n) / √(σ² + ε).
 */
export const standardise: Op<StandardiseSettings> = {
  name: 'standardise',
  forward: ([x], { axes, epsilon }) => {
    const rows = rowsOf(x!, axes);
    const y = storage(x!.size, x!.dtype);
    eachRow(x!.shape, axes, (start, end) => {
      const { mean, scale } = statistics(rows, start, end, epsilon);
      for (let i = start; i < end; i++) y[i] = (rows[i]! - mean) * scale;
    });
    return fromRows(y, axes, x!);
  },
  backward: (upstream, [x], _y, { axes, epsilon }) => {
    const [rows, g] = [rowsOf(x!, axes), rowsOf(upstream, axes)];
    const result = storage(x!.size, upstream.dtype);
    eachRow(x!.shape, axes, (start, end) => {
      const { mean, scale } = statistics(rows, start, end, epsilon);
      const share = scale / (end - start);
      let [shift, tilt] = [0, 0];
      for (let i = start; i < end; i++) {
        shift += g[i]!;
        tilt += g[i]! * (rows[i]! - mean);
      }
      shift *= share;
      const lean = share * scale * scale;
      for (let i = start; i < end; i++) {
        result[i] = scale * g[i]! - shift - lean * (rows[i]! - mean) * tilt;
      }
    });
    return fromRows(result, axes, x!);
  },
  tex: ([x], { axes, epsilon }, shapes) => {
    const mean = `\\overline{${x}}${axisTex(axes, shapes)}`;
    return `\\frac{${x} - ${mean}}{${spreadTex(x!, epsilon)}}`;
  },
  gradientTex: (_place, { upstream, inputs: [x], output }, { epsilon }) => {
    const tilt = `${output} \\odot \\overline{${upstream} \\odot ${output}}`;
    const rest = bracket(`${upstream} - \\overline{${upstream}} - ${tilt}`);
    return `\\frac{1}{${spreadTex(x!, epsilon)}} \\odot ${rest}`;
  },
  explain: (index, [x], _y, { axes, epsilon }) => {
    const { flats, scale, deviation } = openedRow(index, x!, axes, epsilon);
    const unit = (flat: number) => deviation(flat) * scale;
    const terms = flats.map((flat) => {
      const own = flat === index ? 1 : 0;
      const shared = (1 + unit(index) * unit(flat)) / flats.length;
      return { input: 0, index: flat, derivative: (own - shared) * scale };
    });
    return { rule: 'function-of-several', terms };
  },
  addedAs: (index, [x], _y, { axes, epsilon }) => {
    const { flats, scale, deviation } = openedRow(index, x!, axes, epsilon);
    const share = scale / flats.length;
    const lean = share * scale * scale;
    const terms = (slope: (flat: number) => number) =>
      flats.map((flat) => ({ outputIndex: flat, derivative: slope(flat) }));
    return [
      { factor: scale, terms: [{ outputIndex: index, derivative: 1 }] },
      { factor: -share, terms: terms(() => 1) },
      { factor: -lean * deviation(index), terms: terms(deviation) },
    ];
  },
};

function eachRow(shape: Shape, axes: readonly number[], run: (start: number, end: number) => void) {
  const length = sizeOf(axes.map((axis) => shape[axis]!));
  const size = sizeOf(shape);
  for (let start = 0; start < size; start += length) run(start, start + length);
}

/** The mean of a row, and 1 / √(σ² + ε). */
function statistics(x: Data, start: number, end: number, epsilon: number) {
  let sum = 0;
  for (let i = start; i < end; i++) sum += x[i]!;
  const mean = sum / (end - start);
  let squares = 0;
  for (let i = start; i < end; i++) squares += (x[i]! - mean) * (x[i]! - mean);
  return { mean, scale: 1 / Math.sqrt(squares / (end - start) + epsilon) };
}

/** The row that an element lies in: its flat places, how far each is from the mean, and 1 / √(σ² + ε). */
function openedRow(index: number, x: NDArray, axes: readonly number[], epsilon: number) {
  const flats = members(rowOf(index, x.shape, axes), x.shape, { axes, keepdims: true });
  const row = Float64Array.from(flats, (flat) => x.data[flat]!);
  const { mean, scale } = statistics(row, 0, row.length, epsilon);
  return { flats, scale, deviation: (flat: number) => x.data[flat]! - mean };
}

/** Which row an element lies in. */
function rowOf(index: number, shape: Shape, axes: readonly number[]): number {
  const strides = stridesOf(shape.map((size, axis) => (axes.includes(axis) ? 1 : size)));
  return unravel(index, shape).reduce(
    (row, place, axis) => (axes.includes(axis) ? row : row + place * strides[axis]!),
    0,
  );
}

function spreadTex(x: string, epsilon: number): string {
  const variance = call('Var', x);
  return `\\sqrt{${epsilon === 0 ? variance : `${variance} + ${number(epsilon)}`}}`;
}
