// Logistic regression: one layer with σ or softmax, trained to the very minimum of its loss.
// Leaves minimising to minimize.ts.
import { exp, log, sigmoid, softplus } from '../elementary.ts';
import { known, type Names } from '../known-options.ts';
import { accuracy } from '../metrics/classification.ts';
import type { Tensor } from '../tensor.ts';
import { readClasses, type Classes } from './classes.ts';
import type { ProbabilisticClassifier } from './estimator.ts';
import { biasOf, scores, weightsOf, winners, type LinearScores } from './linear-scores.ts';
import { handOut, learned, readRows, readSameRows } from './matrix.ts';
import type { Matrix, Rows, Targets } from './matrix.ts';
import { minimize, type Minimum, type Slope } from './minimize.ts';
import { notNegative, positive, wholeNumber } from '../options.ts';
import { atOnce, withPauses, type Stepwise } from './stepwise.ts';

/** Options of {@link logisticRegression}. */
export interface LogisticRegressionOptions {
  /** λ ≥ 0, how much large weights cost; 1 unless stated. With 0, separable classes let the weights grow for ever. */
  readonly lambda?: number;
  /** Where no part of the gradient is larger, the minimum is found; 10⁻⁶ unless stated. */
  readonly tolerance?: number;
  /** 1 000 unless stated. */
  readonly maxIterations?: number;
}

const optionNames: Names<LogisticRegressionOptions> = {
  lambda: true,
  tolerance: true,
  maxIterations: true,
};

/**
 * P(class | x) = softmax(x W + b), for two classes σ(x w + b), with W and b that make
 * (Σ cross-entropy + λ/2 ‖W‖²) / rows smallest. The bias costs nothing.
 *
 * That loss has one minimum; it is found by L-BFGS, without a learning rate. Scale features first: it takes fewer
 * steps, and the penalty treats them alike. `await fitAsync(…)` pauses between steps; many rows of many features take
 * seconds.
 *
 * @throws EngineError `bad-option`; `fit`: `needs-rows`, `rows-differ`, `not-finite`, `class-not-whole`, `one-class`
 * @peers sklearn.linear_model.LogisticRegression
 */
export function logisticRegression(options?: LogisticRegressionOptions): LogisticRegression {
  return new LogisticRegression(known('logisticRegression', options, optionNames));
}

const op = 'logisticRegression';

interface Fitted extends LinearScores {
  readonly minimum: Minimum;
}

/** What {@link logisticRegression} makes. */
export class LogisticRegression implements ProbabilisticClassifier {
  readonly #lambda: number;
  readonly #tolerance: number;
  readonly #maxIterations: number;
  #state: Fitted | null = null;

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
    this.#state = atOnce(this.#descend(x, y));
    return this;
  }

  /** As `fit`, pausing between steps; a stop keeps how far it has come. */
  async fitAsync(x: Rows, y: Targets): Promise<this> {
    this.#state = await withPauses(this.#descend(x, y));
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
    const shape = [matrix.rows, names.length];
    if (outputs === 1) {
      return handOut(
        [...found].flatMap((z) => [sigmoid(-z), sigmoid(z)]),
        shape,
        matrix.dtype,
      );
    }
    for (let row = 0; row < matrix.rows; row++) softmax(found, row * outputs, outputs);
    return handOut(found, shape, matrix.dtype);
  }

  /** Share of rows whose class is predicted rightly. */
  score(x: Rows, y: Targets): number {
    return accuracy(this.predict(x), y);
  }

  *#descend(x: Rows, y: Targets): Stepwise<Fitted> {
    const matrix = readRows(op, x);
    const classes = readClasses(op, y, matrix.rows);
    const { names } = classes;
    const outputs = names.length === 2 ? 1 : names.length;
    const shape = { features: matrix.columns, outputs, names, dtype: matrix.dtype };
    const start = new Float64Array((matrix.columns + 1) * outputs);
    const slopeAt = (numbers: Float64Array) =>
      slope(matrix, classes, { ...shape, numbers }, this.#lambda);
    const patience = { tolerance: this.#tolerance, maxIterations: this.#maxIterations };
    const minimum = yield* minimize(slopeAt, start, patience);
    return { ...shape, numbers: minimum.point, minimum };
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
  const errors = scores(model, x);
  const gradient = new Float64Array(numbers.length);
  let value = 0;
  for (let row = 0; row < x.rows; row++) {
    const start = row * outputs;
    value +=
      outputs === 1
        ? ofTwo(errors, start, places[row]!)
        : ofMore(errors, start, outputs, places[row]!);
    for (let column = 0; column <= features; column++) {
      const input = column === features ? 1 : x.data[row * features + column]!;
      if (input === 0) continue;
      for (let output = 0; output < outputs; output++) {
        gradient[column * outputs + output]! += (errors[start + output]! * input) / x.rows;
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
function ofTwo(found: Float64Array, at: number, place: number): number {
  const z = found[at]!;
  found[at] = sigmoid(z) - place;
  return softplus(z) - place * z;
}

/** Cross-entropy of a row of scores, one for each class; the scores become p − y. */
function ofMore(found: Float64Array, start: number, count: number, place: number): number {
  const z = found[start + place]!;
  const logarithm = softmax(found, start, count);
  found[start + place]! -= 1;
  return logarithm - z;
}

/** Turns a row of scores into probabilities; gives ln Σ eᶻ. */
function softmax(found: Float64Array, start: number, count: number): number {
  let highest = found[start]!;
  for (let at = start + 1; at < start + count; at++) highest = Math.max(highest, found[at]!);
  let total = 0;
  for (let at = start; at < start + count; at++) {
    found[at] = exp(found[at]! - highest);
    total += found[at]!;
  }
  for (let at = start; at < start + count; at++) found[at]! /= total;
  return highest + log(total);
}
