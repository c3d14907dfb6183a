// The best question "feature ≤ threshold?" for the examples of one node.
import type { Random } from '../random.ts';
import type { Matrix } from './matrix.ts';
import type { SortRows } from './sorted-rows.ts';
import type { MakeTally } from './tally.ts';

/** A question: examples whose feature is at most the threshold go left. */
export interface Question {
  readonly feature: number;
  readonly threshold: number;
}

/** Where to look for questions. */
export interface SearchRules {
  readonly tally: MakeTally;
  readonly sortRows: SortRows;
  /** Examples each side keeps at least. */
  readonly minSamplesLeaf: number;
  /** How many features that vary are looked at. */
  readonly maxFeatures: number;
  /** Chooses them, if not all may be asked about. */
  readonly random: Random;
}

/** A gain must exceed the best one by this share: sums in another order are not better. */
const rounding = 1e-12;

/** The question after which the impurity of both sides together is smallest, or null where none can be asked. */
export function bestSplit(
  matrix: Matrix,
  targets: Float64Array,
  rows: Int32Array,
  rules: SearchRules,
): Question | null {
  let best: (Question & { readonly spread: number }) | null = null;
  let looked = 0;
  for (const feature of featureOrder(matrix.columns, rules)) {
    if (looked === rules.maxFeatures) break;
    const sorted = rules.sortRows(rows, feature);
    if (at(matrix, sorted[0]!, feature) === at(matrix, sorted.at(-1)!, feature)) continue;
    looked += 1;
    const found = bestThreshold(matrix, targets, sorted, feature, rules);
    if (found === null) continue;
    if (best === null || found.spread < best.spread * (1 - rounding)) best = { feature, ...found };
  }
  return best;
}

/** Moves examples from right to left in the order of the feature and looks at every gap. */
function bestThreshold(
  matrix: Matrix,
  targets: Float64Array,
  sorted: Int32Array,
  feature: number,
  { tally, minSamplesLeaf }: SearchRules,
): { readonly threshold: number; readonly spread: number } | null {
  const [left, right] = [tally(), tally()];
  for (const row of sorted) right.add(targets[row]!, 1);
  let best: { threshold: number; spread: number } | null = null;
  for (let place = 0; place + 1 < sorted.length; place++) {
    left.add(targets[sorted[place]!]!, 1);
    right.add(targets[sorted[place]!]!, -1);
    const low = at(matrix, sorted[place]!, feature);
    const high = at(matrix, sorted[place + 1]!, feature);
    if (low === high || left.samples < minSamplesLeaf || right.samples < minSamplesLeaf) continue;
    const spread = left.spread() + right.spread();
    if (best === null || spread < best.spread * (1 - rounding)) {
      best = { threshold: between(low, high), spread };
    }
  }
  return best;
}

/** Midway, but below `high` where the two are neighbours among the numbers. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return middle < high ? middle : low;
}

/** All features in order, or, if only some may be asked about, in an order drawn by lot. */
function featureOrder(columns: number, { maxFeatures, random }: SearchRules): number[] {
  const order = Array.from({ length: columns }, (_, column) => column);
  if (maxFeatures >= columns) return order;
  for (let place = 0; place + 1 < columns; place++) {
    const other = place + Math.floor(random.uniform() * (columns - place));
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order;
}

function at(matrix: Matrix, row: number, feature: number): number {
  return matrix.data[row * matrix.columns + feature]!;
}
