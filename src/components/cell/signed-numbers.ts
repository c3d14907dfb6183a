// A grammar laid over TypeScript's: numbers say their sign, and a leading minus belongs to its number.
// Leaves the rest of the language to Shiki's own grammar and the colours to code-theme.ts.
import type { LanguageRegistration } from 'shiki/core';

const digits = String.raw`(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)n?(?![\w$])`;
const zero = String.raw`0+(?:\.0*)?(?![\w$.])`;
/** A minus after one of these, or at the start of a line, is a sign and not a subtraction. */
const beforeSign = String.raw`(?<=^|[=(\[{,:?;&|<>+*/%!~]|[=(\[{,:?;&|<>+*/%!~] |return )`;

/** Injected into `source.ts`: scopes `constant.numeric.negative` and `constant.numeric.zero`. */
export const signedNumbers: LanguageRegistration = {
  name: 'signed-numbers',
  scopeName: 'nabla.signed-numbers',
  injectTo: ['source.ts'],
  injectionSelector: 'L:source.ts -string -comment',
  patterns: [
    { match: `${beforeSign}-(?=${zero})${zero}`, name: 'constant.numeric.zero.ts' },
    { match: `${beforeSign}-${digits}`, name: 'constant.numeric.negative.ts' },
    { match: String.raw`(?<![\w$.])${zero}`, name: 'constant.numeric.zero.ts' },
  ],
  repository: {},
};
