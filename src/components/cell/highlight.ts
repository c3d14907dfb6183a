// Shiki with one grammar and two themes: colours code at build time, under the textarea and in Monaco.
// The only importer of Shiki; in the page it is loaded with the first edit. Leaves HTML to code-lines.ts.
import type { HighlighterCore } from 'shiki/core';
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import typescript from 'shiki/langs/typescript.mjs';
import type { Tone } from './code-theme.ts';
import { codeThemes, toneOf } from './code-theme.ts';
import { signedNumbers } from './signed-numbers.ts';

/** A run of characters of one tone. The tokens of a line, joined, are the line. */
export interface CodeToken {
  readonly text: string;
  readonly tone: Tone;
}

let opened: Promise<HighlighterCore> | undefined;

/** The highlighter, made on the first call. */
export function openHighlighter(): Promise<HighlighterCore> {
  opened ??= createHighlighterCore({
    themes: [codeThemes.light, codeThemes.dark],
    langs: [typescript, signedNumbers],
    engine: createJavaScriptRegexEngine(),
  });
  return opened;
}

/** Longer lines stay uncoloured, since a reader may paste anything. No limit of time: a slow device has colours, too. */
export const colourLimits = { tokenizeMaxLineLength: 5_000, tokenizeTimeLimit: 0 } as const;

/** The lines of a cell as coloured tokens. */
export function colourLines(highlighter: HighlighterCore, source: string): CodeToken[][] {
  const lines = highlighter.codeToTokensBase(source, {
    lang: 'typescript',
    theme: 'nabla-light',
    ...colourLimits,
  });
  return lines.map((line) =>
    line.map((token) => ({ text: token.content, tone: toneOf(token.color) })),
  );
}
