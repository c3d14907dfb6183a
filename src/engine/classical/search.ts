// Looking for good settings: all combinations of a grid, or some drawn by lot, each judged by cross-validation.
import { refuse } from '../errors.ts';
import { known, type Names } from '../known-options.ts';
import { paused } from '../pause.ts';
import { Random } from '../random.ts';
import { crossValidationNames, foldsOf, scoreOn, summary, train } from './cross-validate.ts';
import type { CrossValidation, CrossValidationOptions, Trainable } from './cross-validate.ts';
import { wholeNumber } from '../options.ts';
import { readExamples, type Examples } from '../take-rows.ts';

/** For each setting the values to try. */
export type Grid = Readonly<Record<string, readonly unknown[]>>;

/** For each setting the values to choose from, or a function that makes one of a uniform number in [0, 1). */
export type Space = Readonly<Record<string, readonly unknown[] | ((uniform: number) => unknown)>>;

/** One value for each setting of a grid or a space. */
export type Chosen<Choices extends Grid | Space> = {
  readonly [Name in keyof Choices]: Choices[Name] extends readonly (infer Value)[]
    ? Value
    : Choices[Name] extends (uniform: number) => infer Value
      ? Value
      : never;
};

/** One combination of settings, and how it did. */
export interface Trial<Settings> extends CrossValidation {
  readonly settings: Settings;
}

/** What a search found. */
export interface SearchResult<Settings, Model> {
  /** The trial with the highest mean score; the first of equal ones. */
  readonly best: Trial<Settings>;
  /** A model with the best settings, fitted to all rows. */
  readonly model: Model;
  /** All trials, in the order they were made. */
  readonly trials: readonly Trial<Settings>[];
}

/** Options of {@link randomSearch}. */
export interface RandomSearchOptions extends CrossValidationOptions {
  /** How many combinations to try; 10 unless stated. */
  readonly trials?: number;
}

const randomSearchNames: Names<RandomSearchOptions> = {
  ...crossValidationNames,
  trials: true,
};

/**
 * Cross-validates every combination of the grid's values on the same folds and refits the best on all rows.
 *
 * `gridSearch((settings) => classical.decisionTree(settings), { maxDepth: [1, 2, 3] }, x, y)`. Pauses after each
 * trial; a stop keeps the trials there are.
 *
 * @throws EngineError `bad-option` on an empty list, `too-few-rows`, and what the model refuses
 * @peers sklearn.model_selection.GridSearchCV
 */
export function gridSearch<const Choices extends Grid, Model extends Trainable>(
  make: (settings: Chosen<Choices>) => Model,
  grid: Choices,
  x: Examples,
  y: Examples,
  options: CrossValidationOptions = {},
): Promise<SearchResult<Chosen<Choices>, Model>> {
  const combinations = Object.entries(grid).reduce<Record<string, unknown>[]>(
    (settings, [name, values]) =>
      settings.flatMap((one) =>
        some('gridSearch', name, values).map((value) => ({ ...one, [name]: value })),
      ),
    [{}],
  );
  // every combination has one value of each list
  return search('gridSearch', make, combinations as Chosen<Choices>[], x, y, options);
}

/**
 * As `gridSearch`, for combinations drawn by lot: of a list each value is equally likely, a function is given a
 * uniform number. Better than a grid where few of the settings matter (Bergstra and Bengio, 2012).
 *
 * `randomSearch(make, { lambda: (u) => 10 ** (4 * u - 3) }, x, y, { trials: 20, seed: 1 })`
 *
 * @throws EngineError `bad-option`, `too-few-rows`, and what the model refuses
 * @peers sklearn.model_selection.RandomizedSearchCV
 */
export function randomSearch<const Choices extends Space, Model extends Trainable>(
  make: (settings: Chosen<Choices>) => Model,
  space: Choices,
  x: Examples,
  y: Examples,
  options: RandomSearchOptions = {},
): Promise<SearchResult<Chosen<Choices>, Model>> {
  const op = 'randomSearch';
  known(op, options, randomSearchNames);
  const { trials = 10, seed = 0 } = options;
  wholeNumber(op, 'trials', trials, 1);
  const random = new Random(wholeNumber(op, 'seed', seed, 0));
  const draw = () =>
    Object.fromEntries(
      Object.entries(space).map(([name, values]) => [name, drawn(op, name, values, random)]),
    );
  // every combination has one value for each name of the space
  const combinations = Array.from({ length: trials }, draw) as Chosen<Choices>[];
  return search(op, make, combinations, x, y, options);
}

async function search<Settings, Model extends Trainable>(
  op: string,
  make: (settings: Settings) => Model,
  combinations: readonly Settings[],
  x: Examples,
  y: Examples,
  options: CrossValidationOptions,
): Promise<SearchResult<Settings, Model>> {
  const read = readExamples(op, x, y);
  const folds = foldsOf(read.y, read.rows, options);
  const trials: Trial<Settings>[] = [];
  for (const settings of combinations) {
    const scores: number[] = [];
    for (const fold of folds) scores.push(await scoreOn(fold, make(settings), read.x, read.y));
    trials.push({ settings, ...summary(scores) });
    if (await paused(trials.length / combinations.length)) break;
  }
  const best = trials.reduce((one, other) => (other.mean > one.mean ? other : one));
  const model = make(best.settings);
  await train(model, read.x, read.y);
  return { best, model, trials };
}

function drawn(op: string, name: string, values: Space[string], random: Random): unknown {
  const uniform = random.uniform();
  if (typeof values === 'function') return values(uniform);
  return some(op, name, values)[Math.floor(uniform * values.length)];
}

/** The list, if there is something in it. */
function some(op: string, option: string, values: readonly unknown[]): readonly unknown[] {
  if (Array.isArray(values) && values.length > 0) return values;
  const range = 'a list with at least one value';
  throw refuse('bad-option', {
    op,
    option,
    value: Array.isArray(values) ? '[]' : String(values),
    range,
  });
}
