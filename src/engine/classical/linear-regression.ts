// Linear and ridge regression: the straight fit with the smallest squared error, computed directly.
// Leaves solving to least-squares.ts.
import { known, type Names } from '../known-options.ts';
import { r2 } from '../metrics/regression.ts';

import type { Tensor } from '../tensor.ts';
import type { Estimator } from './estimator.ts';
import { leastSquares } from './least-squares.ts';
import {
  emptyMatrix,
  handOut,
  learned,
  readRows,
  readSameRows,
  readTargets,
  type Matrix,
  type Rows,
  type Targets,
} from './matrix.ts';
import { notNegative } from '../options.ts';

/** Options of {@link linearRegression}. */
export interface LinearRegressionOptions {
  /** λ ≥ 0, how much long weights cost: 0 is least squares, more is ridge regression. 0 unless stated. */
  readonly lambda?: number;
  /** False forces the fit through the origin. */
  readonly intercept?: boolean;
}

const optionNames: Names<LinearRegressionOptions> = {
  lambda: true,
  intercept: true,
};

/**
 * ŷ = x w + b with w and b that make Σ (ŷ − y)² + λ‖w‖² smallest. The intercept b costs nothing.
 *
 * Solved directly, by Householder's QR of the centred features: no learning rate, no steps. Ridge regression is
 * that of Hoerl and Kennard (1970).
 *
 * @throws EngineError `bad-option`; `fit`: `needs-rows`, `rows-differ`, `not-finite`, `columns-dependent`
 * @peers sklearn.linear_model.LinearRegression, sklearn.linear_model.Ridge
 */
export function linearRegression(options?: LinearRegressionOptions): LinearRegression {
  return new LinearRegression(known('linearRegression', options, optionNames));
}

const op = 'linearRegression';

/** What {@link linearRegression} makes. */
export class LinearRegression implements Estimator {
  readonly #lambda: number;
  readonly #hasIntercept: boolean;
  #state: { readonly weights: Float64Array; readonly intercept: number; like: Matrix } | null =
    null;

  constructor({ lambda = 0, intercept = true }: LinearRegressionOptions = {}) {
    this.#lambda = notNegative(op, 'lambda', lambda);
    this.#hasIntercept = intercept;
  }

  /**
   * w: one weight for each feature, [features].
   *
   * @throws EngineError `not-fitted`
   */
  get weights(): Tensor {
    const { weights, like } = learned(op, this.#state);
    return handOut(weights, [weights.length], like.dtype);
  }

  /**
   * b: the prediction where every feature is 0.
   *
   * @throws EngineError `not-fitted`
   */
  get intercept(): number {
    return learned(op, this.#state).intercept;
  }

  /** Finds w and b for x [rows, features] and y [rows]. */
  fit(x: Rows, y: Targets): this {
    const matrix = readRows(op, x);
    const targets = readTargets(op, y, matrix.rows);
    const means = this.#hasIntercept ? columnMeans(matrix) : new Float64Array(matrix.columns);
    const mean = this.#hasIntercept ? sum(targets) / targets.length : 0;
    const centred = withPenalty(centre(matrix, means), this.#lambda);
    const goal = new Float64Array(centred.rows);
    targets.forEach((target, row) => (goal[row] = target - mean));
    const weights = leastSquares(op, centred, goal);
    const intercept = mean - sum(weights.map((weight, column) => weight * means[column]!));
    this.#state = { weights, intercept, like: matrix };
    return this;
  }

  /**
   * x w + b for each row, [rows].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predict(x: Rows): Tensor {
    const { weights, intercept } = learned(op, this.#state);
    const { rows, columns, data, dtype } = readSameRows(op, x, weights.length);
    const predictions = new Float64Array(rows).fill(intercept);
    for (let place = 0; place < data.length; place++) {
      predictions[Math.floor(place / columns)]! += data[place]! * weights[place % columns]!;
    }
    return handOut(predictions, [rows], dtype);
  }

  /** R² of the predictions. */
  score(x: Rows, y: Targets): number {
    return r2(this.predict(x), y);
  }
}

/** The mean of each column. */
export function columnMeans({ rows, columns, data }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let place = 0; place < data.length; place++) means[place % columns]! += data[place]!;
  return means.map((total) => total / rows);
}

/** Every row minus `means`. */
export function centre(matrix: Matrix, means: Float64Array): Matrix {
  const data = matrix.data.map((value, place) => value - means[place % matrix.columns]!);
  return { ...matrix, data };
}

/** √λ times the identity below the rows: its squared error is λ‖w‖². */
function withPenalty(matrix: Matrix, lambda: number): Matrix {
  if (lambda === 0) return matrix;
  const { rows, columns } = matrix;
  const longer = emptyMatrix(rows + columns, columns);
  longer.data.set(matrix.data);
  for (let column = 0; column < columns; column++) {
    longer.data[(rows + column) * columns + column] = Math.sqrt(lambda);
  }
  return longer;
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}
