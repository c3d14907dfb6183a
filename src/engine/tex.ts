// Small pieces of TeX that several operations share.
import type { Shapes } from './op.ts';
import { sizeOf } from './shape.ts';

/** `\cdot` if one factor is a single number, else `\odot`, the element-wise product. */
export function times(shapes: Shapes | undefined): string {
  const scalar = shapes?.inputs.some((shape) => sizeOf(shape) === 1) ?? false;
  return scalar ? '\\cdot' : '\\odot';
}

/** base^{exponent}; braces keep TeX from meeting two superscripts. */
export function raised(base: string, exponent: string): string {
  return `${base.includes('^') ? `{${base}}` : base}^{${exponent}}`;
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
