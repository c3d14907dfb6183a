// Tallies: what is known of the targets in one node of a tree, kept up while examples move from one side to the other.
import { log } from '../elementary.ts';

/** What a question is judged by; `'squaredError'` makes trees that predict numbers. */
export type Criterion = 'gini' | 'entropy' | 'squaredError';

/** Targets counted so far. */
export interface Tally {
  readonly samples: number;
  /** Counts `weight` (1 or −1) examples with this target. */
  add(target: number, weight: 1 | -1): void;
  /** Examples times their impurity: 0 if all targets are the same. */
  spread(): number;
  /** Examples of each class; none for numbers. */
  counts(): number[];
  /** Place of the most frequent class, the first of equal ones; the mean of numbers. */
  prediction(): number;
}

/** Makes empty tallies. */
export type MakeTally = () => Tally;

/** Tallies for a criterion and, unless it is `'squaredError'`, a number of classes. */
export function tallies(criterion: Criterion, classes: number): MakeTally {
  if (criterion === 'squaredError') return () => new NumberTally();
  const measure = criterion === 'gini' ? gini : entropy;
  return () => new ClassTally(classes, measure);
}

/** n (1 − Σ p²) */
function gini(counts: Float64Array, samples: number): number {
  let squares = 0;
  for (const count of counts) squares += count * count;
  return samples - squares / samples;
}

/** −n Σ p log₂ p */
function entropy(counts: Float64Array, samples: number): number {
  let sum = 0;
  for (const count of counts) if (count > 0) sum -= count * log(count / samples);
  return sum / Math.LN2;
}

class ClassTally implements Tally {
  samples = 0;
  readonly #counts: Float64Array;
  readonly #measure: (counts: Float64Array, samples: number) => number;

  constructor(classes: number, measure: (counts: Float64Array, samples: number) => number) {
    this.#counts = new Float64Array(classes);
    this.#measure = measure;
  }

  add(target: number, weight: 1 | -1): void {
    this.samples += weight;
    this.#counts[target]! += weight;
  }

  spread(): number {
    return this.samples === 0 ? 0 : this.#measure(this.#counts, this.samples);
  }

  counts(): number[] {
    return [...this.#counts];
  }

  prediction(): number {
    return this.#counts.indexOf(Math.max(...this.#counts));
  }
}

class NumberTally implements Tally {
  samples = 0;
  #mean = 0;
  #squares = 0;

  /** Welford's update of mean and sum of squared distances, forwards or backwards: nothing large cancels. */
  add(target: number, weight: 1 | -1): void {
    this.samples += weight;
    if (this.samples === 0) {
      this.#mean = this.#squares = 0;
      return;
    }
    const before = target - this.#mean;
    this.#mean += (weight * before) / this.samples;
    this.#squares = Math.max(0, this.#squares + weight * before * (target - this.#mean));
  }

  spread(): number {
    return this.#squares;
  }

  counts(): number[] {
    return [];
  }

  prediction(): number {
    return this.#mean;
  }
}
