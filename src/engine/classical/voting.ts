// Voting: several models are asked, and together they answer.
import { refuse } from '../errors.ts';
import { accuracy } from '../metrics/classification.ts';
import type { Tensor } from '../tensor.ts';
import { largest } from './classes.ts';
import type { Classifier, ProbabilisticClassifier } from './estimator.ts';
import { handOut, learned, type Rows, type Targets } from './matrix.ts';

/** Options of {@link voting}. */
export type VotingOptions =
  | {
      /** Each has one vote. */
      readonly models: readonly Classifier[];
      readonly soft?: false;
    }
  | {
      /** Their probabilities are averaged. */
      readonly models: readonly ProbabilisticClassifier[];
      readonly soft: true;
    };

/**
 * The class that most models predict, or with `soft: true` the one whose mean probability is highest. Of equal ones
 * the smaller class wins.
 *
 * Models that err at different places correct each other. Anything with `fit`, `predict` and `classes` can vote.
 *
 * @throws EngineError `bad-option` without models, and what they refuse
 * @peers sklearn.ensemble.VotingClassifier
 */
export function voting(options: VotingOptions): Voting {
  return new Voting(options);
}

const op = 'voting';

/** What {@link voting} makes. */
export class Voting implements Classifier {
  readonly #options: VotingOptions;
  #classes: readonly number[] | null = null;

  constructor(options: VotingOptions) {
    this.#options = options;
    if (options.models.length > 0) return;
    const range = 'a list with at least one value';
    throw refuse('bad-option', { op, option: 'models', value: '[]', range });
  }

  /**
   * The classes of `y` at fit, ascending.
   *
   * @throws EngineError `not-fitted`
   */
  get classes(): readonly number[] {
    return learned(op, this.#classes);
  }

  /** Fits every model to x [rows, features] and y [rows]. */
  fit(x: Rows, y: Targets): this {
    for (const model of this.#options.models) model.fit(x, y);
    this.#classes = this.#options.models[0]!.classes;
    return this;
  }

  /**
   * The elected class for each row, [rows].
   *
   * @throws EngineError `not-fitted`
   */
  predict(x: Rows): Tensor {
    const { shares, dtype } = this.#shares(x);
    const count = this.classes.length;
    const elected = Array.from(
      { length: shares.length / count },
      (_, row) => this.classes[largest(shares, row * count, (row + 1) * count)]!,
    );
    return handOut(elected, [elected.length], dtype);
  }

  /**
   * Each class's share of the votes, or its mean probability, [rows, classes].
   *
   * @throws EngineError `not-fitted`
   */
  predictProbabilities(x: Rows): Tensor {
    const { shares, dtype } = this.#shares(x);
    return handOut(shares, [shares.length / this.classes.length, this.classes.length], dtype);
  }

  /** Share of rows whose class is predicted rightly. */
  score(x: Rows, y: Targets): number {
    return accuracy(this.predict(x), y);
  }

  #shares(x: Rows) {
    const { classes } = this;
    const { models } = this.#options;
    const opinions = this.#options.soft
      ? this.#options.models.map((model) => model.predictProbabilities(x))
      : models.map((model) => model.predict(x));
    const [first] = opinions;
    const rows = first!.shape[0]!;
    const shares = new Float64Array(rows * classes.length);
    for (const { data } of opinions) {
      for (let place = 0; place < data.length; place++) {
        const cell = this.#options.soft
          ? place
          : place * classes.length + classes.indexOf(data[place]!);
        shares[cell]! += (this.#options.soft ? data[place]! : 1) / models.length;
      }
    }
    return { shares, dtype: first!.dtype };
  }
}
