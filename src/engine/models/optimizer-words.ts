// Optimisers by the words that `compile` takes.
import { refuse } from '../errors.ts';
import { unknownWord } from '../known-options.ts';
import { adadelta, adagrad, adam, adamw, rmsprop, sgd } from '../optim/index.ts';
import type { AdamOptions, Optimizer, SgdOptions } from '../optim/index.ts';
import type { Tensor } from '../tensor.ts';

const byWord = {
  sgd,
  momentum: (parameters: readonly Tensor[], options: SgdOptions) =>
    sgd(parameters, { momentum: 0.9, ...options }),
  adagrad,
  rmsprop,
  adadelta,
  adam,
  amsgrad: (parameters: readonly Tensor[], options: AdamOptions) =>
    adam(parameters, { ...options, amsgrad: true }),
  adamw,
} as const;

/** `'momentum'` is `sgd` with momentum 0.9, `'amsgrad'` is `adam` with it. */
export type OptimizerName = keyof typeof byWord;

/** A word with the settings of its optimiser: `{ name: 'adam', learningRate: 0.01 }`. */
export type OptimizerSettings = {
  readonly [Name in OptimizerName]: { readonly name: Name } & NonNullable<
    Parameters<(typeof byWord)[Name]>[1]
  >;
}[OptimizerName];

/** A word, a word with settings, or a function: `(parameters) => sgd(parameters, { learningRate: 0.1 })`. */
export type OptimizerChoice =
  OptimizerName | OptimizerSettings | ((parameters: readonly Tensor[]) => Optimizer);

/**
 * Makes the chosen optimiser for parameters.
 *
 * @throws EngineError `unknown-word`, and whatever the optimiser refuses
 */
export function makeOptimizer(choice: OptimizerChoice, parameters: readonly Tensor[]): Optimizer {
  if (typeof choice === 'function') return choice(parameters);
  const { name, ...options } = settingsOf(choice);
  // which options go with which name is checked where they are written down
  const make = byWord[name] as (parameters: readonly Tensor[], options: object) => Optimizer;
  return make(parameters, options);
}

/**
 * A choice that names no optimiser is refused when it is made, not when it is used.
 *
 * @throws EngineError `unknown-word`
 */
export function checkOptimizer(choice: OptimizerChoice): void {
  if (typeof choice !== 'function') settingsOf(choice);
}

function settingsOf(choice: OptimizerName | OptimizerSettings): OptimizerSettings {
  const settings: unknown = typeof choice === 'string' ? { name: choice } : choice;
  if (isSettings(settings)) return settings;
  const known = Object.keys(byWord);
  if (choice === undefined)
    throw refuse('option-missing', { op: 'compile', option: 'optimizer', known: known.join(', ') });
  const word: unknown =
    typeof choice === 'object' ? (choice as { name?: unknown } | null)?.name : choice;
  throw unknownWord('compile optimizer', word, known);
}

function isSettings(value: unknown): value is OptimizerSettings {
  if (typeof value !== 'object' || value === null || !('name' in value)) return false;
  return typeof value.name === 'string' && Object.hasOwn(byWord, value.name);
}
