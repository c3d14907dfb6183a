// Growing a tree as plain data, walking down it, and what its questions gained.
// Leaves the search for one question to best-split.ts and the reader's settings to decision-tree.ts.
import { bestSplit, type Question, type SearchRules } from './best-split.ts';
import type { Matrix } from './matrix.ts';
import type { Tally } from './tally.ts';

interface NodeFacts {
  /** Examples that came here at fit. */
  readonly samples: number;
  /** Impurity of their targets: 0 if all are the same. */
  readonly impurity: number;
  /** How many are of each class, in the order of `classes`; none for numbers. */
  readonly counts: readonly number[];
  /** The most frequent class, or the mean of the numbers. */
  readonly prediction: number;
}

/** A node that answers. */
export interface TreeLeaf extends NodeFacts {
  readonly kind: 'leaf';
}

/** A node that asks whether x[feature] ≤ threshold: yes goes left, no goes right. */
export interface TreeSplit extends NodeFacts, Question {
  readonly kind: 'split';
  readonly left: TreeNode;
  readonly right: TreeNode;
}

/** A tree, or a part of one. */
export type TreeNode = TreeLeaf | TreeSplit;

/** What trees predict: numbers, or places in a list of classes. */
export interface Goal {
  readonly targets: Float64Array;
  /** The classes; none where numbers are predicted. */
  readonly names: readonly number[];
}

/** When to stop asking, and where to look for questions. */
export interface GrowthRules extends SearchRules {
  readonly maxDepth: number;
  readonly minSamplesSplit: number;
}

/** The tree for some rows (repeated ones count as often as they occur). */
export function growTree(
  matrix: Matrix,
  goal: Goal,
  rows: Int32Array,
  rules: GrowthRules,
  depth = 0,
): TreeNode {
  const tally = rules.tally();
  for (const row of rows) tally.add(goal.targets[row]!, 1);
  const facts = factsOf(tally, goal);
  const isDone =
    facts.impurity === 0 || depth >= rules.maxDepth || rows.length < rules.minSamplesSplit;
  const question = isDone ? null : bestSplit(matrix, goal.targets, rows, rules);
  if (question === null) return { kind: 'leaf', ...facts };
  const { feature, threshold } = question;
  const isLeft = (row: number) => matrix.data[row * matrix.columns + feature]! <= threshold;
  const left = rows.filter(isLeft);
  const right = rows.filter((row) => !isLeft(row));
  return {
    kind: 'split',
    ...facts,
    feature,
    threshold,
    left: growTree(matrix, goal, left, rules, depth + 1),
    right: growTree(matrix, goal, right, rules, depth + 1),
  };
}

function factsOf(tally: Tally, { names }: Goal): NodeFacts {
  const prediction = tally.prediction();
  return {
    samples: tally.samples,
    impurity: tally.spread() / tally.samples,
    counts: tally.counts(),
    prediction: names.length === 0 ? prediction : names[prediction]!,
  };
}

/** The leaf that a row of the matrix comes to. */
export function descend(root: TreeNode, matrix: Matrix, row: number): TreeLeaf {
  let node = root;
  while (node.kind === 'split') {
    const value = matrix.data[row * matrix.columns + node.feature]!;
    node = value <= node.threshold ? node.left : node.right;
  }
  return node;
}

/** Each feature's share of what all questions took from samples × impurity. */
export function importances(root: TreeNode, features: number): Float64Array {
  const gains = new Float64Array(features);
  const spread = ({ samples, impurity }: TreeNode) => samples * impurity;
  const waiting: TreeNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'leaf') continue;
    gains[node.feature]! += spread(node) - spread(node.left) - spread(node.right);
    waiting.push(node.left, node.right);
  }
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  return total === 0 ? gains : gains.map((gain) => gain / total);
}
