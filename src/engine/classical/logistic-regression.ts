// Logistic regression: one layer with σ or softmax, trained to the very minimum of its loss.
// Leaves minimising to minimize.ts.
import { exp, log, sigmoid, softplus } from '../elementary.ts';
import { accuracy } from '../metrics/classification.ts';
import type { Tensor } from '../tensor.ts';
import { readClasses, type Classes } from './classes.ts';
import type { ProbabilisticClassifier } from './estimator.ts';
import { biasOf, scores, weightsOf, winners, type LinearScores } from './linear-scores.ts';
import { handOut, learned, readRows, readSameRows } from './matrix.ts';
import type { Matrix, Rows, Targets } from './matrix.ts';
import { minimize, type Minimum, type Slope } from './minimize.ts';
import { notNegative, positive, wholeNumber } from '../settings.ts';

/** Options of {@link logisticRegression}. */
export interface LogisticRegressionOptions {
  /** λ ≥ 0, how much large weights cost; 1 unless stated. With 0, separable classes let the weights grow for ever. */
  readonly lambda?: number;
  /** Where no part of the gradient is larger, the minimum is found; 10⁻⁶ unless stated. */
  readonly tolerance?: number;
  /** 1 000 unless stated. */
  readonly maxIterations?: number;
}

/**
 * P(class | x) = softmax(x W + b), for two classes σ(x w + b), with W and b that make
 * (Σ cross-entropy + λ/2 ‖W‖²) / rows smallest. The bias costs nothing.
 *
 * That loss has one minimum; it is found by L-BFGS, without a learning rate. Scale features first: it takes fewer
 * steps, and the penalty treats them alike.
 *
 * @throws EngineError `bad-option`; `fit`: `needs-rows`, `rows-differ`, `not-finite`, `class-not-whole`, `one-class`
 * @peers sklearn.linear_model.LogisticRegression
 */
export function logisticRegression(options?: LogisticRegressionOptions): LogisticRegression {
  return new LogisticRegression(options);
}

const op = 'logisticRegression';

/** What {@link logisticRegression} makes. */
export class LogisticRegression implements ProbabilisticClassifier {
  readonly #lambda: number;
  readonly #tolerance: number;
  readonly #maxIterations: number;
  #state: (LinearScores & { readonly minimum: Minimum }) | null = null;

  constructor(options: LogisticRegressionOptions = {}) {
    const { lambda = 1, tolerance = 1e-6, maxIterations = 1_000 } = options;
    this.#lambda = notNegative(op, 'lambda', lambda);
    this.#tolerance = positive(op, 'tolerance', tolerance);
    this.#maxIterations = wholeNumber(op, 'maxIterations', maxIterations, 1);
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
   * W: [features, classes], for two classes [features, 1].
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
   * The loss at W and b, the penalty included.
   *
   * @throws EngineError `not-fitted`
   */
  get loss(): number {
    return learned(op, this.#state).minimum.value;
  }

  /**
   * Steps taken.
   *
   * @throws EngineError `not-fitted`
   */
  get iterations(): number {
    return learned(op, this.#state).minimum.iterations;
  }

  /**
   * Whether the gradient got below the tolerance.
   *
   * @throws EngineError `not-fitted`
   */
  get converged(): boolean {
    return learned(op, this.#state).minimum.converged;
  }

  /** Finds W and b for x [rows, features] and y [rows]. */
  fit(x: Rows, y: Targets): this {
    const matrix = readRows(op, x);
    const classes = readClasses(op, y, matrix.rows);
    const { names } = classes;
    const outputs = names.length === 2 ? 1 : names.length;
    const shape = { features: matrix.columns, outputs, names, dtype: matrix.dtype };
    const start = new Float64Array((matrix.columns + 1) * outputs);
    const slopeAt = (numbers: Float64Array) =>
      slope(matrix, classes, { ...shape, numbers }, this.#lambda);
    const patience = { tolerance: this.#tolerance, maxIterations: this.#maxIterations };
    const minimum = minimize(slopeAt, start, patience);
    this.#state = { ...shape, numbers: minimum.point, minimum };
    return this;
  }

  /**
   * The likeliest class for each row, [rows].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predict(x: Rows): Tensor {
    const { state, found, matrix } = this.#score(x);
    return handOut(winners(state, found), [matrix.rows], matrix.dtype);
  }

  /**
   * One probability for each class, [rows, classes].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predictProbabilities(x: Rows): Tensor {
    const { state, found, matrix } = this.#score(x);
    const { outputs, names } = state;
    const shares = Array.from({ length: matrix.rows }, (_, row) => {
      const own = found.subarray(row * outputs, (row + 1) * outputs);
      return outputs === 1 ? [sigmoid(-own[0]!), sigmoid(own[0]!)] : [...softmax(own)];
    });
    return handOut(shares.flat(), [matrix.rows, names.length], matrix.dtype);
  }

  /** Share of rows whose class is predicted rightly. */
  score(x: Rows, y: Targets): number {
    return accuracy(this.predict(x), y);
  }

  #score(x: Rows) {
    const state = learned(op, this.#state);
    const matrix = readSameRows(op, x, state.features);
    return { state, matrix, found: scores(state, matrix) };
  }
}

/** The loss and its gradient: (Σ xᵀ(p − y) + λ W) / rows, and (Σ p − y) / rows for the bias. */
function slope(x: Matrix, { places }: Classes, model: LinearScores, lambda: number): Slope {
  const { features, outputs, numbers } = model;
  const found = scores(model, x);
  const gradient = new Float64Array(numbers.length);
  let value = 0;
  for (let row = 0; row < x.rows; row++) {
    const own = found.subarray(row * outputs, (row + 1) * outputs);
    value += outputs === 1 ? towardsClass(own, places[row]!) : towardsClasses(own, places[row]!);
    for (let output = 0; output < outputs; output++) {
      gradient[features * outputs + output]! += own[output]! / x.rows;
      for (let column = 0; column < features; column++) {
        gradient[column * outputs + output]! +=
          (own[output]! * x.data[row * features + column]!) / x.rows;
      }
    }
  }
  for (let place = 0; place < features * outputs; place++) {
    value += (lambda / 2) * numbers[place]! * numbers[place]!;
    gradient[place]! += (lambda * numbers[place]!) / x.rows;
  }
  return { value: value / x.rows, gradient };
}

/** Cross-entropy of one score for two classes; the score becomes σ − y. */
function towardsClass(own: Float64Array, place: number): number {
  const z = own[0]!;
  own[0] = sigmoid(z) - place;
  return softplus(z) - place * z;
}

/** Cross-entropy of one score for each class; the scores become p − y. */
function towardsClasses(own: Float64Array, place: number): number {
  const z = own[place]!;
  const { highest, total } = exponentials(own);
  own.set(softmax(own));
  own[place]! -= 1;
  return highest + log(total) - z;
}

function softmax(numbers: Float64Array): Float64Array {
  const { highest, total } = exponentials(numbers);
  return numbers.map((number) => exp(number - highest) / total);
}

function exponentials(numbers: Float64Array) {
  const highest = Math.max(...numbers);
  return { highest, total: numbers.reduce((sum, number) => sum + exp(number - highest), 0) };
}
