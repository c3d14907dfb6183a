// Support vector machines with kernels: a wide margin in a space where the classes come apart.
// Leaves solving for two classes to sequential-minimal.ts.
import { known, type Names } from '../known-options.ts';
import { accuracy } from '../metrics/classification.ts';
import type { Tensor } from '../tensor.ts';
import { largest, readClasses, type Classes } from './classes.ts';
import type { Classifier } from './estimator.ts';
import { kernelOf, type Kernel, type KernelName } from './kernels.ts';
import { handOut, learned, readRows, readSameRows } from './matrix.ts';
import type { Matrix, Rows, Targets } from './matrix.ts';
import { solveMargin } from './sequential-minimal.ts';
import { oneOf, positive, notNegative, wholeNumber } from '../options.ts';
import { atOnce, withPauses, type Stepwise } from './stepwise.ts';

/** Options of {@link kernelSvm}. */
export interface KernelSvmOptions {
  /** C > 0, what a point inside the margin costs against a wide margin; 1 unless stated. */
  readonly C?: number;
  /** `'linear'`: x·z; `'rbf'`: e^(−γ‖x − z‖²); `'polynomial'`: (γ x·z + r)^d. `'rbf'` unless stated. */
  readonly kernel?: KernelName;
  /** γ > 0; 1 / (features × variance of all their numbers) unless stated. */
  readonly gamma?: number;
  /** d, from 1 up; 3 unless stated. */
  readonly degree?: number;
  /** r, from 0 up; 0 unless stated. */
  readonly offset?: number;
  /** How far the optimality conditions may be missed; 10⁻³ unless stated. */
  readonly tolerance?: number;
  /** Pairs that are moved at most, for two classes; 100 000 unless stated. */
  readonly maxIterations?: number;
}

const optionNames: Names<KernelSvmOptions> = {
  C: true,
  kernel: true,
  gamma: true,
  degree: true,
  offset: true,
  tolerance: true,
  maxIterations: true,
};

/** One machine that tells two classes apart: by the sign of Σ coefficients · K(row, x) + bias. */
export interface Margin {
  /** The class below 0. */
  readonly negative: number;
  /** The class above 0. */
  readonly positive: number;
  /** Support vectors: the rows at fit whose coefficient is not 0. */
  readonly rows: readonly number[];
  /** α y of each: |α| = C inside the margin, less on it. */
  readonly coefficients: readonly number[];
  readonly bias: number;
}

/**
 * The class is the sign of Σ αᵢyᵢK(xᵢ, x) + b, with α that make ½ΣΣ αᵢαⱼyᵢyⱼK(xᵢ, xⱼ) − Σ αᵢ smallest for
 * 0 ≤ αᵢ ≤ C and Σ αᵢyᵢ = 0 (Cortes and Vapnik, 1995).
 *
 * Found by sequential minimal optimisation. Of more than two classes each pair gets its own machine; they vote, and of
 * classes with equal votes the smaller one wins. Time grows with rows² or faster: `fit` takes about a second for a
 * thousand rows; `await fitAsync(…)` does the same with pauses. Scale features first.
 *
 * @throws EngineError `bad-option`; `fit`: `needs-rows`, `rows-differ`, `not-finite`, `class-not-whole`, `one-class`
 * @peers sklearn.svm.SVC
 */
export function kernelSvm(options?: KernelSvmOptions): KernelSvm {
  return new KernelSvm(known('kernelSvm', options, optionNames));
}

const op = 'kernelSvm';

interface Machines {
  readonly known: Matrix;
  readonly names: readonly number[];
  readonly kernel: Kernel;
  readonly margins: readonly Margin[];
  readonly converged: boolean;
}

/** What {@link kernelSvm} makes. */
export class KernelSvm implements Classifier {
  readonly #settings: Required<Omit<KernelSvmOptions, 'gamma'>> & { readonly gamma: number | null };
  #state: Machines | null = null;

  constructor(options: KernelSvmOptions = {}) {
    const { C = 1, kernel = 'rbf', gamma, degree = 3, offset = 0 } = options;
    const { tolerance = 1e-3, maxIterations = 100_000 } = options;
    this.#settings = {
      C: positive(op, 'C', C),
      kernel: oneOf(op, 'kernel', kernel, ['linear', 'rbf', 'polynomial']),
      gamma: gamma === undefined ? null : positive(op, 'gamma', gamma),
      degree: wholeNumber(op, 'degree', degree, 1),
      offset: notNegative(op, 'offset', offset),
      tolerance: positive(op, 'tolerance', tolerance),
      maxIterations: wholeNumber(op, 'maxIterations', maxIterations, 1),
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
   * One machine for each pair of classes.
   *
   * @throws EngineError `not-fitted`
   */
  get margins(): readonly Margin[] {
    return learned(op, this.#state).margins;
  }

  /**
   * Rows at fit that hold a margin, ascending.
   *
   * @throws EngineError `not-fitted`
   */
  get supportVectors(): readonly number[] {
    return [...new Set(this.margins.flatMap(({ rows }) => rows))].sort((a, b) => a - b);
  }

  /**
   * Whether every machine met the optimality conditions in time.
   *
   * @throws EngineError `not-fitted`
   */
  get converged(): boolean {
    return learned(op, this.#state).converged;
  }

  /** Finds the margins for x [rows, features] and y [rows]. */
  fit(x: Rows, y: Targets): this {
    this.#state = atOnce(this.#solve(x, y));
    return this;
  }

  /** As `fit`, with pauses; a stop keeps what was found until then. */
  async fitAsync(x: Rows, y: Targets): Promise<this> {
    this.#state = await withPauses(this.#solve(x, y));
    return this;
  }

  /**
   * Each machine's Σ αyK + b, [rows, machines]: its sign is the side, ±1 the margin.
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  decisionFunction(x: Rows): Tensor {
    const { decisions, rows, dtype } = this.#decide(x);
    return handOut(decisions, [rows, this.margins.length], dtype);
  }

  /**
   * The class with most votes for each row, [rows].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predict(x: Rows): Tensor {
    const { decisions, rows, dtype } = this.#decide(x);
    const { names, margins } = learned(op, this.#state);
    const elected = Array.from({ length: rows }, (_, row) => {
      const votes = new Float64Array(names.length);
      for (const [place, { negative, positive }] of margins.entries()) {
        const isPositive = decisions[row * margins.length + place]! > 0;
        votes[names.indexOf(isPositive ? positive : negative)]! += 1;
      }
      return names[largest(votes)]!;
    });
    return handOut(elected, [rows], dtype);
  }

  /** Share of rows whose class is predicted rightly. */
  score(x: Rows, y: Targets): number {
    return accuracy(this.predict(x), y);
  }

  *#solve(x: Rows, y: Targets): Stepwise<Machines> {
    const known = readRows(op, x);
    const classes = readClasses(op, y, known.rows);
    const gamma = this.#settings.gamma ?? usualGamma(known);
    const kernel = kernelOf({ ...this.#settings, gamma });
    const margins: Margin[] = [];
    let converged = true;
    for (const [negative, positive] of pairs(classes.names.length)) {
      const rows = [...classes.places.keys()].filter((row) =>
        [negative, positive].includes(classes.places[row]!),
      );
      const signs = Float64Array.from(rows, (row) => (classes.places[row] === positive ? 1 : -1));
      const kernelRow = keptRows(known, rows, kernel);
      const diagonal = Float64Array.from(rows, (row) => kernel(known, row, known, row));
      const solution = yield* solveMargin({ ...this.#settings, signs, kernelRow, diagonal });
      converged &&= solution.converged;
      margins.push(marginOf(classes, negative, positive, rows, signs, solution));
    }
    return { known, names: classes.names, kernel, margins, converged };
  }

  #decide(x: Rows) {
    const { known, kernel, margins } = learned(op, this.#state);
    const asked = readSameRows(op, x, known.columns);
    const decisions = new Float64Array(asked.rows * margins.length);
    for (let place = 0; place < decisions.length; place++) {
      const row = Math.floor(place / margins.length);
      const { rows, coefficients, bias } = margins[place % margins.length]!;
      decisions[place] = rows.reduce(
        (sum, vector, index) => sum + coefficients[index]! * kernel(known, vector, asked, row),
        bias,
      );
    }
    return { decisions, rows: asked.rows, dtype: asked.dtype };
  }
}

function marginOf(
  { names }: Classes,
  negative: number,
  positive: number,
  rows: readonly number[],
  signs: Float64Array,
  { alphas, bias }: { readonly alphas: Float64Array; readonly bias: number },
): Margin {
  const held = [...rows.keys()].filter((place) => alphas[place] !== 0);
  return {
    negative: names[negative]!,
    positive: names[positive]!,
    rows: held.map((place) => rows[place]!),
    coefficients: held.map((place) => alphas[place]! * signs[place]!),
    bias,
  };
}

/** Rows of the kernel's matrix among some rows, each computed when it is first wanted. */
function keptRows(x: Matrix, rows: readonly number[], kernel: Kernel) {
  const kept = new Map<number, Float64Array>();
  return (row: number): Float64Array => {
    const known = kept.get(row);
    if (known !== undefined) return known;
    const made = Float64Array.from(rows, (other) => kernel(x, rows[row]!, x, other));
    kept.set(row, made);
    return made;
  };
}

function pairs(count: number): (readonly [number, number])[] {
  const all = Array.from({ length: count }, (_, place) => place);
  return all.flatMap((first) => all.slice(first + 1).map((second) => [first, second] as const));
}

/** 1 / (features × variance of all numbers), or 1 where they do not vary. */
function usualGamma({ data, columns }: Matrix): number {
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const spread =
    data.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / data.length;
  return spread === 0 ? 1 : 1 / (columns * spread);
}
