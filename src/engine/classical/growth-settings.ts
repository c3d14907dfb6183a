// The settings that one tree and a forest have in common, and what their targets become.
import type { Names } from '../known-options.ts';
import type { Random } from '../random.ts';
import { readClasses } from './classes.ts';
import type { Goal, GrowthRules } from './grow-tree.ts';
import { readTargets, type Matrix, type Targets } from './matrix.ts';
import { sortRowsOf } from './sorted-rows.ts';
import { oneOf, wholeNumber } from '../options.ts';
import { tallies, type Criterion } from './tally.ts';

/** How a tree grows. */
export interface GrowthOptions {
  /** What a question is judged by; `'squaredError'` predicts numbers. `'gini'` unless stated. */
  readonly criterion?: Criterion;
  /** Questions from the root to any leaf at most; no limit unless stated. */
  readonly maxDepth?: number;
  /** Examples that a node needs to be asked another question; 2 unless stated. */
  readonly minSamplesSplit?: number;
  /** Examples that every leaf keeps at least; 1 unless stated. */
  readonly minSamplesLeaf?: number;
  /** How many features, drawn anew at each node, may be asked about. */
  readonly maxFeatures?: number;
  /** Seed of whatever is drawn by lot; 0 unless stated. */
  readonly seed?: number;
}

/** The names of {@link GrowthOptions}. */
export const growthNames: Names<GrowthOptions> = {
  criterion: true,
  maxDepth: true,
  minSamplesSplit: true,
  minSamplesLeaf: true,
  maxFeatures: true,
  seed: true,
};

/** The options with every one filled in; `maxFeatures` may be left to the data. */
export type GrowthSettings = Required<Omit<GrowthOptions, 'maxFeatures'>> & {
  readonly maxFeatures: number | undefined;
};

/** @throws EngineError `bad-option` */
export function readGrowth(op: string, options: GrowthOptions): GrowthSettings {
  const { criterion = 'gini', maxDepth, maxFeatures } = options;
  const { minSamplesSplit = 2, minSamplesLeaf = 1, seed = 0 } = options;
  const count = (name: string, value: number | undefined) =>
    value === undefined || value === Infinity ? value : wholeNumber(op, name, value, 1);
  return {
    criterion: oneOf(op, 'criterion', criterion, ['gini', 'entropy', 'squaredError']),
    maxDepth: count('maxDepth', maxDepth) ?? Infinity,
    minSamplesSplit: wholeNumber(op, 'minSamplesSplit', minSamplesSplit, 2),
    minSamplesLeaf: wholeNumber(op, 'minSamplesLeaf', minSamplesLeaf, 1),
    maxFeatures: count('maxFeatures', maxFeatures),
    seed: wholeNumber(op, 'seed', seed, 0),
  };
}

/**
 * What a tree shall predict.
 *
 * @throws EngineError `rows-differ`, `not-finite`, `class-not-whole`, `one-class`
 */
export function readGoal(op: string, criterion: Criterion, y: Targets, rows: number): Goal {
  if (criterion === 'squaredError') return { names: [], targets: readTargets(op, y, rows) };
  const { names, places } = readClasses(op, y, rows);
  return { names, targets: Float64Array.from(places) };
}

/** The rules of growth on a matrix towards a goal. */
export function growthRules(
  settings: GrowthSettings,
  matrix: Matrix,
  goal: Goal,
  maxFeatures: number,
  random: Random,
): GrowthRules {
  const tally = tallies(settings.criterion, goal.names.length);
  return { ...settings, tally, sortRows: sortRowsOf(matrix), maxFeatures, random };
}
