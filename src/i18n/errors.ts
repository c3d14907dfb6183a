// An error in the reader's language: a sentence on what is wrong, and one on what to do.
// Leaves the sentences to the folder beside it and the codes to #notebook and #engine.
import { engineSentences, engineTerm } from './errors/engine.ts';
import { runningSentences } from './errors/running.ts';
import type { ErrorSentences } from './errors/sentence.ts';
import { syntaxSentences } from './errors/syntax.ts';
import type { Language } from './language.ts';

/** Sentences for every code of the notebook and of the engine. */
export const errorSentences: ErrorSentences = {
  ...syntaxSentences,
  ...runningSentences,
  ...engineSentences,
};

/** What is known of an error, whoever raised it. */
export interface ErrorData {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/** An error as the page shows it. */
export interface ErrorText {
  readonly what: string;
  readonly remedy?: string;
  /** The parser's or JavaScript's own English text, for a second line; only where `what` cannot say as much. */
  readonly original?: string;
}

/** An error in a language. A code without sentences is shown as JavaScript's own errors are. */
export function errorText(error: ErrorData, language: Language): ErrorText {
  const words = errorSentences[error.code] ?? runningSentences['javascript'];
  const { what = '', remedy, suggested } = words?.[language] ?? {};
  const advice = error.params['suggestion'] === undefined ? remedy : (suggested ?? remedy);
  return {
    what: fill(what, error, language),
    ...(advice !== undefined && { remedy: fill(advice, error, language) }),
    ...(tellsLittle(error.code) && { original: error.message }),
  };
}

function tellsLittle(code: string): boolean {
  return code === 'syntax' || code === 'javascript' || !(code in errorSentences);
}

function fill(sentence: string, { params, code }: ErrorData, language: Language): string {
  const filled = sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? code);
    return language === 'zh-cn' ? (engineTerm(value) ?? value) : value;
  });
  return filled.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}
