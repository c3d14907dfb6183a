// Small pieces of TeX that several operations share.
import type { Shapes } from './op.ts';
import { sizeOf, type Shape } from './shape.ts';

/**
 * The sign between the output (or its gradient) and the inputs at `places`: `\cdot` if one of them is a single
 * number, else `\odot`, the element-wise product.
 */
export function times(shapes: Shapes | undefined, ...places: readonly number[]): string {
  if (shapes === undefined) return '\\odot';
  const factors = [shapes.output, ...places.map((place) => shapes.inputs[place]!)];
  return factors.some((shape) => sizeOf(shape) === 1) ? '\\cdot' : '\\odot';
}

/** A label as it may stand after a sign: negative numbers in brackets. */
export function atom(label: string): string {
  return label.startsWith('-') ? bracket(label) : label;
}

/** A number of the reader's: 0.01, -1, 10^{-7}, \\infty. */
export function number(value: number): string {
  if (Math.abs(value) === Infinity) return value < 0 ? '-\\infty' : '\\infty';
  const [digits, exponent] = String(value).split('e');
  if (exponent === undefined) return digits!;
  const power = `10^{${Number(exponent)}}`;
  return digits === '1' ? power : `${digits} \\cdot ${power}`;
}

/** A number before what it multiplies; 1 is not written. */
export function scaled(factor: number, body: string): string {
  return factor === 1 ? body : `${atom(number(factor))}\\,${body}`;
}

/** base^{exponent}; braces keep TeX from meeting two superscripts. */
export function raised(base: string, exponent: string): string {
  const whole = atom(base);
  return `${whole.includes('^') ? `{${whole}}` : whole}^{${exponent}}`;
}

/** base_{[body]}; braces keep TeX from meeting two subscripts. */
export function indexed(base: string, body: string): string {
  return `${base.includes('_') ? `{${base}}` : base}_{[${body}]}`;
}

/** base^⊤ */
export function transposed(base: string): string {
  return raised(base, '\\top');
}

/** name(argument, …) in upright letters. */
export function call(name: string, ...args: string[]): string {
  return `\\operatorname{${name}}\\left(${args.join(',\\,')}\\right)`;
}

/** (body) */
export function bracket(body: string): string {
  return `\\left(${body}\\right)`;
}

/** The subscript that names axes as the code does, axis=0; none where all axes are meant. */
export function axisTex(axes: readonly number[], shapes: Shapes | undefined): string {
  return axes.length === shapes?.inputs[0]?.length ? '' : `_{\\mathtt{axis}=${axes.join(',')}}`;
}

/** A gradient formula under the sum that undoes the broadcast of an input, if there was one. */
export function summedBack(product: string, upstream: string, from: Shape, to: Shape): string {
  const missing = to.length - from.length;
  const isRepeated = (axis: number) =>
    to[axis] !== 1 && (axis < missing || from[axis - missing] === 1);
  const axes = to.map((_, axis) => axis).filter(isRepeated);
  if (axes.length === 0) return product;
  const under = axes.length === to.length ? '' : `_{\\mathtt{axis}=${axes.join(',')}}`;
  return `\\sum${under} ${product === upstream ? product : bracket(product)}`;
}
