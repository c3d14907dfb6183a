// Numbers as the reader sees them: true minus sign, few digits, the same width down a column.
// Leaves colour to the drawings and words around a number to i18n.

/** How a number is written. */
export interface NumberStyle {
  /** Writes “+” before positive numbers: always for gradients. */
  readonly sign?: boolean;
}

/** Digits after the point at most; six in checks. */
const mostDecimals = 4;
/** Below this, four decimals would hide the number; from `largest` on, the digits would. */
const smallest = 1e-3;
const largest = 1e6;

/** One number standing alone: as short as its float32 value allows, at most four decimals, else `2.8e−11`. */
export function formatNumber(value: number, style: NumberStyle = {}): string {
  return write(value, style, isScientific(value), decimalsOf(value));
}

/**
 * The writer for numbers that stand together: all get the decimals the longest of them needs.
 * One that these decimals would make 0 is written `2.1e−13`: it is not 0.
 */
export function formatColumn(
  values: readonly number[],
  style: NumberStyle = {},
): (value: number) => string {
  const numbers = values.filter((value) => Number.isFinite(value) && value !== 0);
  const size = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scientific = isScientific(size) && !numbers.every(Number.isInteger);
  const needed = numbers.reduce((most, value) => Math.max(most, shortestDecimals(value)), 0);
  const decimals = Math.min(needed, roomFor(size));
  const vanishes = (value: number) => value !== 0 && Number(value.toFixed(decimals)) === 0;
  return (value) =>
    !scientific && vanishes(value)
      ? signed(value, style) + formatError(Math.abs(value))
      : write(value, style, scientific || isScientific(value, 0), decimals);
}

/** A number with exactly so many decimals: `formatFixed(-0.125, 6)` is `−0.125000`. */
export function formatFixed(value: number, decimals: number, style: NumberStyle = {}): string {
  return write(value, style, isScientific(value, 0), decimals, true);
}

/** How large an error is: two digits, `2.8e−11`. */
export function formatError(error: number): string {
  if (!isScientific(error)) return formatNumber(error);
  return exponential(error.toExponential(1));
}

/** `[2, 3]`, and `[ ]` for a single number. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 0 ? '[ ]' : `[${shape.join(', ')}]`;
}

/** The sign of a value as a class: `p`, `n` or `z`. */
export function signOf(value: number): 'p' | 'n' | 'z' {
  return value > 0 ? 'p' : value < 0 ? 'n' : 'z';
}

function write(
  value: number,
  style: NumberStyle,
  scientific: boolean,
  decimals: number,
  keepZero = false,
): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === 0 && !keepZero) return '0';
  return signed(value, style) + digits(Math.abs(value), scientific, decimals);
}

function signed(value: number, style: NumberStyle): string {
  return value < 0 ? '−' : style.sign && value > 0 ? '+' : '';
}

function digits(size: number, scientific: boolean, decimals: number): string {
  if (size === Infinity) return '∞';
  if (!scientific) return size.toFixed(decimals);
  return exponential(shortestExponential(size));
}

function exponential(text: string): string {
  return text.replace('e-', 'e−').replace('e+', 'e');
}

function isScientific(value: number, least: number = smallest): boolean {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(size)) return false;
  return size < least || size >= (Number.isInteger(size) ? 1e9 : largest);
}

function decimalsOf(value: number): number {
  return Math.min(shortestDecimals(value), roomFor(Math.abs(value)));
}

/** The fewest decimals that still give the same float32, or the most there may be. */
function shortestDecimals(value: number): number {
  if (!Number.isFinite(value)) return 0;
  for (let decimals = 0; decimals < mostDecimals; decimals++) {
    if (Math.fround(Number(value.toFixed(decimals))) === Math.fround(value)) return decimals;
  }
  return mostDecimals;
}

/** A float32 has about seven digits: what stands before the point leaves less behind it. */
function roomFor(size: number): number {
  const before = Math.floor(Math.log10(Math.max(size, 1))) + 1;
  return Math.max(1, Math.min(mostDecimals, 7 - before));
}

function shortestExponential(size: number): string {
  for (let decimals = 0; decimals < 3; decimals++) {
    const text = size.toExponential(decimals);
    if (Math.fround(Number(text)) === Math.fround(size) && Math.fround(size) > 0) return text;
  }
  return size.toExponential(3);
}
