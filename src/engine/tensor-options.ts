// What the methods of Tensor may be told besides their operands.

/** One axis, several, or (left out) all of them. Negative axes count from the end. */
export type Axes = number | readonly number[];

/** `keepdims: true` keeps reduced axes with size 1, so that the result broadcasts against the input. */
export interface ReduceOptions {
  readonly keepdims?: boolean;
}

/** `correction` is taken from the number of elements before dividing by it: 1 unless stated otherwise. */
export interface DeviationOptions extends ReduceOptions {
  readonly correction?: number;
}

/** `p: 1` adds sizes, `p: 2` (the default) squares, `p: Infinity` keeps the largest size. */
export interface NormOptions extends ReduceOptions {
  readonly p?: number;
}

/** `approximate: 'tanh'` takes a formula with tanh that looks like the exact one, `'none'`. */
export interface GeluOptions {
  readonly approximate?: 'none' | 'tanh';
}

/** `descending: true` puts the largest element first. */
export interface SortOptions {
  readonly descending?: boolean;
}

/** `largest: false` takes the smallest elements instead. */
export interface TopkOptions {
  readonly largest?: boolean;
}
