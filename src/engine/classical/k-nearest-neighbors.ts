// k nearest neighbours: a class by the vote of the closest known examples. Learning is remembering them.
import { known, type Names } from '../known-options.ts';
import { accuracy } from '../metrics/classification.ts';
import type { Tensor } from '../tensor.ts';
import { largest, readClasses, type Classes } from './classes.ts';
import type { ProbabilisticClassifier } from './estimator.ts';
import { handOut, learned, readRows, readSameRows } from './matrix.ts';
import type { Matrix, Rows, Targets } from './matrix.ts';
import { oneOf, countOfRows } from '../options.ts';

/** Options of {@link kNearestNeighbors}. */
export interface KNearestNeighborsOptions {
  /** k, how many examples vote; 5 unless stated. */
  readonly neighbors?: number;
  /** `'uniform'`: every vote counts 1; `'distance'`: 1 / distance, and examples at distance 0 alone decide. */
  readonly weights?: 'uniform' | 'distance';
}

const optionNames: Names<KNearestNeighborsOptions> = {
  neighbors: true,
  weights: true,
};

/** The examples nearest to each row, nearest first; both [rows, k]. */
export interface Neighbors {
  readonly indices: Tensor;
  readonly distances: Tensor;
}

/**
 * The class that most of the k nearest known examples have, by Euclidean distance (Cover and Hart, 1967).
 *
 * Of equally near examples the earlier one counts, of classes with equal votes the smaller one wins. Features with
 * large numbers decide alone: scale them first.
 *
 * @throws EngineError `bad-option`; `fit`: `needs-rows`, `rows-differ`, `not-finite`, `class-not-whole`, `one-class`, `too-few-rows`
 * @peers sklearn.neighbors.KNeighborsClassifier
 */
export function kNearestNeighbors(options?: KNearestNeighborsOptions): KNearestNeighbors {
  return new KNearestNeighbors(known('kNearestNeighbors', options, optionNames));
}

const op = 'kNearestNeighbors';

/** What {@link kNearestNeighbors} makes. */
export class KNearestNeighbors implements ProbabilisticClassifier {
  readonly #neighbors: number;
  readonly #weights: 'uniform' | 'distance';
  #state: { readonly known: Matrix; readonly classes: Classes } | null = null;

  constructor({ neighbors = 5, weights = 'uniform' }: KNearestNeighborsOptions = {}) {
    this.#neighbors = countOfRows(op, 'neighbors', neighbors, Infinity);
    this.#weights = oneOf(op, 'weights', weights, ['uniform', 'distance']);
  }

  /**
   * The classes of `y` at fit, ascending.
   *
   * @throws EngineError `not-fitted`
   */
  get classes(): readonly number[] {
    return learned(op, this.#state).classes.names;
  }

  /** Remembers x [rows, features] and the class of each row. */
  fit(x: Rows, y: Targets): this {
    const known = readRows(op, x);
    const classes = readClasses(op, y, known.rows);
    countOfRows(op, 'neighbors', this.#neighbors, known.rows);
    this.#state = { known, classes };
    return this;
  }

  /**
   * The class with most votes for each row, [rows].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predict(x: Rows): Tensor {
    const { names } = learned(op, this.#state).classes;
    const votes = this.predictProbabilities(x);
    const [rows = 0, count = 0] = votes.shape;
    const winners = Array.from({ length: rows }, (_, row) =>
      largest(votes.data, row * count, row * count + count),
    );
    return handOut(
      winners.map((place) => names[place]!),
      [rows],
      votes.dtype,
    );
  }

  /**
   * Each class's share of the votes, [rows, classes].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predictProbabilities(x: Rows): Tensor {
    const { known, classes } = learned(op, this.#state);
    const asked = readSameRows(op, x, known.columns);
    const count = classes.names.length;
    const shares = new Float64Array(asked.rows * count);
    for (let row = 0; row < asked.rows; row++) {
      const nearest = this.#nearest(known, asked, row);
      const weights = this.#votes(nearest.map(({ square }) => Math.sqrt(square)));
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      nearest.forEach(({ index }, place) => {
        shares[row * count + classes.places[index]!]! += weights[place]! / all;
      });
    }
    return handOut(shares, [asked.rows, count], asked.dtype);
  }

  /**
   * Who votes on each row, and how far away they are.
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  nearest(x: Rows): Neighbors {
    const { known } = learned(op, this.#state);
    const asked = readSameRows(op, x, known.columns);
    const found = Array.from({ length: asked.rows }, (_, row) => this.#nearest(known, asked, row));
    const shape = [asked.rows, this.#neighbors];
    const all = found.flat();
    return {
      indices: handOut(
        all.map(({ index }) => index),
        shape,
        asked.dtype,
      ),
      distances: handOut(
        all.map(({ square }) => Math.sqrt(square)),
        shape,
        asked.dtype,
      ),
    };
  }

  /** Share of rows whose class is predicted rightly. */
  score(x: Rows, y: Targets): number {
    return accuracy(this.predict(x), y);
  }

  #nearest(known: Matrix, asked: Matrix, row: number) {
    const nearest: { readonly index: number; readonly square: number }[] = [];
    for (let index = 0; index < known.rows; index++) {
      const square = squaredDistance(known, index, asked, row);
      const isFull = nearest.length === this.#neighbors;
      if (isFull && square >= nearest.at(-1)!.square) continue;
      if (isFull) nearest.pop();
      const place = nearest.findLastIndex((other) => other.square <= square) + 1;
      nearest.splice(place, 0, { index, square });
    }
    return nearest;
  }

  #votes(distances: readonly number[]): number[] {
    if (this.#weights === 'uniform') return distances.map(() => 1);
    if (distances[0] === 0) return distances.map((distance) => Number(distance === 0));
    return distances.map((distance) => 1 / distance);
  }
}

/** ‖a − b‖² of row `left` of one matrix and row `right` of another with as many columns. */
export function squaredDistance(a: Matrix, left: number, b: Matrix, right: number): number {
  let sum = 0;
  for (let column = 0; column < a.columns; column++) {
    const difference = a.data[left * a.columns + column]! - b.data[right * b.columns + column]!;
    sum += difference * difference;
  }
  return sum;
}
