// TeX to HTML and MathML at build time. The only build-time file that knows KaTeX.
// Leaves finding formulas in a text to markdown-formulas.ts.
import katex from 'katex';
import { lightFormula } from './light-formula.ts';

/** A drawn formula, and the names its living symbols stand for, in order of appearance. */
export interface RenderedFormula {
  readonly html: string;
  readonly symbols: readonly string[];
}

/**
 * Draws TeX. `\sym{name}{TeX}` marks a symbol that stands for the value `name` of the chapter's code:
 * its glyphs carry `data-sym="name"`.
 *
 * Any TeX that KaTeX only tolerates is an error, and so is every command that writes HTML but `\sym`.
 */
export function renderFormula(tex: string, display: boolean): RenderedFormula {
  const symbols = new Set<string>();
  const html = katex.renderToString(tex, {
    displayMode: display,
    throwOnError: true,
    maxExpand: 1000,
    // The outer braces keep the space around a symbol out of what lights up.
    macros: { '\\sym': '{\\htmlData{sym=#1}{#2}}' },
    // \htmlData is reported as an extension before trust is asked; trust decides about it.
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    trust: (context) => isSymbol(context, symbols),
  });
  if (html.includes('mathcolor="#cc0000"')) throw new Error('formula: command not allowed');
  return {
    html: lightFormula(html, display),
    symbols: [...symbols],
  };
}

function isSymbol(
  context: { readonly command: string; readonly attributes?: Readonly<Record<string, string>> },
  symbols: Set<string>,
): boolean {
  const name = context.attributes?.['data-sym'];
  if (context.command !== '\\htmlData' || name === undefined) return false;
  if (Object.keys(context.attributes ?? {}).length !== 1) return false;
  symbols.add(name);
  return true;
}
