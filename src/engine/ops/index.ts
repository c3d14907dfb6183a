// The table of operations: what the stepper, the checks and the API pages read.
import type { Op } from '../op.ts';
import { relu, sigmoid, softplus, tanh } from './activations.ts';
import { add, div, mul, neg, sub } from './arithmetic.ts';
import { abs, exp, log, pow, sqrt, square } from './functions.ts';
import { matmul } from './matmul.ts';
import { max, mean, min, sum } from './reductions.ts';

/** Every operation of the engine, in teaching order. */
export const ops: readonly Op[] = [
  ...[add, sub, mul, div, neg],
  ...[pow, square, sqrt, exp, log, abs],
  ...[sigmoid, tanh, relu, softplus],
  matmul,
  ...([sum, mean, max, min] as readonly Op[]),
];
