// What generators have in common: examples with targets, noise, and points made one after the other.
import type { Names } from '../known-options.ts';
import { tensor } from '../make.ts';
import { Random } from '../random.ts';
import { notNegative, wholeNumber } from '../options.ts';
import type { Tensor } from '../tensor.ts';

/** Examples and their targets. */
export interface Made {
  /** Examples along axis 0. */
  readonly x: Tensor;
  /** One target for each: a class counted from 0, [count]; or a number, [count, 1]. */
  readonly y: Tensor;
}

/** Options of every generator of points. */
export interface PointOptions {
  /** How many points. */
  readonly count?: number;
  /** Standard deviation of the normal noise on each coordinate. */
  readonly noise?: number;
  /** The same seed gives the same points; 0 unless stated. */
  readonly seed?: number;
}

/** The names of {@link PointOptions}. */
export const pointNames: Names<PointOptions> = {
  count: true,
  noise: true,
  seed: true,
};

/** One point before noise. */
export type Place = readonly [x: number, y: number];

/**
 * The generator of random numbers of a seed.
 *
 * @throws EngineError `bad-option`
 */
export function seeded(op: string, seed = 0): Random {
  return new Random(wholeNumber(op, 'seed', seed, 0));
}

/** Points of some classes in turn, so that each first part is as balanced as the whole. */
export function points(
  op: string,
  { count = 200, noise = 0.1, seed = 0 }: PointOptions,
  classes: number,
  place: (one: number, random: Random, turn: number, turns: number) => Place,
): Made {
  wholeNumber(op, 'count', count, 1);
  notNegative(op, 'noise', noise);
  const random = seeded(op, seed);
  const y = Array.from({ length: count }, (_, row) => row % classes);
  const x = y.map((one, row) => {
    const turns = Math.ceil((count - one) / classes);
    const exact = place(one, random, Math.floor(row / classes), turns);
    return exact.map((coordinate) => coordinate + noise * random.normal());
  });
  return { x: tensor(x), y: tensor(y) };
}
