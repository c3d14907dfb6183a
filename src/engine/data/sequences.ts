// Sequences whose answer needs memory: what tells recurrent networks apart.
import { known, type Names } from '../known-options.ts';
import { tensor } from '../make.ts';
import { wholeNumber } from '../options.ts';
import { seeded, type Made } from './made.ts';

/** Options of every generator of sequences. */
export interface MemoryTaskOptions {
  /** How many sequences; 200 unless stated. */
  readonly count?: number;
  /** Steps of each; 10 unless stated. */
  readonly length?: number;
  /** The same seed gives the same sequences; 0 unless stated. */
  readonly seed?: number;
}

const taskNames: Names<MemoryTaskOptions> = {
  count: true,
  length: true,
  seed: true,
};

/**
 * Bits, of which only the first counts: x [count, length, 1] of 0 and 1, y [count] the first bit of each.
 *
 * The longer the sequence, the longer it has to be remembered among bits that mean nothing.
 *
 * @throws EngineError `bad-option`
 */
export function recallFirstBit(options: MemoryTaskOptions = {}): Made {
  const { count, length, random } = read('recallFirstBit', options, 1);
  const bits = rows(count, () => rows(length, () => Math.floor(2 * random.uniform())));
  return {
    x: tensor(bits.map((row) => row.map((bit) => [bit]))),
    y: tensor(bits.map(([first]) => first!)),
  };
}

/** Options of {@link reversalPairs}. */
export interface ReversalOptions extends MemoryTaskOptions {
  /** How many different signs; 10 unless stated. */
  readonly signs?: number;
}

const reversalNames: Names<ReversalOptions> = {
  ...taskNames,
  signs: true,
};

/**
 * Signs and the same signs backwards: x and y [count, length], whole numbers from 0 to signs − 1. Translation in small:
 * a sequence goes in, another comes out.
 *
 * @throws EngineError `bad-option`
 */
export function reversalPairs(given: ReversalOptions = {}): Made {
  const { signs = 10, ...options } = known('reversalPairs', given, reversalNames);
  const { count, length, random } = read('reversalPairs', options, 1);
  wholeNumber('reversalPairs', 'signs', signs, 1);
  const x = rows(count, () => rows(length, () => Math.floor(signs * random.uniform())));
  return { x: tensor(x), y: tensor(x.map((row) => row.toReversed())) };
}

/**
 * Numbers of which two are marked, one in each half: x [count, length, 2] holds a number from 0 to 1 and a mark, 0 or
 * 1, for each step; y [count, 1] is the sum of the two (Hochreiter and Schmidhuber, 1997). Always saying 1 gives a mean
 * squared error of 1/6.
 *
 * @throws EngineError `bad-option`
 */
export function addingProblem(options: MemoryTaskOptions = {}): Made {
  const { count, length, random } = read('addingProblem', options, 2);
  const half = Math.floor(length / 2);
  const sequences = rows(count, () => {
    const numbers = rows(length, () => random.uniform());
    const first = Math.floor(random.uniform() * half);
    const second = half + Math.floor(random.uniform() * (length - half));
    return { numbers, marked: [first, second] };
  });
  return {
    x: tensor(
      sequences.map(({ numbers, marked }) =>
        numbers.map((number, step) => [number, marked.includes(step) ? 1 : 0]),
      ),
    ),
    y: tensor(
      sequences.map(({ numbers, marked }) => [
        marked.reduce((sum, step) => sum + numbers[step]!, 0),
      ]),
    ),
  };
}

function read(op: string, options: MemoryTaskOptions, shortest: 1 | 2) {
  const { count = 200, length = 10, seed = 0 } = known(op, options, taskNames);
  wholeNumber(op, 'count', count, 1);
  wholeNumber(op, 'length', length, shortest);
  return { count, length, random: seeded(op, seed) };
}

function rows<Row>(count: number, row: () => Row): Row[] {
  return Array.from({ length: count }, row);
}
