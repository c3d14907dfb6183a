// Formulas in MDX become drawn formulas while the text is compiled: two plugins of the Markdown processor.
// Leaves drawing to render-formula.ts.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HastPluginDefinition, MdastPluginDefinition } from 'satteri';
import { renderFormula } from './render-formula.ts';

/** The top-level names of a chapter's cells.ts. */
export type FindNames = (cells: string) => ReadonlySet<string>;

/**
 * First phase: TeX is carried in an attribute. (As raw text it would be read as Markdown again, which eats `\,`.)
 */
export const holdFormulas: MdastPluginDefinition = {
  name: 'hold-formulas',
  math: (node, context) => context.replaceNode(node, held('div', node.value)),
  inlineMath: (node, context) => context.replaceNode(node, held('span', node.value)),
};

function held(tag: 'div' | 'span', tex: string) {
  return {
    type: 'formula',
    data: { hName: tag, hProperties: { dataTex: tex } },
    children: [],
  };
}

/**
 * Second phase: TeX is drawn. A formula that KaTeX refuses, or a symbol that is no top-level name of the cells.ts
 * beside the text, ends the build with file, formula and name.
 */
export function drawFormulas(findNames: FindNames): HastPluginDefinition {
  return {
    name: 'draw-formulas',
    element: {
      filter: ['div', 'span'],
      visit(node, context) {
        const tex = node.properties['dataTex'];
        if (typeof tex !== 'string') return;
        const file = context.fileURL;
        context.replaceNode(node, draw(tex, node.tagName === 'div', file, findNames));
      },
    },
  };
}

function draw(tex: string, display: boolean, file: URL | undefined, findNames: FindNames) {
  const { html, symbols } = renderOrExplain(tex, display, file);
  if (symbols.length > 0) checkSymbols(symbols, tex, file, findNames);
  const properties = display
    ? { className: ['formula'], 'set:html': html + symbolsButton(symbols, file) }
    : { className: ['katex'], 'set:html': withoutOuter(html) };
  return {
    type: 'element' as const,
    tagName: display ? 'div' : 'span',
    properties,
    children: [],
  };
}

/** What stands in KaTeX's outermost element, `<span class="katex">`. */
function withoutOuter(html: string): string {
  return html.slice(html.indexOf('>') + 1, html.lastIndexOf('<'));
}

function renderOrExplain(tex: string, display: boolean, file: URL | undefined) {
  try {
    return renderFormula(tex, display);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`formula: ${reason}\n  in ${nameOf(file)}\n  formula: ${tex}`, {
      cause: error,
    });
  }
}

function checkSymbols(
  symbols: readonly string[],
  tex: string,
  file: URL | undefined,
  findNames: FindNames,
): void {
  const cells = file === undefined ? undefined : new URL('cells.ts', file);
  const known =
    cells !== undefined && existsSync(cells)
      ? findNames(readFileSync(cells, 'utf8'))
      : new Set<string>();
  const unknown = symbols.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new Error(
    `formula: \\sym names no top-level name of cells.ts: ${unknown.join(', ')}\n` +
      `  in ${nameOf(file)}\n  formula: ${tex}\n  known names: ${[...known].join(', ')}`,
  );
}

/** Opens a plain list of the formula's symbols; symbol-list.ts gives it its words and its life. */
function symbolsButton(symbols: readonly string[], file: URL | undefined): string {
  if (symbols.length === 0) return '';
  const word = nameOf(file).endsWith('zh-cn.mdx') ? '符号' : 'Symbols';
  const names = symbols.join(' ');
  return `<button class="symbols-button" type="button" aria-expanded="false" data-symbols="${names}">${word}</button>`;
}

function nameOf(file: URL | undefined): string {
  return file === undefined ? 'a text without a file' : fileURLToPath(file);
}
