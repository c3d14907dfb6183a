// Kernels: how alike two rows are, as a product in a space of more features than are ever computed.
import { exp, pow } from '../elementary.ts';
import { squaredDistance } from './k-nearest-neighbors.ts';
import type { Matrix } from './matrix.ts';

/** `'linear'`: x·z; `'rbf'`: e^(−γ‖x − z‖²); `'polynomial'`: (γ x·z + r)^d. */
export type KernelName = 'linear' | 'rbf' | 'polynomial';

/** A kernel with its numbers. */
export interface KernelSettings {
  readonly kernel: KernelName;
  readonly gamma: number;
  readonly degree: number;
  readonly offset: number;
}

/** The kernel of row `left` of one matrix and row `right` of another. */
export type Kernel = (a: Matrix, left: number, b: Matrix, right: number) => number;

export function kernelOf({ kernel, gamma, degree, offset }: KernelSettings): Kernel {
  if (kernel === 'linear') return product;
  if (kernel === 'rbf')
    return (a, left, b, right) => exp(-gamma * squaredDistance(a, left, b, right));
  return (a, left, b, right) => pow(gamma * product(a, left, b, right) + offset, degree);
}

function product(a: Matrix, left: number, b: Matrix, right: number): number {
  let sum = 0;
  for (let column = 0; column < a.columns; column++) {
    sum += a.data[left * a.columns + column]! * b.data[right * b.columns + column]!;
  }
  return sum;
}
