// Principal components: the directions in which data vary most.
// Leaves eigenvectors to symmetric-eigen.ts.
import { refuse } from '../errors.ts';
import { known, type Names } from '../known-options.ts';
import type { Tensor } from '../tensor.ts';
import { centre, columnMeans } from './linear-regression.ts';
import { emptyMatrix, handOut, learned, readRows, readSameRows } from './matrix.ts';
import type { Matrix, Rows } from './matrix.ts';
import { wholeNumber } from '../options.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Options of {@link pca}. */
export interface PcaOptions {
  /** How many components to keep; all unless stated. */
  readonly components?: number;
}

const optionNames: Names<PcaOptions> = {
  components: true,
};

/**
 * Principal component analysis (Pearson, 1901): Σ = VᵀΛV, where Σ is the covariance of the features (over rows − 1),
 * the rows of V are orthonormal directions, and Λ holds the variance along each, largest first.
 *
 * A direction could as well point the other way: each is turned so that its largest element is positive.
 *
 * @throws EngineError `bad-option`; `fit`: `needs-rows`, `not-finite`
 * @peers sklearn.decomposition.PCA
 */
export function pca(options?: PcaOptions): Pca {
  return new Pca(known('pca', options, optionNames));
}

const op = 'pca';

interface Directions {
  readonly vectors: Matrix;
  readonly variances: Float64Array;
  readonly total: number;
  readonly means: Float64Array;
}

/** What {@link pca} makes. */
export class Pca {
  readonly #wanted: number | undefined;
  #state: Directions | null = null;

  constructor({ components }: PcaOptions = {}) {
    this.#wanted = components;
    if (components !== undefined) wholeNumber(op, 'components', components, 1);
  }

  /**
   * The directions, one a row, each of length 1: [components, features].
   *
   * @throws EngineError `not-fitted`
   */
  get components(): Tensor {
    const { vectors } = learned(op, this.#state);
    return handOut(vectors.data, [vectors.rows, vectors.columns], vectors.dtype);
  }

  /**
   * Variance along each direction, [components].
   *
   * @throws EngineError `not-fitted`
   */
  get explainedVariance(): Tensor {
    const { variances, vectors } = learned(op, this.#state);
    return handOut(variances, [vectors.rows], vectors.dtype);
  }

  /**
   * Each direction's share of the whole variance, [components]; all 0 where nothing varies.
   *
   * @throws EngineError `not-fitted`
   */
  get explainedVarianceRatio(): Tensor {
    const { variances, total, vectors } = learned(op, this.#state);
    const shares = variances.map((variance) => (total === 0 ? 0 : variance / total));
    return handOut(shares, [vectors.rows], vectors.dtype);
  }

  /**
   * Mean of each feature at fit, [features].
   *
   * @throws EngineError `not-fitted`
   */
  get mean(): Tensor {
    const { means, vectors } = learned(op, this.#state);
    return handOut(means, [means.length], vectors.dtype);
  }

  /** Finds the directions of x [rows, features]. */
  fit(x: Rows): this {
    const matrix = readRows(op, x);
    const { rows, columns, dtype } = matrix;
    wholeNumber(op, 'rows', rows, 2);
    const means = columnMeans(matrix);
    const { values, vectors } = symmetricEigen(covariance(centre(matrix, means)));
    const count = this.#count(columns);
    const data = pointedUp(vectors).slice(0, count * columns);
    this.#state = {
      vectors: { rows: count, columns, data, dtype },
      // rounding may leave an empty direction a little below 0
      variances: values.slice(0, count).map((value) => Math.max(value, 0)),
      total: values.reduce((sum, value) => sum + Math.max(value, 0), 0),
      means,
    };
    return this;
  }

  /**
   * Coordinates of each row along the directions: (x − mean) Vᵀ, [rows, components].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  transform(x: Rows): Tensor {
    const { vectors, means } = learned(op, this.#state);
    const matrix = readSameRows(op, x, vectors.columns);
    const result = emptyMatrix(matrix.rows, vectors.rows);
    const centred = centre(matrix, means).data;
    eachProduct(matrix.rows, vectors, (row, component, column, element) => {
      result.data[row * vectors.rows + component]! +=
        centred[row * vectors.columns + column]! * element;
    });
    return handOut(result.data, [matrix.rows, vectors.rows], matrix.dtype);
  }

  /**
   * Rows back from their coordinates: c V + mean, [rows, features].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  inverseTransform(coordinates: Rows): Tensor {
    const { vectors, means } = learned(op, this.#state);
    const matrix = readSameRows(op, coordinates, vectors.rows);
    const result = emptyMatrix(matrix.rows, vectors.columns);
    for (let row = 0; row < matrix.rows; row++) result.data.set(means, row * vectors.columns);
    eachProduct(matrix.rows, vectors, (row, component, column, element) => {
      result.data[row * vectors.columns + column]! +=
        matrix.data[row * vectors.rows + component]! * element;
    });
    return handOut(result.data, [matrix.rows, vectors.columns], matrix.dtype);
  }

  #count(features: number): number {
    const count = this.#wanted ?? features;
    if (count <= features) return count;
    const range = 'a whole number up to the number of features';
    throw refuse('bad-option', { op, option: 'components', value: count, range });
  }
}

/** XᵀX / (rows − 1) of centred rows. */
function covariance({ rows, columns, data }: Matrix): Matrix {
  const result = emptyMatrix(columns, columns);
  for (let row = 0; row < rows; row++) {
    const own = data.subarray(row * columns, (row + 1) * columns);
    for (let i = 0; i < columns; i++) {
      for (let j = i; j < columns; j++) result.data[i * columns + j]! += own[i]! * own[j]!;
    }
  }
  for (let i = 0; i < columns; i++) {
    for (let j = i; j < columns; j++) {
      result.data[j * columns + i] = result.data[i * columns + j]! /= rows - 1;
    }
  }
  return result;
}

/** Rows turned so that the largest element of each is positive. */
function pointedUp({ rows, columns, data }: Matrix): Float64Array {
  const turned = data.slice();
  for (let row = 0; row < rows; row++) {
    const own = turned.subarray(row * columns, (row + 1) * columns);
    const largest = own.reduce((best, one) => (Math.abs(one) > Math.abs(best) ? one : best), 0);
    if (largest < 0) for (let column = 0; column < columns; column++) own[column]! *= -1;
  }
  return turned;
}

function eachProduct(
  rows: number,
  vectors: Matrix,
  visit: (row: number, component: number, column: number, element: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    for (let place = 0; place < vectors.data.length; place++) {
      const component = Math.floor(place / vectors.columns);
      visit(row, component, place % vectors.columns, vectors.data[place]!);
    }
  }
}
