// Scalers: features on a common scale. They learn from the training rows alone and are then applied to all.
import type { Tensor } from '../tensor.ts';
import { columnMeans } from './linear-regression.ts';
import { handOut, learned, readRows, readSameRows } from './matrix.ts';
import type { Matrix, Rows } from './matrix.ts';

/** Where each feature's 0 goes and how long its unit becomes. */
interface Scale {
  readonly offset: Float64Array;
  readonly unit: Float64Array;
  readonly dtype: Matrix['dtype'];
}

/** What {@link standardScaler} and {@link minMaxScaler} make. */
export class Scaler {
  readonly #op: string;
  readonly #measure: (matrix: Matrix) => Pick<Scale, 'offset' | 'unit'>;
  #state: Scale | null = null;

  /** For the engine; use `standardScaler()` or `minMaxScaler()`. */
  constructor(op: string, measure: (matrix: Matrix) => Pick<Scale, 'offset' | 'unit'>) {
    this.#op = op;
    this.#measure = measure;
  }

  /**
   * What is taken from each feature: its mean, or its smallest value; [features].
   *
   * @throws EngineError `not-fitted`
   */
  get offset(): Tensor {
    const { offset, dtype } = learned(this.#op, this.#state);
    return handOut(offset, [offset.length], dtype);
  }

  /**
   * What each feature is then divided by: its standard deviation, or its range; [features].
   *
   * @throws EngineError `not-fitted`
   */
  get unit(): Tensor {
    const { unit, dtype } = learned(this.#op, this.#state);
    return handOut(unit, [unit.length], dtype);
  }

  /** Measures x [rows, features]. */
  fit(x: Rows): this {
    const matrix = readRows(this.#op, x);
    this.#state = { ...this.#measure(matrix), dtype: matrix.dtype };
    return this;
  }

  /**
   * (x − offset) / unit, [rows, features].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  transform(x: Rows): Tensor {
    const { offset, unit } = learned(this.#op, this.#state);
    return this.#each(x, (value, column) => (value - offset[column]!) / unit[column]!);
  }

  /** `fit` and `transform` in one; for training rows only. */
  fitTransform(x: Rows): Tensor {
    return this.fit(x).transform(x);
  }

  /**
   * x · unit + offset: undoes `transform`.
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  inverseTransform(x: Rows): Tensor {
    const { offset, unit } = learned(this.#op, this.#state);
    return this.#each(x, (value, column) => value * unit[column]! + offset[column]!);
  }

  #each(x: Rows, change: (value: number, column: number) => number): Tensor {
    const { offset } = learned(this.#op, this.#state);
    const { rows, columns, data, dtype } = readSameRows(this.#op, x, offset.length);
    const changed = data.map((value, place) => change(value, place % columns));
    return handOut(changed, [rows, columns], dtype);
  }
}

/**
 * z = (x − μ) / σ: every feature gets mean 0 and standard deviation 1 (over n, not n − 1). A constant feature becomes 0.
 *
 * @throws EngineError `fit`: `needs-rows`, `not-finite`
 * @peers sklearn.preprocessing.StandardScaler
 */
export function standardScaler(): Scaler {
  return new Scaler('standardScaler', (matrix) => {
    const { rows, columns, data } = matrix;
    const offset = columnMeans(matrix);
    const squares = new Float64Array(columns);
    for (const [place, value] of data.entries()) {
      const column = place % columns;
      squares[column]! += (value - offset[column]!) * (value - offset[column]!);
    }
    return { offset, unit: squares.map((square) => Math.sqrt(square / rows) || 1) };
  });
}

/**
 * z = (x − min) / (max − min): every feature fills 0 … 1 on the rows it was fitted to. A constant feature becomes 0.
 *
 * @throws EngineError `fit`: `needs-rows`, `not-finite`
 * @peers sklearn.preprocessing.MinMaxScaler
 */
export function minMaxScaler(): Scaler {
  return new Scaler('minMaxScaler', ({ columns, data }) => {
    const offset = new Float64Array(columns).fill(Infinity);
    const highest = new Float64Array(columns).fill(-Infinity);
    for (const [place, value] of data.entries()) {
      const column = place % columns;
      offset[column] = Math.min(offset[column]!, value);
      highest[column] = Math.max(highest[column]!, value);
    }
    return { offset, unit: highest.map((high, column) => high - offset[column]! || 1) };
  });
}
