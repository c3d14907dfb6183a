// Linear support vector machines: the line with the widest margin, by coordinate descent on the dual problem.
import { known, type Names } from '../known-options.ts';
import { accuracy } from '../metrics/classification.ts';
import { Random } from '../random.ts';
import type { Tensor } from '../tensor.ts';
import { readClasses } from './classes.ts';
import type { Classifier } from './estimator.ts';
import { biasOf, scores, weightsOf, winners, type LinearScores } from './linear-scores.ts';
import { handOut, learned, readRows, readSameRows } from './matrix.ts';
import type { Matrix, Rows, Targets } from './matrix.ts';
import { positive, wholeNumber } from '../options.ts';
import { shuffle } from '../shuffle.ts';
import { atOnce, withPauses, type Stepwise } from './stepwise.ts';

/** Options of {@link linearSvm}. */
export interface LinearSvmOptions {
  /** C > 0, what a point inside the margin costs against a wide margin; 1 unless stated. */
  readonly C?: number;
  /** How far the optimality conditions may be missed; 0.01 unless stated. */
  readonly tolerance?: number;
  /** Passes over the data at most; 1 000 unless stated. */
  readonly maxIterations?: number;
  /** Order in which examples are visited; 0 unless stated. */
  readonly seed?: number;
}

const optionNames: Names<LinearSvmOptions> = {
  C: true,
  tolerance: true,
  maxIterations: true,
  seed: true,
};

/**
 * The class is the sign of x w + b, with w and b that make ½(‖w‖² + b²) + C Σ max(0, 1 − y (x w + b)) smallest,
 * where y is −1 or 1: hinge loss and an L2 penalty.
 *
 * Found by coordinate descent on the dual problem (Hsieh et al., 2008). As there, the bias is penalised too. Of more
 * than two classes each is held against all others, and the highest score wins. Scale features first. `await fitAsync(…)`
 * pauses between passes.
 *
 * @throws EngineError `bad-option`; `fit`: `needs-rows`, `rows-differ`, `not-finite`, `class-not-whole`, `one-class`
 * @peers sklearn.svm.LinearSVC
 */
export function linearSvm(options?: LinearSvmOptions): LinearSvm {
  return new LinearSvm(known('linearSvm', options, optionNames));
}

const op = 'linearSvm';

interface Fitted extends LinearScores {
  readonly converged: boolean;
}

/** What {@link linearSvm} makes. */
export class LinearSvm implements Classifier {
  readonly #settings: Required<LinearSvmOptions>;
  #state: Fitted | null = null;

  constructor(options: LinearSvmOptions = {}) {
    const { C = 1, tolerance = 1e-2, maxIterations = 1_000, seed = 0 } = options;
    this.#settings = {
      C: positive(op, 'C', C),
      tolerance: positive(op, 'tolerance', tolerance),
      maxIterations: wholeNumber(op, 'maxIterations', maxIterations, 1),
      seed: wholeNumber(op, 'seed', seed, 0),
    };
  }

  /**
   * The classes of `y` at fit, ascending.
   *
   * @throws EngineError `not-fitted`
   */
  get classes(): readonly number[] {
    return learned(op, this.#state).names;
  }

  /**
   * w: [features, classes], for two classes [features, 1].
   *
   * @throws EngineError `not-fitted`
   */
  get weights(): Tensor {
    return weightsOf(learned(op, this.#state));
  }

  /**
   * b: [classes], for two classes [1].
   *
   * @throws EngineError `not-fitted`
   */
  get bias(): Tensor {
    return biasOf(learned(op, this.#state));
  }

  /**
   * Whether the optimality conditions were met in time.
   *
   * @throws EngineError `not-fitted`
   */
  get converged(): boolean {
    return learned(op, this.#state).converged;
  }

  /** Finds w and b for x [rows, features] and y [rows]. */
  fit(x: Rows, y: Targets): this {
    this.#state = atOnce(this.#solve(x, y));
    return this;
  }

  /** As `fit`, pausing between passes; a stop keeps what was found until then. */
  async fitAsync(x: Rows, y: Targets): Promise<this> {
    this.#state = await withPauses(this.#solve(x, y));
    return this;
  }

  /**
   * x w + b: [rows, classes], for two classes [rows, 1].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  decisionFunction(x: Rows): Tensor {
    const { state, matrix, found } = this.#score(x);
    return handOut(found, [matrix.rows, state.outputs], matrix.dtype);
  }

  /**
   * The class on whose side each row lies, [rows].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predict(x: Rows): Tensor {
    const { state, matrix, found } = this.#score(x);
    return handOut(winners(state, found), [matrix.rows], matrix.dtype);
  }

  /** Share of rows whose class is predicted rightly. */
  score(x: Rows, y: Targets): number {
    return accuracy(this.predict(x), y);
  }

  *#solve(x: Rows, y: Targets): Stepwise<Fitted> {
    const matrix = readRows(op, x);
    const { names, places } = readClasses(op, y, matrix.rows);
    const outputs = names.length === 2 ? 1 : names.length;
    const numbers = new Float64Array((matrix.columns + 1) * outputs);
    let converged = true;
    for (let output = 0; output < outputs; output++) {
      const wanted = outputs === 1 ? 1 : output;
      const signs = Float64Array.from(places, (place) => (place === wanted ? 1 : -1));
      const found = yield* widestMargin(matrix, signs, this.#settings);
      found.w.forEach((weight, column) => (numbers[column * outputs + output] = weight));
      converged &&= found.converged;
    }
    const { columns: features, dtype } = matrix;
    return { features, outputs, numbers, names, dtype, converged };
  }

  #score(x: Rows) {
    const state = learned(op, this.#state);
    const matrix = readSameRows(op, x, state.features);
    return { state, matrix, found: scores(state, matrix) };
  }
}

/** w with the bias last. Each example has a weight α in [0, C]; w = Σ α y x, kept up as one α after another moves. */
function* widestMargin(
  x: Matrix,
  signs: Float64Array,
  settings: Required<LinearSvmOptions>,
): Stepwise<{ readonly w: Float64Array; readonly converged: boolean }> {
  const { C, tolerance, maxIterations, seed } = settings;
  const random = new Random(seed);
  const w = new Float64Array(x.columns + 1);
  const alphas = new Float64Array(x.rows);
  const order = Array.from({ length: x.rows }, (_, row) => row);
  const squares = order.map((row) => squaredLength(x, row));
  for (let pass = 0; pass < maxIterations; pass++) {
    shuffle(order, random);
    let missed = 0;
    for (const row of order) {
      const slope = signs[row]! * score(w, x, row) - 1;
      const before = alphas[row]!;
      const after = Math.min(Math.max(before - slope / squares[row]!, 0), C);
      if (after === before) continue;
      missed = Math.max(missed, Math.abs(after - before) * squares[row]!);
      alphas[row] = after;
      move(w, x, row, (after - before) * signs[row]!);
    }
    if (missed <= tolerance) return { w, converged: true };
    if (yield) break;
  }
  return { w, converged: false };
}

/** ‖x‖² + 1: the bias is the weight of a feature that is always 1. */
function squaredLength({ data, columns }: Matrix, row: number): number {
  let sum = 1;
  for (let column = 0; column < columns; column++) {
    const value = data[row * columns + column]!;
    sum += value * value;
  }
  return sum;
}

function score(w: Float64Array, { data, columns }: Matrix, row: number): number {
  let sum = w[columns]!;
  for (let column = 0; column < columns; column++) {
    sum += w[column]! * data[row * columns + column]!;
  }
  return sum;
}

/** w ← w + length · x */
function move(w: Float64Array, { data, columns }: Matrix, row: number, length: number): void {
  for (let column = 0; column < columns; column++) {
    w[column]! += length * data[row * columns + column]!;
  }
  w[columns]! += length;
}
