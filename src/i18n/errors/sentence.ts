// What the page says about one error code. Leaves the codes to #notebook and #engine.
import type { Words } from '../language.ts';

/** Sentences in which `{name}` stands for the error's parameter of that name. */
export interface ErrorSentence {
  /** What is wrong. */
  readonly what: string;
  /** What to do about it. */
  readonly remedy?: string;
  /** The remedy if the error carries a `suggestion`. */
  readonly suggested?: string;
}

/** For each code its sentences in both languages. */
export type ErrorSentences = Readonly<Record<string, Words<ErrorSentence>>>;
