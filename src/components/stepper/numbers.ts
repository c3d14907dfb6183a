// How numbers, shapes and indices are written in the stepper: four decimals, the sign always on gradients.
// In text the minus is U+2212; in TeX it is TeX's own. Leaves colours to the components.

const minus = '\u2212';
/** How many decimals; an object, so that an index handed over by `map` is no mistake unseen. */
export interface Digits {
  readonly decimals: number;
}

const four: Digits = { decimals: 4 };

export type Sign = 'positive' | 'negative' | 'zero' | 'none';

/** Sign of a number; `none` for what is not there or is not a number. */
export function signOf(value: number | null | undefined): Sign {
  if (value == null || Number.isNaN(value)) return 'none';
  return value > 0 ? 'positive' : value < 0 ? 'negative' : 'zero';
}

/** The sign all elements share (zeros aside): `zero` if all are 0, `none` if both signs occur. */
export function commonSign(values: readonly number[]): Sign {
  let common: Sign = 'zero';
  for (const value of values) {
    const sign = signOf(value);
    if (sign === 'zero' || sign === common) continue;
    if (common !== 'zero') return 'none';
    common = sign;
  }
  return common;
}

/** A value: −0.5000. What is not computed is a dash. */
export function formatValue(value: number | null | undefined, digits = four): string {
  return value == null ? '—' : (value < 0 ? minus : '') + magnitude(value, digits);
}

/** A gradient, always with its sign, except 0: +0.0269. */
export function formatGradient(value: number | null | undefined, digits = four): string {
  if (value == null) return '—';
  if (value === 0) return '0';
  return (value > 0 ? '+' : '') + formatValue(value, digits);
}

/** A value in three significant digits, where room is scarce: 0.417. */
export function formatShort(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1000) && Number.isFinite(size)) {
    return value.toExponential(0).replaceAll('-', minus).replace('+', '');
  }
  return Number.isFinite(size)
    ? Number(value.toPrecision(3)).toString().replace('-', minus)
    : formatValue(value);
}

/** A number the reader wrote: no more decimals than it needs. */
export function formatConstant(value: number, digits = four): string {
  return formatValue(value, digits)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** A number as a factor in text: negative ones in brackets. */
export function formatFactor(value: number): string {
  const text = formatValue(value);
  return value < 0 ? `(${text})` : text;
}

/** A number in TeX; whole numbers without decimals. */
export function texNumber(value: number): string {
  if (Number.isNaN(value)) return '\\mathrm{NaN}';
  const sign = value < 0 ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}\\infty`;
  if (Number.isInteger(value) && Math.abs(value) < 1e5) return `${sign}${Math.abs(value)}`;
  const [mantissa, exponent] = magnitude(value).replace(minus, '-').split('e');
  return sign + mantissa + (exponent === undefined ? '' : `\\cdot 10^{${Number(exponent)}}`);
}

/** A number as a factor in TeX: with a sign and in brackets if it is a gradient or negative. */
export function texFactor(value: number): string {
  return value < 0 ? `(${texNumber(value)})` : texNumber(value);
}

/** A gradient in TeX, always with its sign, except 0. */
export function texGradient(value: number): string {
  return value > 0 ? `+${texNumber(value)}` : texNumber(value);
}

/** A shape as it is written in code, kept on one line: [2, 4]. */
export function formatShape(shape: readonly number[]): string {
  return `[${shape.join(',\u00a0')}]`;
}

/** An index as it is written in code: [0][2]. */
export function formatIndex(index: readonly number[]): string {
  return index.map((i) => `[${i}]`).join('');
}

/** Row-major place of the element of largest magnitude; the first of several, 0 of none. */
export function largestAt(values: readonly number[]): number {
  let best = 0;
  values.forEach((value, i) => {
    if (Math.abs(value) > Math.abs(values[best] ?? 0)) best = i;
  });
  return best;
}

/** The index of the element at a row-major place. */
export function unravel(flat: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = flat;
  for (const size of shape.toReversed()) {
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return index;
}

/** The row-major place of the element at an index. */
export function ravel(index: readonly number[], shape: readonly number[]): number {
  return index.reduce((flat, i, axis) => flat * (shape[axis] ?? 1) + i, 0);
}

/** How many elements a shape holds. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** |value| with fixed decimals; very small and very large ones with an exponent. */
function magnitude(value: number, { decimals } = four): string {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 'NaN';
  if (size === Infinity) return '∞';
  if (size !== 0 && (size < 0.5 * 10 ** -decimals || size >= 1e5)) {
    return size.toExponential(1).replace('-', minus).replace('+', '');
  }
  return size.toFixed(decimals);
}
