// Random forests: many trees, each grown from its own draw of the examples, vote.
// Leaves the trees to grow-tree.ts.
import { known, type Names } from '../known-options.ts';
import { accuracy } from '../metrics/classification.ts';
import { r2 } from '../metrics/regression.ts';
import { Random } from '../random.ts';
import type { Tensor } from '../tensor.ts';
import { largest } from './classes.ts';
import type { ProbabilisticClassifier } from './estimator.ts';
import { descend, growTree, importances, type Goal, type TreeNode } from './grow-tree.ts';
import { growthNames, growthRules, readGoal, readGrowth } from './growth-settings.ts';
import type { GrowthOptions, GrowthSettings } from './growth-settings.ts';
import { handOut, learned, readRows, readSameRows } from './matrix.ts';
import type { Matrix, Rows, Targets } from './matrix.ts';
import { atOnce, withPauses, type Stepwise } from './stepwise.ts';
import { wholeNumber } from '../options.ts';

/** Options of {@link randomForest}. */
export interface RandomForestOptions extends GrowthOptions {
  /** How many trees; 100 unless stated. */
  readonly trees?: number;
}

const optionNames: Names<RandomForestOptions> = {
  ...growthNames,
  trees: true,
};

/**
 * Trees that each learn from as many examples as there are, drawn with repetition, and that choose each question
 * among a few features drawn by lot; their shares of the classes (or their numbers) are averaged (Breiman, 2001).
 *
 * Unless stated, √features are drawn for classes and a third of them for numbers. Examples that a tree was not shown
 * test it: that is `oobScore`. `fit` returns when all trees are grown, a second or two for 1 800 rows of 64 features;
 * `await fitAsync(…)` does the same with pauses, in which a page draws and a stop is heard.
 *
 * @throws EngineError `bad-option`; `fit`: `needs-rows`, `rows-differ`, `not-finite`, `class-not-whole`, `one-class`
 * @peers sklearn.ensemble.RandomForestClassifier, sklearn.ensemble.RandomForestRegressor
 */
export function randomForest(options?: RandomForestOptions): RandomForest {
  return new RandomForest(known('randomForest', options, optionNames));
}

const op = 'randomForest';

interface Forest {
  readonly roots: readonly TreeNode[];
  readonly goal: Goal;
  readonly features: number;
  readonly oobScore: number;
}

/** What {@link randomForest} makes. */
export class RandomForest implements ProbabilisticClassifier {
  readonly #settings: GrowthSettings;
  readonly #trees: number;
  #state: Forest | null = null;

  constructor(options: RandomForestOptions = {}) {
    this.#settings = readGrowth(op, options);
    this.#trees = wholeNumber(op, 'trees', options.trees ?? 100, 1);
  }

  /**
   * The classes of `y` at fit, ascending; none for a forest that predicts numbers.
   *
   * @throws EngineError `not-fitted`
   */
  get classes(): readonly number[] {
    return learned(op, this.#state).goal.names;
  }

  /**
   * The trees as plain data.
   *
   * @throws EngineError `not-fitted`
   */
  get trees(): readonly TreeNode[] {
    return learned(op, this.#state).roots;
  }

  /**
   * The score on examples at fit, each predicted only by trees that were not shown it; NaN if every tree was shown
   * every example.
   *
   * @throws EngineError `not-fitted`
   */
  get oobScore(): number {
    return learned(op, this.#state).oobScore;
  }

  /**
   * Mean of the trees' importances, [features].
   *
   * @throws EngineError `not-fitted`
   */
  get featureImportances(): Tensor {
    const { roots, features } = learned(op, this.#state);
    const sums = new Float64Array(features);
    for (const root of roots) {
      importances(root, features).forEach((share, feature) => (sums[feature]! += share));
    }
    const shares = sums.map((sum) => sum / roots.length);
    return handOut(shares, [features], 'float32');
  }

  /** Grows the trees for x [rows, features] and y [rows]. */
  fit(x: Rows, y: Targets): this {
    this.#state = atOnce(this.#grow(x, y));
    return this;
  }

  /** As `fit`, pausing between trees; a stop keeps the trees there are. */
  async fitAsync(x: Rows, y: Targets): Promise<this> {
    this.#state = await withPauses(this.#grow(x, y));
    return this;
  }

  /**
   * The class with the largest mean share, or the mean of the trees' numbers, [rows].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predict(x: Rows): Tensor {
    const { names } = learned(op, this.#state).goal;
    const { means, rows, dtype } = this.#ask(x);
    const width = Math.max(names.length, 1);
    const predictions = Array.from({ length: rows }, (_, row) =>
      answer(means.subarray(row * width, (row + 1) * width), names),
    );
    return handOut(predictions, [rows], dtype);
  }

  /**
   * Each class's share, averaged over the trees, [rows, classes].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predictProbabilities(x: Rows): Tensor {
    const { means, rows, dtype } = this.#ask(x);
    const count = this.classes.length;
    return handOut(count === 0 ? [] : means, [rows, count], dtype);
  }

  /** Share of classes predicted rightly; R² for a forest that predicts numbers. */
  score(x: Rows, y: Targets): number {
    return this.#judge(this.predict(x), y);
  }

  #judge(prediction: Tensor | number[], y: Tensor | readonly number[]): number {
    return this.#settings.criterion === 'squaredError'
      ? r2(prediction, y)
      : accuracy(prediction, y);
  }

  *#grow(x: Rows, y: Targets): Stepwise<Forest> {
    const matrix = readRows(op, x);
    const goal = readGoal(op, this.#settings.criterion, y, matrix.rows);
    const random = new Random(this.#settings.seed);
    const { maxFeatures = usualFeatures(matrix, goal) } = this.#settings;
    const rules = growthRules(this.#settings, matrix, goal, maxFeatures, random);
    const unseen = new Unseen(matrix, goal);
    const roots: TreeNode[] = [];
    while (roots.length < this.#trees) {
      const rows = Int32Array.from({ length: matrix.rows }, () =>
        Math.floor(random.uniform() * matrix.rows),
      );
      const root = growTree(matrix, goal, rows, rules);
      roots.push(root);
      unseen.ask(root, rows);
      if (yield roots.length / this.#trees) break;
    }
    const { predictions, targets } = unseen.results();
    const oobScore = targets.length === 0 ? NaN : this.#judge(predictions, targets);
    return { roots, goal, features: matrix.columns, oobScore };
  }

  #ask(x: Rows) {
    const { roots, goal, features } = learned(op, this.#state);
    const matrix = readSameRows(op, x, features);
    const width = Math.max(goal.names.length, 1);
    const means = new Float64Array(matrix.rows * width);
    for (let row = 0; row < matrix.rows; row++) {
      const sums = means.subarray(row * width, (row + 1) * width);
      for (const root of roots) addVote(sums, root, matrix, row, 1 / roots.length);
    }
    return { means, rows: matrix.rows, dtype: matrix.dtype };
  }
}

/** What trees say about the examples they were not shown. */
class Unseen {
  readonly #matrix: Matrix;
  readonly #goal: Goal;
  readonly #votes: Float64Array;
  readonly #trees: Int32Array;
  readonly #width: number;

  constructor(matrix: Matrix, goal: Goal) {
    this.#matrix = matrix;
    this.#goal = goal;
    this.#width = Math.max(goal.names.length, 1);
    this.#votes = new Float64Array(matrix.rows * this.#width);
    this.#trees = new Int32Array(matrix.rows);
  }

  ask(root: TreeNode, shown: Int32Array): void {
    const seen = new Set(shown);
    for (let row = 0; row < this.#matrix.rows; row++) {
      if (seen.has(row)) continue;
      this.#trees[row]! += 1;
      addVote(this.#votesOn(row), root, this.#matrix, row, 1);
    }
  }

  /** For every example that some tree was not shown: the prediction of those trees, and its target. */
  results() {
    const { names, targets } = this.#goal;
    const rows = [...this.#trees.keys()].filter((row) => this.#trees[row]! > 0);
    return {
      predictions: rows.map((row) =>
        answer(
          this.#votesOn(row).map((sum) => sum / this.#trees[row]!),
          names,
        ),
      ),
      targets: rows.map((row) => (names.length === 0 ? targets[row]! : names[targets[row]!]!)),
    };
  }

  #votesOn(row: number): Float64Array {
    return this.#votes.subarray(row * this.#width, (row + 1) * this.#width);
  }
}

/** Adds what one tree says: shares of the classes, or a number. */
function addVote(
  sums: Float64Array,
  root: TreeNode,
  matrix: Matrix,
  row: number,
  weight: number,
): void {
  const { counts, samples, prediction } = descend(root, matrix, row);
  if (counts.length === 0) sums[0]! += weight * prediction;
  counts.forEach((count, place) => (sums[place]! += (weight * count) / samples));
}

function answer(sums: Float64Array, names: readonly number[]): number {
  return names.length === 0 ? sums[0]! : names[largest(sums)]!;
}

function usualFeatures({ columns }: Matrix, { names }: Goal): number {
  return Math.max(1, Math.floor(names.length === 0 ? columns / 3 : Math.sqrt(columns)));
}
