// Checks of options by their names, and of words: types bind the editor only, and a misspelt option would do nothing.
// Leaves their values to options.ts.
import { refuse, type EngineError } from './errors.ts';
import { describe } from './ndarray.ts';

/** Every name that options may have. */
export type Names<Options> = { readonly [Name in keyof Options]-?: true };

/**
 * The options, if they are an object and have no other names; none where they were left out.
 *
 * @throws EngineError `bad-option`, `unknown-option`
 */
export function known<Options extends object>(
  op: string,
  options: Options | undefined,
  names: Names<Options>,
): Options {
  // what is needed and missing is refused where it is read
  if (options === undefined) return {} as Options;
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const range = 'an object with names and values';
    throw refuse('bad-option', { op, option: 'options', value: describe(options), range });
  }
  const option = Object.keys(options).find((name) => !Object.hasOwn(names, name));
  if (option === undefined) return options;
  throw refuse('unknown-option', { op, option, known: Object.keys(names).join(', ') });
}

/** The refusal of a word that is none of the known ones; names the one that differs only in case or signs. */
export function unknownWord(op: string, found: unknown, words: readonly string[]): EngineError {
  const word = typeof found === 'string' ? found : describe(found);
  const meant = words.find((one) => letters(one) === letters(word));
  if (meant !== undefined) return refuse('unknown-word-near', { op, word, meant });
  return refuse('unknown-word', { op, word, known: words.join(', ') });
}

function letters(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}
