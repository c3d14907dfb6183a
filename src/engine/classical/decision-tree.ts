// Decision trees: yes-or-no questions on one feature at a time, each the best at its place.
// Leaves growing to grow-tree.ts and the search for one question to best-split.ts.
import { known } from '../known-options.ts';
import { accuracy } from '../metrics/classification.ts';
import { r2 } from '../metrics/regression.ts';
import { generator } from '../random.ts';
import type { Tensor } from '../tensor.ts';
import type { ProbabilisticClassifier } from './estimator.ts';
import { descend, growTree, importances, type Goal, type TreeNode } from './grow-tree.ts';
import { growthNames, growthRules, readGoal, readGrowth } from './growth-settings.ts';
import type { GrowthOptions, GrowthSettings } from './growth-settings.ts';
import { handOut, learned, readRows, readSameRows } from './matrix.ts';
import type { Rows, Targets } from './matrix.ts';

/**
 * CART (Breiman, Friedman, Olshen and Stone, 1984): at each node the question "feature ≤ threshold?" after which both
 * sides together are least impure, until every leaf is pure or a limit is reached.
 *
 * Impurity of the shares p of the classes: Gini 1 − Σ p², entropy −Σ p log₂ p; of numbers: the mean squared distance
 * from their mean. Thresholds lie midway between two values. Of equally good questions the first feature's smallest
 * threshold wins: on the irises petal length ≤ 2.45 and petal width ≤ 0.8 separate the same 50 flowers (Gini 0.667
 * falls to 0 and 0.5), and the tree asks the first of them.
 *
 * @throws EngineError `bad-option`; `fit`: `needs-rows`, `rows-differ`, `not-finite`, `class-not-whole`, `one-class`
 * @peers sklearn.tree.DecisionTreeClassifier, sklearn.tree.DecisionTreeRegressor
 */
export function decisionTree(options?: GrowthOptions): DecisionTree {
  return new DecisionTree(known('decisionTree', options, growthNames));
}

const op = 'decisionTree';

/** What {@link decisionTree} makes. */
export class DecisionTree implements ProbabilisticClassifier {
  readonly #settings: GrowthSettings;
  #state: { readonly root: TreeNode; readonly goal: Goal; readonly features: number } | null = null;

  constructor(options: GrowthOptions = {}) {
    this.#settings = readGrowth(op, options);
  }

  /**
   * The classes of `y` at fit, ascending; none for a tree that predicts numbers.
   *
   * @throws EngineError `not-fitted`
   */
  get classes(): readonly number[] {
    return learned(op, this.#state).goal.names;
  }

  /**
   * The whole tree as plain data, to be read or drawn.
   *
   * @throws EngineError `not-fitted`
   */
  get tree(): TreeNode {
    return learned(op, this.#state).root;
  }

  /**
   * Questions from the root to the deepest leaf.
   *
   * @throws EngineError `not-fitted`
   */
  get depth(): number {
    const below = (node: TreeNode): number =>
      node.kind === 'leaf' ? 0 : 1 + Math.max(below(node.left), below(node.right));
    return below(this.tree);
  }

  /**
   * How many leaves there are.
   *
   * @throws EngineError `not-fitted`
   */
  get leaves(): number {
    const below = (node: TreeNode): number =>
      node.kind === 'leaf' ? 1 : below(node.left) + below(node.right);
    return below(this.tree);
  }

  /**
   * Share of the whole gain in purity that each feature's questions brought, [features].
   *
   * @throws EngineError `not-fitted`
   */
  get featureImportances(): Tensor {
    const { root, features } = learned(op, this.#state);
    return handOut(importances(root, features), [features], 'float32');
  }

  /** Grows the tree for x [rows, features] and y [rows]. */
  fit(x: Rows, y: Targets): this {
    const matrix = readRows(op, x);
    const goal = readGoal(op, this.#settings.criterion, y, matrix.rows);
    const { maxFeatures = matrix.columns, seed } = this.#settings;
    const rules = growthRules(this.#settings, matrix, goal, maxFeatures, generator(seed));
    const rows = Int32Array.from({ length: matrix.rows }, (_, row) => row);
    this.#state = { root: growTree(matrix, goal, rows, rules), goal, features: matrix.columns };
    return this;
  }

  /**
   * The most frequent class in each row's leaf, or the mean there, [rows].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predict(x: Rows): Tensor {
    const { leaves, dtype } = this.#reach(x);
    const predictions = leaves.map(({ prediction }) => prediction);
    return handOut(predictions, [leaves.length], dtype);
  }

  /**
   * Each class's share of the examples in the row's leaf, [rows, classes].
   *
   * @throws EngineError `not-fitted`, `columns-differ`
   */
  predictProbabilities(x: Rows): Tensor {
    const { leaves, dtype } = this.#reach(x);
    const shares = leaves.flatMap(({ counts, samples }) => counts.map((count) => count / samples));
    return handOut(shares, [leaves.length, this.classes.length], dtype);
  }

  /** Share of classes predicted rightly; R² for a tree that predicts numbers. */
  score(x: Rows, y: Targets): number {
    const prediction = this.predict(x);
    return this.#settings.criterion === 'squaredError'
      ? r2(prediction, y)
      : accuracy(prediction, y);
  }

  #reach(x: Rows) {
    const { root, features } = learned(op, this.#state);
    const matrix = readSameRows(op, x, features);
    const leaves = Array.from({ length: matrix.rows }, (_, row) => descend(root, matrix, row));
    return { leaves, dtype: matrix.dtype };
  }
}
